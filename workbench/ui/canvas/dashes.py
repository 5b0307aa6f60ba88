"""Cuts a line into dashes: OpenCV draws none itself."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_MOST = 4000


def dashes(
    points: npt.NDArray[np.float32], on: float, off: float, closed: bool = True
) -> list[npt.NDArray[np.float32]]:
    """Return dashes along a line of shape (N, 2): arrays of shape (M, 2) that keep the corners they run around.

    ``on`` and ``off`` are lengths in the unit of the points. A line so long that it would give thousands of dashes is
    returned whole.
    """
    line = np.concatenate([points, points[:1]]) if closed else points
    steps = np.hypot(*np.diff(line, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    total = float(along[-1])
    if total <= 0 or total / (on + off) > _MOST:
        return [line]
    starts = np.arange(0.0, total, on + off)
    ends = np.minimum(starts + on, total)
    first = _at(line, along, starts)
    last = _at(line, along, ends)
    low, high = np.searchsorted(along, starts, "right"), np.searchsorted(along, ends, "left")
    return [
        np.concatenate([first[i : i + 1], line[low[i] : high[i]], last[i : i + 1]]).astype(np.float32)
        for i in range(len(starts))
    ]


def _at(
    line: npt.NDArray[np.float32], along: npt.NDArray[np.float64], places: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    return np.stack([np.interp(places, along, line[:, 0]), np.interp(places, along, line[:, 1])], axis=1)
