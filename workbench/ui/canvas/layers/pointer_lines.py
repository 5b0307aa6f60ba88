"""Lines through the pointer across the whole canvas, with the pixel it is on: to line things up by eye."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

from workbench.ui.canvas.chips import chip_height, chip_rect, draw_chip
from workbench.ui.canvas.display import Display
from workbench.ui.text_scale import scaled

_GAP_PX = 9


class PointerLinesLayer:
    """Leaves the middle free, so that the pixel under the pointer can be seen."""

    def paint(self, painter: QPainter, display: Display) -> None:
        """Paint both lines and the place."""
        pointer = display.pointer
        if pointer is None or not self._is_shown(display):
            return
        x, y = round(pointer.x()), round(pointer.y())
        width, height = display.screen
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for color, shift in ((QColor(0, 0, 0, 110), 1), (QColor(255, 255, 255, 170), 0)):
            painter.setPen(QPen(color, 1.0))
            for x0, y0, x1, y1 in (
                (0, y + shift, x - _GAP_PX, y + shift),
                (x + _GAP_PX, y + shift, width, y + shift),
                (x + shift, 0, x + shift, y - _GAP_PX),
                (x + shift, y + _GAP_PX, x + shift, height),
            ):
                painter.drawLine(x0, y0, x1, y1)
        draw_chip(painter, _chip_place(painter, display, pointer), _place_text(display, pointer))

    def region(self, display: Display) -> QRegion:
        """Return two strips and the chip."""
        pointer = display.pointer
        if pointer is None or not self._is_shown(display):
            return QRegion()
        region = QRegion(QRect(0, round(pointer.y()) - 2, display.screen[0], 5))
        region += QRect(round(pointer.x()) - 2, 0, 5, display.screen[1])
        room = _chip_room().translated(pointer)
        return region + room.toAlignedRect() + room.translated(-_chip_room().width() - 20, 0).toAlignedRect()

    def _is_shown(self, display: Display) -> bool:
        return display.aids.crosshair and display.pyramid is not None


def _place_text(display: Display, pointer: QPointF) -> str:
    x, y = display.transform.to_image(pointer.x(), pointer.y())
    return f"{math.floor(x)}, {math.floor(y)}"


def _chip_place(painter: QPainter, display: Display, pointer: QPointF) -> QPointF:
    """Return the chip's lower left corner: right below the pointer, or left of it near the right edge."""
    place = pointer + QPointF(12, 10 + chip_height())
    width = chip_rect(painter, place, _place_text(display, pointer)).width()
    return place if place.x() + width < display.screen[0] else place - QPointF(width + 24, 0)


def _chip_room() -> QRectF:
    """The room of the chip beside the pointer, seen from there."""
    return QRectF(10, 8, scaled(150), chip_height() + 6)
