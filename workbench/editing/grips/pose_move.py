"""The small cross beside a pose: moves it as a whole, and is no joint that a hand could drag away by mistake."""

from __future__ import annotations

import math

from workbench.core.instance import Instance
from workbench.editing import operations
from workbench.editing.gesture import Cursor, Draft, Gesture, Hint
from workbench.editing.grips.drag import follow, held_inside
from workbench.editing.grips.grip import Grip, GripKind, Mark, MarkShape
from workbench.editing.pointer import PointerEvent
from workbench.editing.poses.skeleton_operations import pose_frame
from workbench.editing.reshape import moved
from workbench.editing.scene import Scene

OUT_PX = 16.0
"""How far from the pose's frame, in screen pixels, the cross lies."""


def _place(scene: Scene, instance: Instance, px: float) -> tuple[float, float] | None:
    """Beside the upper right corner of the frame, or the left one where the image ends."""
    frame = pose_frame(instance)
    if frame is None:
        return None
    out = OUT_PX * px
    right = frame[0] + frame[2] + out
    return (right if right <= scene.width else frame[0] - out), min(max(frame[1], 0.0), float(scene.height))


def _find(scene: Scene, event: PointerEvent, reach: float) -> Grip | None:
    only = scene.only
    place = _place(scene, only, event.px) if only is not None else None
    if place is None or math.dist(place, (event.x, event.y)) > 1.5 * reach:
        return None
    return Grip("pose_move", Cursor.MOVE, only)


def _press(scene: Scene, press: PointerEvent, grip: Grip) -> Gesture:
    before = grip.instance
    assert before is not None

    def delta(event: PointerEvent) -> tuple[float, float]:
        return held_inside(scene, [before], event.x - press.x, event.y - press.y)

    def draft(event: PointerEvent) -> Draft:
        shown = moved(before, *delta(event), has_mask=False)
        return Draft(Hint("select.moving"), Cursor.MOVE, (shown,), is_busy=True)

    release = yield from follow(press, draft, Draft(Hint("select.pose_move"), Cursor.MOVE))
    return operations.move([before], *delta(release)) if release is not None else None


def _marks(scene: Scene, px: float) -> tuple[Mark, ...]:
    place = _place(scene, scene.only, px) if scene.only is not None else None
    return (Mark(*place, MarkShape.CROSS),) if place is not None else ()


KIND = GripKind("pose_move", _find, _press, _marks)
