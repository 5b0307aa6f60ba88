"""The handles of a pose's frame with Ctrl held: the joints go with the box. Without Ctrl the box alone is resized."""

from __future__ import annotations

from workbench.core.instance import Instance
from workbench.editing import operations
from workbench.editing.gesture import Draft, Gesture, Hint, Refused
from workbench.editing.grips.drag import follow
from workbench.editing.grips.grip import Grip, GripKind, Mark
from workbench.editing.handles import handle_at
from workbench.editing.pointer import CTRL, PointerEvent
from workbench.editing.poses.skeleton_operations import pose_frame
from workbench.editing.reshape import fitted
from workbench.editing.scene import Scene


def _find(scene: Scene, event: PointerEvent, reach: float) -> Grip | None:
    only = scene.only
    frame = pose_frame(only) if only is not None and event.has(CTRL) else None
    handle = handle_at(frame, event.x, event.y, reach) if frame is not None else None
    return Grip("pose_scale", handle.cursor, only, handle=handle) if handle is not None else None


def _press(scene: Scene, press: PointerEvent, grip: Grip) -> Gesture:
    before, handle = grip.instance, grip.handle
    assert before is not None and handle is not None
    frame = pose_frame(before)
    assert frame is not None

    def dragged(event: PointerEvent, has_mask: bool) -> Instance:
        return fitted(before, frame, handle.dragged(frame, *scene.clamp(event.x, event.y)), has_mask)

    def draft(event: PointerEvent) -> Draft:
        return Draft(Hint("select.resizing"), handle.cursor, (dragged(event, False),), is_busy=True)

    release = yield from follow(press, draft, Draft(Hint("select.pose_scale"), handle.cursor))
    if release is None:
        return None
    box = handle.dragged(frame, *scene.clamp(release.x, release.y))
    if min(box[2], box[3]) < 1:
        return Refused("box.too_small")
    return operations.change("Resize pose", [before], [dragged(release, True)])


def _marks(_scene: Scene, _px: float) -> tuple[Mark, ...]:
    return ()  # the handles of the frame are drawn by the frame


KIND = GripKind("pose_scale", _find, _press, _marks)
