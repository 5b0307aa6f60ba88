"""Small coloured marks for lists: a square for a class, a dot or ring for a keypoint."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPen, QPixmap

SIDE_PX = 16


def color_icon(color: str) -> QIcon:
    """A 10-px square of one colour, as classes are shown everywhere."""
    return drawn_icon(QPen(Qt.PenStyle.NoPen), QBrush(QColor(color)), 10, 2)


def drawn_icon(pen: QPen, brush: QBrush, side_px: float, radius_px: float) -> QIcon:
    """A rounded square (or disc) in the middle of a 16-px icon, drawn at double density."""
    pixmap = QPixmap(2 * SIDE_PX, 2 * SIDE_PX)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    corner = (SIDE_PX - side_px) / 2
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(brush)
        painter.drawRoundedRect(QRectF(corner, corner, side_px, side_px), radius_px, radius_px)
    # The same for a selected row: Qt would tint it, and the colour is what the mark is about.
    mark = QIcon(pixmap)
    mark.addPixmap(pixmap, QIcon.Mode.Selected)
    return mark
