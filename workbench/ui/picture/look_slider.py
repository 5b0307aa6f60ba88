"""One quality of the picture: a slider with its value beside it. A double click puts it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from workbench.ui.plain_label import PlainLabel

_VALUE_PX = 40


class LookSlider(QWidget):
    """Whole steps from ``least`` to ``most``, 0 is neutral; ``say`` turns a step into its text."""

    changed: ClassVar[Signal] = Signal(int)

    def __init__(self, name: str, least: int, most: int, say: Callable[[int], str]) -> None:
        super().__init__()
        self._say = say
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setObjectName(f"picture.{name}")
        self.slider.setRange(least, most)
        self.slider.setPageStep(10)
        self.text = PlainLabel(say(0))
        self.text.setFixedWidth(_VALUE_PX)
        self.text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.slider, 1)
        row.addWidget(self.text)
        self.slider.valueChanged.connect(self._tell)

    def set_value(self, value: int) -> None:
        """Show a value that was set elsewhere; no signal."""
        self.slider.blockSignals(True)
        self.slider.setValue(value)
        self.slider.blockSignals(False)
        self.text.setText(self._say(value))

    def _tell(self, value: int) -> None:
        self.text.setText(self._say(value))
        self.changed.emit(value)


class _Slider(QSlider):
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Back to neutral."""
        self.setValue(0)
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls around the slider."""
        event.ignore()
