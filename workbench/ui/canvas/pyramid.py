"""An image and its halves, so that a small view of a large image reads few pixels."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

import numpy as np
from PySide6.QtGui import QImage

from workbench.ui.raster.adjustment import Adjustment, Window
from workbench.ui.raster.levels import HeldLevels, Levels, Raw, Size, halves
from workbench.ui.raster.rendering import FULL_8_BIT, Pixels, bgra, render
from workbench.ui.raster.statistics import Statistics, statistics

_serials = count(1)


class Pyramid:
    """``levels[k]`` is the image at 1 / 2**k, ready to be drawn, or None where it must be drawn from tiles.

    The pixels in ``arrays`` are kept: a QImage only looks at them. ``source`` has the values of the file, ``window``
    what of them is black and white unless an adjustment says otherwise. May be built in any thread; never changes.
    """

    def __init__(
        self,
        source: Levels,
        ready: Mapping[int, Pixels],
        window: Window = FULL_8_BIT,
        known: Statistics | None = None,
    ) -> None:
        self.source = source
        self.window = window
        self.serial = next(_serials)
        self.arrays = tuple(ready.get(level) for level in range(len(source.sizes)))
        self.levels = tuple(None if array is None else _view(array) for array in self.arrays)
        self._statistics = known

    @classmethod
    def of(cls, raw: Raw) -> Pyramid:
        """Hold a whole image of any depth; deep ones are windowed so that few values are lost at both ends."""
        source = HeldLevels.of(raw if raw.dtype != np.uint8 else bgra(raw))
        if raw.dtype == np.uint8:
            return cls(source, dict(enumerate(array for array in source.arrays if array is not None)))
        known = statistics(source)
        pixels = halves(render(raw, known.shown))
        return cls(source, dict(enumerate(pixels)), known.shown, known)

    @classmethod
    def preview(cls, small: Pixels, level: int, full: Size) -> Pyramid:
        """Hold a small copy at 1 / 2**level of an image of size ``full``, until the rest is there."""
        source = HeldLevels.from_small(small, level, full)
        return cls(source, {place: array for place, array in enumerate(source.arrays) if array is not None})

    @property
    def width(self) -> int:
        """Image pixels across."""
        return self.source.sizes[0][0]

    @property
    def height(self) -> int:
        """Image pixels down."""
        return self.source.sizes[0][1]

    @property
    def is_preview(self) -> bool:
        """Whether the finer levels are still being read."""
        return self.source.finest > 0

    @property
    def byte_count(self) -> int:
        """Memory of all that is held."""
        held = self.source.arrays if isinstance(self.source, HeldLevels) else ()
        # Eight-bit levels are drawn as they are held: one array, not two.
        return sum({id(array): array.nbytes for array in (*self.arrays, *held) if array is not None}.values())

    def level_for(self, scale: float) -> int:
        """Return the coarsest level that still has a pixel for every device pixel at this scale, if it is there."""
        level = self.source.finest
        while level + 1 < len(self.levels) and scale * 2 ** (level + 1) <= 1.0:
            level += 1
        return level

    def statistics(self) -> Statistics:
        """Return what values there are; the first call takes some ten milliseconds."""
        if self._statistics is None:
            self._statistics = statistics(self.source)
        return self._statistics

    def window_for(self, adjustment: Adjustment, may_wait: bool = True) -> Window | None:
        """Return what an adjustment makes black and white in this image.

        None when that must be found out first and the caller must not wait.
        """
        if adjustment.window is not None:
            return adjustment.window
        if not adjustment.is_auto:
            return self.window
        return self.statistics().tight if may_wait or self._statistics is not None else None

    def region(self, x: int, y: int, width: int, height: int) -> Pixels:
        """Return a part of the whole image as it is shown without adjustment, BGRA; may wait for the disk."""
        array = self.arrays[0]
        if array is not None:
            return array[y : y + height, x : x + width]
        return render(self.source.read(0, x, y, width, height), self.window)

    def values(self, column: int, row: int) -> tuple[float, ...] | None:
        """Return the values in the file at a pixel: red, green, blue or one of grey; None while they are not here."""
        part = self.source.peek(column, row)
        if part is None:
            return None
        if part.ndim == 0:
            return (part.item(),)
        blue, green, red = part[:3].tolist()
        return (red, green, blue)


def _view(array: Pixels) -> QImage:
    height, width = array.shape[:2]
    return QImage(array.data, width, height, array.strides[0], QImage.Format.Format_RGB32)
