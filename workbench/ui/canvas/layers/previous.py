"""The poses of the previous image, faint: where everything was a moment ago."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from workbench.ui.canvas.display import Display
from workbench.ui.canvas.live_shape import Emphasis, paint_instance

_OPACITY = 0.4


class PreviousLayer:
    """Bones and joints alone. They cannot be clicked, and they are no labels of this image."""

    def paint(self, painter: QPainter, display: Display) -> None:
        """Paint the poses below those of this image."""
        if not display.previous or display.scene is None or display.pyramid is None or not display.shows_shapes:
            return
        picture, ratio = _picture(display), display.ratio
        target = QRectF(display.exposed)
        source = QRectF(target.x() * ratio, target.y() * ratio, target.width() * ratio, target.height() * ratio)
        painter.save()
        painter.setOpacity(_OPACITY)
        painter.drawImage(target, picture, source)
        painter.restore()


def _picture(display: Display) -> QImage:
    """Drawn once for every place of the view: the crosshair alone exposes two strips of it at every move."""
    assert display.scene is not None
    key = (display.previous, display.transform, display.screen, display.ratio, display.scene.schema)
    if display.previous_picture is not None and display.previous_key == key:
        return display.previous_picture
    width, height = (max(round(side * display.ratio), 1) for side in display.screen)
    picture = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(display.ratio)
    picture.fill(0)
    with QPainter(picture) as painter:
        for instance in display.previous:
            bare = replace(instance, bbox_xywh=None, polygons=(), holes=(), mask=None, figure=None)
            paint_instance(painter, display, bare, Emphasis.PLAIN)
    display.previous_picture, display.previous_key = picture, key
    return picture
