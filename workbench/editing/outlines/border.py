"""The way along a ring from one place on it to another: what two shapes share when one follows the other's border."""

from __future__ import annotations

import numpy as np

from workbench.core.geometry import Points
from workbench.editing.outlines.snapping import Anchor

Way = tuple[tuple[float, float], ...]
"""Places one after the other, image pixels."""


def ways_between(points: Points, start: Anchor, end: Anchor) -> tuple[Way, Way]:
    """Return the shorter and the longer way along a closed ring (N, 2) between two anchors on it.

    Each has the ring's own vertices, unchanged, between the two, and ends with the second anchor.
    """
    if start.place == end.place:
        return (), ()
    forth, back = _forth(points, start, end), _back(points, start, end)
    first = start.place
    return (forth, back) if _length(first, forth) <= _length(first, back) else (back, forth)


def _forth(points: Points, start: Anchor, end: Anchor) -> Way:
    count = len(points)
    steps = (end.edge - start.edge) % count
    if steps == 0 and end.along < start.along:
        steps = count
    between = [_place(points, start.edge + 1 + step) for step in range(steps)]
    if end.is_vertex and between:
        between.pop()
    return (*between, end.place)


def _back(points: Points, start: Anchor, end: Anchor) -> Way:
    count = len(points)
    steps = (start.edge - end.edge) % count
    if steps == 0 and start.along < end.along:
        steps = count
    between = [_place(points, start.edge - step) for step in range(steps)]
    if start.is_vertex and between:
        del between[0]
    return (*between, end.place)


def _place(points: Points, vertex: int) -> tuple[float, float]:
    x, y = points[vertex % len(points)].tolist()
    return x, y


def _length(start: tuple[float, float], way: Way) -> float:
    return float(np.hypot(*np.diff(np.array([start, *way]), axis=0).T).sum())
