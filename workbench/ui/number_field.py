"""A field for a number whose text does not touch its border (Qt's style sheets leave it no margin)."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox

TEXT_MARGIN_PX = 6


def with_margin(field: QAbstractSpinBox) -> None:
    """Keep the text of a spin box away from its border."""
    field.lineEdit().setTextMargins(TEXT_MARGIN_PX, 0, TEXT_MARGIN_PX, 0)


class WholeField(QSpinBox):
    """A whole number."""

    def __init__(self) -> None:
        super().__init__()
        with_margin(self)


class NumberField(QDoubleSpinBox):
    """A number with decimals."""

    def __init__(self) -> None:
        super().__init__()
        with_margin(self)
