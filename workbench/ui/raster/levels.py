"""An image and its halves as the values that stand in the file, wherever they lie: in memory, on disk, in tiles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import cv2
import numpy as np
import numpy.typing as npt

Raw = npt.NDArray[Any]
"""Shape (height, width), (height, width, 3) or (height, width, 4): grey, BGR or BGRA; uint8, uint16 or float32."""

Size = tuple[int, int]
"""Width and height."""

_SMALLEST_SIDE = 256


class Levels(Protocol):
    """``read`` may be called in any thread and may wait for the disk. Level k is the image at 1 / 2**k."""

    @property
    def sizes(self) -> tuple[Size, ...]:
        """Width and height of every level, level 0 first."""

    @property
    def finest(self) -> int:
        """The lowest level that can be read; more than 0 for a picture of which only a small copy is known yet."""

    def read(self, level: int, x: int, y: int, width: int, height: int) -> Raw:
        """Return a part of a level; the rectangle lies within the level."""

    def peek(self, x: int, y: int) -> Raw | None:
        """Return the values of one pixel of level 0 if that needs no waiting; shape () or (channels,)."""


class HeldLevels:
    """Levels in memory; those finer than the finest one are None."""

    def __init__(self, arrays: Sequence[Raw | None], sizes: tuple[Size, ...]) -> None:
        self.arrays = tuple(arrays)
        self._sizes = sizes

    @classmethod
    def of(cls, array: Raw) -> HeldLevels:
        """Build all levels of a whole image; may take a while for a large one."""
        height, width = array.shape[:2]
        return cls(halves(array), level_sizes(width, height))

    @classmethod
    def from_small(cls, small: Raw, level: int, full: Size) -> HeldLevels:
        """Build the levels from ``level`` on; ``small`` is the image of size ``full`` at 1 / 2**level."""
        sizes = level_sizes(*full)
        arrays: list[Raw | None] = [None] * level
        return cls([*arrays, *halves(small)][: len(sizes)], sizes)

    @property
    def sizes(self) -> tuple[Size, ...]:
        """Width and height of every level."""
        return self._sizes

    @property
    def finest(self) -> int:
        """The first level that is there."""
        return next(level for level, array in enumerate(self.arrays) if array is not None)

    @property
    def byte_count(self) -> int:
        """Memory of all levels."""
        return sum(array.nbytes for array in self.arrays if array is not None)

    def read(self, level: int, x: int, y: int, width: int, height: int) -> Raw:
        """Return a view of a part."""
        array = self.arrays[level]
        if array is None:
            raise LookupError(f"level {level} is not held")
        return array[y : y + height, x : x + width]

    def peek(self, x: int, y: int) -> Raw | None:
        """Return one pixel."""
        array = self.arrays[0]
        return None if array is None else np.asarray(array[y, x])


def level_sizes(width: int, height: int) -> tuple[Size, ...]:
    """Return the sizes of all levels: halves, rounded up, until the longer side is below 512."""
    sizes = [(width, height)]
    while max(sizes[-1]) >= 2 * _SMALLEST_SIDE and min(sizes[-1]) >= 2:
        sizes.append(((sizes[-1][0] + 1) // 2, (sizes[-1][1] + 1) // 2))
    return tuple(sizes)


def halves(array: Raw) -> list[Raw]:
    """Return an array and its halves, as many as ``level_sizes`` names."""
    height, width = array.shape[:2]
    levels = [array]
    for size in level_sizes(width, height)[1:]:
        levels.append(half(levels[-1], size))
    return levels


def half(array: Raw, size: Size) -> Raw:
    """Return an array at a size (width, height) of about half of its own; NaN and infinity do not spread."""
    if array.dtype.kind == "f":
        array = finite(array)
    return np.ascontiguousarray(cv2.resize(array, size, interpolation=cv2.INTER_AREA))


def finite(array: Raw) -> Raw:
    """Return floats with NaN as the smallest finite value and infinities as the ends of the finite range."""
    good = np.isfinite(array)
    if good.all():
        return array
    low, high = (float(array[good].min()), float(array[good].max())) if good.any() else (0.0, 0.0)
    return np.nan_to_num(array, nan=low, posinf=high, neginf=low)
