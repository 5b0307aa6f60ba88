"""A chip that says that the picture is not shown as its file is."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from workbench.ui.canvas.chips import draw_chip
from workbench.ui.canvas.display import Display

_MARGIN_PX = 14.0


class LookLayer:
    """In the lower left corner, in the accent colour: what looks like the photo's fault may be the look's."""

    def paint(self, painter: QPainter, display: Display) -> None:
        """Paint the chip."""
        if display.pyramid is None or not display.aids.note or display.look.is_neutral:
            return
        place = QPointF(_MARGIN_PX, display.screen[1] - _MARGIN_PX)
        draw_chip(painter, place, display.aids.note, is_active=True)
