"""Levels of an image whose file says that it is to be turned or mirrored: turned part by part as they are read."""

from __future__ import annotations

import numpy as np

from workbench.ui.raster.levels import Levels, Raw, Size

_SWAPPED = frozenset({5, 6, 7, 8})
_FROM_RIGHT = frozenset({2, 3, 7, 8})
_FROM_BOTTOM = frozenset({3, 4, 6, 7})
"""Which end of the stored rows and columns the shown image begins with, by EXIF orientation."""


def oriented(pixels: Raw, orientation: int) -> Raw:
    """Turn and mirror pixels as an EXIF orientation (1..8) asks for."""
    if orientation in _FROM_RIGHT:
        pixels = pixels[:, ::-1]
    if orientation in _FROM_BOTTOM:
        pixels = pixels[::-1]
    if orientation in _SWAPPED:
        pixels = np.swapaxes(pixels, 0, 1)
    return np.ascontiguousarray(pixels)


class OrientedLevels:
    """Shows ``stored`` as an EXIF orientation (2..8) asks for."""

    def __init__(self, stored: Levels, orientation: int) -> None:
        self._stored = stored
        self._orientation = orientation
        is_swapped = orientation in _SWAPPED
        self._sizes = tuple(size[::-1] if is_swapped else size for size in stored.sizes)

    @property
    def sizes(self) -> tuple[Size, ...]:
        """Width and height as shown."""
        return self._sizes

    @property
    def finest(self) -> int:
        """As stored."""
        return self._stored.finest

    def read(self, level: int, x: int, y: int, width: int, height: int) -> Raw:
        """Return a part as shown."""
        place = self._place(level, x, y, width, height)
        return oriented(self._stored.read(level, *place), self._orientation)

    def peek(self, x: int, y: int) -> Raw | None:
        """Return one pixel as shown."""
        column, row, _, _ = self._place(0, x, y, 1, 1)
        return self._stored.peek(column, row)

    def _place(self, level: int, x: int, y: int, width: int, height: int) -> tuple[int, int, int, int]:
        """Return the rectangle in the file of a shown one."""
        if self._orientation in _SWAPPED:
            x, y, width, height = y, x, height, width
        whole_width, whole_height = self._stored.sizes[level]
        if self._orientation in _FROM_RIGHT:
            x = whole_width - x - width
        if self._orientation in _FROM_BOTTOM:
            y = whole_height - y - height
        return x, y, width, height
