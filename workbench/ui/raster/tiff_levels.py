"""The tiles and strips of a TIFF, each read and decoded only when it is looked at. No Qt, any thread."""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import simplejpeg
import tifffile

from workbench.ui.raster.levels import Raw, Size, level_sizes

_KEPT_BYTES = 96 * 1024 * 1024
_LARGEST_SEGMENT_BYTES = 32 * 1024 * 1024
_ORIENTATION = 274
_DEPTHS = {np.dtype(np.uint8), np.dtype(np.uint16), np.dtype(np.float32)}
_JPEG_COMPRESSIONS = (6, 7)


class NotTiledError(ValueError):
    """The file cannot be read part by part: it must be decoded as a whole."""


class TiffPage:
    """One image of a TIFF in tiles or strips of moderate size; grey, RGB or RGBA; 8 or 16 bits or float32.

    Nothing of the file is held open. Raises NotTiledError for every other kind.
    """

    def __init__(self, path: Path, page: tifffile.TiffPage) -> None:
        self._path = path
        self.size: Size = (int(page.imagewidth), int(page.imagelength))
        tag = page.tags.get(_ORIENTATION)
        self.orientation = int(tag.value) if tag is not None and int(tag.value) in range(1, 9) else 1
        self.dtype = np.dtype(page.dtype) if page.dtype is not None else np.dtype(np.void)
        self.samples = int(page.samplesperpixel)
        self._inverted = page.photometric == tifffile.PHOTOMETRIC.MINISWHITE
        self._tile = (int(page.tilewidth), int(page.tilelength)) if page.is_tiled else _strip(page)
        self._offsets, self._counts = tuple(page.dataoffsets), tuple(page.databytecounts)
        self._tables = page.jpegtables if page.compression in _JPEG_COMPRESSIONS else None
        self._is_jpeg = page.compression in _JPEG_COMPRESSIONS
        self._refuse_others(page)
        self._decode: Any = None if self._is_jpeg else page.decode
        self._kept: OrderedDict[int, Raw] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def channels(self) -> int:
        """1 or 3: what is beyond colour is left out."""
        return 1 if self.samples == 1 else 3

    def read(self, x: int, y: int, width: int, height: int) -> Raw:
        """Return a part; pixels beyond the image are those of its edge."""
        out = np.empty((height, width) if self.channels == 1 else (height, width, 3), self.dtype)
        right, bottom = min(x + width, self.size[0]), min(y + height, self.size[1])
        across, down = self._tile
        for row in range(y // down, (bottom - 1) // down + 1):
            for column in range(x // across, (right - 1) // across + 1):
                tile = self._segment(row * self._columns + column)
                left, top = column * across, row * down
                x0, y0 = max(x, left), max(y, top)
                x1, y1 = min(right, left + tile.shape[1]), min(bottom, top + tile.shape[0])
                out[y0 - y : y1 - y, x0 - x : x1 - x] = tile[y0 - top : y1 - top, x0 - left : x1 - left]
        out[bottom - y :] = out[bottom - y - 1] if bottom > y else 0
        out[:, right - x :] = out[:, right - x - 1 : right - x]
        return out

    def peek(self, x: int, y: int) -> Raw | None:
        """Return one pixel if its tile is at hand."""
        across, down = self._tile
        with self._lock:
            tile = self._kept.get(y // down * self._columns + x // across)
        return None if tile is None else np.asarray(tile[y % down, x % across])

    @property
    def _columns(self) -> int:
        return -(-self.size[0] // self._tile[0])

    def _refuse_others(self, page: tifffile.TiffPage) -> None:
        plain = page.photometric in (
            tifffile.PHOTOMETRIC.MINISBLACK,
            tifffile.PHOTOMETRIC.MINISWHITE,
            tifffile.PHOTOMETRIC.RGB,
        )
        in_jpeg = self._is_jpeg and page.photometric == tifffile.PHOTOMETRIC.YCBCR and self.dtype == np.uint8
        has_depth = self.dtype in _DEPTHS and page.bitspersample == 8 * self.dtype.itemsize
        is_together = self.samples == 1 or page.planarconfig == tifffile.PLANARCONFIG.CONTIG
        if not (plain or in_jpeg) or not has_depth or not is_together or self.samples not in (1, 3, 4):
            raise NotTiledError("its kind of pixels")
        if self._tile[0] * self._tile[1] * self.samples * self.dtype.itemsize > _LARGEST_SEGMENT_BYTES:
            raise NotTiledError("its tiles are too large")
        if self._is_jpeg and self.dtype != np.uint8:
            raise NotTiledError("its compression")

    def _segment(self, index: int) -> Raw:
        with self._lock:
            kept = self._kept.get(index)
            if kept is not None:
                self._kept.move_to_end(index)
                return kept
        made = self._colors(self._read_segment(index))
        with self._lock:
            self._kept[index] = made
            total = sum(tile.nbytes for tile in self._kept.values())
            while total > _KEPT_BYTES and len(self._kept) > 1:
                total -= self._kept.popitem(last=False)[1].nbytes
        return made

    def _read_segment(self, index: int) -> npt.NDArray[Any]:
        with open(self._path, "rb") as file:
            file.seek(self._offsets[index])
            data = file.read(self._counts[index])
        if self._is_jpeg:
            whole = data if not self._tables else self._tables[:-2] + data[2:]
            wanted = "GRAY" if self.samples == 1 else "RGB"
            return np.asarray(simplejpeg.decode_jpeg(whole, wanted, strict=False))
        segment = self._decode(data, index)[0]
        if segment is None:
            # A sparse file: what was never written is black.
            return np.zeros((self._tile[1], self._tile[0], self.samples), self.dtype)
        first: Raw = np.asarray(segment)[0]
        return first

    def _colors(self, segment: npt.NDArray[Any]) -> Raw:
        if self.samples > 1:
            return np.ascontiguousarray(segment[:, :, 2::-1])
        grey: Raw = np.ascontiguousarray(segment[:, :, 0])
        return np.asarray(np.iinfo(grey.dtype).max - grey) if self._inverted and grey.dtype.kind == "u" else grey


class TiffLevels:
    """The levels that a TIFF holds itself, by level; level 0 always, the others where it has overviews."""

    def __init__(self, pages: dict[int, TiffPage]) -> None:
        self.pages = pages
        self._sizes = level_sizes(*pages[0].size)

    @property
    def sizes(self) -> tuple[Size, ...]:
        """Width and height of every level."""
        return self._sizes

    @property
    def finest(self) -> int:
        """Level 0 is there."""
        return 0

    @property
    def first_missing(self) -> int:
        """The first level that has to be made."""
        return next((level for level in range(len(self._sizes)) if level not in self.pages), len(self._sizes))

    def read(self, level: int, x: int, y: int, width: int, height: int) -> Raw:
        """Return a part of a level that the file holds."""
        return self.pages[level].read(x, y, width, height)

    def peek(self, x: int, y: int) -> Raw | None:
        """Return one pixel if its tile is at hand."""
        return self.pages[0].peek(x, y)


def open_tiff(path: Path) -> TiffLevels:
    """Read the directories of a TIFF. Raises NotTiledError when it cannot be read part by part."""
    try:
        with tifffile.TiffFile(path) as file:
            first = TiffPage(path, _page(file.pages[0]))
            pages = {0: first}
            sizes = level_sizes(*first.size)
            for each in _overviews(file):
                level = next((k for k, size in enumerate(sizes) if k and _is_near(size, each)), 0)
                if level and level not in pages:
                    pages[level] = TiffPage(path, each)
            first.read(0, 0, 1, 1)
    except NotTiledError:
        raise
    except Exception as error:
        # tifffile raises what its many codecs raise; the decoder that reads files as a whole may still know more.
        raise NotTiledError(str(error)) from error
    same = {k: page for k, page in pages.items() if (page.dtype, page.channels) == (first.dtype, first.channels)}
    return TiffLevels(same)


def _overviews(file: tifffile.TiffFile) -> list[tifffile.TiffPage]:
    levels = file.series[0].levels if file.series else []
    return [_page(level.pages[0]) for level in levels[1:]]


def _page(page: Any) -> tifffile.TiffPage:
    if not isinstance(page, tifffile.TiffPage):
        raise NotTiledError("its directories")
    return page


def _is_near(size: Size, page: tifffile.TiffPage) -> bool:
    return abs(size[0] - page.imagewidth) <= 1 and abs(size[1] - page.imagelength) <= 1


def _strip(page: tifffile.TiffPage) -> Size:
    return int(page.imagewidth), min(int(page.rowsperstrip), int(page.imagelength))
