"""The outline of a brush's tip, drawn once for each size: smooth circles are dear, and it is painted at every move."""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

TIP_ROOM_PX = 3
_LARGEST_KEPT_PX = 1000.0


def paint_tip(painter: QPainter, room: QRectF, is_square: bool, ratio: float) -> None:
    """Paint a tip that fills a square of logical pixels; its line reaches TIP_ROOM_PX further."""
    if room.width() > _LARGEST_KEPT_PX:
        _draw(painter, room, is_square, is_smooth=False)
        return
    picture = _picture(room.width(), is_square, ratio)
    painter.drawImage(room.topLeft() - QPointF(TIP_ROOM_PX, TIP_ROOM_PX), picture)


@lru_cache(maxsize=4)
def _picture(size: float, is_square: bool, ratio: float) -> QImage:
    side = math.ceil((size + 2 * TIP_ROOM_PX) * ratio)
    picture = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)
    picture.fill(0)
    with QPainter(picture) as painter:
        _draw(painter, QRectF(TIP_ROOM_PX, TIP_ROOM_PX, size, size), is_square, is_smooth=not is_square)
    return picture


def _draw(painter: QPainter, room: QRectF, is_square: bool, is_smooth: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, is_smooth)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, width in ((QColor(0, 0, 0, 150), 3.0), (QColor(255, 255, 255, 235), 1.25)):
        painter.setPen(QPen(color, width))
        if is_square:
            painter.drawRect(room)
        else:
            painter.drawEllipse(room)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
