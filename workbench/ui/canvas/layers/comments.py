"""Comments as numbered pins on their places."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from workbench.ui.canvas.display import Display

_RADIUS_PX = 9.0
_OPEN, _DONE = QColor("#e0a63b"), QColor("#7d8791")


class CommentsLayer:
    """A drop whose tip is the place; amber while open, grey when settled. Text in dark on both."""

    def paint(self, painter: QPainter, display: Display) -> None:
        """Paint the pins that can be seen, unless labels are hidden."""
        if display.scene is None or not display.shows_shapes:
            return
        for comment in display.comments:
            tip = display.point(comment.x, comment.y)
            middle = tip - QPointF(0, 2 * _RADIUS_PX)
            room = QRectF(middle.x() - _RADIUS_PX, middle.y() - _RADIUS_PX, 2 * _RADIUS_PX, 3 * _RADIUS_PX)
            if not display.exposed.intersects(room.toAlignedRect()):
                continue
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            drop = QPainterPath(tip)
            drop.lineTo(middle + QPointF(-0.8 * _RADIUS_PX, 0.6 * _RADIUS_PX))
            drop.lineTo(middle + QPointF(0.8 * _RADIUS_PX, 0.6 * _RADIUS_PX))
            drop.closeSubpath()
            disc = QPainterPath()
            disc.addEllipse(middle, _RADIUS_PX, _RADIUS_PX)
            painter.setPen(QPen(QColor("#15171a"), 1.0))
            painter.setBrush(_DONE if comment.is_done else _OPEN)
            painter.drawPath(drop.united(disc))
            font = painter.font()
            font.setPixelSize(11)
            font.setBold(True)
            painter.setFont(font)
            text_room = QRectF(room.left(), room.top(), room.width(), 2 * _RADIUS_PX)
            painter.drawText(text_room, Qt.AlignmentFlag.AlignCenter, str(comment.id))
