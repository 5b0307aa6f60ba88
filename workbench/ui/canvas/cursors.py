"""The pointers over the canvas: Qt's own, and one that says that a drag rotates."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPainterPath, QPen, QPixmap

from workbench.editing.gesture import Cursor

_SHAPES = {
    Cursor.ARROW: Qt.CursorShape.ArrowCursor,
    Cursor.CROSS: Qt.CursorShape.CrossCursor,
    Cursor.MOVE: Qt.CursorShape.SizeAllCursor,
    Cursor.POINT: Qt.CursorShape.PointingHandCursor,
    Cursor.GRAB: Qt.CursorShape.OpenHandCursor,
    Cursor.FORBIDDEN: Qt.CursorShape.ForbiddenCursor,
    Cursor.SIZE_NWSE: Qt.CursorShape.SizeFDiagCursor,
    Cursor.SIZE_NESW: Qt.CursorShape.SizeBDiagCursor,
    Cursor.SIZE_NS: Qt.CursorShape.SizeVerCursor,
    Cursor.SIZE_WE: Qt.CursorShape.SizeHorCursor,
}
_SIDE = 22


def cursor_for(cursor: Cursor) -> QCursor:
    """Return what the pointer is to look like."""
    return _rotating() if cursor is Cursor.ROTATE else QCursor(_SHAPES[cursor])


@lru_cache(maxsize=1)
def _rotating() -> QCursor:
    """Draw an arrow that goes round, white within black, so that it reads on any image."""
    picture = QPixmap(_SIDE, _SIDE)
    picture.fill(Qt.GlobalColor.transparent)
    middle, radius = _SIDE / 2, 6.5
    path = QPainterPath()
    path.arcMoveTo(middle - radius, middle - radius, 2 * radius, 2 * radius, 30)
    path.arcTo(middle - radius, middle - radius, 2 * radius, 2 * radius, 30, 290)
    tip = path.currentPosition()
    path.moveTo(tip + QPointF(-4.5, 0.5))
    path.lineTo(tip)
    path.lineTo(tip + QPointF(1.0, 4.5))
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for color, width in (("#000000", 4.0), ("#ffffff", 2.0)):
            painter.setPen(QPen(QColor(color), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPath(path)
    return QCursor(picture, round(middle), round(middle))
