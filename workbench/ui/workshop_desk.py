"""Asks the workshop on behalf of the window: one thread that waits, and of each kind of question the newest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.jobs.live_process import LiveError
from workbench.jobs.workshop import Answered, Workshop
from workbench.session import Session
from workbench.tasks.recipe import TrainRecipe
from workbench.ui.background import Background, CancelledError, Task
from workbench.ui.endings import Endings

IDLE_MS = 10 * 60 * 1000
"""A workshop that was asked nothing for so long gives its memory back; the next question opens it again."""

Take = Callable[[Any], None]
Refuse = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """One question. ``read`` turns the answer into a value, in the waiting thread; ``first`` are images to begin with.

    ``kind`` names who asks: a newer wish of the same kind takes the place of one that still waits.
    """

    kind: str
    verb: str
    recipe: TrainRecipe
    question: Mapping[str, Any] = field(default_factory=dict)
    read: Callable[[Answered], Any] = lambda answer: answer
    first: tuple[int, ...] = ()


class WorkshopDesk(QObject):
    """``busyChanged``: something is asked, or nothing is any more; ``phase`` says what the child does meanwhile."""

    busyChanged: ClassVar[Signal] = Signal()
    phase: ClassVar[Signal] = Signal(str)

    def __init__(self, make: Callable[..., Workshop] = Workshop) -> None:
        super().__init__()
        self._make = make
        self._background, self._endings = Background(threads=1), Endings()
        self._session: Session | None = None
        self._shop: Workshop | None = None
        self._task: Task | None = None
        self._waiting: dict[str, tuple[Wish, Take, Refuse]] = {}
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self.rest)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._task is not None

    @property
    def is_running(self) -> bool:
        """Whether the workshop is open, so that an answer takes no longer than the work."""
        return self._shop is not None and self._shop.is_running

    def set_session(self, session: Session | None) -> None:
        """Serve another project, or none: what was asked is forgotten."""
        if session is not self._session:
            self.rest()
            self._session = session

    def ask(self, wish: Wish, take: Take, refuse: Refuse) -> None:
        """Ask when it is its turn; ``take(value)`` or ``refuse(sentence)`` is called in this thread."""
        self._waiting[wish.kind] = (wish, take, refuse)
        self._go_on()

    def rest(self) -> None:
        """Let the workshop close; what was asked is forgotten."""
        self._idle.stop()
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self.busyChanged.emit()
        if self._shop is not None:
            self._endings.begin(self._shop.close)
            self._shop = None

    def close(self) -> None:
        """End child and thread."""
        self.rest()
        self._endings.wait()
        self._background.close()

    def _go_on(self) -> None:
        if self._task is not None or not self._waiting or self._session is None:
            return
        wish, take, refuse = self._waiting.pop(next(iter(self._waiting)))
        session = self._session
        shop = self._shop = self._shop or self._make(session.project, self.phase.emit)
        self._idle.stop()

        def work(task: Task) -> Any:
            session.flush()
            try:
                shop.draft(wish.recipe.task, wish.first)
                return wish.read(shop.ask(wish.verb, wish.recipe, wish.question))
            except LiveError:
                if task.is_cancelled:
                    raise CancelledError from None
                raise

        def end(call: Callable[[Any], None]) -> Callable[[Any], None]:
            def ended(value: Any) -> None:
                self._task = None
                self._idle.start()
                call(value)
                self._go_on()
                self.busyChanged.emit()

            return ended

        self._task = self._background.start(self.tr("Asking the workshop"), work, end(take), end(refuse))
        self.busyChanged.emit()
