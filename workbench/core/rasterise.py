"""Polygon rings to masks, pixel for pixel as the COCO tools fill them, without the memory and crash risks of their C.

The COCO rule: vertices are rounded on a grid five times as fine, every edge is a digital line on it, and a pixel column
is entered or left where that line steps over the column's centre. Only those crossings are computed here.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from workbench.core.geometry import Points, points_of
from workbench.core.masks import MAX_PIXELS, Mask, difference, union
from workbench.core.nesting import holes_by_part
from workbench.core.validity import check_ring

_SCALE = 5
_MIDDLE = 2
"""A fine column c * 5 + 2 is the last one left of the centre of pixel column c."""

MAX_CROSSINGS = 20_000_000
"""More column crossings than this would take gigabytes: such a ring is refused."""

_Ints = npt.NDArray[np.int64]


def mask_of_rings(rings: Iterable[tuple[float, ...]], height: int, width: int) -> Mask:
    """Return the union of the filled rings on an image of height x width pixels.

    Raises ValueError for no ring, a size that is not possible, or a ring that ``check_ring`` refuses.
    """
    if height <= 0 or width <= 0 or height * width > MAX_PIXELS:
        raise ValueError(f"a mask of {width} x {height} pixels is not possible")
    parts = [_fill(ring, height, width) for ring in rings]
    if not parts:
        raise ValueError("there is no ring to fill")
    return union(parts)


def mask_of_polygons(
    polygons: Iterable[tuple[float, ...]], holes: Iterable[tuple[float, ...]], height: int, width: int
) -> Mask:
    """Return the filled polygons, each without the holes cut out of it; raises ValueError as ``mask_of_rings`` does.

    A polygon that lies within a hole is an island: that hole does not take it away.
    """
    parts, cut = tuple(polygons), tuple(holes)
    if not cut or not parts:
        return mask_of_rings(parts, height, width)
    pairs = zip(parts, holes_by_part(parts, cut), strict=True)
    return union([_without_holes(part, inner, height, width) for part, inner in pairs])


def _without_holes(part: tuple[float, ...], cut: tuple[tuple[float, ...], ...], height: int, width: int) -> Mask:
    filled = mask_of_rings((part,), height, width)
    return difference(filled, mask_of_rings(cut, height, width)) if cut else filled


def _fill(ring: tuple[float, ...], height: int, width: int) -> Mask:
    check_ring(ring, width, height)
    positions = _crossings(points_of(ring), height, width)
    places, times = np.unique(positions, return_counts=True)
    # Two crossings at one place cancel: the fill is left where it was entered.
    bounds = places[(times % 2 == 1) & (places < height * width)]
    return Mask.from_counts(height, width, np.diff(np.concatenate(([0], bounds, [height * width]))))


def _crossings(points: Points, height: int, width: int) -> _Ints:
    """Return where the outline of points (N, 2) crosses column centres, as column-major pixel positions."""
    fine = np.trunc(points * _SCALE + 0.5).astype(np.int64)
    start, end = fine, np.roll(fine, -1, axis=0)
    step = np.abs(end - start)
    is_flat = step[:, 0] >= step[:, 1]
    is_turned = np.where(is_flat, start[:, 0] > end[:, 0], start[:, 1] > end[:, 1])[:, None]
    start, end = np.where(is_turned, end, start), np.where(is_turned, start, end)
    left, right = np.minimum(start[:, 0], end[:, 0]), np.maximum(start[:, 0], end[:, 0])
    first = np.maximum(-((_MIDDLE - left) // _SCALE), 0)
    last = np.minimum((right - _MIDDLE - 1) // _SCALE, width - 1)
    counts = np.maximum(last - first + 1, 0)
    total = int(counts.sum())
    if total > MAX_CROSSINGS:
        raise ValueError("the polygon crosses the image too often to be filled")
    edge = np.repeat(np.arange(len(fine)), counts)
    column = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts) + first[edge]
    row = np.where(is_flat[edge], *_fine_rows(start[edge], end[edge], column * _SCALE + _MIDDLE))
    pixel_row = np.ceil(np.clip((row + 0.5) / _SCALE - 0.5, 0, height)).astype(np.int64)
    positions: _Ints = column * height + pixel_row
    return positions


def _fine_rows(start: _Ints, end: _Ints, fine_column: _Ints) -> tuple[_Ints, _Ints]:
    """Return the upper row of the step from ``fine_column`` to the next, for flat and for steep digital lines."""
    x, y = start[:, 0], start[:, 1]
    wide, high = end[:, 0] - x, end[:, 1] - y
    slope = high / np.maximum(wide, 1)
    along = fine_column - x
    flat = np.minimum(_rounded(y, slope, along), _rounded(y, slope, along + 1))
    lean = wide / np.maximum(high, 1)
    goal = np.where(lean > 0, fine_column + 1, fine_column)
    sign = np.where(lean > 0, 1, -1)
    # The first sample beyond the centre: guessed by division, then settled with the very sums of the COCO rule.
    sample = np.floor((goal - sign / 2 - x) / np.where(lean == 0, 1, lean)).astype(np.int64) - 2
    for _ in range(4):
        sample += (_rounded(x, lean, sample) - goal) * sign < 0
    return flat, y + sample - 1


def _rounded(origin: _Ints, slope: npt.NDArray[np.float64], along: _Ints) -> _Ints:
    rounded: _Ints = np.trunc(origin + slope * along + 0.5).astype(np.int64)
    return rounded
