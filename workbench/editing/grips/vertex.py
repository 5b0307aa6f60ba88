"""The points of the selected polygon: drag to move, Ctrl+click or Delete to take one out."""

from __future__ import annotations

from workbench.core.geometry import crossing_edges, nearest_vertex, points_of
from workbench.core.instance import Instance
from workbench.editing import operations
from workbench.editing.gesture import Cursor, Draft, Gesture, Hint, Refused, Result
from workbench.editing.grips.drag import follow
from workbench.editing.grips.grip import Grip, GripKind, Mark
from workbench.editing.pointer import ALT, CTRL, PointerEvent
from workbench.editing.reshape import with_vertex, without_vertex
from workbench.editing.scene import Scene

_MOST_MARKS = 400
_APART_PX = 8.0


def _find(scene: Scene, event: PointerEvent, reach: float) -> Grip | None:
    only = scene.only
    for part, ring in enumerate(only.polygons if only is not None else ()):
        index, distance = nearest_vertex(points_of(ring), event.x, event.y)
        if distance <= reach:
            return Grip("vertex", Cursor.POINT, only, part, index)
    return None


def _press(scene: Scene, press: PointerEvent, grip: Grip) -> Gesture:
    if press.has(CTRL) or press.has(ALT):
        return _removed(grip)
    return (yield from _drag(scene, press, grip))


def _drag(scene: Scene, press: PointerEvent, grip: Grip) -> Gesture:
    instance = grip.instance
    assert instance is not None

    def dragged(event: PointerEvent) -> Instance:
        return with_vertex(instance, grip.part, grip.index, scene.clamp(event.x, event.y))

    def draft(event: PointerEvent) -> Draft:
        return Draft(Hint("select.moving"), Cursor.POINT, (dragged(event),), is_busy=True)

    release = yield from follow(press, draft, Draft(Hint("select.vertex"), Cursor.POINT))
    if release is None:
        return None
    after = dragged(release)
    crosses = crossing_edges(points_of(after.polygons[grip.part])) is not None
    if crosses and crossing_edges(points_of(instance.polygons[grip.part])) is None:
        return Refused("polygon.crosses")
    return operations.change("Move point of polygon", [instance], [after])


def _key(_scene: Scene, event: PointerEvent, grip: Grip) -> Result:
    return _removed(grip) if event.key in ("Backspace", "Delete") else None


def _removed(grip: Grip) -> Result:
    assert grip.instance is not None
    smaller = without_vertex(grip.instance, grip.part, grip.index)
    if smaller is None:
        return Refused("polygon.keeps_three")
    return operations.change("Delete point of polygon", [grip.instance], [smaller])


def _marks(scene: Scene, px: float) -> tuple[Mark, ...]:
    only = scene.only
    rings = only.polygons if only is not None else ()
    if sum(len(ring) for ring in rings) > 2 * _MOST_MARKS:
        return ()
    shown: list[Mark] = []
    for ring in rings:
        for i in range(0, len(ring), 2):
            # Handles that would cover each other hide the outline; the points can be dragged all the same.
            if not shown or abs(ring[i] - shown[-1].x) + abs(ring[i + 1] - shown[-1].y) > _APART_PX * px:
                shown.append(Mark(ring[i], ring[i + 1]))
    return tuple(shown)


KIND = GripKind("vertex", _find, _press, _marks, _key)
