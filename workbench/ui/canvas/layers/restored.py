"""What a model made of the photo, right of a line: the photo itself stays to its left."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from workbench.ui.canvas.display import Display
from workbench.ui.canvas.palette import CHIP, CHIP_TEXT

_PIXELS_FROM_SCALE = 3.0
"""From so many screen pixels a pixel of the restored picture on, they are shown as squares, as the photo's are."""


class RestoredLayer:
    """Nothing when no restored picture is shown."""

    def paint(self, painter: QPainter, display: Display) -> None:
        """Paint the exposed part and the line between both pictures."""
        restored = display.restored
        if restored is None or display.pyramid is None:
            return
        photo = display.rect((0, 0, display.pyramid.width, display.pyramid.height))
        shown = photo.intersected(QRectF(0, 0, *display.screen))
        line = shown.left() + restored.split * shown.width()
        part = shown.adjusted(line - shown.left(), 0, 0, 0).intersected(QRectF(display.exposed))
        if not part.isEmpty():
            self._paint_part(painter, display, photo, part)
        if 0 < restored.split < 1:
            for width, color in ((4.0, CHIP), (1.5, CHIP_TEXT)):
                painter.setPen(QPen(QColor(color), width))
                painter.drawLine(QPointF(line, shown.top()), QPointF(line, shown.bottom()))

    def _paint_part(self, painter: QPainter, display: Display, photo: QRectF, part: QRectF) -> None:
        assert display.restored is not None
        pyramid = display.restored.pyramid
        scale = photo.width() / pyramid.width * display.ratio
        image = pyramid.levels[pyramid.level_for(scale)]
        if image is None:
            return
        across, down = image.width() / photo.width(), image.height() / photo.height()
        source = QRectF(
            (part.left() - photo.left()) * across,
            (part.top() - photo.top()) * down,
            part.width() * across,
            part.height() * down,
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale < _PIXELS_FROM_SCALE)
        painter.drawImage(part, image, source)
        painter.restore()
