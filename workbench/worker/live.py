"""A live worker: holds one trained model loaded and looks at what the window shows, the newest question first."""

from __future__ import annotations

import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from workbench.core.geometry import box_overlap
from workbench.protocol.channel import ChannelReader
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import LookAsked
from workbench.tasks.recipe import PredictRecipe, Recipe, RecipeError, Spot, read_recipe
from workbench.worker.adapters.adapter import Predictor, WorkingJob
from workbench.worker.cascade import DETECTED_SCORE
from workbench.worker.control import StopWatch
from workbench.worker.failures import JobFailure, JobStopped, sentence
from workbench.worker.lifeline import end_with
from workbench.worker.predict import (
    ImageTask,
    LoadedModel,
    append_line,
    cut_torn_line,
    load,
    load_detector,
    look,
    read_image,
)
from workbench.worker.reporter import Reporter
from workbench.worker.run import choose_device, create_time, set_threads, versions

LISTEN_EVERY_S = 0.01
"""How long a question may lie unread: well under what a hand notices, and next to no work while nothing is asked."""

IDLE_S = 600.0
"""A model that nobody asks for so long gives its memory back."""


SAME_BOX = 0.6
"""From this intersection over union on, a detected box is one that is known already."""


@dataclass(frozen=True, slots=True)
class Eyes:
    """The model that answers, and one that finds where it is to look (None: it is only told where)."""

    model: LoadedModel
    detector: Predictor | None = None


@dataclass(frozen=True, slots=True)
class LivePace:
    """Seconds between two looks for questions, and without a question before the worker ends by itself."""

    listen_s: float = LISTEN_EVERY_S
    idle_s: float = IDLE_S


def serve(path: Path, owner: int, pace: LivePace | None = None) -> int:
    """Answer until told to stop, idle for too long, or the process ``owner`` is gone; returns the exit code."""
    end_with(owner)
    folder = JobFolder(path)
    reporter = Reporter(folder.events)
    recipe: Recipe | None = None
    try:
        recipe = read_recipe(folder.live)
        if not isinstance(recipe, PredictRecipe):
            raise RecipeError(f"{folder.live}: not a recipe to predict with")
        set_threads(recipe.threads)
        choose_device(recipe.device)
        created = create_time()
        reporter.started(recipe.device, created, versions())
        _listen(recipe, WorkingJob(folder, reporter, StopWatch(folder.control, created)), pace or LivePace())
    except JobStopped as stopped:
        reporter.finished("cancelled", str(stopped))
    except BaseException as error:  # noqa: BLE001 - whatever it was, the window is told
        traceback.print_exc()
        reporter.finished("failed", sentence(error, recipe))
        return 1
    finally:
        reporter.close()
    return 0


def _listen(recipe: PredictRecipe, job: WorkingJob, pace: LivePace) -> None:
    job.reporter.phase("Loading the model")
    model = LoadedModel(load(recipe, job), recipe)
    eyes = Eyes(model, _detector(recipe, job))
    asked = ChannelReader(job.folder.control)
    cut_torn_line(job.folder.predictions)
    job.reporter.ready()
    heard_at = time.monotonic()
    while not job.stop.is_requested():
        questions = to_answer([message for message in asked.poll() if isinstance(message, LookAsked)])
        for question in questions:
            _answer(question, eyes, job)
            heard_at = time.monotonic()
        if time.monotonic() - heard_at > pace.idle_s:
            raise JobStopped("Nothing was asked for a while; the model was put away.")
        if not questions:
            time.sleep(pace.listen_s)
    raise JobStopped("The model was put away.")


def to_answer(questions: Sequence[LookAsked]) -> list[LookAsked]:
    """Return what is still worth an answer: every refinement, and of the looks at images the newest alone."""
    newest = max((item.number for item in questions if not item.is_refining), default=0)
    return [item for item in questions if item.is_refining or item.number == newest]


def _detector(recipe: PredictRecipe, job: WorkingJob) -> Predictor | None:
    if not recipe.detector_folder:
        return None
    return load_detector(recipe, job)


def _answer(question: LookAsked, eyes: Eyes, job: WorkingJob) -> None:
    began = time.monotonic()
    trouble = ""
    try:
        path = Path(question.path)
        image = read_image(path)
        line = look(image, ImageTask(question.image_id, path, _spots(question, eyes, image)), eyes.model, job.folder)
        target = job.folder.predictions
        if question.is_refining:
            line, target = {"number": question.number, **line}, job.folder.refined
        with open(target, "ab") as file:
            append_line(file.fileno(), line)
    except (JobFailure, OSError, RuntimeError, MemoryError, ValueError) as error:
        # One image that fails is no reason to load the model anew for the next.
        traceback.print_exc()
        trouble = sentence(error, eyes.model.recipe)
    job.reporter.answered(question.number, time.monotonic() - began, trouble)


def _spots(question: LookAsked, eyes: Eyes, image: npt.NDArray[np.uint8]) -> tuple[Spot, ...] | None:
    """Where to look: the boxes that came with the question, and what the detector finds beside them."""
    numbers = question.boxes
    if len(numbers) % 5:
        raise ValueError(f"{len(numbers)} numbers are no list of boxes")
    rows = [numbers[start : start + 5] for start in range(0, len(numbers), 5)]
    spots = [Spot((x, y, w, h), int(category)) for x, y, w, h, category in rows if w > 0 and h > 0]
    if not question.looks_everywhere:
        return tuple(spots)
    if eyes.detector is None:
        return tuple(spots) or None
    found = sorted(eyes.detector(image, None), key=lambda item: -item.score)
    for item in found:
        box = item.bbox_xywh
        is_new = box is not None and all(box_overlap(box, spot.box_xywh) < SAME_BOX for spot in spots)
        if box is not None and is_new and item.score >= DETECTED_SCORE and min(box[2:]) > 0:
            spots.append(Spot(box, item.category_id))
    return tuple(spots)
