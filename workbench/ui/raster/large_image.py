"""Images too large to be held: read by tiles from the file itself, or from a memory map that is made of it once."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import simplejpeg

from workbench.project.tiff_header import MARKS
from workbench.ui.canvas.pyramid import Pyramid
from workbench.ui.image_decode import ImageError, ImageFile, exif_orientation, known_depth
from workbench.ui.raster.levels import Levels, Raw, Size, half, level_sizes
from workbench.ui.raster.mapped_levels import Form, LevelFiles, MappedLevels, NoRoomError
from workbench.ui.raster.oriented_levels import OrientedLevels, oriented
from workbench.ui.raster.png_strips import PngForm, png_form, strips
from workbench.ui.raster.rendering import FULL_8_BIT, render
from workbench.ui.raster.statistics import statistics
from workbench.ui.raster.tiff_levels import NotTiledError, TiffLevels, open_tiff

HELD_MEGAPIXELS = 100.0
DEEP_HELD_MEGAPIXELS = 40.0
CACHE_BYTES = 16 * 1024**3
_READY_PIXELS = 2_000_000
_PREVIEW_FACTOR = 8
_PREVIEW_LEVEL = 3
_PNG_MARK = b"\x89PNG\r\n\x1a\n"
_PNG_DEPTH_AT = 24
_HEAD_BYTES = 1 << 18

Preview = Callable[[Pyramid], None]
GoesOn = Callable[[], bool]


def needs_tiles(file: ImageFile) -> bool:
    """Whether an image is not held as a whole: more than 100 megapixels, 40 when its values are deep."""
    if file.megapixels <= DEEP_HELD_MEGAPIXELS:
        return False
    return file.megapixels > HELD_MEGAPIXELS or _may_be_deep(_head(file.path))


def _may_be_deep(head: bytes) -> bool:
    return head[:4] in MARKS or (head[:8] == _PNG_MARK and head[_PNG_DEPTH_AT] > 8)


class _GivenUpError(Exception):
    """Nobody waits for the image any more."""


class LargeImages:
    """Opens them; the maps lie in ``folder`` and can be deleted at any time."""

    def __init__(self, folder: Path, most_bytes: int = CACHE_BYTES) -> None:
        self._files = LevelFiles(folder, most_bytes)
        self._is_stopped = threading.Event()

    def cancel(self) -> None:
        """Nothing that is being made is needed any more."""
        self._is_stopped.set()

    def open(self, file: ImageFile, preview: Preview, is_wanted: GoesOn) -> Pyramid | None:
        """Return the picture, after a small copy where that is quick; None when nobody waits any more.

        Called in a thread; takes seconds the first time. Raises ImageError.
        """
        try:
            levels = self._levels(file, preview, lambda: is_wanted() and not self._is_stopped.is_set())
        except _GivenUpError:
            return None
        except NoRoomError as error:
            gigabytes = error.byte_count / 1e9
            raise ImageError(
                f"{file.path.name} needs {gigabytes:.1f} GB in the cache folder to be shown, and the disk is full; "
                "make room and open it again."
            ) from error
        except (ValueError, cv2.error, OSError) as error:
            raise ImageError(
                f"{file.path.name} is broken or cut off; copy it again from its source or remove it."
            ) from error
        if levels.sizes[0] != file.size:
            raise ImageError(f"{file.path.name} changed while it was read; open it again.")
        return _pyramid(levels)

    def _levels(self, file: ImageFile, preview: Preview, goes_on: GoesOn) -> Levels:
        head = _head(file.path)
        if head[:4] in MARKS:
            try:
                tiff = open_tiff(file.path)
            except NotTiledError:
                return self._mapped_whole(file)
            return self._tiff(file, tiff, goes_on)
        if head[:3] == b"\xff\xd8\xff" and _jpeg_colors(head) is not None:
            return self._mapped_jpeg(file, preview)
        form = png_form(head)
        # A PNG that says how it is turned is rare, and its decoder turns it.
        if form is not None and form.size == file.size and b"eXIf" not in head:
            return self._mapped_png(file, form, goes_on)
        return self._mapped_whole(file)

    def _mapped_png(self, file: ImageFile, png: PngForm, goes_on: GoesOn) -> Levels:
        def fill(made: Raw) -> None:
            top = 0
            for strip in strips(file.path, png):
                if not goes_on():
                    raise _GivenUpError
                made[top : top + len(strip)] = strip
                top += len(strip)

        return self._map(file, _form(png.size, png.channels, png.dtype), fill)

    def _tiff(self, file: ImageFile, tiff: TiffLevels, goes_on: GoesOn) -> Levels:
        page = tiff.pages[0]
        levels: Levels = tiff
        if tiff.first_missing < len(tiff.sizes):
            first = tiff.first_missing
            form = Form(tiff.sizes, first, page.channels, page.dtype)

            def fill(made: Raw) -> None:
                _halve_by_tiles(tiff, first, made, goes_on)

            levels = self._map(file, form, fill, below=tiff)
        return _turned(levels, page.orientation)

    def _mapped_jpeg(self, file: ImageFile, preview: Preview) -> Levels:
        data = file.path.read_bytes()
        orientation, colors = exif_orientation(data), _jpeg_colors(data) or "BGR"
        stored = file.size[::-1] if orientation >= 5 else file.size
        form = Form(level_sizes(*stored), 0, len(colors) if colors == "BGR" else 1, np.dtype(np.uint8))

        def fill(made: Raw) -> None:
            if len(form.sizes) > _PREVIEW_LEVEL:
                small = _small_jpeg(data, stored)
                preview(Pyramid.preview(oriented(small, orientation), _PREVIEW_LEVEL, file.size))
            simplejpeg.decode_jpeg(data, colors, fastdct=True, fastupsample=True, buffer=made, strict=False)

        return _turned(self._map(file, form, fill), orientation)

    def _mapped_whole(self, file: ImageFile) -> Levels:
        """For formats that one can only read from beginning to end: the whole is in memory for a moment, once."""
        found = self._find_any(file)
        if found is not None:
            return found
        image = cv2.imdecode(np.fromfile(file.path, np.uint8), cv2.IMREAD_ANYCOLOR | cv2.IMREAD_ANYDEPTH)
        if image is None or image.size == 0:
            raise ValueError("no pixels")
        whole = np.asarray(image) if image.dtype == np.uint8 else known_depth(np.asarray(image))
        form = _form(file.size, whole.shape[2] if whole.ndim == 3 else 1, whole.dtype)

        def fill(made: Raw) -> None:
            made[:] = whole

        return self._map(file, form, fill)

    def _find_any(self, file: ImageFile) -> Levels | None:
        """Find a map by its size alone: which depth it has is not known before the file is decoded."""
        for dtype in (np.uint8, np.uint16, np.float32):
            for channels in (1, 3):
                form = _form(file.size, channels, np.dtype(dtype))
                path = self._files.find(_key(file, form), form)
                if path is not None:
                    return MappedLevels(path, form)
        return None

    def _map(
        self,
        file: ImageFile,
        form: Form,
        fill: Callable[[Raw], None],
        below: Levels | None = None,
    ) -> Levels:
        key = _key(file, form)
        path = self._files.find(key, form)
        if path is None:
            path = self._files.make(key, form, fill)
        return MappedLevels(path, form, below)


def _pyramid(levels: Levels) -> Pyramid:
    """Draw the small levels, which stay in memory."""
    window, known = FULL_8_BIT, None
    last = len(levels.sizes) - 1
    if levels.read(last, 0, 0, 1, 1).dtype != np.uint8:
        known = statistics(levels)
        window = known.shown
    small = [k for k, size in enumerate(levels.sizes) if size[0] * size[1] <= _READY_PIXELS or k == last]
    ready = {k: render(levels.read(k, 0, 0, *levels.sizes[k]), window) for k in small}
    return Pyramid(levels, ready, window, known)


def _halve_by_tiles(tiff: TiffLevels, first: int, out: Raw, goes_on: GoesOn) -> None:
    """Fill the level ``first`` from the one above it, which the file has, some rows at a time."""
    width, height = tiff.sizes[first - 1]
    for top in range(0, height, 1024):
        if not goes_on():
            raise _GivenUpError
        rows = min(1024, height - top)
        for left in range(0, width, 4096):
            columns = min(4096, width - left)
            part = tiff.read(first - 1, left, top, columns, rows)
            size = ((columns + 1) // 2, (rows + 1) // 2)
            out[top // 2 : top // 2 + size[1], left // 2 : left // 2 + size[0]] = half(part, size)


def _turned(levels: Levels, orientation: int) -> Levels:
    return levels if orientation == 1 else OrientedLevels(levels, orientation)


def _form(size: Size, channels: int, dtype: np.dtype[np.generic]) -> Form:
    return Form(level_sizes(*size), 0, channels, dtype)


def _key(file: ImageFile, form: Form) -> str:
    """Name a map after the file's place, size and time: a file that changed gets another one."""
    known = file.path.stat()
    words = (
        file.path.resolve(),
        known.st_mtime_ns,
        known.st_size,
        form.sizes[0],
        form.first,
        form.channels,
        form.dtype,
    )
    return hashlib.sha256("|".join(map(str, words)).encode()).hexdigest()[:32]


def _head(path: Path) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(_HEAD_BYTES)
    except OSError as error:
        raise ImageError(f"{path.name} cannot be read ({error.strerror}); look for it and try again.") from error


def _jpeg_colors(data: bytes) -> str | None:
    """Return how a JPEG is best decoded, GRAY or BGR; None when another decoder must."""
    try:
        colorspace = str(simplejpeg.decode_jpeg_header(data)[2])
    except ValueError:
        return None
    return {"Gray": "GRAY", "GRAY": "GRAY", "CMYK": None, "YCCK": None}.get(colorspace, "BGR")


def _small_jpeg(data: bytes, stored: Size) -> Raw:
    width, height = (-(-side // _PREVIEW_FACTOR) for side in stored)
    return np.asarray(
        simplejpeg.decode_jpeg(
            data, "BGRA", fastdct=True, fastupsample=True,
            min_width=width, min_height=height, min_factor=_PREVIEW_FACTOR, strict=False,
        )
    )  # fmt: skip
