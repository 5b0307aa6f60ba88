"""Where outlines cross themselves, for the eye: quick enough for every move of the hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from workbench.core.geometry import Points, crossing_edges

_MOST_PAIRS = 400_000
"""Beyond this many pairs of edges nothing is looked for: a check at the end of the gesture finds it."""

Place = tuple[float, float]


def crossing_ahead(path: Points, ahead: Points) -> Place | None:
    """Return where an open line (M, 2) crosses the path (N, 2) that it goes on from, or None.

    Touching does not count, so that it may begin where the path ends.
    """
    if len(path) < 2 or len(ahead) < 2:
        return None
    return _crossing(ahead[:-1], ahead[1:], path[:-1], path[1:])


def crossing_at(rings: Sequence[Points], part: int, vertices: Iterable[int]) -> Place | None:
    """Return where the edges beside some vertices of a ring cross any edge of the rings of one object, or None."""
    points = rings[part]
    edges = sorted({edge % len(points) for vertex in vertices for edge in (vertex - 1, vertex)})
    ends = points[[(edge + 1) % len(points) for edge in edges]]
    # Not np.roll: this is asked at every move of a dragged vertex.
    their_ends = np.concatenate([half for ring in rings for half in (ring[1:], ring[:1])])
    others = np.concatenate(rings) if len(rings) > 1 else rings[0]
    return _crossing(points[edges], ends, others, their_ends)


def crossing_in(points: Points) -> Place | None:
    """Return where a closed ring (N, 2) crosses itself or runs back over itself, or None."""
    found = crossing_edges(points)
    if found is None:
        return None
    first, second = ((points[edge], points[(edge + 1) % len(points)]) for edge in found)
    place = _crossing(first[0][None], first[1][None], second[0][None], second[1][None])
    # They only touch, or run along one line: then an end of one lies on the other.
    return place if place is not None else (float(second[0][0]), float(second[0][1]))


def _crossing(a: Points, b: Points, c: Points, d: Points) -> Place | None:
    """Return the first proper crossing of segments a-b, shape (M, 2), with segments c-d, shape (N, 2)."""
    if len(a) * len(c) > _MOST_PAIRS:
        return None
    ab, cd = (b - a)[:, None], (d - c)[None]
    ac = c[None] - a[:, None]
    across = _cross(ab, cd)
    with np.errstate(divide="ignore", invalid="ignore"):
        along = _cross(ac, cd) / across
        other = _cross(ac, ab) / across
    # Segments that share an end meet at 0 or 1: rounding must not make a crossing of that.
    within = (along > 1e-9) & (along < 1 - 1e-9) & (other > 1e-9) & (other < 1 - 1e-9)
    if not within.any():
        return None
    row, column = np.unravel_index(int(within.argmax()), within.shape)
    place = a[row] + along[row, column] * (b[row] - a[row])
    return float(place[0]), float(place[1])


def _cross(first: Points, second: Points) -> Points:
    return first[..., 0] * second[..., 1] - first[..., 1] * second[..., 0]
