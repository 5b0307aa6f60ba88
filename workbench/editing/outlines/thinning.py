"""Fewer points on a line drawn by hand: Douglas and Peucker's way."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from workbench.core.geometry import Points


def thinned(points: Points, tolerance: float) -> Points:
    """Return a part of the points of an open line (N, 2), first and last among them.

    The line through them passes within ``tolerance`` image pixels of each point left out.
    """
    if len(points) < 3:
        return points
    is_kept = np.zeros(len(points), dtype=bool)
    is_kept[[0, -1]] = True
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        distances = _distances(points[first + 1 : last], points[first], points[last])
        far = int(distances.argmax())
        if distances[far] > tolerance:
            middle = first + 1 + far
            is_kept[middle] = True
            waiting += [(first, middle), (middle, last)]
    return points[is_kept]


def _distances(points: Points, start: Points, end: Points) -> npt.NDArray[np.float64]:
    along = end - start
    length2 = float(along @ along)
    part = np.clip((points - start) @ along / length2, 0.0, 1.0) if length2 else np.zeros(len(points))
    foot = start + part[:, None] * along
    distances: npt.NDArray[np.float64] = np.hypot(*(points - foot).T)
    return distances
