"""Which predicted objects a path of the pointer touches."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from workbench.core.instance import Instance
from workbench.editing.ghosts.ghosts import Ghost
from workbench.editing.shape_index import bounds, hit_of

Place = tuple[float, float]
_STEPS = 400
"""A single move of the pointer is followed in at most so many places."""


def touched(ghosts: Sequence[Ghost], path: Sequence[Place], reach: float) -> tuple[Ghost, ...]:
    """Return the ghosts that a path comes within ``reach`` image pixels of, in their own order."""
    if not path:
        return ()
    x0, x1 = min(x for x, _ in path) - reach, max(x for x, _ in path) + reach
    y0, y1 = min(y for _, y in path) - reach, max(y for _, y in path) + reach
    near = []
    for ghost in ghosts:
        box = bounds(ghost.instance)
        if box and box[0] <= x1 and box[1] <= y1 and box[0] + box[2] >= x0 and box[1] + box[3] >= y0:
            near.append(ghost)
    places = _followed(path, max(reach, 1e-6)) if near else []
    return tuple(ghost for ghost in near if any(hit_of(ghost.instance, x, y, reach) for x, y in places))


def box_area(item: Instance) -> float:
    """Return the area of the box around an object, square pixels: the smaller one lies in front for the hand."""
    box = bounds(item)
    return box[2] * box[3] if box is not None else math.inf


def _followed(path: Sequence[Place], step: float) -> list[Place]:
    """Fill the gaps of a path so that nothing of the size of a step is jumped over."""
    places = [path[0]]
    for (x0, y0), (x1, y1) in pairwise(path):
        count = min(max(math.ceil(math.hypot(x1 - x0, y1 - y0) / step), 1), _STEPS)
        places += [(x0 + (x1 - x0) * part / count, y0 + (y1 - y0) * part / count) for part in range(1, count + 1)]
    return places
