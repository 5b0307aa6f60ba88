"""The eight handles of a box, or of the frame around a group: drag to resize."""

from __future__ import annotations

from workbench.core.instance import XYWH, Instance
from workbench.editing import operations
from workbench.editing.gesture import Draft, Gesture, Hint, Refused
from workbench.editing.grips.drag import follow
from workbench.editing.grips.grip import Grip, GripKind, Mark
from workbench.editing.handles import BOX_HANDLES, GROUP_LIMIT, frame_of, handle_at
from workbench.editing.pointer import PointerEvent
from workbench.editing.reshape import draws_masks, fitted, with_box
from workbench.editing.scene import Scene


def _frame(scene: Scene) -> XYWH | None:
    return frame_of(scene.selected) if len(scene.selection.ids) <= GROUP_LIMIT else None


def _find(scene: Scene, event: PointerEvent, reach: float) -> Grip | None:
    frame = _frame(scene)
    handle = handle_at(frame, event.x, event.y, reach) if frame is not None else None
    return Grip("handle", handle.cursor, scene.only, handle=handle) if handle is not None else None


def _press(scene: Scene, press: PointerEvent, grip: Grip) -> Gesture:
    before, frame, handle = scene.selected, _frame(scene), grip.handle
    assert frame is not None and handle is not None

    def target_box(event: PointerEvent) -> XYWH:
        return handle.dragged(frame, *scene.clamp(event.x, event.y))

    def resized(event: PointerEvent, has_mask: bool) -> list[Instance]:
        box = target_box(event)
        if len(before) == 1 and before[0].keypoints:
            return [with_box(before[0], box)]
        return [fitted(item, frame, box, has_mask) for item in before]

    has_mask = draws_masks(before)

    def draft(event: PointerEvent) -> Draft:
        return Draft(Hint("select.resizing"), handle.cursor, tuple(resized(event, has_mask)), is_busy=True)

    release = yield from follow(press, draft, Draft(Hint("select.handle"), handle.cursor))
    if release is None:
        return None
    box = target_box(release)
    if box[2] < 1 or box[3] < 1:
        return Refused("box.too_small")
    title = "Resize box" if len(before) == 1 else f"Resize {len(before)} objects"
    return operations.change(title, before, resized(release, True))


def _marks(scene: Scene, _px: float) -> tuple[Mark, ...]:
    frame = _frame(scene)
    return tuple(Mark(*handle.place(frame)) for handle in BOX_HANDLES) if frame is not None else ()


KIND = GripKind("handle", _find, _press, _marks)
