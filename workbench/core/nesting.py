"""Which holes cut which part of an outline: a part that lies within a hole is an island and stays whole."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.core.geometry import contains, nearest_edge, points_of

_ON_BORDER_PX = 1e-6


def cutting_holes(part: tuple[float, ...], holes: Iterable[tuple[float, ...]]) -> tuple[tuple[float, ...], ...]:
    """Return the holes that are cut out of a part: all but those that the part lies within.

    Rings are flat x0, y0, … in image pixels.
    """
    return tuple(hole for hole in holes if not lies_within(part, hole))


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
