"""Rounder outlines that stay as large as they were."""

from __future__ import annotations

import numpy as np

from workbench.core.geometry import Points, points_of, polygon_area
from workbench.core.instance import Ring

_STRAIGHT_PX = 0.05
"""Vertices that lie this near, in image pixels, to the line without them are not worth having."""
_PASSES = 4


def smoothed(ring: Ring) -> Ring:
    """Return a ring with its corners cut (Chaikin's way, one round), grown back to its old area about its middle."""
    points = points_of(ring)
    following = np.roll(points, -1, axis=0)
    cut = np.stack([0.75 * points + 0.25 * following, 0.25 * points + 0.75 * following], axis=1).reshape(-1, 2)
    return _ring(_grown_to(_without_straight(cut), polygon_area(ring)))


def _without_straight(points: Points) -> Points:
    """Leave out vertices that lie on the line between their neighbours; of two neighbours one at most at a time."""
    for turn in range(_PASSES):
        before, after = np.roll(points, 1, axis=0), np.roll(points, -1, axis=0)
        chord, here = after - before, points - before
        length = np.maximum(np.hypot(chord[:, 0], chord[:, 1]), 1e-12)
        distance = np.abs(chord[:, 0] * here[:, 1] - chord[:, 1] * here[:, 0]) / length
        number = np.arange(len(points))
        is_kept = (distance > _STRAIGHT_PX) | (number % 2 == turn % 2) | (number == 0)
        if np.count_nonzero(is_kept) < 3:
            break
        points = points[is_kept]
    return points


def _grown_to(points: Points, area: float) -> Points:
    now = polygon_area(_ring(points))
    if now <= 0:
        return points
    middle = points.mean(axis=0)
    grown: Points = middle + (points - middle) * np.sqrt(area / now)
    return grown


def _ring(points: Points) -> Ring:
    return tuple(points.reshape(-1).tolist())
