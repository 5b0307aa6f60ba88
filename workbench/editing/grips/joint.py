"""The keypoints of a pose: drag one, Ctrl+drag its limb, Alt+drag the whole; right click changes its visibility."""

from __future__ import annotations

from workbench.core.instance import Instance, Keypoint
from workbench.core.schema import Skeleton
from workbench.editing import operations
from workbench.editing.gesture import Cursor, Draft, Gesture, Hint
from workbench.editing.grips.drag import follow
from workbench.editing.grips.grip import Grip, GripKind, Mark
from workbench.editing.pointer import ALT, CTRL, SHIFT, PointerEvent
from workbench.editing.poses.limbs import drag_joint
from workbench.editing.reshape import with_keypoint
from workbench.editing.scene import Scene
from workbench.editing.shape_index import Hit, Part, hit_of


def grip_of(hit: Hit) -> Grip:
    """Return the grip of a joint that was hit, on whatever object."""
    return Grip("joint", Cursor.POINT, hit.instance, index=hit.keypoint)


def _find(scene: Scene, event: PointerEvent, reach: float) -> Grip | None:
    hit = hit_of(scene.only, event.x, event.y, reach) if scene.only is not None else None
    return grip_of(hit) if hit is not None and hit.part is Part.KEYPOINT else None


def _press(scene: Scene, press: PointerEvent, grip: Grip) -> Gesture | None:
    return None if press.has(ALT) or press.has(SHIFT) else _drag(scene, press, grip)


def _drag(scene: Scene, press: PointerEvent, grip: Grip) -> Gesture:
    instance, index = grip.instance, grip.index
    assert instance is not None
    scene.selection.set([instance.id], (instance.id, index))

    def dragged(event: PointerEvent) -> Instance:
        x, y = scene.clamp(event.x, event.y)
        if event.has(CTRL):
            return _with_limb(scene, instance, index, (x, y))
        return with_keypoint(instance, index, Keypoint(x, y, instance.keypoints[index].v))

    def draft(event: PointerEvent) -> Draft:
        return Draft(Hint("select.moving"), Cursor.POINT, (dragged(event),), is_busy=True)

    release = yield from follow(press, draft, Draft(Hint("select.joint"), Cursor.POINT))
    if release is None:
        return None
    return operations.change("Move limb" if release.has(CTRL) else "Move keypoint", [instance], [dragged(release)])


def _with_limb(scene: Scene, instance: Instance, index: int, xy: tuple[float, float]) -> Instance:
    """The pose with its joint pulled there, as far as its bones reach; the joint alone without a fitting skeleton."""
    category = next((item for item in scene.schema.categories if item.id == instance.category_id), None)
    skeleton = category.skeleton if category is not None else None
    if skeleton is None or len(skeleton.keypoints) != len(instance.keypoints):
        skeleton = Skeleton(tuple(str(place) for place in range(len(instance.keypoints))))
    return drag_joint(instance, skeleton, index, xy)


def _marks(_scene: Scene, _px: float) -> tuple[Mark, ...]:
    return ()


KIND = GripKind("joint", _find, _press, _marks)
