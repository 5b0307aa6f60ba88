"""The learning rate of a run as a picture: what it was, and what it will be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from workbench.ui.theme import Theme

HEIGHT_PX = 120
FOOT_PX, HEAD_PX = 18, 6
LINE_PX = 1.6
Points = Sequence[tuple[float, float]]


class RatePicture(QWidget):
    """Two lines over the epochs: the past in the colour of quiet text, the future in the accent."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("ratePicture")
        self.setFixedHeight(HEIGHT_PX)
        self._theme = theme
        self._past: Points = ()
        self._future: Points = ()

    def show_rates(self, past: Points, future: Points) -> None:
        """Show (epoch, rate) points; both lists may be empty."""
        self._past, self._future = past, future
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Ground, lines, and the numbers at their ends."""
        points = [*self._past, *self._future]
        colors = self._theme.colors
        room = QRectF(self.rect()).adjusted(1, HEAD_PX, -1, -FOOT_PX)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colors.border), 1))
            painter.drawLine(room.bottomLeft(), room.bottomRight())
            if not points:
                return
            most = max(rate for _, rate in points) or 1.0
            first, last = min(epoch for epoch, _ in points), max(epoch for epoch, _ in points)
            for listed, color in ((self._past, colors.muted), (self._future, colors.accent)):
                painter.setPen(QPen(QColor(color), LINE_PX))
                painter.drawPolyline(QPolygonF([_place(point, room, (first, last), most) for point in listed]))
            painter.setPen(QColor(colors.muted))
            foot = QRectF(room.left(), room.bottom() + 2, room.width(), FOOT_PX - 2)
            painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, f"{first:.0f}")
            painter.drawText(foot, Qt.AlignmentFlag.AlignRight, f"{last:.0f}")
            painter.drawText(room.adjusted(0, -4, 0, 0), Qt.AlignmentFlag.AlignRight, f"{most:.2g}")


def _place(point: tuple[float, float], room: QRectF, epochs: tuple[float, float], most: float) -> QPointF:
    across = (point[0] - epochs[0]) / max(epochs[1] - epochs[0], 1e-9)
    return QPointF(room.left() + across * room.width(), room.bottom() - point[1] / most * room.height())
