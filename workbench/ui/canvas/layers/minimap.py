"""The whole image, small, in the corner, with a frame around what is seen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from workbench.ui.canvas.aids import Minimap
from workbench.ui.canvas.display import Display
from workbench.ui.canvas.palette import ACCENT, GROUND

_EDGE_PX = 3.0
_SMALLEST_FRAME_PX = 5.0


class MinimapLayer:
    """Shown only while a part of the image is out of sight. It shows the picture as it is adjusted."""

    def __init__(self) -> None:
        self._of: tuple[int, int, int] | None = None
        self._image = QImage()

    def paint(self, painter: QPainter, display: Display) -> None:
        """Paint map and frame."""
        pyramid, base = display.pyramid, display.tiles.base
        if pyramid is None or base is None or not display.aids.minimap:
            return
        small = Minimap.over(display.transform, (pyramid.width, pyramid.height), display.screen)
        if small is None:
            return
        outer = small.room.adjusted(-_EDGE_PX, -_EDGE_PX, _EDGE_PX, _EDGE_PX)
        if not display.exposed.intersects(outer.toAlignedRect()):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(255, 255, 255, 40), 1.0))
        painter.setBrush(QColor(GROUND))
        painter.drawRoundedRect(outer, 5, 5)
        painter.drawImage(small.room, self._shrunk(base, small.room, display.ratio))
        frame = small.seen
        more = max((_SMALLEST_FRAME_PX - min(frame.width(), frame.height())) / 2, 0.0)
        frame = frame.adjusted(-more, -more, more, more)
        shade = QColor(0, 0, 0, 90)
        painter.setPen(Qt.PenStyle.NoPen)
        for part in _around(small.room, small.seen):
            painter.fillRect(part, shade)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width in ((QColor(0, 0, 0, 170), 3.5), (QColor(ACCENT), 2.0)):
            painter.setPen(QPen(color, width, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawRect(frame)

    def _shrunk(self, base: QImage, room: QRectF, ratio: float) -> QImage:
        """Return the map's picture, shrunk once for as long as it stays the same: it is painted at every pan."""
        size = round(room.width() * ratio), round(room.height() * ratio)
        if self._of != (base.cacheKey(), *size):
            smooth = Qt.TransformationMode.SmoothTransformation
            self._image = base.scaled(*size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            self._of = (base.cacheKey(), *size)
        return self._image


def _around(room: QRectF, seen: QRectF) -> list[QRectF]:
    """Return the four parts of the room that lie outside of what is seen."""
    return [
        QRectF(room.left(), room.top(), room.width(), seen.top() - room.top()),
        QRectF(room.left(), seen.bottom(), room.width(), room.bottom() - seen.bottom()),
        QRectF(room.left(), seen.top(), seen.left() - room.left(), seen.height()),
        QRectF(seen.right(), seen.top(), room.right() - seen.right(), seen.height()),
    ]
