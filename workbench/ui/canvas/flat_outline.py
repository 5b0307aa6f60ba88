"""Fill, halo and line of one outline, drawn into a small picture of their own that is then laid on the canvas.

Qt blends what is translucent and smooth span by span, and shares a few hundred spans out among threads: on the canvas
itself the halo alone would cost more than all the rest of a repaint. In an empty picture nothing has to be blended.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

HALO = QColor(0, 0, 0, 140)
HALO_PX = 1.0
"""How far, in logical pixels, the halo reaches beyond either side of its line."""


@dataclass(frozen=True, slots=True)
class FlatLook:
    """How an outline is painted: its line, ``width`` logical pixels wide, and what fills it, if anything."""

    color: QColor
    width: float
    fill: QColor | None = None


def paint_flat(painter: QPainter, path: QPainterPath, look: FlatLook, ratio: float) -> None:
    """Paint a path given in logical pixels, smooth, as far as the painter's clip reaches.

    ``ratio`` is device pixels a logical one. Unlike on the canvas, the fill does not shine through the halo.
    """
    reach = look.width / 2 + HALO_PX + 1
    room = path.boundingRect().adjusted(-reach, -reach, reach, reach)
    if painter.hasClipping():
        room = room.intersected(painter.clipBoundingRect())
    if room.isEmpty():
        return
    # On whole device pixels, so that the picture is copied and not resampled.
    left, top = math.floor(room.left() * ratio), math.floor(room.top() * ratio)
    width, height = math.ceil(room.right() * ratio) - left, math.ceil(room.bottom() * ratio) - top
    picture = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)
    picture.fill(0)
    place = QPointF(left / ratio, top / ratio)
    with QPainter(picture) as pen:
        pen.translate(-place)
        pen.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        if look.fill is not None and look.fill.alpha():
            pen.fillPath(path, look.fill)
        for color, thickness in ((HALO, look.width + 2 * HALO_PX), (look.color, look.width)):
            pen.setPen(QPen(color, thickness))
            pen.drawPath(path)
    painter.drawImage(place, picture)
