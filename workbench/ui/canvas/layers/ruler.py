"""The line that is being measured, with its figures."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

from workbench.editing.gesture import Ruler
from workbench.ui.canvas.chips import chip_height, chip_rect, draw_chip
from workbench.ui.canvas.display import Display

_LINE = QColor("#ffd84d")
_TICK_PX = 7.0
_ROOM_PX = 260.0


class RulerLayer:
    """A yellow line with ends across it; length, angle and differences stand in a chip at its middle."""

    def paint(self, painter: QPainter, display: Display) -> None:
        """Paint the line."""
        ruler = display.draft.ruler if display.draft is not None else None
        if ruler is None or display.pyramid is None:
            return
        start, end = display.point(ruler.x0, ruler.y0), display.point(ruler.x1, ruler.y1)
        across = QLineF(start, end).normalVector().unitVector() if start != end else QLineF(0, 0, 0, 1)
        tick = QPointF(across.dx(), across.dy()) * _TICK_PX
        lines = [QLineF(start, end), QLineF(start - tick, start + tick), QLineF(end - tick, end + tick)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for color, width in ((QColor(0, 0, 0, 170), 3.5), (_LINE, 1.5)):
            painter.setPen(QPen(color, width))
            painter.drawLines(lines)
        self._paint_figures(painter, display, (start + end) / 2, ruler)

    def region(self, display: Display) -> QRegion:
        """Return the room of line and chip."""
        ruler = display.draft.ruler if display.draft is not None else None
        if ruler is None:
            return QRegion()
        start, end = display.point(ruler.x0, ruler.y0), display.point(ruler.x1, ruler.y1)
        room = QRectF(start, end).normalized().adjusted(-12, -12, 12, 12)
        middle = (start + end) / 2
        chip = QRectF(middle.x() - _ROOM_PX / 2, middle.y() - 40, _ROOM_PX, 80)
        screen = QRectF(0, 0, *display.screen)
        # The chip is kept on the screen: then it is not where its line's middle is.
        chips = chip if screen.contains(chip) else screen
        return QRegion(room.intersected(screen).toAlignedRect()) + chips.toAlignedRect()

    def _paint_figures(self, painter: QPainter, display: Display, middle: QPointF, ruler: Ruler) -> None:
        text = figures(ruler)
        width = chip_rect(painter, middle, text).width()
        left = min(max(middle.x() - width / 2, 4.0), display.screen[0] - width - 4.0)
        bottom = min(max(middle.y() - 10.0, chip_height() + 4.0), display.screen[1] - 4.0)
        draw_chip(painter, QPointF(left, bottom), text)


def figures(ruler: Ruler) -> str:
    """Return the measures, the same in every language."""
    angle = ruler.angle if ruler.length > 0 else 0.0
    dx, dy = abs(ruler.x1 - ruler.x0), abs(ruler.y1 - ruler.y0)
    shown = 0.0 if math.isclose(angle, 0.0, abs_tol=0.05) else angle
    turned = f"{shown:.1f}°".replace("-", "\N{MINUS SIGN}")
    return f"{ruler.length:.1f} px   {turned}   Δx {dx:.1f}   Δy {dy:.1f}"
