"""The points of the selected polygon and its holes: drag to move, Ctrl+click or Delete to take one out."""

from __future__ import annotations

from workbench.core.geometry import nearest_vertex, points_of
from workbench.editing import operations
from workbench.editing.gesture import Cursor, Gesture, Refused, Result
from workbench.editing.grips.grip import Grip, GripKind, Mark, spread_marks
from workbench.editing.grips.vertex_drag import drag_vertex
from workbench.editing.pointer import ALT, CTRL, PointerEvent
from workbench.editing.reshape import rings_of, without_vertex
from workbench.editing.scene import Scene


def _find(scene: Scene, event: PointerEvent, reach: float) -> Grip | None:
    only = scene.only
    for part, ring in enumerate(rings_of(only) if only is not None else ()):
        index, distance = nearest_vertex(points_of(ring), event.x, event.y)
        if distance <= reach:
            return Grip("vertex", Cursor.POINT, only, part, index)
    return None


def _press(scene: Scene, press: PointerEvent, grip: Grip) -> Gesture:
    if press.has(CTRL) or press.has(ALT):
        return _removed(grip)
    return (yield from drag_vertex(scene, press, grip))


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
    return spread_marks([value for ring in rings_of(only) for value in ring], px) if only is not None else ()


KIND = GripKind("vertex", _find, _press, _marks, _key)
