"""The picture itself, or the sentence that stands in its place."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
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
        pyramid = display.pyramid
        if pyramid is None or not _covers(display, pyramid):
            painter.fillRect(display.exposed, QColor(GROUND))
        if pyramid is None:
            self._paint_message(painter, display)
            return
        level = pyramid.level_for(display.transform.scale * display.ratio)
        part = _within(display, display.exposed, float(2**level))
        if part.isEmpty():
            return
        held = pyramid.levels[level]
        if held is not None and not display.tiles.needs_tiles(level):
            self._paint_held(painter, display, held, level)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, _is_smooth(display))
        self._paint_tiles(painter, display, level, part)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)

    def _paint_held(self, painter: QPainter, display: Display, held: QImage, level: int) -> None:
        """Paint a level that is in memory: as it was drawn before at this zoom, or out of its own pixels."""

        def draw(pen: QPainter, rect: QRect) -> None:
            pen.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, _is_smooth(display))
            _paint_part(pen, display, held, _within(display, rect, float(2**level)))
            pen.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)

        assert display.pyramid is not None
        view = (display.transform, QSize(*display.screen), display.ratio, display.exposed)
        is_copied = _is_smooth(display) and display.steady.paint(painter, (display.pyramid.serial, level), view, draw)
        if not is_copied:
            draw(painter, display.exposed)

    def _paint_tiles(self, painter: QPainter, display: Display, level: int, part: QRectF) -> None:
        """Paint the tiles that are there, each missing one as a piece of a coarser level."""
        pyramid = display.pyramid
        assert pyramid is not None
        for place, room in tiles_over(pyramid, level, part):
            image = display.tiles.image(place)
            if image is not None:
                painter.drawImage(_snapped(display, room), image, QRectF(0, 0, image.width(), image.height()))
            else:
                self._paint_coarser(painter, display, room, level)

    def _paint_coarser(self, painter: QPainter, display: Display, room: QRectF, level: int) -> None:
        pyramid, tiles = display.pyramid, display.tiles
        assert pyramid is not None
        for above in range(level + 1, len(pyramid.levels)):
            held = pyramid.levels[above]
            if held is not None and not tiles.needs_tiles(above):
                _paint_part(painter, display, held, room, snaps=True)
                return
            found = next(iter(tiles_over(pyramid, above, QRectF(room.center().x(), room.center().y(), 1, 1))), None)
            image = tiles.image(found[0]) if found is not None else None
            if found is not None and image is not None:
                _paint_part(painter, display, image, room, found[1], snaps=True)
                return
        if tiles.base is not None:
            _paint_part(painter, display, tiles.base, room, snaps=True)

    def _paint_message(self, painter: QPainter, display: Display) -> None:
        width = min(_TEXT_WIDTH, display.screen[0] - 32)
        room = QRectF((display.screen[0] - width) / 2, 0, width, display.screen[1])
        painter.setPen(QColor(MUTED))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, display.message)


def _is_smooth(display: Display) -> bool:
    """Whether pixels are blended: not when they are large squares, nor when one lies on one."""
    return display.transform.scale * display.ratio < _PIXELS_FROM_SCALE and display.transform.scale != 1.0


def _covers(display: Display, pyramid: Pyramid) -> bool:
    """Whether the image lies over all that is exposed, so that no ground can be seen."""
    image = display.rect((0, 0, pyramid.width, pyramid.height))
    return image.adjusted(1, 1, -1, -1).contains(QRectF(display.exposed))


def _within(display: Display, rect: QRect, cell: float) -> QRectF:
    """Return the part of the image under a rectangle of the screen, in whole cells of its level.

    A fraction of a cell would be stretched differently in every dirty rectangle.
    """
    transform, pyramid = display.transform, display.pyramid
    assert pyramid is not None
    x0, y0 = transform.to_image(rect.left() - 2, rect.top() - 2)
    x1, y1 = transform.to_image(rect.right() + 3, rect.bottom() + 3)
    left, top = x0 // cell * cell, y0 // cell * cell
    part = QRectF(left, top, (x1 // cell + 1) * cell - left, (y1 // cell + 1) * cell - top)
    return part.intersected(QRectF(0, 0, pyramid.width, pyramid.height))


def _snapped(display: Display, part: QRectF) -> QRectF:
    """Return where a part lies on the screen with edges on whole device pixels: no line shows between two tiles."""
    ratio = display.ratio
    left, top = display.transform.to_screen(part.left(), part.top())
    right, bottom = display.transform.to_screen(part.right(), part.bottom())
    corners = [round(place * ratio) / ratio for place in (left, top, right, bottom)]
    return QRectF(corners[0], corners[1], corners[2] - corners[0], corners[3] - corners[1])


def _paint_part(
    painter: QPainter,
    display: Display,
    image: QImage,
    part: QRectF,
    covers: QRectF | None = None,
    snaps: bool = False,
) -> None:
    """Paint a part of the photo out of an image that covers it, or a tile's room, with fewer pixels."""
    pyramid = display.pyramid
    assert pyramid is not None
    whole = covers if covers is not None else QRectF(0, 0, pyramid.width, pyramid.height)
    part = part.intersected(whole)
    across, down = image.width() / whole.width(), image.height() / whole.height()
    place = part.translated(-whole.topLeft())
    source = QRectF(place.x() * across, place.y() * down, place.width() * across, place.height() * down)
    target = _snapped(display, part) if snaps else display.rect((part.x(), part.y(), part.width(), part.height()))
    painter.drawImage(target, image, source)
