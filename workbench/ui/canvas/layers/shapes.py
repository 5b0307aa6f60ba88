"""All shapes that do not move: the last drawn picture of them, blitted while panning and scaled while zooming."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from workbench.ui.canvas.display import Display
from workbench.ui.canvas.shape_picture import MARGIN_PX


class ShapesLayer:
    """Draws whatever picture there is; a sharp one follows from the worker."""

    def paint(self, painter: QPainter, display: Display) -> None:
        """Paint the picture where the image now is."""
        picture, image = display.picture, display.picture_image
        if picture is None or image is None:
            return
        request, transform, ratio = picture.request, display.transform, display.ratio
        zoom = transform.scale * ratio / request.scale
        left = transform.left - (request.left + MARGIN_PX) * zoom / ratio
        top = transform.top - (request.top + MARGIN_PX) * zoom / ratio
        if zoom == 1.0:
            painter.drawImage(QPointF(round(left * ratio) / ratio, round(top * ratio) / ratio), image)
            return
        size = zoom / ratio
        # Only what is exposed: the scaled picture may be many times larger than the screen.
        source = QRectF((display.exposed.left() - left) / size, (display.exposed.top() - top) / size, 0, 0)
        source.setSize(QRectF(display.exposed).size() / size)
        painter.drawImage(QRectF(display.exposed), image, source)
