"""The picture itself, or the sentence that stands in its place."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from workbench.ui.canvas.display import Display
from workbench.ui.canvas.palette import GROUND, MUTED
from workbench.ui.canvas.pyramid import Pyramid
from workbench.ui.canvas.tiles import tiles_over

_PIXELS_FROM_SCALE = 3.0
_TEXT_WIDTH = 420


class ImageLayer:
    """Draws the part of the right pyramid level that is exposed. From 300 % on pixels are shown as squares."""

    def paint(self, painter: QPainter, display: Display) -> None:
        """Paint ground and image."""
        painter.fillRect(display.exposed, QColor(GROUND))
        pyramid = display.pyramid
        if pyramid is None:
            self._paint_message(painter, display)
            return
        level = pyramid.level_for(display.transform.scale * display.ratio)
        part = _exposed(display, pyramid, float(2**level))
        if part.isEmpty():
            return
        scale = display.transform.scale * display.ratio
        is_smooth = scale < _PIXELS_FROM_SCALE and display.transform.scale != 1.0
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_smooth)
        held = pyramid.levels[level]
        if held is not None and not display.tiles.needs_tiles(level):
            _paint_part(painter, display, held, part)
        else:
            self._paint_tiles(painter, display, level, part)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)

    def _paint_tiles(self, painter: QPainter, display: Display, level: int, part: QRectF) -> None:
        """Paint the tiles that are there, each missing one as a piece of a coarser level."""
        pyramid = display.pyramid
        assert pyramid is not None
        for place, room in tiles_over(pyramid, level, part):
            image = display.tiles.image(place)
            if image is not None:
                target = display.rect((room.x(), room.y(), room.width(), room.height()))
                painter.drawImage(target, image, QRectF(0, 0, image.width(), image.height()))
            else:
                self._paint_coarser(painter, display, room, level)

    def _paint_coarser(self, painter: QPainter, display: Display, room: QRectF, level: int) -> None:
        pyramid, tiles = display.pyramid, display.tiles
        assert pyramid is not None
        for above in range(level + 1, len(pyramid.levels)):
            held = pyramid.levels[above]
            if held is not None and not tiles.needs_tiles(above):
                _paint_part(painter, display, held, room)
                return
            found = next(iter(tiles_over(pyramid, above, QRectF(room.center().x(), room.center().y(), 1, 1))), None)
            image = tiles.image(found[0]) if found is not None else None
            if found is not None and image is not None:
                _paint_part(painter, display, image, room, found[1])
                return
        if tiles.base is not None:
            _paint_part(painter, display, tiles.base, room)

    def _paint_message(self, painter: QPainter, display: Display) -> None:
        width = min(_TEXT_WIDTH, display.screen[0] - 32)
        room = QRectF((display.screen[0] - width) / 2, 0, width, display.screen[1])
        painter.setPen(QColor(MUTED))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, display.message)


def _exposed(display: Display, pyramid: Pyramid, cell: float) -> QRectF:
    """Return the exposed part of the image in whole cells of its level.

    A fraction of a cell would be stretched differently in every dirty rectangle.
    """
    transform = display.transform
    x0, y0 = transform.to_image(display.exposed.left() - 2, display.exposed.top() - 2)
    x1, y1 = transform.to_image(display.exposed.right() + 3, display.exposed.bottom() + 3)
    left, top = x0 // cell * cell, y0 // cell * cell
    part = QRectF(left, top, (x1 // cell + 1) * cell - left, (y1 // cell + 1) * cell - top)
    return part.intersected(QRectF(0, 0, pyramid.width, pyramid.height))


def _paint_part(painter: QPainter, display: Display, image: QImage, part: QRectF, covers: QRectF | None = None) -> None:
    """Paint a part of the photo out of an image that covers it, or a tile's room, with fewer pixels."""
    pyramid = display.pyramid
    assert pyramid is not None
    whole = covers if covers is not None else QRectF(0, 0, pyramid.width, pyramid.height)
    part = part.intersected(whole)
    across, down = image.width() / whole.width(), image.height() / whole.height()
    place = part.translated(-whole.topLeft())
    source = QRectF(place.x() * across, place.y() * down, place.width() * across, place.height() * down)
    painter.drawImage(display.rect((part.x(), part.y(), part.width(), part.height())), image, source)
