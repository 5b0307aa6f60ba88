"""The place on a neighbour's outline that a hand means when it comes near: a vertex first, else the nearest edge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from workbench.core.edit import Patch
from workbench.core.geometry import Points, nearest_edge, nearest_vertex, points_of
from workbench.core.instance import Instance, Ring
from workbench.editing.outlines.region import region_of
from workbench.editing.pointer import CTRL, PointerEvent
from workbench.editing.reshape import rings_of
from workbench.editing.scene import Scene

SNAP_PX = 10.0
"""How near, in screen pixels, the pointer must come to a neighbour's outline."""
_MOST_NEIGHBOURS = 64


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place on a neighbour's outline, image pixels.

    ``part`` counts through the parts, then the holes; the place lies on edge ``edge`` (named by its first vertex),
    ``along`` 0 … 1 of the way to the next. At 0 it is the vertex itself.
    """

    instance: Instance
    part: int
    edge: int
    along: float
    x: float
    y: float

    @property
    def is_vertex(self) -> bool:
        """Whether the place is a vertex that the neighbour has already."""
        return self.along == 0.0

    @property
    def place(self) -> tuple[float, float]:
        """Where it is, image pixels."""
        return self.x, self.y

    def shares_ring(self, other: Anchor) -> bool:
        """Whether both lie on the same ring of the same object."""
        return self.instance is other.instance and self.part == other.part


class Snapper:
    """Finds anchors for one gesture; rings are turned into arrays once. ``ignored`` are ids it never snaps to."""

    def __init__(self, scene: Scene, ignored: Iterable[int] = ()) -> None:
        self._scene = scene
        self._ignored = frozenset(ignored)
        self._rings: dict[int, tuple[Points, ...]] = {}

    def is_on(self, event: PointerEvent) -> bool:
        """Whether the hand wants to snap: the switch, turned over while Ctrl is held."""
        return self._scene.options.snaps != event.has(CTRL)

    def at(self, event: PointerEvent) -> Anchor | None:
        """Return the place that an event snaps to; None when it shall not or nothing is near."""
        if not self.is_on(event):
            return None
        x, y, reach = event.x, event.y, SNAP_PX * event.px
        near = self._neighbours(x, y, reach)
        return _vertex_at(near, x, y, reach) or _edge_at(near, x, y, reach)

    def rings(self, instance: Instance) -> tuple[Points, ...]:
        """Return the rings of an object as arrays of shape (N, 2), in the order that ``Anchor.part`` counts."""
        found = self._rings.get(id(instance))
        if found is None:
            rings = rings_of(instance) or region_of(instance).polygons
            found = self._rings[id(instance)] = tuple(points_of(ring) for ring in rings)
        return found

    def _neighbours(self, x: float, y: float, reach: float) -> list[tuple[Instance, int, Points]]:
        index = self._scene.index
        ids = index.touching(x - reach, y - reach, x + reach, y + reach, _MOST_NEIGHBOURS)
        found = [index.get(key) for key in ids if key not in self._ignored]
        items = [item for item in found if item is not None]
        return [(item, part, points) for item in items for part, points in enumerate(self.rings(item))]


def border_patches(scene: Scene, anchors: Sequence[Anchor], ignored: Iterable[int] = ()) -> tuple[Patch, ...]:
    """Return what gives neighbours a vertex wherever a border that is shared from now on begins in one of their edges.

    Without it the two borders would be equal as lines and yet be rounded to different pixels. Locked objects, and boxes
    and figures, which have no vertices of their own, stay as they are.
    """
    wanted: dict[int, list[Anchor]] = {}
    for anchor in anchors:
        item = anchor.instance
        if not anchor.is_vertex and item.polygons and not item.is_locked and scene.index.get(item.id) is item:
            wanted.setdefault(item.id, []).append(anchor)
    skipped = frozenset(ignored)
    return tuple(Patch(found[0].instance, _with_vertices(found)) for key, found in wanted.items() if key not in skipped)


def _with_vertices(anchors: Sequence[Anchor]) -> Instance:
    instance = anchors[0].instance
    rings = [list(ring) for ring in rings_of(instance)]
    # From the back to the front, so that the numbers of the edges still to come stay right.
    for anchor in sorted(set(anchors), key=lambda each: (each.part, each.edge, each.along), reverse=True):
        ring, after = rings[anchor.part], 2 * anchor.edge + 2
        if tuple(ring[after : after + 2]) != anchor.place:
            ring[after:after] = anchor.place
    grown: list[Ring] = [tuple(ring) for ring in rings]
    count = len(instance.polygons)
    # Box and area stay: the outline runs as it did.
    return replace(instance, polygons=tuple(grown[:count]), holes=tuple(grown[count:]))


def _vertex_at(near: list[tuple[Instance, int, Points]], x: float, y: float, reach: float) -> Anchor | None:
    best: Anchor | None = None
    for instance, part, points in near:
        vertex, distance = nearest_vertex(points, x, y)
        if distance <= reach:
            reach = distance
            best = Anchor(instance, part, vertex, 0.0, *points[vertex].tolist())
    return best


def _edge_at(near: list[tuple[Instance, int, Points]], x: float, y: float, reach: float) -> Anchor | None:
    best: Anchor | None = None
    for instance, part, points in near:
        edge, distance = nearest_edge(points, x, y)
        if distance <= reach:
            reach = distance
            start, end = points[edge], points[(edge + 1) % len(points)]
            along = float(np.dot((x, y) - start, end - start) / np.dot(end - start, end - start))
            best = Anchor(instance, part, edge, along, *(start + along * (end - start)).tolist())
    return best
