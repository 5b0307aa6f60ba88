"""The round handle beside a box: drag to rotate, Shift for steps of 15 degrees. A plain box becomes a rotated one."""

from __future__ import annotations

import math
from dataclasses import replace

from workbench.core.figure import RotatedBox
from workbench.editing import operations
from workbench.editing.gesture import Cursor, Draft, Gesture, Hint
from workbench.editing.grips.drag import follow
from workbench.editing.grips.grip import Grip, GripKind, Mark, MarkShape
from workbench.editing.pointer import SHIFT, PointerEvent
from workbench.editing.scene import Scene
from workbench.editing.shapes.figures import XY, box_point, normal_angle, snapped_angle
from workbench.editing.shapes.turning import turnable, with_turned

OUT_PX = 24.0
"""How far from the box, in screen pixels, the handle lies."""
_SIDES = ((0.5, 0.0), (0.5, 1.0), (1.0, 0.5), (0.0, 0.5))
"""Where it may lie, the top first."""


def _place(scene: Scene, box: RotatedBox, px: float) -> tuple[XY, XY]:
    """Where the handle lies and where its stem begins: beyond the first side that has room for it in the image."""
    places = [(_beyond(box, side, OUT_PX * px), box_point(box, *side)) for side in _SIDES]
    inside = (pair for pair in places if scene.clamp(*pair[0]) == pair[0])
    return next(inside, places[0])


def _beyond(box: RotatedBox, side: XY, out: float) -> XY:
    x, y = box_point(box, *side)
    turn = math.radians(box.angle)
    across, down = (2 * side[0] - 1) * out, (2 * side[1] - 1) * out
    return x + across * math.cos(turn) - down * math.sin(turn), y + across * math.sin(turn) + down * math.cos(turn)


def _find(scene: Scene, event: PointerEvent, reach: float) -> Grip | None:
    only = scene.only
    box = turnable(only)
    if only is None or box is None:
        return None
    place, _ = _place(scene, box, event.px)
    if math.dist(place, (event.x, event.y)) > reach:
        return None
    return Grip("rotate", Cursor.ROTATE, only, hint="" if only.figure is not None else "select.rotate_box")


def _press(_scene: Scene, press: PointerEvent, grip: Grip) -> Gesture:
    before = grip.instance
    box = turnable(before)
    assert before is not None and box is not None
    start = _direction(box, press) - box.angle

    def turned(event: PointerEvent) -> RotatedBox:
        angle = normal_angle(_direction(box, event) - start)
        return replace(box, angle=snapped_angle(angle) if event.has(SHIFT) else angle)

    def draft(event: PointerEvent) -> Draft:
        now = turned(event)
        shown = (with_turned(before, now),)
        return Draft(Hint("select.rotating"), Cursor.ROTATE, shown, chip=f"{now.angle:.1f}°", is_busy=True)

    release = yield from follow(press, draft, Draft(Hint(grip.hint or "select.rotate"), Cursor.ROTATE))
    if release is None or turned(release).angle == box.angle:
        return None
    return operations.change("Rotate box", [before], [with_turned(before, turned(release))])


def _direction(box: RotatedBox, event: PointerEvent) -> float:
    return math.degrees(math.atan2(event.y - box.cy, event.x - box.cx))


def _marks(scene: Scene, px: float) -> tuple[Mark, ...]:
    box = turnable(scene.only)
    if box is None:
        return ()
    place, root = _place(scene, box, px)
    return (Mark(*place, MarkShape.DISC, root),)


KIND = GripKind("rotate", _find, _press, _marks)
