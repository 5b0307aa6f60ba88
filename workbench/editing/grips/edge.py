"""The edges of the selected polygon: Ctrl+click to insert a point. Without Ctrl the press means the object."""

from __future__ import annotations

from workbench.core.geometry import nearest_edge, points_of
from workbench.editing import operations
from workbench.editing.gesture import Cursor, Gesture
from workbench.editing.grips.grip import Grip, GripKind, Mark
from workbench.editing.pointer import ALT, CTRL, PointerEvent
from workbench.editing.reshape import with_new_vertex
from workbench.editing.scene import Scene


def _find(scene: Scene, event: PointerEvent, reach: float) -> Grip | None:
    only = scene.only
    for part, ring in enumerate(only.polygons if only is not None else ()):
        index, distance = nearest_edge(points_of(ring), event.x, event.y)
        if distance <= reach:
            return Grip("edge", Cursor.MOVE, only, part, index)
    return None


def _press(scene: Scene, press: PointerEvent, grip: Grip) -> Gesture | None:
    return _insert(scene, press, grip) if press.has(CTRL) or press.has(ALT) else None


def _insert(scene: Scene, press: PointerEvent, grip: Grip) -> Gesture:
    assert grip.instance is not None
    yield from ()  # done at the press
    grown = with_new_vertex(grip.instance, grip.part, grip.index, scene.clamp(press.x, press.y))
    return operations.change("Add point to polygon", [grip.instance], [grown])


def _marks(_scene: Scene, _px: float) -> tuple[Mark, ...]:
    return ()


KIND = GripKind("edge", _find, _press, _marks)
