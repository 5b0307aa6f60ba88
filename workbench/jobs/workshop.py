"""The app's side of the workshop: a child that fits recipes, tries them and looks inside their pipelines."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from typing import Any

from workbench.environments.layout import ROOT, worker_python
from workbench.jobs.child_environment import child_environment
from workbench.jobs.live_process import LiveError, LiveProcess, UnansweredError
from workbench.project.drafts import Draft, write_draft
from workbench.project.project import Project
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import WorkAsked
from workbench.tasks.recipe import TrainRecipe
from workbench.tasks.task import task


class Workshop:
    """One child with a draft of one project's labels. All but ``close`` block: one thread of their own.

    The child starts at the first question, and anew when the device is another: a process sees one device for life.
    """

    def __init__(
        self,
        project: Project,
        tell: Callable[[str], None] = lambda _: None,
        python: Callable[[], Path] = worker_python,
    ) -> None:
        self._project, self._tell, self._python = project, tell, python
        self._folder: JobFolder | None = None
        self._process: LiveProcess | None = None
        self._device = ""
        self._drafted: tuple[str, int, tuple[int, ...]] | None = None
        self._draft = Draft({})
        self._numbers = count(1)
        self._is_closed = False

    @property
    def is_running(self) -> bool:
        """Whether the child lives, so that an answer takes no longer than the work."""
        return self._process is not None and self._process.is_alive

    def draft(self, kind: str, first: tuple[int, ...] = ()) -> Draft:
        """Write the labels that questions about a task look at, unless they stand there as they are; ProjectError.

        ``first`` are images to begin with. Labels that were stored since are taken in.
        """
        wanted = kind, self._project.store.last_number(), first
        if wanted != self._drafted:
            self._draft = write_draft(self._project, self._place(), task(kind), first)
            self._drafted = wanted
        return self._draft

    def ask(self, verb: str, recipe: TrainRecipe, question: Mapping[str, Any] | None = None) -> Answered:
        """Ask about a recipe and wait; raises UnansweredError with the worker's sentence, LiveError, ProjectError."""
        if self._drafted is None or self._drafted[0] != recipe.task:
            self.draft(recipe.task)
        process = self._running(recipe.device)
        number = next(self._numbers)
        body = json.dumps({**(question or {}), "recipe": as_json(recipe)})
        told = process.ask(WorkAsked(time.time(), number, verb, body), number)
        if told.trouble:
            raise UnansweredError(told.trouble)
        return read_answer(self._place(), number, told.seconds)

    def close(self) -> None:
        """End the child, from any thread, and remove the draft: whoever waits for an answer gets LiveError."""
        self._is_closed = True
        if self._process is not None:
            self._process.close()
        if self._folder is not None:
            shutil.rmtree(self._folder.path, ignore_errors=True)

    def _place(self) -> JobFolder:
        if self._is_closed:
            raise LiveError("The workshop was closed.")
        if self._folder is None:
            self._folder = JobFolder(Path(tempfile.mkdtemp(prefix="workbench-workshop-")))
        return self._folder

    def _running(self, device: str) -> LiveProcess:
        if self._process is not None and self._process.is_alive and self._device == device:
            return self._process
        if self._process is not None:
            self._process.close()
        folder = self._place()
        shutil.rmtree(folder.answers, ignore_errors=True)
        self._process, self._device = LiveProcess(folder, self._tell), device
        if self._is_closed:
            raise LiveError("The workshop was closed.")
        command = (str(self._python()), "-m", "workbench.worker.workshop", str(os.getpid()), device, str(folder.path))
        self._process.start(command, ROOT, child_environment(ROOT, os.cpu_count() or 1))
        return self._process


@dataclasses.dataclass(frozen=True, slots=True)
class Answered:
    """An answer's JSON object; its arrays lie in ``arrays`` (see protocol.arrays), which may not be there."""

    body: dict[str, Any]
    arrays: Path
    seconds: float


def as_json(recipe: TrainRecipe) -> dict[str, Any]:
    """Return a recipe as the JSON object that a recipe's file holds."""
    return {"version": 1, "kind": "train", **dataclasses.asdict(recipe)}


def read_answer(folder: JobFolder, number: int, seconds: float) -> Answered:
    """Read an answer; raises LiveError when there is none."""
    path = folder.answers / f"{number}.json"
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise LiveError(f"{path}: {error}") from None
    if not isinstance(body, dict):
        raise LiveError(f"{path}: holds no answer")
    return Answered(body, path.with_suffix(".npz"), seconds)
