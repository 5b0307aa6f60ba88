"""An image and its halves, so that a small view of a large image reads few pixels."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from PySide6.QtGui import QImage

from workbench.ui.image_decode import Pixels

_SMALLEST_SIDE = 256


@dataclass(frozen=True, slots=True)
class Pyramid:
    """``levels[k]`` is the image at 1 / 2**k. The arrays are kept: a QImage only looks at them."""

    levels: tuple[QImage, ...]
    arrays: tuple[Pixels, ...]

    @classmethod
    def of(cls, pixels: Pixels) -> Pyramid:
        """Build all levels from pixels of shape (height, width, 4); may run in any thread."""
        arrays = [pixels]
        while max(arrays[-1].shape[:2]) >= 2 * _SMALLEST_SIDE and min(arrays[-1].shape[:2]) >= 2:
            height, width = arrays[-1].shape[:2]
            half = cv2.resize(arrays[-1], ((width + 1) // 2, (height + 1) // 2), interpolation=cv2.INTER_AREA)
            arrays.append(np.ascontiguousarray(half, np.uint8))
        return cls(tuple(_view(array) for array in arrays), tuple(arrays))

    @property
    def width(self) -> int:
        """Image pixels across."""
        return int(self.arrays[0].shape[1])

    @property
    def height(self) -> int:
        """Image pixels down."""
        return int(self.arrays[0].shape[0])

    @property
    def byte_count(self) -> int:
        """Memory of all levels."""
        return sum(array.nbytes for array in self.arrays)

    def level_for(self, scale: float) -> int:
        """Return the coarsest level that still has a pixel for every device pixel at this scale."""
        level = 0
        while level + 1 < len(self.levels) and scale * 2 ** (level + 1) <= 1.0:
            level += 1
        return level


def _view(array: Pixels) -> QImage:
    height, width = array.shape[:2]
    return QImage(array.data, width, height, array.strides[0], QImage.Format.Format_RGB32)
