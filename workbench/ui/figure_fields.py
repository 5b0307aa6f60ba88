"""A rotated box or circle in numbers: the fields of the inspector for it, and what lists say about figures."""

from __future__ import annotations

from dataclasses import asdict
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from workbench.core.figure import Circle, Figure, RotatedBox
from workbench.editing.shapes.figures import normal_angle
from workbench.ui.number_field import NumberField
from workbench.ui.plain_label import PlainLabel

_LABEL_PX = 92
_LEAST_PX, _MOST_PX = 1.0, 1e6
_FIELDS = ("cx", "cy", "width", "height", "radius", "angle")


def figure_measure(figure: Figure) -> str:
    """Return the measures of a figure in a few signs: size and angle, radius, or how many points."""
    if isinstance(figure, RotatedBox):
        return f"{figure.width:.0f} × {figure.height:.0f} · {figure.angle:.0f}°"
    if isinstance(figure, Circle):
        return f"r {figure.radius:.0f}"
    return QCoreApplication.translate("FigureFields", "%n point(s)", None, len(figure.points) // 2)


class FigureFields(QWidget):
    """One row a number. ``chosen`` brings the figure with one of them changed, and the name of that number."""

    chosen: ClassVar[Signal] = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inspector.figure")
        self._figure: RotatedBox | Circle | None = None
        self._is_filling = False
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(8)
        self.fields = {name: self._add(name) for name in _FIELDS}
        self.retranslate()

    def show_figure(self, figure: Figure | None, size: tuple[int, int]) -> None:
        """Show a rotated box or circle on an image of size (width, height); anything else hides the fields."""
        self._figure = figure if isinstance(figure, RotatedBox | Circle) else None
        self.setVisible(self._figure is not None)
        self._is_filling = True
        self.fields["cx"].setRange(0, size[0] or _MOST_PX)
        self.fields["cy"].setRange(0, size[1] or _MOST_PX)
        for row, (name, field) in enumerate(self.fields.items()):
            value = getattr(self._figure, name, None)
            self._form.setRowVisible(row, value is not None)
            if value is not None:
                field.setValue(value)
        self._is_filling = False

    def retranslate(self) -> None:
        """Set every text again."""
        texts = {
            "cx": self.tr("Centre x"),
            "cy": self.tr("Centre y"),
            "width": self.tr("Width"),
            "height": self.tr("Height"),
            "radius": self.tr("Radius"),
            "angle": self.tr("Angle"),
        }
        for name, text in texts.items():
            field = self.fields[name]
            label = self._form.labelForField(field)
            assert isinstance(label, PlainLabel)
            label.setText(text)
            field.setAccessibleName(text)

    def _add(self, name: str) -> NumberField:
        field = NumberField()
        field.setObjectName(f"inspector.figure_{name}")
        field.setDecimals(1)
        field.setKeyboardTracking(False)
        if name == "angle":
            field.setRange(-360, 360)
            field.setSuffix("°")
        else:
            field.setRange(_LEAST_PX, _MOST_PX)
            field.setSuffix(" px")
        field.valueChanged.connect(lambda value: self._take(name, value))
        label = PlainLabel()
        label.setProperty("tone", "muted")
        label.setFixedSize(_LABEL_PX, 28)
        label.setBuddy(field)
        self._form.addRow(label, field)
        return field

    def _take(self, name: str, value: float) -> None:
        if self._is_filling or self._figure is None:
            return
        if name == "angle":
            value = normal_angle(value)
        kind = type(self._figure)
        self.chosen.emit(kind(**{**asdict(self._figure), name: value}), name)
