"""Tiles of the picture: what is too large to be held, or is shown otherwise than it is. Drawn in one thread."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage

from workbench.ui.canvas.newest_work import NewestWork
from workbench.ui.canvas.pyramid import Pyramid
from workbench.ui.raster.adjustment import NEUTRAL, Adjustment
from workbench.ui.raster.rendering import Pixels, render

TILE_PX = 512
_MOST_BYTES = 192 * 1024 * 1024
_AT_ONCE = 6
"""So many tiles are handed over together: a change of the look comes in few steps, not in a flicker."""
_log = logging.getLogger(__name__)

Place = tuple[int, int, int]
"""Level, column and row of a tile."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One drawn tile; ``image`` looks at ``pixels``."""

    place: Place
    look: Adjustment
    pixels: Pixels
    image: QImage


@dataclass(frozen=True, slots=True)
class TileRequest:
    """What the screen lacks, the most wanted first."""

    pyramid: Pyramid
    look: Adjustment
    places: tuple[Place, ...]


class TileDrawer(QObject):
    """``drawn(serial of the pyramid, list of Tile)`` comes in the GUI thread; only the newest request is worked on."""

    drawn: ClassVar[Signal] = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._work = NewestWork(self._draw)

    def request(self, request: TileRequest) -> None:
        """Ask for tiles in place of whatever was asked for before."""
        self._work.request(request)

    def close(self) -> None:
        """Stop, and wait for the thread."""
        self._work.close()

    def _draw(self, request: TileRequest) -> None:
        ready: list[Tile] = []
        for place in request.places:
            try:
                ready.append(draw_tile(request.pyramid, request.look, place))
            except Exception:  # noqa: BLE001 - the border of a thread: the coarser picture stays, the log tells
                _log.exception("a part of the image could not be drawn")
            if self._work.has_news():
                break
            if len(ready) == _AT_ONCE and len(request.places) > 3 * _AT_ONCE:
                self.drawn.emit(request.pyramid.serial, ready)
                ready = []
        if ready:
            self.drawn.emit(request.pyramid.serial, ready)


class Tiles:
    """The drawn tiles of the image that is shown, the last used ones; only GUI thread."""

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._tiles: OrderedDict[Place, Tile] = OrderedDict()
        self._bytes = 0
        self._pyramid: Pyramid | None = None
        self._look = NEUTRAL
        self._asked: tuple[Place, ...] = ()
        self.base: QImage | None = None
        self._base_pixels: Pixels | None = None
        self._is_base_right = True

    def show(self, pyramid: Pyramid | None, look: Adjustment) -> None:
        """Another image or another look. Tiles of the old look stay until new ones come."""
        is_other_image = pyramid is not self._pyramid
        if not is_other_image and look == self._look:
            return
        if is_other_image:
            self._tiles.clear()
            self._bytes = 0
        self._pyramid, self._look, self._asked = pyramid, look, ()
        self._draw_base()

    def lacking(self, scale: float, visible: QRectF) -> TileRequest | None:
        """Return what to ask for, for a screen that shows ``visible`` (image pixels) at device pixels a pixel.

        None when nothing is lacking, or the same was returned before.
        """
        pyramid = self._pyramid
        if pyramid is None or not self.needs_tiles(pyramid.level_for(scale)):
            return None
        level = pyramid.level_for(scale)
        places = [place for place, _ in tiles_over(pyramid, level, visible)]
        missing = tuple(place for place in places if place not in self._tiles or self._tiles[place].look != self._look)
        if not missing or missing == self._asked:
            return None
        self._asked = missing
        return TileRequest(pyramid, self._look, missing)

    def needs_tiles(self, level: int) -> bool:
        """Whether a level cannot be drawn as it is held."""
        pyramid = self._pyramid
        return pyramid is not None and (not self._look.is_neutral or pyramid.levels[level] is None)

    def take(self, serial: int, tiles: list[Tile]) -> bool:
        """Keep drawn tiles; False when they belong to an image that is no longer shown."""
        if self._pyramid is None or serial != self._pyramid.serial:
            return False
        for tile in tiles:
            old = self._tiles.pop(tile.place, None)
            self._bytes += tile.pixels.nbytes - (old.pixels.nbytes if old is not None else 0)
            self._tiles[tile.place] = tile
        while self._bytes > self._most_bytes and len(self._tiles) > 1:
            self._bytes -= self._tiles.popitem(last=False)[1].pixels.nbytes
        if not self._is_base_right:
            self._draw_base()
        # What was asked for and let go again for want of room may be asked for anew.
        self._asked = tuple(place for place in self._asked if place not in self._tiles)
        return True

    def image(self, place: Place) -> QImage | None:
        """Return a tile if it is there, in whatever look."""
        tile = self._tiles.get(place)
        if tile is None:
            return None
        self._tiles.move_to_end(place)
        return tile.image

    def _draw_base(self) -> None:
        """Draw the smallest level at once (less than a millisecond), so that something always stands below."""
        pyramid = self._pyramid
        self.base = self._base_pixels = None
        if pyramid is None:
            return
        if self._look.is_neutral:
            self.base = pyramid.levels[-1]
            return
        last = len(pyramid.levels) - 1
        raw = pyramid.source.read(last, 0, 0, *pyramid.source.sizes[last])
        window = pyramid.window_for(self._look, may_wait=False)
        self._is_base_right = window is not None
        self._base_pixels = render(raw, window or pyramid.window, self._look)
        self.base = _image(self._base_pixels)


def tiles_over(pyramid: Pyramid, level: int, visible: QRectF) -> Iterator[tuple[Place, QRectF]]:
    """Return the tiles that cover a part of the image, those in the middle first, with their rectangles in it."""
    width, height = pyramid.source.sizes[level]
    across, down = pyramid.width / width, pyramid.height / height
    part = visible.intersected(QRectF(0, 0, pyramid.width, pyramid.height))
    if part.isEmpty():
        return
    columns = range(int(part.left() / across) // TILE_PX, _last(part.right() / across, width) + 1)
    rows = range(int(part.top() / down) // TILE_PX, _last(part.bottom() / down, height) + 1)
    middle = (columns[0] + columns[-1]) / 2, (rows[0] + rows[-1]) / 2
    places = [(level, column, row) for row in rows for column in columns]
    for place in sorted(places, key=lambda each: abs(each[1] - middle[0]) + abs(each[2] - middle[1])):
        left, top = place[1] * TILE_PX, place[2] * TILE_PX
        size = min(TILE_PX, width - left), min(TILE_PX, height - top)
        yield place, QRectF(left * across, top * down, size[0] * across, size[1] * down)


def _last(edge: float, size: int) -> int:
    return min(int(np.ceil(edge)) - 1, size - 1) // TILE_PX


def draw_tile(pyramid: Pyramid, look: Adjustment, place: Place) -> Tile:
    """Read and draw one tile; any thread."""
    level, column, row = place
    left, top = column * TILE_PX, row * TILE_PX
    width, height = pyramid.source.sizes[level]
    size = min(TILE_PX, width - left), min(TILE_PX, height - top)
    raw = pyramid.source.read(level, left, top, *size)
    pixels = render(raw, pyramid.window_for(look) or pyramid.window, look)
    return Tile(place, look, pixels, _image(pixels))


def _image(pixels: Pixels) -> QImage:
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, pixels.strides[0], QImage.Format.Format_RGB32)
