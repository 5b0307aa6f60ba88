"""Boxes, polygons, distances: pure functions in image pixels (x right, y down, pixel centres at .5)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
"""Shape (N, 2): x, y in image pixels."""


def points_of(ring: tuple[float, ...]) -> Points:
    """Return the vertices of a flat ring x0, y0, x1, y1, … as an array of shape (N, 2)."""
    return np.asarray(ring, dtype=np.float64).reshape(-1, 2)


def bounds_xywh(points: Points) -> tuple[float, float, float, float]:
    """Return the tight box around points of shape (N, 2), N >= 1, as left, top, width, height."""
    low = points.min(axis=0)
    high = points.max(axis=0)
    return float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1])


def polygon_area(ring: tuple[float, ...]) -> float:
    """Return the area of a closed ring in square pixels (shoelace formula), never negative."""
    points = points_of(ring)
    x, y = points[:, 0], points[:, 1]
    return float(abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2)
