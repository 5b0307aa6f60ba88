"""Lines between the pixels of the image, once they are large enough to be worked on one by one."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPainter, QPen

from workbench.ui.canvas.aids import GRID_FROM_SCALE
from workbench.ui.canvas.display import Display

_DARK, _LIGHT = QColor(0, 0, 0, 60), QColor(255, 255, 255, 46)


class PixelGridLayer:
    """A dark and a light hair line side by side: on any ground one of them reads."""

    def paint(self, painter: QPainter, display: Display) -> None:
        """Paint what is exposed."""
        transform, pyramid = display.transform, display.pyramid
        if pyramid is None or not display.aids.pixel_grid or transform.scale * display.ratio < GRID_FROM_SCALE:
            return
        exposed = display.exposed
        x0, y0 = transform.to_image(exposed.left(), exposed.top())
        x1, y1 = transform.to_image(exposed.right() + 1, exposed.bottom() + 1)
        left, right = max(math.floor(x0), 0), min(math.ceil(x1), pyramid.width)
        top, bottom = max(math.floor(y0), 0), min(math.ceil(y1), pyramid.height)
        if left >= right or top >= bottom:
            return
        (ax, ay), (bx, by) = transform.to_screen(left, top), transform.to_screen(right, bottom)
        columns = [round(transform.to_screen(x, 0)[0]) for x in range(left, right + 1)]
        rows = [round(transform.to_screen(0, y)[1]) for y in range(top, bottom + 1)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for color, shift in ((_DARK, 0), (_LIGHT, 1)):
            painter.setPen(QPen(color, 1.0))
            lines = [QLineF(x + shift, ay, x + shift, by) for x in columns]
            painter.drawLines([*lines, *(QLineF(ax, y + shift, bx, y + shift) for y in rows)])
