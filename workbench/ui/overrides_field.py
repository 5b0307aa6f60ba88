"""The line of a training form that says which settings differ from the model's own, with the ways to change them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QStylePainter, QToolButton, QWidget

from workbench.ui.icons import icon
from workbench.ui.plain_label import PlainLabel


class _Line(PlainLabel):
    """One line whose end makes way for an ellipsis."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is drawn
        """Draw as much of the text as there is room for."""
        painter = QStylePainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawItemText(self.rect(), align.value, self.palette(), self.isEnabled(), text, self.foregroundRole())
        painter.end()


class OverridesField(QWidget):
    """``changed``: other overrides; ``configAsked`` and ``xrayAsked``: the person wants to see where they act."""

    changed: ClassVar[Signal] = Signal()
    configAsked: ClassVar[Signal] = Signal()
    xrayAsked: ClassVar[Signal] = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.overrides: dict[str, Any] = {}
        self.text = _Line()
        self.text.setProperty("tone", "muted")
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.clear = QToolButton()
        self.clear.setObjectName("train.overrides.clear")
        self.clear.setIcon(icon("undo"))
        self.clear.clicked.connect(lambda: self.take({}))
        self.config = self._button("train.config", "settings")
        self.xray = self._button("train.xray", "xray")
        self.config.clicked.connect(lambda: self.configAsked.emit())
        self.xray.clicked.connect(lambda: self.xrayAsked.emit())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.text, 1)
        for button in (self.clear, self.config, self.xray):
            line.addWidget(button)
        self._say()

    def take(self, overrides: Mapping[str, Any]) -> None:
        """Hold these overrides."""
        if dict(overrides) != self.overrides:
            self.overrides = dict(overrides)
            self._say()
            self.changed.emit()

    def _button(self, name: str, drawing: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.setIcon(icon(drawing))
        button.setAutoDefault(False)
        return button

    def _say(self) -> None:
        names = ", ".join(self.overrides)
        count = len(self.overrides)
        told = self.tr("{n} changed: {names}").format(n=count, names=names)
        self.text.setText(told if count else self.tr("As the model has them"))
        self.text.setToolTip("\n".join(f"{key} = {value}" for key, value in self.overrides.items()))
        self.clear.setVisible(bool(count))
        self.clear.setToolTip(self.tr("Take the model's own settings again"))
        self.clear.setAccessibleName(self.clear.toolTip())
        self.config.setText(self.tr("Config…"))
        self.config.setToolTip(self.tr("The whole config, with what was changed to fit the labels"))
        self.xray.setText(self.tr("X-ray"))
        self.xray.setToolTip(self.tr("Step through the training pipeline on your images"))
