"""Fields for numbers: their text does not touch the border (Qt's style sheets leave it no margin).

The mouse wheel does not change them: scrolling past a field is no edit.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox

TEXT_MARGIN_PX = 6


def _settle(field: QAbstractSpinBox) -> None:
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.lineEdit().setTextMargins(TEXT_MARGIN_PX, 0, TEXT_MARGIN_PX, 0)


class WholeField(QSpinBox):
    """A whole number."""

    def __init__(self) -> None:
        super().__init__()
        _settle(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls around the field."""
        event.ignore()


class NumberField(QDoubleSpinBox):
    """A number with decimals."""

    def __init__(self) -> None:
        super().__init__()
        _settle(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls around the field."""
        event.ignore()
