"""What every panel and dialog of the window may lean on, handed in by constructor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

from PySide6.QtCore import QObject, Signal

from workbench.ui.background import Background
from workbench.ui.current import Current
from workbench.ui.keys.key_choice import KeyChoice
from workbench.ui.run_marks import RunMarks
from workbench.ui.settings import cache_folder
from workbench.ui.theme import Theme
from workbench.ui.thumbnails import ThumbnailCache, Thumbnails


class Notices(QObject):
    """Sentences for the person that can wait: shown as a bar above the canvas, never as a modal dialog."""

    raised: ClassVar[Signal] = Signal(str, str)

    def info(self, text: str) -> None:
        """Something good or neutral happened; goes away by itself."""
        self.raised.emit("info", text)

    def warning(self, text: str) -> None:
        """Something to look at."""
        self.raised.emit("warning", text)

    def error(self, text: str) -> None:
        """Something failed; the sentence says what to do."""
        self.raised.emit("error", text)


@dataclass(frozen=True)
class Parts:
    """The shared parts of one window. Panels talk to each other through ``current`` and the session only."""

    theme: Theme
    current: Current = field(default_factory=Current)
    keys: KeyChoice = field(default_factory=KeyChoice)
    marks: RunMarks = field(default_factory=RunMarks)
    background: Background = field(default_factory=Background)
    notices: Notices = field(default_factory=Notices)
    thumbnails: Thumbnails = field(default_factory=lambda: Thumbnails(ThumbnailCache(cache_folder() / "thumbnails.db")))

    closing: list[Callable[[], None]] = field(default_factory=list)

    def close(self) -> None:
        """End the threads, and first what others have asked to end with them (``closing``)."""
        while self.closing:
            self.closing.pop()()
        self.background.close()
        self.thumbnails.close()
