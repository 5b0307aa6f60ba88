"""The way to another step of the history, however long: gone in parts, between which the window lives."""

from __future__ import annotations

import time
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.editing.editor import Editor, ReadOnlyError
from workbench.project.error import ProjectError

PART_S = 0.04
"""So long clicks and painting wait for a part of the way."""
MOST_S = 0.25
"""Where painting takes longer than a part, parts become as long as it took, but never longer than this: else a crowded
image would be painted most of the time."""


class HistoryWay(QObject):
    """Every part ends at a step, so whatever is done meanwhile finds a whole document.

    ``moved`` carries how many steps are left, 0 at the end; ``arrived`` the ids of the images that were changed;
    ``refused`` one sentence. An edit that somebody makes on the way ends it: it must not be taken back unasked.
    """

    moved: ClassVar[Signal] = Signal(int)
    arrived: ClassVar[Signal] = Signal(object)
    refused: ClassVar[Signal] = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor: Editor | None = None
        self._goal = self._left_at = 0
        self._rested_at = 0.0
        self._image_ids: frozenset[int] = frozenset()
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._go_on)

    @property
    def is_going(self) -> bool:
        """Whether a way is not at its end."""
        return self._next.isActive()

    def set_editor(self, editor: Editor | None) -> None:
        """Walk in another project, or in none."""
        self._next.stop()
        self._editor = editor

    def go(self, number: int) -> None:
        """Begin the way to a step, 0 for the beginning; the first part is gone at once, and mostly all of it."""
        if self._editor is not None:
            self._goal, self._image_ids = number, frozenset()
            self._left_at, self._rested_at = self._editor.newest, time.monotonic()
            self._go_on()

    def _go_on(self) -> None:
        editor = self._editor
        if editor is None or editor.newest != self._left_at:
            self.moved.emit(0)
            return
        now = time.monotonic()
        end = now + min(MOST_S, max(PART_S, now - self._rested_at))
        try:
            change = editor.go_to(self._goal, lambda: time.monotonic() < end)
        except (ReadOnlyError, ProjectError) as error:
            self.moved.emit(0)
            self.refused.emit(str(error))
            return
        self._left_at = editor.newest
        self._image_ids |= change.image_ids if change is not None else frozenset()
        if self._left_at == self._goal:
            self.moved.emit(0)
            self.arrived.emit(self._image_ids)
        else:
            self._next.start()
            self.moved.emit(self._steps_left(editor))
            self._rested_at = time.monotonic()

    def _steps_left(self, editor: Editor) -> int:
        back = sum(step.number > self._goal for step in editor.done_steps)
        return back or sum(step.number <= self._goal for step in editor.undone_steps)
