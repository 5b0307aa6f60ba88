"""A run that looks at images as the person comes to them: one worker process with the model loaded."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from workbench.core.instance import Instance
from workbench.environments.cuda import find_driver
from workbench.environments.layout import ROOT, worker_python
from workbench.jobs.child_environment import child_environment
from workbench.jobs.live_process import LiveError, LiveProcess, UnansweredError
from workbench.project.live_predictions import detector_of, live_folder, read_refined
from workbench.project.predictions import PredictImage
from workbench.project.project import Project
from workbench.project.runs import Run
from workbench.protocol.messages import Answered, LookAsked
from workbench.tasks.recipe import PredictRecipe, Spot

LOWEST_SCORE = 0.05


@dataclass(frozen=True, slots=True)
class LiveChoice:
    """Which run looks, and on what device (empty: the best of this machine)."""

    run: str
    device: str = ""


class LivePredictor:
    """Loads a run's model at the first question. All but ``close`` block: one thread of their own.

    What it finds lies on disk among the run's predictions when ``look`` returns.
    """

    def __init__(
        self,
        project: Project,
        choice: LiveChoice,
        tell: Callable[[str], None] = lambda _: None,
        python: Callable[[], Path] = worker_python,
    ) -> None:
        self._project, self._choice, self._tell, self._python = project, choice, tell, python
        self._process: LiveProcess | None = None
        self._numbers = count(1)
        self._is_closed = False

    @property
    def is_loaded(self) -> bool:
        """Whether the model is in memory, so that an answer takes no longer than the model itself."""
        return self._process is not None and self._process.is_alive

    def load(self) -> None:
        """Load the model, unless it is; raises LiveError, ProjectError."""
        self._running()

    def look(self, image: PredictImage) -> Answered:
        """Let the model look at an image; raises UnansweredError, LiveError, ProjectError."""
        return self._ask(image, is_refining=False)[0]

    def refine(self, image: PredictImage) -> tuple[Instance, ...]:
        """Return what the model sees in the image's spots, in no order; raises LiveError, ProjectError."""
        answer, process = self._ask(image, is_refining=True)
        return read_refined(process.folder, answer.number)

    def close(self) -> None:
        """End the worker, from any thread: whoever waits for an answer gets LiveError."""
        self._is_closed = True
        if self._process is not None:
            self._process.close()

    def _ask(self, image: PredictImage, is_refining: bool) -> tuple[Answered, LiveProcess]:
        process = self._running()
        number = next(self._numbers)
        boxes = tuple(float(value) for spot in image.spots or () for value in _row(spot))
        path = str(image.path)
        asked = LookAsked(time.time(), number, image.id, path, boxes, not is_refining, is_refining)
        answer = process.ask(asked, number)
        if answer.trouble:
            raise UnansweredError(answer.trouble)
        return answer, process

    def _running(self) -> LiveProcess:
        if self._process is not None and self._process.is_alive:
            if self._project.predictions.jobs(self._choice.run)[-1:] == (self._process.folder,):
                return self._process
            # A queued job has predicted since: what is found now must lie in a newer folder than that.
            self._process.close()
        run = self._project.runs.get(self._choice.run)
        recipe = recipe_of(run, self._choice.device or _best_device(), detector_of(self._project, run))
        folder = live_folder(self._project.predictions, run, recipe)
        self._process = process = LiveProcess(folder, self._tell)
        if self._is_closed:
            raise LiveError("The model was put away.")
        command = (str(self._python()), "-m", "workbench.worker", "--live", str(os.getpid()), str(folder.path))
        process.start(command, ROOT, child_environment(ROOT, recipe.threads))
        return process


def recipe_of(run: Run, device: str, detector: Run | None = None) -> PredictRecipe:
    """Return how a run's best checkpoint is to look at single images: quickly, so without heatmaps."""
    return PredictRecipe(
        name="live",
        run_folder=str(run.folder.path),
        checkpoint="best",
        device=device,
        threads=os.cpu_count() or 1,
        score_threshold=LOWEST_SCORE,
        detector_folder=str(detector.folder.path) if detector is not None else "",
    )


def _row(spot: Spot) -> tuple[float, ...]:
    return (*spot.box_xywh, spot.category_id)


def _best_device() -> str:
    driver = find_driver()
    return "cuda:0" if driver is not None and driver.gpus else "cpu"
