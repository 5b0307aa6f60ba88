"""Fewer points for the same picture: the lowest and the highest of every column of pixels."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def decimate(x: Array, y: Array, columns: int, span: tuple[float, float] | None = None) -> tuple[Array, Array]:
    """Return at most about two points a column, in the order they came; every column keeps its extremes.

    ``x`` and ``y`` have the shape (N,), ``x`` never falls. Points that are not finite are left out. ``span`` limits
    x to what is visible; one point beyond each side is kept, so that lines run on to the border.
    """
    finite = np.isfinite(x) & np.isfinite(y)
    if not finite.all():
        x, y = x[finite], y[finite]
    if span is not None:
        first = max(int(np.searchsorted(x, span[0])) - 1, 0)
        last = int(np.searchsorted(x, span[1], side="right")) + 1
        x, y = x[first:last], y[first:last]
    columns = max(columns, 1)
    if len(x) <= 2 * columns or x[0] == x[-1]:
        return x, y
    edges = np.linspace(x[0], x[-1], columns + 1)[:-1]
    starts = np.unique(np.searchsorted(x, edges))
    lengths = np.diff(np.append(starts, len(x)))
    kept = [np.array([0, len(x) - 1])]
    for extreme in (np.minimum, np.maximum):
        reached = np.flatnonzero(y == np.repeat(extreme.reduceat(y, starts), lengths))
        _, firsts = np.unique(np.searchsorted(starts, reached, side="right"), return_index=True)
        kept.append(reached[firsts])
    positions = np.unique(np.concatenate(kept))
    return x[positions], y[positions]
