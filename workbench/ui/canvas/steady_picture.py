"""The photo as it lies on the screen at one zoom, with a margin: panning and pointing copy it instead of scaling it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from workbench.ui.canvas.palette import GROUND
from workbench.ui.canvas.view_transform import ViewTransform

MARGIN_PX = 160
"""How far, in logical pixels, it reaches beyond the screen."""

Key = tuple[object, ...]
Draw = Callable[[QPainter, QRect], None]
"""Draws the part of the photo that lies in a rectangle of logical screen pixels."""


class SteadyPicture:
    """Kept by a canvas. Made when much is painted twice at one zoom: while zooming it would be in vain."""

    def __init__(self) -> None:
        self._key: Key = ()
        self._image: QImage | None = None
        self._origin = (0.0, 0.0)
        self._room = QRect()

    def paint(self, painter: QPainter, key: Key, view: tuple[ViewTransform, QSize, float, QRect], draw: Draw) -> bool:
        """Paint what is exposed out of the kept picture; False when it must be drawn directly.

        ``key`` says which photo it is and how it is drawn; ``view`` is the place of the photo, the size of the
        screen, the device pixels a logical one, and the exposed rectangle; all in logical pixels.
        """
        transform, screen, ratio, exposed = view
        whole = (key, transform.scale, ratio, screen.toTuple())
        if whole != self._key:
            self._key, self._image = whole, None
            return False
        by = (transform.left - self._origin[0], transform.top - self._origin[1])
        if self._image is None or not self._room.translated(round(by[0]), round(by[1])).contains(exposed):
            if 2 * exposed.width() * exposed.height() < screen.width() * screen.height():
                return False
            self._make(transform, screen, ratio, draw)
            by = (0.0, 0.0)
        assert self._image is not None
        left, top = by[0] + self._room.left(), by[1] + self._room.top()
        painter.drawImage(QPointF(round(left * ratio) / ratio, round(top * ratio) / ratio), self._image)
        return True

    def _make(self, transform: ViewTransform, screen: QSize, ratio: float, draw: Draw) -> None:
        self._origin = (transform.left, transform.top)
        self._room = QRect(-MARGIN_PX, -MARGIN_PX, screen.width() + 2 * MARGIN_PX, screen.height() + 2 * MARGIN_PX)
        image = QImage(self._room.size() * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(QColor(GROUND))
        with QPainter(image) as painter:
            painter.translate(MARGIN_PX, MARGIN_PX)
            draw(painter, self._room)
        self._image = image
