"""Which holes cut which part of an outline: a part that lies within a hole is an island and stays whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from workbench.core.geometry import contains, nearest_edge, points_of

_ON_BORDER_PX = 1e-6


Ring = tuple[float, ...]
"""A closed ring, flat x0, y0, … in image pixels."""


def cutting_holes(part: Ring, holes: Iterable[Ring]) -> tuple[Ring, ...]:
    """Return the holes that are cut out of a part: all but those that the part lies within.

    Rings are flat x0, y0, … in image pixels.
    """
    return tuple(hole for hole in holes if not lies_within(part, hole))


def holes_by_part(parts: Sequence[Ring], holes: Sequence[Ring]) -> list[tuple[Ring, ...]]:
    """Return for every part the holes that are cut out of it and come near it.

    The same as ``cutting_holes`` part by part, without the holes whose box the part's box misses: with hundreds of both
    only few pairs have to be looked at.
    """
    if not holes:
        return [() for _ in parts]
    inner = _boxes(holes)
    found = []
    for part, (x0, y0, x1, y1) in zip(parts, _boxes(parts).tolist(), strict=True):
        near = (inner[:, 0] <= x1) & (inner[:, 1] <= y1) & (inner[:, 2] >= x0) & (inner[:, 3] >= y0)
        found.append(cutting_holes(part, (holes[row] for row in np.flatnonzero(near).tolist())))
    return found


def _boxes(rings: Sequence[Ring]) -> npt.NDArray[np.float64]:
    """Return x0, y0, x1, y1 of every ring, shape (N, 4)."""
    corners = [(min(ring[::2]), min(ring[1::2]), max(ring[::2]), max(ring[1::2])) for ring in rings]
    return np.array(corners, dtype=np.float64).reshape(-1, 4)


def lies_within(ring: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    """Whether every vertex of a ring lies inside another or on its border; a ring does not lie within itself."""
    xs, ys = ring[::2], ring[1::2]
    outer_xs, outer_ys = outer[::2], outer[1::2]
    # Most parts lie nowhere near a hole, or around it.
    if min(xs) < min(outer_xs) or max(xs) > max(outer_xs) or min(ys) < min(outer_ys) or max(ys) > max(outer_ys):
        return False
    points = points_of(outer)
    is_on_border = True
    for x, y in zip(xs, ys, strict=True):
        is_near = nearest_edge(points, x, y)[1] <= _ON_BORDER_PX
        if not is_near and not contains(points, x, y):
            return False
        is_on_border = is_on_border and is_near
    return not is_on_border
