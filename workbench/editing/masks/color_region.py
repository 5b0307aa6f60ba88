"""The connected region around a pixel whose colours are like its own."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from workbench.core.masks import Mask
from workbench.editing.masks.grabcut import PixelReader

_Pixels = npt.NDArray[np.uint8]

MOST_SIDE = 4096
"""A region is looked for at most half of this far from the pixel: a giant image is not read as a whole."""


@dataclass(frozen=True, slots=True)
class Pick:
    """A place in image pixels, how far a colour may be from the one there, and whether its region is taken away."""

    x: float
    y: float
    tolerance: int
    takes_away: bool = False


def similar(pixels: _Pixels, column: int, row: int, tolerance: int) -> npt.NDArray[np.bool_]:
    """Return which pixels hang together with one and differ from it by at most ``tolerance`` in every channel.

    ``pixels`` has shape (height, width, 3 or 4), blue first.
    """
    colors = np.ascontiguousarray(pixels[:, :, :3])
    height, width = colors.shape[:2]
    reached = np.zeros((height + 2, width + 2), np.uint8)
    reach = (tolerance,) * 3
    flags = 4 | (1 << 8) | cv2.FLOODFILL_FIXED_RANGE | cv2.FLOODFILL_MASK_ONLY
    cv2.floodFill(colors, reached, (column, row), (0, 0, 0), reach, reach, flags)
    return reached[1:-1, 1:-1].view(bool)


def picked_mask(read: PixelReader, size: tuple[int, int], pick: Pick) -> Mask:
    """Return the region of one pick as a mask of an image of a size (width, height); its place must lie in the image.

    Takes some 10 ms a megapixel: not for the GUI thread.
    """
    width, height = size
    column, row = int(pick.x), int(pick.y)
    left, top = max(column - MOST_SIDE // 2, 0), max(row - MOST_SIDE // 2, 0)
    right, bottom = min(left + MOST_SIDE, width), min(top + MOST_SIDE, height)
    part = read(left, top, right - left, bottom - top)
    region = similar(part, column - left, row - top, pick.tolerance)
    return Mask.from_crop(height, width, left, top, region)
