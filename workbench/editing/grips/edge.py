"""The edges of the selected polygon and its holes: Alt+drag moves both ends, Ctrl inserts a point and drags it.

A plain press means the object as a whole.
"""

from __future__ import annotations

import numpy as np

from workbench.core.geometry import nearest_edge, points_of
from workbench.core.instance import Instance
from workbench.editing import operations
from workbench.editing.gesture import Cursor, Draft, Gesture, Guides, Hint, Refused
from workbench.editing.grips.drag import follow
from workbench.editing.grips.grip import Grip, GripKind, Mark
from workbench.editing.grips.vertex_drag import drag_vertex
from workbench.editing.outlines.crossing import crossing_at
from workbench.editing.pointer import ALT, CTRL, PointerEvent
from workbench.editing.reshape import rings_of, with_new_vertex, with_vertices
from workbench.editing.scene import Scene


def _find(scene: Scene, event: PointerEvent, reach: float) -> Grip | None:
    only = scene.only
    for part, ring in enumerate(rings_of(only) if only is not None else ()):
        index, distance = nearest_edge(points_of(ring), event.x, event.y)
        if distance <= reach:
            return Grip("edge", Cursor.MOVE, only, part, index)
    return None


def _press(scene: Scene, press: PointerEvent, grip: Grip) -> Gesture | None:
    if press.has(CTRL):
        return drag_vertex(scene, press, _grown(scene, press, grip), before=grip.instance)
    return _drag(scene, press, grip) if press.has(ALT) else None


def _grown(scene: Scene, press: PointerEvent, grip: Grip) -> Grip:
    assert grip.instance is not None
    grown = with_new_vertex(grip.instance, grip.part, grip.index, scene.clamp(press.x, press.y))
    return Grip("vertex", Cursor.POINT, grown, grip.part, grip.index + 1)


def _drag(scene: Scene, press: PointerEvent, grip: Grip) -> Gesture:
    """Move both ends of an edge; a click without a move inserts a point instead."""
    instance = grip.instance
    assert instance is not None
    rings = [points_of(ring).copy() for ring in rings_of(instance)]
    ends = [grip.index, (grip.index + 1) % len(rings[grip.part])]
    start = rings[grip.part][ends].copy()
    was_crossing = crossing_at(rings, grip.part, ends) is not None

    def dragged(event: PointerEvent) -> Instance:
        moved = start + np.array([event.x - press.x, event.y - press.y])
        rings[grip.part][ends] = np.clip(moved, 0, (scene.width, scene.height))
        places = rings[grip.part][ends].tolist()
        return with_vertices(instance, grip.part, {end: (x, y) for end, (x, y) in zip(ends, places, strict=True)})

    def draft(event: PointerEvent) -> Draft:
        shown = dragged(event)
        crossing = None if was_crossing else crossing_at(rings, grip.part, ends)
        guides = Guides(crossing=crossing)
        return Draft(Hint("select.moving"), Cursor.MOVE, (shown,), is_busy=True, guides=guides)

    release = yield from follow(press, draft, Draft(Hint("select.edge"), Cursor.MOVE))
    if release is None:
        return operations.change("Add point to polygon", [instance], [_grown(scene, press, grip).instance or instance])
    after = dragged(release)
    if not was_crossing and crossing_at(rings, grip.part, ends) is not None:
        return Refused("polygon.would_cross")
    return operations.change("Move edge of polygon", [instance], [after])


def _marks(_scene: Scene, _px: float) -> tuple[Mark, ...]:
    return ()


KIND = GripKind("edge", _find, _press, _marks)
