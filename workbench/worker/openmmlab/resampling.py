"""Making pictures smaller and larger the way super-resolution is measured: bicubic, with antialiasing downwards.

Pillow's bicubic widens its kernel when it shrinks (a = -0.5), as the tools do by which the field's test sets were made;
OpenCV's does not.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

Picture = npt.NDArray[np.uint8]


def shrunk(picture: Picture, scale: int) -> Picture:
    """Return a picture (h, w, c) at a ``scale``-th of its size; its sides are multiples of ``scale``."""
    height, width = picture.shape[:2]
    return resized(picture, (width // scale, height // scale))


def enlarged(picture: Picture, size: tuple[int, int]) -> Picture:
    """Return a picture (h, w, c) at the size (width, height), itself where it has that size."""
    return picture if (picture.shape[1], picture.shape[0]) == size else resized(picture, size)


def resized(picture: Picture, size: tuple[int, int]) -> Picture:
    """Resample a picture (h, w, 1 or 3) to (width, height)."""
    flat = picture[..., 0] if picture.shape[2] == 1 else picture
    # A copy of its own: Pillow hands out memory that must not be written to.
    found = np.array(Image.fromarray(flat).resize(size, Image.Resampling.BICUBIC), dtype=np.uint8)
    return found.reshape(size[1], size[0], picture.shape[2])
