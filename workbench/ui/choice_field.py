"""A field to choose from a list that the mouse wheel does not change: scrolling past it is no edit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class ChoiceField(QComboBox):
    """A combo box for mouse clicks and keys; its open list scrolls as ever."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls around the field."""
        event.ignore()
