"""The pieces of a selected line: Ctrl+click to insert a point. Without Ctrl the press means the object."""

from __future__ import annotations

import numpy as np

from workbench.core.figure import Polyline
from workbench.core.geometry import Points, nearest_edge, points_of
from workbench.core.instance import Instance
from workbench.editing import operations
from workbench.editing.gesture import Cursor, Gesture
from workbench.editing.grips.grip import Grip, GripKind, Mark
from workbench.editing.pointer import ALT, CTRL, PointerEvent
from workbench.editing.scene import Scene
from workbench.editing.shapes.figures import with_figure


def _points(instance: Instance | None) -> Points | None:
    figure = instance.figure if instance is not None else None
    return points_of(figure.points) if isinstance(figure, Polyline) else None


def _find(scene: Scene, event: PointerEvent, reach: float) -> Grip | None:
    points = _points(scene.only)
    if points is None:
        return None
    # There and back again is a closed ring without an edge of its own.
    index, distance = nearest_edge(np.concatenate([points, points[-2:0:-1]]), event.x, event.y)
    index = min(index, 2 * len(points) - 3 - index)
    return Grip("line_edge", Cursor.MOVE, scene.only, index=index) if distance <= reach else None


def _press(scene: Scene, press: PointerEvent, grip: Grip) -> Gesture | None:
    return _insert(scene, press, grip) if press.has(CTRL) or press.has(ALT) else None


def _insert(scene: Scene, press: PointerEvent, grip: Grip) -> Gesture:
    before = grip.instance
    assert before is not None and isinstance(before.figure, Polyline)
    yield from ()  # done at the press
    points, after = before.figure.points, 2 * grip.index + 2
    grown = Polyline((*points[:after], *scene.clamp(press.x, press.y), *points[after:]))
    return operations.change("Add point to line", [before], [with_figure(before, grown)])


def _marks(_scene: Scene, _px: float) -> tuple[Mark, ...]:
    return ()


KIND = GripKind("line_edge", _find, _press, _marks)
