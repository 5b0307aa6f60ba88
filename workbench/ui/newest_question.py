"""Questions that are answered off the GUI thread, one at a time; of those that wait only the newest is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from workbench.ui.background import Background, Task


class NewestQuestion(QObject):
    """A slider that is drawn over a slow disk asks more than can be answered: what it passed is left out."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._task: Task | None = None
        self._waiting: tuple[str, Callable[[], Any], Callable[[Any], None]] | None = None

    @property
    def is_asked(self) -> bool:
        """Whether an answer is awaited."""
        return self._task is not None

    def ask(self, title: str, work: Callable[[], Any], take: Callable[[Any], None]) -> None:
        """Answer with ``take(work())`` when it is its turn; ``take`` is called in this thread."""
        self._waiting = title, work, take
        self._go_on()

    def forget(self) -> None:
        """Nobody wants an answer any more; a work that goes on ends unheard."""
        self._waiting = None
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _go_on(self) -> None:
        if self._task is not None or self._waiting is None:
            return
        (title, work, take), self._waiting = self._waiting, None

        def taken(answer: Any) -> None:
            self._task = None
            take(answer)
            self._go_on()

        def failed(_: str) -> None:
            self._task = None
            self._go_on()

        self._task = self._background.start(title, lambda _: work(), taken, failed)
