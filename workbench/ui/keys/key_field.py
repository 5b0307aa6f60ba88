"""A field that waits for one key and shows it: nothing is typed into it."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from workbench.ui.keys.chords import chord_text, is_held_alone


class KeyField(QLineEdit):
    """``captured`` carries a chord as the keymap writes it. Waits while ``is_waiting``; Esc ends that."""

    captured: ClassVar[Signal] = Signal(str)
    ended: ClassVar[Signal] = Signal()

    def __init__(self) -> None:
        # Qt sends events while it still builds the field.
        self.is_waiting = False
        super().__init__()
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def wait(self, text: str) -> None:
        """Take the next key; the text says so."""
        self.setText(text)
        self.is_waiting = True
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Every key comes here, Tab and the shortcuts of the window too."""
        if self.is_waiting and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._hear(event)
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Somebody went elsewhere instead."""
        super().focusOutEvent(event)
        self._end()

    def _hear(self, event: QKeyEvent) -> None:
        if is_held_alone(event):
            return
        chord = chord_text(event)
        self._end()
        if chord and chord != "Esc":
            self.captured.emit(chord)

    def _end(self) -> None:
        if self.is_waiting:
            self.is_waiting = False
            self.clear()
            self.ended.emit()
