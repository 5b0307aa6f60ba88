"""Pick objects and change them: click, rubber band, move; grips/ does what concerns a part of the selected object."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.core.instance import XYWH, Instance
from workbench.editing import operations
from workbench.editing.arrangement import group_of
from workbench.editing.gesture import Cursor, Draft, Gesture, Hint, Result, Tool
from workbench.editing.grips import joint
from workbench.editing.grips.catalog import grip_at, kind_of
from workbench.editing.grips.drag import follow, frame_around, held_frame, held_inside
from workbench.editing.grips.grip import REACH_PX, Grip
from workbench.editing.grips.points import points_band
from workbench.editing.handles import GROUP_LIMIT
from workbench.editing.outlines import chosen_points
from workbench.editing.pointer import CTRL, SHIFT, Button, Kind, PointerEvent
from workbench.editing.reshape import draws_masks, moved
from workbench.editing.scene import Scene
from workbench.editing.shape_index import Part

_POINT_KEYS = frozenset({"Escape", "Backspace", "Delete", "Left", "Right", "Up", "Down"})
_ARROWS = {"Left": (-1.0, 0.0), "Right": (1.0, 0.0), "Up": (0.0, -1.0), "Down": (0.0, 1.0)}


@dataclass(frozen=True, slots=True)
class _Target:
    """What a press would be about: a grip, an object as a whole, or nothing."""

    instance: Instance | None = None
    grip: Grip | None = None

    def hint(self, scene: Scene) -> Hint:
        if self.grip is not None and self.grip.hint:
            return Hint(self.grip.hint)
        if self.grip is None and self.instance is not None and self.instance is scene.only and self.instance.polygons:
            return Hint("select.outline")
        return Hint(f"select.{self.kind}")

    @property
    def kind(self) -> str:
        if self.grip is not None:
            return self.grip.kind
        return "nothing" if self.instance is None else "body"


def select(scene: Scene) -> Gesture:
    """Wait for a press or a key, then do what is under the pointer."""
    event = yield _idle(scene, _Target())
    while True:
        target = _target(scene, event)
        if event.is_press():
            return (yield from _pressed(scene, event, target))
        if event.is_press(Button.RIGHT) and target.kind == "joint" and target.grip is not None:
            return _visibility_turned(scene, target.grip)
        if event.kind is Kind.KEY:
            result = _key(scene, event, target)
            if result is not None:
                return result
        event = yield _idle(scene, target)


def _idle(scene: Scene, target: _Target) -> Draft:
    grip = target.grip
    joint_index = grip.index if grip is not None and grip.kind == "joint" else None
    scene.selection.hover(target.instance.id if target.instance is not None else None, joint_index)
    cursor = Cursor.ARROW if target.instance is None else Cursor.MOVE
    chip = ""
    if target.instance is not None and joint_index is not None:
        chip = _joint_name(scene, target.instance, joint_index)
    return Draft(target.hint(scene), grip.cursor if grip is not None else cursor, chip=chip)


def _joint_name(scene: Scene, instance: Instance, index: int) -> str:
    """The name beside the pointer; the picked joint carries its own already."""
    names = scene.schema.keypoint_names(instance.category_id)
    is_picked = scene.selection.keypoint == (instance.id, index)
    return names[index] if index < len(names) and not is_picked else ""


def _visibility_turned(scene: Scene, grip: Grip) -> Result:
    assert grip.instance is not None
    scene.selection.set([grip.instance.id], (grip.instance.id, grip.index))
    return operations.cycle_visibility(grip.instance, grip.index)


def _key(scene: Scene, event: PointerEvent, target: _Target) -> Result:
    if target.grip is not None and (result := kind_of(target.grip).key(scene, event, target.grip)) is not None:
        return result
    step = 10.0 if event.has(SHIFT) else 1.0
    dx, dy = (step * part for part in _ARROWS.get(event.key, (0.0, 0.0)))
    if (found := chosen_points.chosen(scene)) is not None and event.key in _POINT_KEYS:
        if event.key == "Escape":
            scene.selection.choose_points(found[0], frozenset())
            return None
        is_nudge = event.key in _ARROWS
        return chosen_points.move(scene, dx, dy, f"points:{found[0].id}") if is_nudge else chosen_points.delete(scene)
    if event.key == "Escape":
        scene.selection.clear()
    elif event.key in _ARROWS and scene.selected:
        return operations.nudge(scene.selected, *held_inside(scene, scene.selected, dx, dy))
    elif event.key in ("Backspace", "Delete") and scene.selected:
        return operations.delete(scene.selected)
    return None


def _target(scene: Scene, event: PointerEvent) -> _Target:
    reach = REACH_PX * event.px
    grip = grip_at(scene, event, reach)
    if grip is not None:
        return _Target(grip.instance, grip)
    hits = scene.index.hits(event.x, event.y, reach)
    if not hits:
        return _Target()
    hit = hits[0]
    if hit.part is Part.KEYPOINT:
        return _Target(hit.instance, joint.grip_of(hit))
    if hit.part is Part.INSIDE:
        # Inside several, the one that is selected already is the one to be moved.
        hit = next((other for other in hits if other.instance.id in scene.selection.ids), hit)
    return _Target(hit.instance)


def _pressed(scene: Scene, press: PointerEvent, target: _Target) -> Gesture:
    grip, instance = target.grip, target.instance
    gesture = kind_of(grip).press(scene, press, grip) if grip is not None else None
    if gesture is not None:
        return (yield from gesture)
    if press.has(CTRL) and scene.only is not None and scene.only.polygons:
        return (yield from points_band(scene, press, _band))
    if instance is None:
        return (yield from _rubber_band(scene, press))
    if press.has(SHIFT):
        scene.selection.toggle(instance.id)
        return None
    return (yield from _move(scene, press, instance))


def _move(scene: Scene, press: PointerEvent, instance: Instance) -> Gesture:
    was_selected = instance.id in scene.selection.ids
    if not was_selected:
        scene.selection.set(group_of(instance, scene.index.instances) if instance.group else [instance.id])
    before = scene.selected

    has_mask = draws_masks(before)

    frame = frame_around(scene, before)

    def delta(event: PointerEvent) -> tuple[float, float]:
        return held_frame(scene, frame, event.x - press.x, event.y - press.y)

    def draft(event: PointerEvent) -> Draft:
        by = delta(event)
        shown = tuple(moved(item, *by, has_mask) for item in before[:GROUP_LIMIT])
        return Draft(Hint("select.moving"), Cursor.MOVE, shown, is_busy=True)

    release = yield from follow(press, draft, Draft(Hint("select.body"), Cursor.MOVE))
    if release is not None:
        return operations.move(before, *delta(release))
    if was_selected and len(before) > 1:
        scene.selection.set([instance.id])
    return None


def _rubber_band(scene: Scene, press: PointerEvent) -> Gesture:
    kept = scene.selection.ids if press.has(SHIFT) else frozenset[int]()

    def draft(event: PointerEvent) -> Draft:
        return Draft(Hint("select.band"), Cursor.ARROW, band=_band(press, event), is_busy=True)

    release = yield from follow(press, draft, Draft(Hint("select.nothing")))
    scene.selection.set(kept | scene.index.inside(_band(press, release)) if release is not None else kept)
    return None


def _band(press: PointerEvent, event: PointerEvent) -> XYWH:
    x0, x1 = sorted((press.x, event.x))
    y0, y1 = sorted((press.y, event.y))
    return x0, y0, x1 - x0, y1 - y0


TOOL = Tool("select", "select", select)
