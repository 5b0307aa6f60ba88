"""Some points of one outline picked out together: moved, nudged and deleted as one."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from workbench.core.edit import Edit
from workbench.core.geometry import points_of
from workbench.core.instance import XYWH, Instance, Ring
from workbench.editing import operations
from workbench.editing.gesture import Refused
from workbench.editing.reshape import rings_of, with_rings, with_vertices
from workbench.editing.scene import Scene
from workbench.editing.selection import ChosenPoint


def chosen(scene: Scene) -> tuple[Instance, frozenset[ChosenPoint]] | None:
    """Return the object and its chosen points; None when none are, or when the object has changed meanwhile."""
    found, only = scene.selection.points, scene.only
    return found if found is not None and only is not None and found[0] is only else None


def points_inside(instance: Instance, box: XYWH) -> frozenset[ChosenPoint]:
    """Return the points of an outline and its holes that lie in a box, as (ring, vertex)."""
    x, y, width, height = box
    found: set[ChosenPoint] = set()
    for part, ring in enumerate(rings_of(instance)):
        points = points_of(ring)
        within = ((points >= (x, y)) & (points <= (x + width, y + height))).all(axis=1)
        found |= {(part, int(vertex)) for vertex in np.flatnonzero(within)}
    return frozenset(found)


def moved_points(scene: Scene, instance: Instance, points: Iterable[ChosenPoint], dx: float, dy: float) -> Instance:
    """Shift points by image pixels, none beyond the border of the image."""
    by_part: dict[int, list[int]] = {}
    for part, vertex in points:
        by_part.setdefault(part, []).append(vertex)
    for part, vertices in by_part.items():
        ring = rings_of(instance)[part]
        places = {v: scene.clamp(ring[2 * v] + dx, ring[2 * v + 1] + dy) for v in vertices}
        instance = with_vertices(instance, part, places)
    return instance


def move(scene: Scene, dx: float, dy: float, merge_key: str = "") -> Edit | None:
    """Move the chosen points; they stay chosen. None when none are, or none moves."""
    found = chosen(scene)
    if found is None:
        return None
    instance, points = found
    after = moved_points(scene, instance, points, dx, dy)
    edit = operations.change("Move points of polygon", [instance], [after], merge_key)
    if edit is not None:
        scene.selection.choose_points(after, points)
    return edit


def delete(scene: Scene) -> Edit | Refused | None:
    """Take the chosen points out; a ring that loses all of them goes. Refused when one would keep one or two."""
    found = chosen(scene)
    if found is None:
        return None
    instance, points = found
    count = len(instance.polygons)
    polygons: list[Ring] = []
    holes: list[Ring] = []
    for part, ring in enumerate(rings_of(instance)):
        kept = [v for v in range(len(ring) // 2) if (part, v) not in points]
        if 0 < len(kept) < 3:
            return Refused("polygon.keeps_three")
        if kept:
            (polygons if part < count else holes).append(
                tuple(value for v in kept for value in ring[2 * v : 2 * v + 2])
            )
    if not polygons:
        return Refused("polygon.keeps_three")
    after = with_rings(instance, tuple(polygons), tuple(holes))
    return operations.change("Delete points of polygon", [instance], [after])
