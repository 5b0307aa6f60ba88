"""The eight handles of a rotated box: drag a side or corner, the opposite one stays, seen in the box's own frame."""

from __future__ import annotations

import math

from workbench.core.figure import RotatedBox
from workbench.editing import operations
from workbench.editing.gesture import Cursor, Draft, Gesture, Hint, Refused
from workbench.editing.grips.drag import follow
from workbench.editing.grips.grip import Grip, GripKind, Mark
from workbench.editing.handles import BOX_HANDLES, BoxHandle
from workbench.editing.pointer import PointerEvent
from workbench.editing.scene import Scene
from workbench.editing.shapes.figures import box_point, dragged_box, with_figure

_CURSORS = (Cursor.SIZE_WE, Cursor.SIZE_NWSE, Cursor.SIZE_NS, Cursor.SIZE_NESW)
"""By the direction in which a handle moves, in steps of 45 degrees clockwise from the right."""


def _box(scene: Scene) -> RotatedBox | None:
    only = scene.only
    return only.figure if only is not None and isinstance(only.figure, RotatedBox) else None


def _find(scene: Scene, event: PointerEvent, reach: float) -> Grip | None:
    box = _box(scene)
    if box is None:
        return None
    for handle in BOX_HANDLES:
        if math.dist(box_point(box, handle.across, handle.down), (event.x, event.y)) <= reach:
            return Grip("side", _cursor(box, handle), scene.only, handle=handle)
    return None


def _cursor(box: RotatedBox, handle: BoxHandle) -> Cursor:
    direction = math.degrees(math.atan2(handle.down - 0.5, handle.across - 0.5)) + box.angle
    return _CURSORS[round(direction / 45) % 4]


def _press(scene: Scene, press: PointerEvent, grip: Grip) -> Gesture:
    before, handle, box = grip.instance, grip.handle, _box(scene)
    assert before is not None and handle is not None and box is not None

    held = box

    def dragged(event: PointerEvent) -> RotatedBox:
        """Follow the hand as long as the middle of the box stays in the image."""
        nonlocal held
        now = dragged_box(box, handle.across, handle.down, *scene.clamp(event.x, event.y))
        is_inside = scene.clamp(now.cx, now.cy) == (now.cx, now.cy)
        held = now if is_inside or scene.clamp(box.cx, box.cy) != (box.cx, box.cy) else held
        return held

    def draft(event: PointerEvent) -> Draft:
        now = dragged(event)
        chip = f"{now.width:.0f} × {now.height:.0f} px"
        return Draft(Hint("select.resizing"), grip.cursor, (with_figure(before, now),), chip=chip, is_busy=True)

    release = yield from follow(press, draft, Draft(Hint("select.side"), grip.cursor))
    if release is None:
        return None
    after = dragged(release)
    if min(after.width, after.height) < 1:
        return Refused("rotated_box.too_small")
    return operations.change("Resize rotated box", [before], [with_figure(before, after)])


def _marks(scene: Scene, _px: float) -> tuple[Mark, ...]:
    box = _box(scene)
    return tuple(Mark(*box_point(box, handle.across, handle.down)) for handle in BOX_HANDLES) if box is not None else ()


KIND = GripKind("side", _find, _press, _marks)
