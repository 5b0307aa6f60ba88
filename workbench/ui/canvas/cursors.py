"""The pointers over the canvas: Qt's own, and one that says that a drag rotates."""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

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
_SIDE = 24


def cursor_for(cursor: Cursor) -> QCursor:
    """Return what the pointer is to look like."""
    return _rotating() if cursor is Cursor.ROTATE else QCursor(_SHAPES[cursor])


class Pointer:
    """Sets how the pointer looks over one widget, when it is to look otherwise: it is asked at every move."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._shown: Cursor | Qt.CursorShape | None = None

    def show(self, wanted: Cursor | Qt.CursorShape) -> None:
        """Show what a gesture wants, or one of Qt's own shapes."""
        if wanted != self._shown:
            self._shown = wanted
            self._widget.setCursor(cursor_for(wanted) if isinstance(wanted, Cursor) else wanted)


@lru_cache(maxsize=1)
def _rotating() -> QCursor:
    """Draw an arrow that goes round, white within black, so that it reads on any image."""
    picture = QPixmap(_SIDE, _SIDE)
    picture.fill(Qt.GlobalColor.transparent)
    middle, radius, end = _SIDE / 2, 7.0, math.radians(340)
    arc = QPainterPath()
    arc.arcMoveTo(middle - radius, middle - radius, 2 * radius, 2 * radius, 80)
    arc.arcTo(middle - radius, middle - radius, 2 * radius, 2 * radius, 80, 250)
    # Angles of Qt run against the clock, so that the arrow points upwards at the right.
    tip, along = QPointF(math.cos(end), -math.sin(end)), QPointF(-math.sin(end), -math.cos(end))
    foot = QPointF(middle, middle) + tip * radius
    head = QPolygonF([foot + along * 5.5, foot - along * 0.5 + tip * 4.0, foot - along * 0.5 - tip * 4.0])
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for color, rim in (("#000000", 1.75), ("#ffffff", 0.0)):
            pen = QPen(QColor(color), 2.0 + 2 * rim, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
            painter.strokePath(arc, pen)
            painter.setPen(QPen(QColor(color), 2 * rim) if rim else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(color))
            painter.drawPolygon(head)
    return QCursor(picture, round(middle), round(middle))
