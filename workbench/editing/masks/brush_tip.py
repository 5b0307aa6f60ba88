"""Which pixels a round or square tip covers on its way from one place to another: row by row, exactly."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

Place = tuple[float, float]
_Rows = npt.NDArray[np.floating]


def swept(start: Place, end: Place, size: float, is_square: bool) -> tuple[int, int, npt.NDArray[np.bool_]]:
    """Return left, top and shape (h, w) of the pixels whose centres a tip of a diameter ``size`` passes over.

    A tip thinner than two pixels is square, so that wherever it stands it covers the pixel under it.
    """
    radius = max(size, 1.0) / 2
    is_square = is_square or size < 2
    top, bottom = _cells(min(start[1], end[1]) - radius, max(start[1], end[1]) + radius)
    left, right = _cells(min(start[0], end[0]) - radius, max(start[0], end[0]) + radius)
    middles = np.arange(top, bottom) + 0.5
    low, high = (_square if is_square else _round)(start, end, radius, middles)
    columns = np.arange(left, right) + 0.5
    return left, top, (columns >= low[:, None]) & (columns < high[:, None])


def _cells(low: float, high: float) -> tuple[int, int]:
    """The first cell whose centre is at ``low`` or beyond, and the first whose centre is at ``high`` or beyond."""
    return math.ceil(low - 0.5), math.ceil(high - 0.5)


def _square(start: Place, end: Place, radius: float, y: _Rows) -> tuple[_Rows, _Rows]:
    """Where a square tip's way covers each row, from and to."""
    (x0, y0), (x1, y1) = start, end
    if abs(y1 - y0) < 1e-9:
        return np.full_like(y, min(x0, x1) - radius), np.full_like(y, max(x0, x1) + radius)
    parts = (y[:, None] + np.array([-radius, radius]) - y0) / (y1 - y0)
    x = x0 + np.clip(parts, 0, 1) * (x1 - x0)
    return x.min(axis=1) - radius, x.max(axis=1) + radius


def _round(start: Place, end: Place, radius: float, y: _Rows) -> tuple[_Rows, _Rows]:
    """Where a round tip's way covers each row: the discs at its ends and the band between them."""
    spans = [_disc(start, radius, y), _disc(end, radius, y), _band(start, end, radius, y)]
    return np.min([low for low, _ in spans], axis=0), np.max([high for _, high in spans], axis=0)


def _disc(middle: Place, radius: float, y: _Rows) -> tuple[_Rows, _Rows]:
    square = radius**2 - (y - middle[1]) ** 2
    half = np.sqrt(np.maximum(square, 0))
    is_hit = square >= 0
    return np.where(is_hit, middle[0] - half, np.inf), np.where(is_hit, middle[0] + half, -np.inf)


def _band(start: Place, end: Place, radius: float, y: _Rows) -> tuple[_Rows, _Rows]:
    """The rectangle that has the way as its middle line."""
    length = math.hypot(end[0] - start[0], end[1] - start[1])
    if length == 0:
        return np.full_like(y, np.inf), np.full_like(y, -np.inf)
    along_x, along_y = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    down = y - start[1]
    low, high = np.full_like(y, -np.inf), np.full_like(y, np.inf)
    sides = (along_x, down * along_y, 0.0, length), (-along_y, down * along_x, -radius, radius)
    for across, rest, least, most in sides:
        if abs(across) < 1e-12:
            is_out = (rest < least) | (rest > most)
            low, high = np.where(is_out, np.inf, low), np.where(is_out, -np.inf, high)
            continue
        first, second = (least - rest) / across, (most - rest) / across
        low, high = np.maximum(low, np.minimum(first, second)), np.minimum(high, np.maximum(first, second))
    is_hit = low <= high
    return np.where(is_hit, low + start[0], np.inf), np.where(is_hit, high + start[0], -np.inf)
