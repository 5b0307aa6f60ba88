"""The picture itself, or the sentence that stands in its place."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from workbench.ui.canvas.display import Display
from workbench.ui.canvas.palette import GROUND, MUTED

_PIXELS_FROM_SCALE = 3.0
_TEXT_WIDTH = 420


class ImageLayer:
    """Draws the part of the right pyramid level that is exposed. From 300 % on pixels are shown as squares."""

    def paint(self, painter: QPainter, display: Display) -> None:
        """Paint ground and image."""
        painter.fillRect(display.exposed, QColor(GROUND))
        if display.pyramid is None:
            self._paint_message(painter, display)
            return
        pyramid, transform = display.pyramid, display.transform
        level = pyramid.level_for(transform.scale * display.ratio)
        whole = QRectF(0, 0, pyramid.width, pyramid.height)
        x0, y0 = transform.to_image(display.exposed.left() - 2, display.exposed.top() - 2)
        x1, y1 = transform.to_image(display.exposed.right() + 3, display.exposed.bottom() + 3)
        # Whole cells of the level: a fraction of one would be stretched differently in every dirty rectangle.
        cell = float(2**level)
        left, top = x0 // cell * cell, y0 // cell * cell
        part = whole.intersected(QRectF(left, top, (x1 // cell + 1) * cell - left, (y1 // cell + 1) * cell - top))
        if part.isEmpty():
            return
        image = pyramid.levels[level]
        across, down = image.width() / pyramid.width, image.height() / pyramid.height
        source = QRectF(part.x() * across, part.y() * down, part.width() * across, part.height() * down)
        target = display.rect((part.x(), part.y(), part.width(), part.height()))
        is_smooth = transform.scale * display.ratio < _PIXELS_FROM_SCALE
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_smooth and transform.scale != 1.0)
        painter.drawImage(target, image, source)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)

    def _paint_message(self, painter: QPainter, display: Display) -> None:
        width = min(_TEXT_WIDTH, display.screen[0] - 32)
        room = QRectF((display.screen[0] - width) / 2, 0, width, display.screen[1])
        painter.setPen(QColor(MUTED))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, display.message)
