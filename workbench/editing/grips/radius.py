"""The four handles on the rim of a circle: drag to change its radius, the centre stays."""

from __future__ import annotations

import math

from workbench.core.figure import Circle
from workbench.editing import operations
from workbench.editing.gesture import Cursor, Draft, Gesture, Hint, Refused
from workbench.editing.grips.drag import follow
from workbench.editing.grips.grip import Grip, GripKind, Mark
from workbench.editing.pointer import PointerEvent
from workbench.editing.scene import Scene
from workbench.editing.shapes.figures import with_figure

_HANDLES = ((1, 0, Cursor.SIZE_WE), (0, 1, Cursor.SIZE_NS), (-1, 0, Cursor.SIZE_WE), (0, -1, Cursor.SIZE_NS))


def _circle(scene: Scene) -> Circle | None:
    only = scene.only
    return only.figure if only is not None and isinstance(only.figure, Circle) else None


def _find(scene: Scene, event: PointerEvent, reach: float) -> Grip | None:
    circle = _circle(scene)
    if circle is None:
        return None
    for across, down, cursor in _HANDLES:
        place = circle.cx + across * circle.radius, circle.cy + down * circle.radius
        if math.dist(place, (event.x, event.y)) <= reach:
            return Grip("radius", cursor, scene.only)
    return None


def _press(scene: Scene, press: PointerEvent, grip: Grip) -> Gesture:
    before, circle = grip.instance, _circle(scene)
    assert before is not None and circle is not None

    def dragged(event: PointerEvent) -> Circle:
        centre = circle.cx, circle.cy
        return Circle(*centre, math.dist(centre, scene.clamp(event.x, event.y)))

    def draft(event: PointerEvent) -> Draft:
        now = dragged(event)
        shown, chip = (with_figure(before, now),), f"r {now.radius:.1f} px"
        return Draft(Hint("select.resizing"), grip.cursor, shown, chip=chip, is_busy=True)

    release = yield from follow(press, draft, Draft(Hint("select.radius"), grip.cursor))
    if release is None:
        return None
    after = dragged(release)
    if after.radius < 1:
        return Refused("circle.too_small")
    return operations.change("Resize circle", [before], [with_figure(before, after)])


def _marks(scene: Scene, _px: float) -> tuple[Mark, ...]:
    circle = _circle(scene)
    if circle is None:
        return ()
    return tuple(Mark(circle.cx + x * circle.radius, circle.cy + y * circle.radius) for x, y, _ in _HANDLES)


KIND = GripKind("radius", _find, _press, _marks)
