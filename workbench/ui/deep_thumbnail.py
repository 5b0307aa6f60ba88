"""Small pictures of what Qt shows wrongly or not at all: 16-bit, float and very large images."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from PySide6.QtGui import QImage

from workbench.ui.image_decode import ImageError, ImageFile, image_file
from workbench.ui.raster.large_image import needs_tiles
from workbench.ui.raster.levels import Raw, Size, finite
from workbench.ui.raster.oriented_levels import oriented
from workbench.ui.raster.png_strips import png_form, strips
from workbench.ui.raster.rendering import bgra, render
from workbench.ui.raster.statistics import of_values
from workbench.ui.raster.tiff_levels import NotTiledError, TiffPage, open_tiff

_HEAD_BYTES = 64
_STRIPE_ROWS = 512


def read_deep(path: Path, side_px: int) -> QImage | None:
    """Return an image no larger than ``side_px`` on its longer side, with the range of values that the canvas shows.

    A null image when it is unreadable; None when only Qt may know it. Very large ones are read some rows at a time.
    """
    try:
        file = image_file(path)
        small = _shrunk(file, side_px) if needs_tiles(file) else _resized(file.read().decode(), side_px)
    except (ImageError, ValueError, OSError):
        return QImage()
    if small is None:
        return None
    pixels = bgra(small) if small.dtype == np.uint8 else render(small, of_values(small).shown)
    view = QImage(pixels.data, pixels.shape[1], pixels.shape[0], pixels.strides[0], QImage.Format.Format_RGB32)
    return view.copy()


def _resized(raw: Raw, side_px: int) -> Raw:
    size = _fitting((raw.shape[1], raw.shape[0]), side_px)
    return np.asarray(cv2.resize(finite(raw), size, interpolation=cv2.INTER_AREA))


def _fitting(size: Size, side_px: int) -> Size:
    scale = min(side_px / max(size), 1.0)
    return max(round(size[0] * scale), 1), max(round(size[1] * scale), 1)


def _shrunk(file: ImageFile, side_px: int) -> Raw | None:
    with open(file.path, "rb") as opened:
        png = png_form(opened.read(_HEAD_BYTES))
    if png is not None:
        return _stacked(strips(file.path, png), png.size, side_px)
    try:
        levels = open_tiff(file.path)
    except NotTiledError:
        return None
    # The smallest copy in the file itself that is still large enough.
    page = min((each for each in levels.pages.values() if max(each.size) >= side_px), key=lambda each: max(each.size))
    return oriented(_stacked(_stripes(page), page.size, side_px), page.orientation)


def _stripes(page: TiffPage) -> Iterator[Raw]:
    for top in range(0, page.size[1], _STRIPE_ROWS):
        yield page.read(0, top, page.size[0], min(_STRIPE_ROWS, page.size[1] - top))


def _stacked(parts: Iterator[Raw], size: Size, side_px: int) -> Raw:
    """Shrink an image of a size that comes in parts from the top."""
    width, height = _fitting(size, side_px)
    rows: list[Raw] = []
    top = 0
    for part in parts:
        bottom = top + len(part)
        count = round(bottom * height / size[1]) - round(top * height / size[1])
        if count:
            rows.append(np.asarray(cv2.resize(finite(part), (width, count), interpolation=cv2.INTER_AREA)))
        top = bottom
    return np.concatenate(rows)
