"""The poses of the previous image, faint: where everything was a moment ago."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QPainter

from workbench.ui.canvas.display import Display
from workbench.ui.canvas.live_shape import Emphasis, paint_instance

_OPACITY = 0.4


class PreviousLayer:
    """Bones and joints alone. They cannot be clicked, and they are no labels of this image."""

    def paint(self, painter: QPainter, display: Display) -> None:
        """Paint the poses below those of this image."""
        if display.scene is None or display.pyramid is None or not display.shows_shapes:
            return
        painter.save()
        painter.setOpacity(_OPACITY)
        for instance in display.previous:
            bare = replace(instance, bbox_xywh=None, polygons=(), holes=(), mask=None, figure=None)
            paint_instance(painter, display, bare, Emphasis.PLAIN)
        painter.restore()
