"""The round handle above a pose: drag to turn it, with Shift in steps of 15 degrees, with Ctrl to resize it too."""

from __future__ import annotations

import math
from dataclasses import replace

from workbench.core.instance import XYWH, Instance
from workbench.editing import operations
from workbench.editing.gesture import Cursor, Draft, Gesture, Hint
from workbench.editing.grips.drag import follow
from workbench.editing.grips.grip import Grip, GripKind, Mark, MarkShape
from workbench.editing.pointer import CTRL, SHIFT, PointerEvent
from workbench.editing.poses.skeleton_operations import pose_bounds, pose_frame, turned
from workbench.editing.reshape import fitted
from workbench.editing.scene import Scene

OUT_PX = 24.0
STEP_DEGREES = 15.0
_LEAST_PX = 8.0


def _place(scene: Scene, px: float) -> tuple[float, float, float] | None:
    """Where the handle lies (x, y) and the y of its stem: above the frame, or below it where the image begins."""
    only = scene.only
    frame = pose_frame(only) if only is not None else None
    if frame is None or only is None or only.num_keypoints < 2:
        return None
    x, top, bottom = frame[0] + frame[2] / 2, frame[1], frame[1] + frame[3]
    above = top - OUT_PX * px
    return (x, above, top) if above >= 0 else (x, bottom + OUT_PX * px, bottom)


def _find(scene: Scene, event: PointerEvent, reach: float) -> Grip | None:
    place = _place(scene, event.px)
    if place is None or math.dist(place[:2], (event.x, event.y)) > reach:
        return None
    return Grip("pose_turn", Cursor.ROTATE, scene.only)


def _press(_scene: Scene, press: PointerEvent, grip: Grip) -> Gesture:
    before = grip.instance
    assert before is not None
    bounds = pose_bounds(before)
    assert bounds is not None
    centre = (bounds[0] + bounds[2] / 2, bounds[1] + bounds[3] / 2)

    def degrees(event: PointerEvent) -> float:
        angle = _direction(centre, event) - _direction(centre, press)
        return STEP_DEGREES * round(angle / STEP_DEGREES) if event.has(SHIFT) else angle

    def dragged(event: PointerEvent) -> Instance:
        after = turned(before, degrees(event))
        if not event.has(CTRL):
            return after
        nearest = _LEAST_PX * press.px
        factor = max(math.dist(centre, (event.x, event.y)), nearest) / max(
            math.dist(centre, (press.x, press.y)), nearest
        )
        return _scaled(after, centre, factor)

    def draft(event: PointerEvent) -> Draft:
        shown, chip = (dragged(event),), f"{(degrees(event) + 180) % 360 - 180:.1f}°"
        return Draft(Hint("select.rotating"), Cursor.ROTATE, shown, chip=chip, is_busy=True)

    release = yield from follow(press, draft, Draft(Hint("select.pose_turn"), Cursor.ROTATE))
    return operations.change("Turn pose", [before], [dragged(release)]) if release is not None else None


def _scaled(instance: Instance, centre: tuple[float, float], factor: float) -> Instance:
    """The pose and its box made larger about a point; an outline or mask stays, as it does when it is turned."""
    unit: XYWH = (centre[0], centre[1], 1.0, 1.0)
    larger = fitted(instance, unit, (centre[0], centre[1], factor, factor), has_mask=False)
    return with_pose_of(instance, larger)


def with_pose_of(instance: Instance, other: Instance) -> Instance:
    """Return an object with the keypoints and the box of another."""
    return replace(instance, keypoints=other.keypoints, bbox_xywh=other.bbox_xywh, area=None)


def _direction(centre: tuple[float, float], event: PointerEvent) -> float:
    return math.degrees(math.atan2(event.y - centre[1], event.x - centre[0]))


def _marks(scene: Scene, px: float) -> tuple[Mark, ...]:
    place = _place(scene, px)
    return () if place is None else (Mark(place[0], place[1], MarkShape.DISC, (place[0], place[2])),)


KIND = GripKind("pose_turn", _find, _press, _marks)
