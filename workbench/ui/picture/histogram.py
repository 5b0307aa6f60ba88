"""How often every brightness occurs in the image, with marks for what is shown black and white, to be dragged."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from workbench.ui.raster.adjustment import Window
from workbench.ui.raster.statistics import Statistics
from workbench.ui.theme import Theme

_HEIGHT_PX = 104
_SIDE_PX = 7.0
_FOOT_PX = 10.0
_REACH_PX = 10.0
_CHANNELS = ("#f2665e", "#4cc38a", "#5a9bff")


class Histogram(QWidget):
    """``windowDragged(low, high)`` carries values of the file, while the hand moves."""

    windowDragged: ClassVar[Signal] = Signal(float, float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("picture.histogram")
        self.setFixedHeight(_HEIGHT_PX)
        self.setMouseTracking(True)
        self._theme = theme
        self._known: Statistics | None = None
        self._curves: list[npt.NDArray[np.float64]] = []
        self._window: Window = (0.0, 255.0)
        self._held: int | None = None
        theme.changed.connect(self.update)

    def show_statistics(self, known: Statistics | None) -> None:
        """Show an image's values, or nothing."""
        self._known = known
        self._curves = [] if known is None else _heights(known.counts)
        self.update()

    def show_window(self, window: Window) -> None:
        """Put the marks where black and white are."""
        if self._held is None:
            self._window = window
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint ground, curves, what is cut off, marks."""
        colors, room = self._theme.colors, self._room()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colors.border), 1.0))
            painter.setBrush(QColor(colors.field))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5 - _FOOT_PX), 4, 4)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            tones = _CHANNELS if len(self._curves) == 3 else (colors.muted,)
            for heights, tone in zip(self._curves, tones, strict=False):
                fill = QColor(tone)
                fill.setAlphaF(0.45 if len(self._curves) == 3 else 0.7)
                painter.fillPath(_filled(heights, room), fill)
            if self._known is not None:
                self._paint_marks(painter, room)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the nearer mark."""
        if self._known is None or event.button() != Qt.MouseButton.LeftButton:
            return
        low, high = self._marks()
        x = event.position().x()
        self._held = 0 if abs(x - low) < abs(x - high) or x < low else 1
        self._drag(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the mark that is held; else say that one can be."""
        if self._held is not None:
            self._drag(event.position().x())
            return
        is_near = (
            self._known is not None and min(abs(event.position().x() - mark) for mark in self._marks()) < _REACH_PX
        )
        self.setCursor(Qt.CursorShape.SizeHorCursor if is_near else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Let go."""
        self._held = None

    def _drag(self, x: float) -> None:
        assert self._known is not None
        low, high = self._known.extent
        room = self._room()
        value = low + (high - low) * min(max((x - room.left()) / room.width(), 0.0), 1.0)
        least = (high - low) / 256
        pair = list(self._window)
        pair[self._held or 0] = min(value, pair[1] - least) if self._held == 0 else max(value, pair[0] + least)
        self._window = (pair[0], pair[1])
        self.update()
        self.windowDragged.emit(*self._window)

    def _marks(self) -> tuple[float, float]:
        assert self._known is not None
        low, high = self._known.extent
        room = self._room()
        places = [room.left() + room.width() * (value - low) / max(high - low, 1e-12) for value in self._window]
        left, right = (min(max(place, room.left()), room.right()) for place in places)
        return left, right

    def _paint_marks(self, painter: QPainter, room: QRectF) -> None:
        colors = self._theme.colors
        left, right = self._marks()
        shade = QColor(colors.panel)
        shade.setAlphaF(0.6)
        painter.fillRect(QRectF(room.left(), room.top(), left - room.left(), room.height()), shade)
        painter.fillRect(QRectF(right, room.top(), room.right() - right, room.height()), shade)
        for place, ground in ((left, "#101214"), (right, "#ffffff")):
            painter.setPen(QPen(QColor(colors.accent), 1.5))
            painter.drawLine(QPointF(place, room.top()), QPointF(place, room.bottom()))
            foot = QPainterPath(QPointF(place, room.bottom() - 1))
            foot.lineTo(place + 5.5, room.bottom() + _FOOT_PX - 1)
            foot.lineTo(place - 5.5, room.bottom() + _FOOT_PX - 1)
            foot.closeSubpath()
            painter.setBrush(QColor(ground))
            painter.drawPath(foot)

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_SIDE_PX, 4, -_SIDE_PX, -_FOOT_PX - 1)


def _heights(counts: npt.NDArray[np.int64]) -> list[npt.NDArray[np.float64]]:
    """Return 0..1 for every bin: roots, so that rare values are seen beside common ones."""
    # The ends hold all that lies beyond them, and saturated skies: they must not press the rest flat.
    inner = counts[:, 1:-1] if counts.shape[1] > 2 else counts
    top = max(float(np.percentile(inner, 99.5)), float(inner.max()) * 0.25, 1.0)
    return [np.sqrt(np.minimum(row / top, 1.0)) for row in counts]


def _filled(heights: npt.NDArray[np.float64], room: QRectF) -> QPainterPath:
    path = QPainterPath(room.bottomLeft())
    step = room.width() / len(heights)
    for place, height in enumerate(heights.tolist()):
        y = room.bottom() - height * room.height()
        path.lineTo(room.left() + place * step, y)
        path.lineTo(room.left() + (place + 1) * step, y)
    path.lineTo(room.bottomRight())
    path.closeSubpath()
    return path
