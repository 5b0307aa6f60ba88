"""Dragging one vertex of an outline: with snapping, with neighbours that share it, showing where it would cross."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workbench.core.geometry import Points, nearest_vertex, points_of
from workbench.core.instance import Instance
from workbench.editing import operations
from workbench.editing.gesture import Cursor, Draft, Gesture, Guides, Hint, Refused
from workbench.editing.grips.drag import follow
from workbench.editing.grips.grip import Grip
from workbench.editing.outlines.crossing import Place, crossing_at, crossing_in
from workbench.editing.outlines.snapping import Anchor, Snapper, border_patches
from workbench.editing.pointer import PointerEvent
from workbench.editing.reshape import rings_of, with_vertex
from workbench.editing.scene import Scene

_MOST_CHECKED = 300
"""In longer rings only proper crossings are found: looking for every touch takes longer than a hand waits."""


@dataclass(frozen=True, slots=True)
class _Held:
    """The dragged vertex and those of neighbours that lie on the same place and go with it."""

    instance: Instance
    part: int
    index: int

    def at(self, place: Place) -> Instance:
        return with_vertex(self.instance, self.part, self.index, place)


def drag_vertex(scene: Scene, press: PointerEvent, grip: Grip, before: Instance | None = None) -> Gesture:
    """Drag one vertex. ``before`` is the object as it stands in the document, where the grip's has a vertex more.

    With snapping on, neighbours that have a vertex on the same place go along, so that a shared border stays shared.
    """
    instance = grip.instance
    assert instance is not None
    held = [_Held(instance, grip.part, grip.index), *_sharing(scene, grip)]
    snapper = Snapper(scene, {each.instance.id for each in held})
    rings = [points_of(ring).copy() for ring in rings_of(instance)]
    was_crossing = _crossing(rings, grip, exact=True) is not None

    def draft(event: PointerEvent) -> Draft:
        anchor, place = _place(scene, snapper, event)
        rings[grip.part][grip.index] = place
        crossing = None if was_crossing else _crossing(rings, grip)
        guides = Guides(crossing=crossing)
        if anchor is not None:
            guides = replace(guides, snap=place, is_vertex=anchor.is_vertex)
        shown = tuple(each.at(place) for each in held)
        return Draft(Hint("select.moving_point"), Cursor.POINT, shown, is_busy=True, guides=guides)

    still = Draft(Hint("select.vertex"), Cursor.POINT, (instance,) if before is not None else ())
    release = yield from follow(press, draft, still)
    if release is None:
        return operations.change("Add point to polygon", [before], [instance]) if before is not None else None
    anchor, place = _place(scene, snapper, release)
    rings[grip.part][grip.index] = place
    if not was_crossing and _crossing(rings, grip, exact=True) is not None:
        return Refused("polygon.would_cross")
    title = "Add point to polygon" if before is not None else "Move point of polygon"
    first = [before if before is not None else instance, *(each.instance for each in held[1:])]
    edit = operations.change(title, first, [each.at(place) for each in held])
    if edit is None or anchor is None:
        return edit
    return replace(edit, patches=(*edit.patches, *border_patches(scene, [anchor])))


def _place(scene: Scene, snapper: Snapper, event: PointerEvent) -> tuple[Anchor | None, Place]:
    anchor = snapper.at(event)
    return anchor, anchor.place if anchor is not None else scene.clamp(event.x, event.y)


def _sharing(scene: Scene, grip: Grip) -> Iterator[_Held]:
    if not scene.options.snaps or grip.instance is None:
        return
    x, y = rings_of(grip.instance)[grip.part][2 * grip.index : 2 * grip.index + 2]
    for key in scene.index.touching(x, y, x, y, 64):
        item = scene.index.get(key)
        if item is None or item.is_locked or key == grip.instance.id:
            continue
        for part, ring in enumerate(rings_of(item)):
            index, distance = nearest_vertex(points_of(ring), x, y)
            if distance == 0:
                yield _Held(item, part, index)
                break


def _crossing(rings: list[Points], grip: Grip, exact: bool = False) -> Place | None:
    found = crossing_at(rings, grip.part, [grip.index])
    ring = rings[grip.part]
    return crossing_in(ring) if found is None and exact and len(ring) <= _MOST_CHECKED else found
