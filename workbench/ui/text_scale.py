"""How much larger than the design the person's system font is: what is measured around text grows with it."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

DESIGN_PT = 10.0
"""The size of the text that all measures of the window are made for."""


def text_scale(font: QFont | None = None) -> float:
    """Return the size of a font (the application's when None) over that of the design; never less than 1."""
    size = (font or QApplication.font()).pointSizeF()
    return max(size / DESIGN_PT, 1.0)


def scaled(px: float) -> int:
    """Return a measure of the design in logical pixels, grown with the text."""
    return round(px * text_scale())
