"""Reads, off the GUI thread, what a run found on an image; of several questions the newest is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject

from workbench.core.prediction import Prediction
from workbench.editing.ghosts.image_classes import is_of_image
from workbench.project.class_telling import tells_several
from workbench.project.error import ProjectError
from workbench.project.project import Project
from workbench.ui.background import Background, Task


class Reading(NamedTuple):
    """``prediction`` is None where the run has not looked; ``tells_several``: each class of the image by itself."""

    prediction: Prediction | None
    tells_several: bool


class PredictionReading(QObject):
    """Answers with the prediction or, where that cannot be read, with a sentence."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._task: Task | None = None
        self._last: tuple[Project | None, str, int] = (None, "", 0)
        self._several: dict[str, bool] = {}

    @property
    def is_going_on(self) -> bool:
        """Whether an answer is awaited."""
        return self._task is not None

    def has_read(self, project: Project, run: str, image_id: int) -> bool:
        """Whether the last answer was about this run and image."""
        return self._last == (project, run, image_id)

    def stop(self) -> None:
        """Nobody waits for an answer any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def ask(
        self,
        project: Project,
        place: tuple[str, int],
        take: Callable[[Reading], None],
        fail: Callable[[str], None],
    ) -> None:
        """Read what a run found on an image (``place``); an earlier question is forgotten."""
        self.stop()
        if project is not self._last[0]:
            self._several = {}
        several = self._several

        def read(_: object) -> Reading:
            prediction = project.predictions.read(*place)
            is_told = prediction is not None and any(is_of_image(item) for item in prediction.instances)
            if is_told and place[0] not in several:
                several[place[0]] = _tells_several(project, place[0])
            return Reading(prediction, is_told and several[place[0]])

        def taken(found: Reading) -> None:
            self._task, self._last = None, (project, *place)
            take(found)

        def failed(text: str) -> None:
            self._task = None
            fail(text)

        self._task = self._background.start(self.tr("Reading predictions"), read, taken, failed)


def _tells_several(project: Project, run: str) -> bool:
    try:
        return tells_several(project.runs.get(run))
    except ProjectError:  # its predictions are here, it is not
        return False
