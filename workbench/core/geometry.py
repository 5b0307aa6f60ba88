"""Boxes, polygons, distances: pure functions in image pixels (x right, y down, pixel centres at .5)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import chain
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Scalar = TypeVar("Scalar", bound=np.generic)
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


def box_overlap(first: tuple[float, ...], second: tuple[float, ...]) -> float:
    """Return the intersection over union of two boxes (x, y, width, height): 0 … 1."""
    width = min(first[0] + first[2], second[0] + second[2]) - max(first[0], second[0])
    height = min(first[1] + first[3], second[1] + second[3]) - max(first[1], second[1])
    both = max(0.0, width) * max(0.0, height)
    either = first[2] * first[3] + second[2] * second[3] - both
    return both / either if either > 0 else 0.0


def box_iou(first: tuple[float, float, float, float], second: tuple[float, float, float, float]) -> float:
    """Return intersection over union of two boxes given as left, top, width, height; 0 when both are empty."""
    width = min(first[0] + first[2], second[0] + second[2]) - max(first[0], second[0])
    height = min(first[1] + first[3], second[1] + second[3]) - max(first[1], second[1])
    common = max(width, 0.0) * max(height, 0.0)
    whole = first[2] * first[3] + second[2] * second[3] - common
    return common / whole if whole > 0 else 0.0


def polygon_area(ring: tuple[float, ...]) -> float:
    """Return the area of a closed ring in square pixels (shoelace formula), never negative."""
    points = points_of(ring)
    x, y = points[:, 0], points[:, 1]
    return float(abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2)


def contains(points: Points, x: float, y: float) -> bool:
    """Whether the closed ring of shape (N, 2) surrounds a point (even-odd rule)."""
    x0, y0 = points[:, 0], points[:, 1]
    is_below = y0 > y
    spans = is_below != _following(is_below)
    if not spans.any():
        return False
    x1, y1 = _following(x0)[spans], _following(y0)[spans]
    x0, y0 = x0[spans], y0[spans]
    crossings = x0 + (y - y0) * (x1 - x0) / (y1 - y0)
    return bool(np.count_nonzero(crossings > x) % 2)


def nearest_vertex(points: Points, x: float, y: float) -> tuple[int, float]:
    """Return the index of the vertex nearest to a point and its distance; N >= 1."""
    distances = np.hypot(points[:, 0] - x, points[:, 1] - y)
    index = int(distances.argmin())
    return index, float(distances[index])


def nearest_edge(points: Points, x: float, y: float) -> tuple[int, float]:
    """Return the edge of a closed ring nearest to a point (it starts at that vertex) and its distance; N >= 1."""
    # Column by column: asked of every object near the pointer at every move, and rings are short.
    from_x, from_y = points[:, 0] - x, points[:, 1] - y
    along_x, along_y = _following(from_x) - from_x, _following(from_y) - from_y
    length2 = along_x * along_x + along_y * along_y
    length2[length2 == 0] = 1.0
    part = np.minimum(np.maximum(-(from_x * along_x + from_y * along_y) / length2, 0.0), 1.0)
    foot_x, foot_y = from_x + along_x * part, from_y + along_y * part
    index = int((foot_x * foot_x + foot_y * foot_y).argmin())
    return index, math.hypot(foot_x[index], foot_y[index])


def near_rings(rings: Sequence[Sequence[float]], x: float, y: float) -> tuple[list[float], list[bool]]:
    """Return how far a point is from each of some closed flat rings, and whether each surrounds it (even-odd rule).

    As ``nearest_edge`` and ``contains``, for all rings in one calculation: each has at least one point.
    """
    starts = np.cumsum([0, *(len(ring) // 2 for ring in rings)])
    points = np.fromiter(chain.from_iterable(rings), np.float64, 2 * int(starts[-1])).reshape(-1, 2)
    next_ones = np.arange(1, len(points) + 1)
    next_ones[starts[1:] - 1] = starts[:-1]
    from_x, from_y = points[:, 0] - x, points[:, 1] - y
    along_x, along_y = from_x[next_ones] - from_x, from_y[next_ones] - from_y
    length2 = along_x * along_x + along_y * along_y
    length2[length2 == 0] = 1.0
    part = np.minimum(np.maximum(-(from_x * along_x + from_y * along_y) / length2, 0.0), 1.0)
    distance2 = (from_x + along_x * part) ** 2 + (from_y + along_y * part) ** 2
    is_below = from_y > 0
    spans = is_below != is_below[next_ones]
    crossings = np.zeros(len(points), np.intp)
    crossings[spans] = from_x[spans] - from_y[spans] * along_x[spans] / along_y[spans] > 0
    counts = np.add.reduceat(crossings, starts[:-1])
    return np.sqrt(np.minimum.reduceat(distance2, starts[:-1])).tolist(), (counts % 2 == 1).tolist()


def _following(values: npt.NDArray[Scalar]) -> npt.NDArray[Scalar]:
    """Return what stands one place further in a ring; np.roll takes five times as long for a few dozen values."""
    return np.concatenate((values[1:], values[:1]))


def crossing_edges(points: Points) -> tuple[int, int] | None:
    """Return two edges of a closed ring that cross or overlap (each named by its first vertex), or None.

    Neighbouring edges share a vertex and do not count, unless one folds back over the other.
    """
    count = len(points)
    ends = np.roll(points, -1, axis=0)
    for first in range(count - 1):
        rest = np.arange(first + 1, count)
        hit = _meets(points[first], ends[first], points[rest], ends[rest])
        hit[0] = _folds_back(points[first], ends[first], ends[first + 1])
        if first == 0 and count > 2:
            hit[-1] = _folds_back(points[count - 1], points[0], points[1])
        if hit.any():
            return first, int(rest[int(hit.argmax())])
    return None


def _meets(a: Points, b: Points, c: Points, d: Points) -> npt.NDArray[np.bool_]:
    """Whether segment a-b touches each of the segments c-d (arrays of shape (N, 2))."""
    c_side, d_side = _turn(a, b, c), _turn(a, b, d)
    a_side, b_side = _turn(c, d, a), _turn(c, d, b)
    low, high = np.minimum(a, b), np.maximum(a, b)
    near = (np.minimum(c, d) <= high).all(axis=1) & (np.maximum(c, d) >= low).all(axis=1)
    return near & (c_side * d_side <= 0) & (a_side * b_side <= 0)


def _turn(a: Points, b: Points, c: Points) -> npt.NDArray[np.float64]:
    ab, ac = b - a, c - a
    turn: npt.NDArray[np.float64] = np.sign(ab[..., 0] * ac[..., 1] - ab[..., 1] * ac[..., 0])
    return turn


def _folds_back(a: Points, b: Points, c: Points) -> bool:
    """Whether the path a-b-c turns by exactly half a turn at b."""
    ab, bc = b - a, c - b
    return bool(ab[0] * bc[1] == ab[1] * bc[0] and np.dot(ab, bc) < 0)
