"""Lay a whole pose down at once: one drag of a box or one click; its joints are then dragged to where they belong."""

from __future__ import annotations

from workbench.core.instance import XYWH, Instance, Keypoint, Visibility
from workbench.core.schema import Category
from workbench.editing import operations
from workbench.editing.aiming import NEW_OBJECT, aim_at
from workbench.editing.gesture import Cursor, Draft, Gesture, Hint, Refused, Result
from workbench.editing.grips.catalog import grip_at, kind_of
from workbench.editing.grips.drag import follow
from workbench.editing.grips.grip import REACH_PX, Grip
from workbench.editing.pointer import Button, Kind, PointerEvent
from workbench.editing.poses.placing import fill, takes_pose, typical_pose, waiting_for_pose, with_points_box
from workbench.editing.poses.typical_pose import TypicalPose
from workbench.editing.scene import Scene

_PART_OF_IMAGE = 0.4
"""How long a pose is made, of the image's shorter side, when nobody knows how large they are here."""
_LEAST_PX = 4.0


def stamp(scene: Scene, category: Category) -> Gesture:
    """Click or drag a box to lay the usual pose. What is selected has its grips: they come first."""
    pose = typical_pose(scene, category)
    if pose is None:
        return (yield from _nothing_to_stamp(category))
    event = yield _idle(scene, category, pose, None, None)
    while True:
        if event.is_key(NEW_OBJECT):
            scene.selection.clear()
        grip = grip_at(scene, event, REACH_PX * event.px)
        result = _answered(scene, event, grip)
        if result is not None:
            return result
        if event.is_press():
            gesture = kind_of(grip).press(scene, event, grip) if grip is not None else None
            return (yield from gesture if gesture is not None else _laid(scene, category, pose, event))
        event = yield _idle(scene, category, pose, event, grip)


def _answered(scene: Scene, event: PointerEvent, grip: Grip | None) -> Result:
    if grip is None:
        return None
    if event.is_press(Button.RIGHT) and grip.kind == "joint" and grip.instance is not None:
        edit = operations.cycle_visibility(grip.instance, grip.index)
        is_gone = grip.instance.keypoints[grip.index].v == Visibility.OCCLUDED
        # An absent point that stays picked would be asked for by the next click.
        scene.selection.set([grip.instance.id], None if is_gone else (grip.instance.id, grip.index))
        return edit
    return kind_of(grip).key(scene, event, grip) if event.kind is Kind.KEY else None


def _nothing_to_stamp(category: Category) -> Gesture:
    refused = Refused("stamp.no_pose", (category.name,))
    while not (yield Draft(Hint(refused.key, refused.args), Cursor.FORBIDDEN)).is_press():
        pass
    return refused


def _idle(scene: Scene, category: Category, pose: TypicalPose, event: PointerEvent | None, grip: Grip | None) -> Draft:
    if grip is not None:
        scene.selection.hover(grip.instance.id if grip.instance else None, grip.index if grip.kind == "joint" else None)
        return Draft(Hint(grip.hint or f"select.{grip.kind}"), grip.cursor)
    scene.selection.hover(None)
    shown = (_pose(scene, category, pose, _clicked_box(scene, category, pose, event)),) if event is not None else ()
    is_offered = event is not None and waiting_for_pose(scene, category) is not None
    aim = aim_at(scene, _target(scene, category, event)) if is_offered and event is not None else None
    return Draft(Hint("stamp.first", (category.name,)), Cursor.CROSS, shown, chip="" if aim else category.name, aim=aim)


def _laid(scene: Scene, category: Category, pose: TypicalPose, press: PointerEvent) -> Gesture:
    def box(event: PointerEvent) -> XYWH:
        (x0, y0), (x1, y1) = scene.clamp(press.x, press.y), scene.clamp(event.x, event.y)
        return min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0)

    def draft(event: PointerEvent) -> Draft:
        drawn = box(event)
        return Draft(Hint("stamp.drag"), Cursor.CROSS, (_pose(scene, category, pose, drawn),), band=drawn, is_busy=True)

    clicked = _clicked_box(scene, category, pose, press)
    still = Draft(Hint("stamp.drag"), Cursor.CROSS, (_pose(scene, category, pose, clicked),))
    release = yield from follow(press, draft, still)
    drawn = clicked if release is None else box(release)
    if min(drawn[2], drawn[3]) < _LEAST_PX * press.px:
        return Refused("box.too_small")
    points = _points(scene, pose, drawn)
    target = _target(scene, category, press)
    if target is not None:
        return fill(target, points)
    new = Instance(scene.editor.new_instance_id(), scene.image_id, category.id, keypoints=points)
    return operations.add(with_points_box(scene, new))


def _clicked_box(scene: Scene, category: Category, pose: TypicalPose, event: PointerEvent) -> XYWH:
    """Where a click lays the pose: into the selected box that waits for points, else around the pointer."""
    target = _target(scene, category, event)
    if target is not None and target.bbox_xywh is not None:
        return target.bbox_xywh
    size = pose.size_px or _PART_OF_IMAGE * min(scene.width, scene.height)
    return pose.box_at(*scene.clamp(event.x, event.y), size)


def _target(scene: Scene, category: Category, event: PointerEvent) -> Instance | None:
    waiting = waiting_for_pose(scene, category)
    return waiting if waiting is not None and takes_pose(waiting, event) else None


def _points(scene: Scene, pose: TypicalPose, box: XYWH) -> tuple[Keypoint, ...]:
    placed = pose.placed(box)
    return tuple(Keypoint(*scene.clamp(point.x, point.y), point.v) if point.v else point for point in placed)


def _pose(scene: Scene, category: Category, pose: TypicalPose, box: XYWH) -> Instance:
    return Instance(0, scene.image_id, category.id, keypoints=_points(scene, pose, box))
