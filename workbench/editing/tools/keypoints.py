"""Place the keypoints of one object in the order of its skeleton, the absent ones of a pose, or a whole pose."""

from __future__ import annotations

from workbench.core.schema import Category
from workbench.editing.gesture import Cursor, Draft, Gesture, Hint, Refused, Tool
from workbench.editing.pointer import PointerEvent
from workbench.editing.poses.completing import complete_points, wanted_point
from workbench.editing.poses.placing import Placing
from workbench.editing.poses.stamping import stamp
from workbench.editing.scene import Scene


def keypoints(scene: Scene) -> Gesture:
    """Click each point in turn. Right click or V: occluded. X: absent. Tab: later. Backspace: back. Enter: finish.

    A keypoint of the selected pose picked: its absent points are asked for. With the stamp in hand: whole poses.
    """
    category = scene.category
    if category is None or category.skeleton is None or not category.skeleton.keypoints:
        return (yield from _no_skeleton(category))
    wanted = wanted_point(scene, category)
    if wanted is not None:
        return (yield from complete_points(scene, category, category.skeleton, *wanted))
    if scene.options.stamps:
        return (yield from stamp(scene, category))
    event: PointerEvent | None = None
    placing = Placing(scene, category, category.skeleton)
    while not placing.is_complete:
        event = yield placing.draft(event)
        placing.hear(event)
        if event.is_key("Enter", "Return") and placing.points:
            break
    return placing.result()


def _no_skeleton(category: Category | None) -> Gesture:
    refused = Refused("keypoints.no_skeleton", (category.name,)) if category else Refused("no_class")
    draft = Draft(Hint(refused.key, refused.args), Cursor.FORBIDDEN)
    while not (yield draft).is_press():
        pass
    return refused


TOOL = Tool("keypoints", "keypoints", keypoints)
