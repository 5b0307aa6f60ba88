"""The controls of the predictions panel, laid out; texts and meaning are the panel's."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.choice_field import ChoiceField
from workbench.ui.plain_label import PlainLabel

COLORMAPS = ("inferno", "viridis", "turbo")
OPACITY_AT_FIRST = 70
COMPARED_AT_FIRST = 50
W = TypeVar("W", bound=QWidget)


class PredictionFields(QWidget):
    """``labels`` holds the label of each field of the form; ``column`` takes what else the panel shows below."""

    def __init__(self, threshold: float) -> None:
        super().__init__()
        self.run = _named(ChoiceField(), "run")
        self.live = _named(QPushButton(), "live")
        self.live.setCheckable(True)
        self.live_state = PlainLabel()
        self.live_state.setProperty("tone", "muted")
        self.threshold = _slider("threshold", round(threshold * 100))
        self.threshold_text = PlainLabel()
        self.keypoint = _named(ChoiceField(), "keypoint")
        self.opacity = _slider("opacity", OPACITY_AT_FIRST)
        self.opacity_text = PlainLabel()
        self.compare = _slider("compare", COMPARED_AT_FIRST)
        self.compare_text = PlainLabel()
        self.colormap = _named(ChoiceField(), "colormap")
        for name in COLORMAPS:
            self.colormap.addItem(name.capitalize(), name)
        self.truth = _named(QCheckBox(), "truth")
        self.shown = _named(QCheckBox(), "shown")
        self.names = _named(QCheckBox(), "names")
        self.list = _named(QListWidget(), "objects")
        self.note = PlainLabel()
        self.note.setWordWrap(True)
        self.note.setProperty("tone", "note")
        self.predict = _named(QPushButton(), "predict")
        self.accept = _named(QPushButton(), "accept")
        self.accept_all = _named(QPushButton(), "acceptAll")
        self.objects_title, self.metrics_title = _section(), _section()
        self.labels: dict[QWidget, QLabel] = {}
        self.column = QVBoxLayout(self)
        self._rows = QFormLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        checks = QHBoxLayout()
        checks.setSpacing(12)
        for box in (self.truth, self.shown, self.names):
            box.setChecked(True)
            checks.addWidget(box)
        checks.addStretch(1)
        verbs = QHBoxLayout()
        verbs.setSpacing(8)
        verbs.addWidget(self.accept, 1)
        verbs.addWidget(self.accept_all, 1)
        self.column.setContentsMargins(12, 8, 12, 8)
        self.column.setSpacing(8)
        self.column.addLayout(self._form())
        live = QHBoxLayout()
        live.setSpacing(8)
        live.addWidget(self.live)
        live.addWidget(self.live_state, 1)
        self.column.addLayout(live)
        self.column.addLayout(checks)
        self.column.addWidget(self.objects_title)
        self.column.addWidget(self.list, 2)
        self.column.addWidget(self.note)
        self.column.addWidget(self.predict)
        self.column.addLayout(verbs)
        self.column.addWidget(self.metrics_title)

    def show_compare(self, is_shown: bool) -> None:
        """Show the slider between photo and restored picture in place of what is about heatmaps, or these."""
        for field in (self.keypoint, self.opacity, self.colormap, self.compare):
            beside = field.parentWidget() if isinstance(field, QSlider) else None
            self._rows.setRowVisible(beside or field, is_shown == (field is self.compare))

    def _form(self) -> QFormLayout:
        form = self._rows
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(6)
        for field, extra in (
            (self.run, None),
            (self.threshold, self.threshold_text),
            (self.keypoint, None),
            (self.opacity, self.opacity_text),
            (self.colormap, None),
            (self.compare, self.compare_text),
        ):
            label = PlainLabel()
            label.setProperty("tone", "muted")
            label.setMinimumSize(72, 28)
            self.labels[field] = label
            form.addRow(label, _beside(field, extra))
        return form


def _named(widget: W, name: str) -> W:
    widget.setObjectName(f"predictions.{name}")
    return widget


def _slider(name: str, value: int) -> QSlider:
    slider = _named(QSlider(Qt.Orientation.Horizontal), name)
    slider.setRange(0, 100)
    slider.setValue(value)
    return slider


def _section() -> QLabel:
    label = PlainLabel()
    label.setProperty("tone", "strong")
    label.setContentsMargins(0, 8, 0, 0)
    return label


def _beside(field: QWidget, extra: QLabel | None) -> QWidget:
    if extra is None:
        return field
    widget = QWidget()
    line = QHBoxLayout(widget)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(field, 1)
    extra.setFixedWidth(40)
    extra.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(extra)
    return widget
