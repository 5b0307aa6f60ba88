"""Small pictures of 16-bit and float images, with the range of values that the canvas shows."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from PySide6.QtGui import QImage

from workbench.ui.image_decode import ImageError, image_file
from workbench.ui.raster.large_image import DEEP_HELD_MEGAPIXELS
from workbench.ui.raster.levels import finite
from workbench.ui.raster.rendering import bgra, render
from workbench.ui.raster.statistics import of_values


def read_deep(path: Path, side_px: int) -> QImage | None:
    """Return an image no larger than ``side_px`` on its longer side; a null image when it is unreadable.

    None when it is too large to be decoded for so little.
    """
    try:
        file = image_file(path)
        if file.megapixels > DEEP_HELD_MEGAPIXELS:
            return None
        raw = finite(file.read().decode())
    except ImageError:
        return QImage()
    height, width = raw.shape[:2]
    scale = min(side_px / max(width, height), 1.0)
    size = max(round(width * scale), 1), max(round(height * scale), 1)
    small = np.asarray(cv2.resize(raw, size, interpolation=cv2.INTER_AREA))
    pixels = bgra(small) if small.dtype == np.uint8 else render(small, of_values(small).shown)
    view = QImage(pixels.data, size[0], size[1], pixels.strides[0], QImage.Format.Format_RGB32)
    return view.copy()
