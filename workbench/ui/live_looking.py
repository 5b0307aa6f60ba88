"""A run that looks while the person works: one worker, one thread that talks to it, the newest image first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.jobs.live_predictor import LiveChoice, LivePredictor
from workbench.jobs.live_process import LiveError, UnansweredError
from workbench.project.live_predictions import is_answered, live_image
from workbench.project.predictions import PredictImage
from workbench.project.project import Project
from workbench.tasks.recipe import Spot
from workbench.ui.background import Background, CancelledError, Task
from workbench.ui.endings import Endings

IDLE_MS = 10 * 60 * 1000
"""A model that was not asked for so long gives its memory back; the next question loads it again."""


class Doing(StrEnum):
    """What goes on."""

    NOTHING = "nothing"
    LOADING = "loading"
    LOOKING = "looking"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Question:
    """One image as the window shows it, its labels included."""

    project: Project
    run: str
    record: ImageRecord
    labels: tuple[Instance, ...]


Refined = Callable[[tuple[Instance, ...]], None]


class LiveLooking(QObject):
    """Asks at most one question at a time; of those that wait, the newest look and every refinement stay.

    ``looked(run, image id)``: the run's prediction of that image can be read. ``failed`` carries one sentence; the
    worker is then gone; ``puzzled`` one about a single image. ``doingChanged`` says what goes on, for a person to see.
    """

    looked: ClassVar[Signal] = Signal(str, int)
    failed: ClassVar[Signal] = Signal(str)
    puzzled: ClassVar[Signal] = Signal(str)
    doingChanged: ClassVar[Signal] = Signal()
    _phase: ClassVar[Signal] = Signal(str)

    def __init__(self, make: Callable[..., LivePredictor] = LivePredictor) -> None:
        super().__init__()
        self.doing = Doing.NOTHING
        self._make = make
        self._background, self._endings = Background(threads=1), Endings()
        self._predictor: LivePredictor | None = None
        self._owner: tuple[Project, str] | None = None
        self._task: Task | None = None
        self._waiting: Question | None = None
        self._ahead: Question | None = None
        self._refinements: list[tuple[Question, tuple[Spot, ...], Refined]] = []
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self.rest)
        self._phase.connect(lambda _: self._say(Doing.LOADING))

    @property
    def is_busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._task is not None

    def look(self, question: Question) -> None:
        """Let the run look at an image, unless it has; takes the place of an image that still waits."""
        self._waiting, self._ahead = question, None
        if self._task is not None and self._owner != (question.project, question.run):
            # Another run was chosen: nobody waits for the model of the last one any more.
            self._put_away()
        self._go_on()

    def look_ahead(self, question: Question) -> None:
        """Let the run look at an image that is likely next, when nothing else waits."""
        self._ahead = question
        self._go_on()

    def refine(self, question: Question, spots: Sequence[Spot], done: Refined) -> None:
        """Let the run look into some boxes of an image alone; ``done`` gets what it found."""
        self._refinements.append((question, tuple(spots), done))
        self._go_on()

    def rest(self) -> None:
        """Put the model away; what was asked is forgotten."""
        self._idle.stop()
        self._waiting = self._ahead = None
        self._refinements.clear()
        self._put_away()
        self._say(Doing.NOTHING)

    def _put_away(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if self._predictor is not None:
            self._endings.begin(self._predictor.close)
            self._predictor = None

    def close(self) -> None:
        """End worker and thread."""
        self.rest()
        self._endings.wait()
        self._background.close()

    def _go_on(self) -> None:
        if self._task is not None:
            return
        if self._refinements:
            question, spots, done = self._refinements.pop(0)
            predictor = self._predictor_of(question)
            image = PredictImage(question.record.id, question.project.image_file(question.record), spots)
            self._start(lambda: predictor.refine(image), done)
        elif self._waiting is not None:
            shown, self._waiting = self._waiting, None
            self._look_at(shown)
        elif self._ahead is not None:
            shown, self._ahead = self._ahead, None
            self._look_at(shown, is_ahead=True)
        elif self._predictor is not None and not self._predictor.is_loaded:
            # This image was answered from the disk; the next one shall not wait for the model.
            self._start(self._predictor.load, lambda _: None)

    def _look_at(self, question: Question, is_ahead: bool = False) -> None:
        predictor = self._predictor_of(question)
        run, image_id = question.run, question.record.id
        self._start(lambda: _look(question, predictor), lambda _: self.looked.emit(run, image_id), is_ahead)

    def _start(self, work: Callable[[], object], done: Callable[[Any], None], is_ahead: bool = False) -> None:
        self._idle.stop()
        predictor = self._predictor
        if not is_ahead:
            self._say(Doing.LOOKING if predictor is not None and predictor.is_loaded else Doing.LOADING)

        def take(result: object) -> None:
            self._task = None
            self._idle.start()
            self._say(Doing.WAITING)
            if not isinstance(result, UnansweredError):
                done(result)
            elif not is_ahead:
                self.puzzled.emit(str(result))
            self._go_on()

        self._task = self._background.start(
            self.tr("Looking at the image"), lambda task: _worked(task, work), take, self._fail
        )

    def _fail(self, text: str) -> None:
        self.rest()
        self.failed.emit(text)

    def _predictor_of(self, question: Question) -> LivePredictor:
        owner = (question.project, question.run)
        if self._predictor is None or self._owner is None or self._owner != owner:
            if self._predictor is not None:
                self._endings.begin(self._predictor.close)
            self._owner = owner
            self._predictor = self._make(question.project, LiveChoice(question.run), self._phase.emit)
        return self._predictor

    def _say(self, doing: Doing) -> None:
        if doing != self.doing:
            self.doing = doing
            self.doingChanged.emit()


def _worked(task: Task, work: Callable[[], object]) -> object:
    try:
        return work()
    except UnansweredError as error:
        return error
    except LiveError:
        if task.is_cancelled:
            raise CancelledError from None
        raise


def _look(question: Question, predictor: LivePredictor) -> None:
    run = question.project.runs.get(question.run)
    image = live_image(question.project, run, question.record, question.labels)
    if not is_answered(question.project, run, image):
        predictor.look(image)
