"""The absent points of a pose that is there already, placed one after the other; each is a step of its own."""

from __future__ import annotations

from workbench.core.edit import Edit
from workbench.core.instance import Instance, Keypoint, Visibility
from workbench.core.schema import Category, Skeleton
from workbench.editing import operations
from workbench.editing.aiming import NEW_OBJECT
from workbench.editing.gesture import Cursor, Draft, Gesture, Hint, PointList
from workbench.editing.pointer import Button, PointerEvent
from workbench.editing.poses.placing import expected, links
from workbench.editing.reshape import with_keypoint
from workbench.editing.scene import Scene


def wanted_point(scene: Scene, category: Category) -> tuple[Instance, int] | None:
    """Return the selected pose and the point that is to be placed in it.

    None unless an absent keypoint of one pose of the class is picked (in the list of objects).
    """
    only, picked = scene.only, scene.selection.keypoint
    skeleton = category.skeleton
    if only is None or picked is None or picked[0] != only.id or skeleton is None:
        return None
    if only.category_id != category.id or len(only.keypoints) != len(skeleton.keypoints):
        return None
    return (only, picked[1]) if not only.keypoints[picked[1]].v else None


def next_absent(instance: Instance, start: int) -> int | None:
    """Return the first absent point from ``start`` on, around the end; None when all are labelled."""
    count = len(instance.keypoints)
    around = [(start + step) % count for step in range(count)]
    return next((index for index in around if not instance.keypoints[index].v), None)


def complete_points(scene: Scene, category: Category, skeleton: Skeleton, instance: Instance, index: int) -> Gesture:
    """Place one point at a click. Right click or V: occluded. Tab or X: another point first. Enter: enough."""
    event = yield _draft(scene, category, skeleton, instance, index)
    while True:
        wanted, scene.wanted_point = scene.wanted_point, None
        if wanted is not None and not instance.keypoints[wanted].v:
            _ask_for(scene, instance, wanted)
            return None
        if event.is_press() or event.is_press(Button.RIGHT) or event.is_key("V"):
            state = Visibility.VISIBLE if event.is_press() else Visibility.OCCLUDED
            return _placed(scene, instance, index, Keypoint(*scene.clamp(event.x, event.y), int(state)))
        if event.is_key(NEW_OBJECT):
            scene.selection.clear()
            return None
        if event.is_key("Enter", "Return"):
            scene.selection.set([instance.id])
            return None
        if event.is_key("Tab", "X"):
            _ask_for(scene, instance, next_absent(instance, index + 1))
            return None
        event = yield _draft(scene, category, skeleton, instance, index, event)


def _placed(scene: Scene, instance: Instance, index: int, point: Keypoint) -> Edit | None:
    after = with_keypoint(instance, index, point)
    _ask_for(scene, instance, next_absent(after, index))
    return operations.change("Place keypoint", [instance], [after])


def _ask_for(scene: Scene, instance: Instance, index: int | None) -> None:
    scene.selection.set([instance.id], None if index is None else (instance.id, index))


def _draft(
    scene: Scene,
    category: Category,
    skeleton: Skeleton,
    instance: Instance,
    index: int,
    event: PointerEvent | None = None,
) -> Draft:
    points = dict(enumerate(instance.keypoints))
    name = skeleton.keypoints[index]
    return Draft(
        Hint("keypoints.complete", (name, str(sum(1 for point in instance.keypoints if not point.v)))),
        Cursor.CROSS,
        links=links(skeleton, points, index) if event is not None else (),
        chip=name,
        crosshair=True,
        expected=expected(scene, category, points, index),
        points=PointList(category.name, skeleton, tuple(point.v or None for point in instance.keypoints), index),
    )
