"""The small parts that forms are made of: fields by name, notes, captions, fields side by side."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from workbench.ui.choice_field import ChoiceField
from workbench.ui.number_field import WholeField
from workbench.ui.plain_label import PlainLabel


def choice_field(name: str) -> QComboBox:
    """Return a list to choose from."""
    field = ChoiceField()
    field.setObjectName(name)
    return field


def whole_field(name: str, low: int, high: int, step: int = 1) -> WholeField:
    """Return a field for a whole number within bounds."""
    field = WholeField()
    field.setObjectName(name)
    field.setRange(low, high)
    field.setSingleStep(step)
    return field


def note() -> QLabel:
    """Return a quiet text of any number of lines."""
    label = PlainLabel()
    label.setProperty("tone", "note")
    label.setWordWrap(True)
    return label


def caption(text: str) -> QLabel:
    """Return a quiet word between two fields."""
    label = PlainLabel(text)
    label.setProperty("tone", "muted")
    return label


def row(*fields: QWidget) -> QWidget:
    """Return fields side by side; numbers share the room."""
    widget = QWidget()
    line = QHBoxLayout(widget)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    for field in fields:
        line.addWidget(field, 0 if isinstance(field, QLabel | QPushButton) else 1)
    return widget
