"""Pick objects and change them: click, rubber band, move, eight handles, vertices, joints."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

from workbench.core.geometry import crossing_edges, nearest_edge, nearest_vertex, points_of
from workbench.core.instance import XYWH, Instance, Keypoint
from workbench.editing import operations
from workbench.editing.gesture import Cursor, Draft, Gesture, Hint, Refused, Result, Tool
from workbench.editing.handles import GROUP_LIMIT, BoxHandle, frame_of, handle_at
from workbench.editing.pointer import ALT, CTRL, SHIFT, Button, Kind, PointerEvent
from workbench.editing.reshape import (
    fitted,
    moved,
    with_box,
    with_keypoint,
    with_new_vertex,
    with_vertex,
    without_vertex,
)
from workbench.editing.scene import Scene
from workbench.editing.shape_index import Part, hit_of

REACH_PX = 6.0
"""How near, in screen pixels, the pointer must come to a handle, vertex, joint or outline."""
DRAG_PX = 4.0
"""How far, in screen pixels, the hand must go before a click becomes a drag."""
_ARROWS = {"Left": (-1.0, 0.0), "Right": (1.0, 0.0), "Up": (0.0, -1.0), "Down": (0.0, 1.0)}

Dragging = Generator[Draft, PointerEvent, PointerEvent | None]


@dataclass(frozen=True, slots=True)
class _Target:
    """What a press would take hold of. ``part`` and ``index`` name a vertex, an edge or a joint."""

    kind: str
    instance: Instance | None = None
    part: int = 0
    index: int = 0
    handle: BoxHandle | None = None


def select(scene: Scene) -> Gesture:
    """Wait for a press or a key, then do what is under the pointer."""
    event = yield _idle(scene, _Target("nothing"))
    while True:
        target = _target(scene, event)
        if event.is_press():
            return (yield from _pressed(scene, event, target))
        if event.is_press(Button.RIGHT) and target.kind == "joint" and target.instance is not None:
            scene.selection.set([target.instance.id], (target.instance.id, target.index))
            return operations.cycle_visibility(target.instance, target.index)
        if event.kind is Kind.KEY:
            result = _key(scene, event, target)
            if result is not None:
                return result
        event = yield _idle(scene, target)


def _idle(scene: Scene, target: _Target) -> Draft:
    joint = target.index if target.kind == "joint" else None
    scene.selection.hover(target.instance.id if target.instance is not None else None, joint)
    cursors = {"body": Cursor.MOVE, "edge": Cursor.MOVE, "vertex": Cursor.POINT, "joint": Cursor.POINT}
    cursor = target.handle.cursor if target.handle else cursors.get(target.kind, Cursor.ARROW)
    chip = ""
    if target.kind == "joint" and target.instance is not None:
        chip = _joint_name(scene, target.instance, target.index)
    return Draft(Hint(f"select.{target.kind}"), cursor, chip=chip)


def _joint_name(scene: Scene, instance: Instance, index: int) -> str:
    """The name beside the pointer; the picked joint carries its own already."""
    category = next((item for item in scene.schema.categories if item.id == instance.category_id), None)
    names = category.skeleton.keypoints if category and category.skeleton else ()
    is_picked = scene.selection.keypoint == (instance.id, index)
    return names[index] if index < len(names) and not is_picked else ""


def _key(scene: Scene, event: PointerEvent, target: _Target) -> Result:
    if event.key == "Escape":
        scene.selection.clear()
    elif event.key in _ARROWS and scene.selected:
        step = 10.0 if event.has(SHIFT) else 1.0
        dx, dy = _ARROWS[event.key]
        dx, dy = _held_inside(scene, scene.selected, dx * step, dy * step)
        return operations.nudge(scene.selected, dx, dy)
    elif event.key in ("Backspace", "Delete") and target.kind == "vertex":
        return _vertex_removed(target)
    elif event.key in ("Backspace", "Delete") and scene.selected:
        return operations.delete(scene.selected)
    return None


def _target(scene: Scene, event: PointerEvent) -> _Target:
    reach = REACH_PX * event.px
    only = scene.only
    if only is not None and (found := _part_of(only, event, reach)) is not None:
        return found
    frame = frame_of(scene.selected) if len(scene.selection.ids) <= GROUP_LIMIT else None
    if frame is not None and (handle := handle_at(frame, event.x, event.y, reach)) is not None:
        return _Target("handle", only, handle=handle)
    hits = scene.index.hits(event.x, event.y, reach)
    if not hits:
        return _Target("nothing")
    hit = hits[0]
    if hit.part is Part.KEYPOINT:
        return _Target("joint", hit.instance, index=hit.keypoint)
    if hit.part is Part.INSIDE:
        # Inside several, the one that is selected already is the one to be moved.
        chosen = next((other for other in hits if other.instance.id in scene.selection.ids), hit)
        return _Target("body", chosen.instance)
    return _Target("body", hit.instance)


def _part_of(instance: Instance, event: PointerEvent, reach: float) -> _Target | None:
    """The joint, vertex or edge of the one selected object under the pointer."""
    hit = hit_of(instance, event.x, event.y, reach)
    if hit is not None and hit.part is Part.KEYPOINT:
        return _Target("joint", instance, index=hit.keypoint)
    for part, ring in enumerate(instance.polygons):
        index, distance = nearest_vertex(points_of(ring), event.x, event.y)
        if distance <= reach:
            return _Target("vertex", instance, part, index)
    for part, ring in enumerate(instance.polygons):
        index, distance = nearest_edge(points_of(ring), event.x, event.y)
        if distance <= reach:
            return _Target("edge", instance, part, index)
    return None


def _pressed(scene: Scene, press: PointerEvent, target: _Target) -> Gesture:
    instance = target.instance
    if target.handle is not None:
        return (yield from _resize(scene, press, target.handle))
    if instance is None:
        return (yield from _rubber_band(scene, press))
    is_changing_outline = press.has(CTRL) or press.has(ALT)
    if target.kind == "vertex":
        if is_changing_outline:
            return _vertex_removed(target)
        return (yield from _drag_vertex(scene, press, target))
    if target.kind == "edge" and is_changing_outline:
        grown = with_new_vertex(instance, target.part, target.index, scene.clamp(press.x, press.y))
        return operations.change("Add point to polygon", [instance], [grown])
    if press.has(SHIFT):
        scene.selection.toggle(instance.id)
        return None
    if target.kind == "joint" and not press.has(ALT):
        scene.selection.set([instance.id], (instance.id, target.index))
        return (yield from _drag_joint(scene, press, instance, target.index))
    return (yield from _move(scene, press, instance))


def _vertex_removed(target: _Target) -> Result:
    assert target.instance is not None
    smaller = without_vertex(target.instance, target.part, target.index)
    if smaller is None:
        return Refused("polygon.keeps_three")
    return operations.change("Delete point of polygon", [target.instance], [smaller])


def _drag(press: PointerEvent, draft: Callable[[PointerEvent], Draft], still: Draft) -> Dragging:
    """Yield drafts while the button is down; return the release, or None when the hand did not really move."""
    has_moved = False
    event = yield still
    while not (event.kind is Kind.RELEASE and event.button is Button.LEFT):
        far = max(abs(event.x - press.x), abs(event.y - press.y)) >= DRAG_PX * press.px
        has_moved = has_moved or (event.kind is Kind.MOVE and far)
        event = yield draft(event) if has_moved else still
    return event if has_moved else None


def _move(scene: Scene, press: PointerEvent, instance: Instance) -> Gesture:
    was_selected = instance.id in scene.selection.ids
    if not was_selected:
        scene.selection.set([instance.id])
    before = scene.selected

    def delta(event: PointerEvent) -> tuple[float, float]:
        return _held_inside(scene, before, event.x - press.x, event.y - press.y)

    def draft(event: PointerEvent) -> Draft:
        shown = tuple(moved(item, *delta(event), has_mask=False) for item in before[:GROUP_LIMIT])
        return Draft(Hint("select.moving"), Cursor.MOVE, shown, is_busy=True)

    release = yield from _drag(press, draft, Draft(Hint("select.body"), Cursor.MOVE))
    if release is not None:
        return operations.move(before, *delta(release))
    if was_selected and len(before) > 1:
        scene.selection.set([instance.id])
    return None


def _resize(scene: Scene, press: PointerEvent, handle: BoxHandle) -> Gesture:
    before = scene.selected
    frame = frame_of(before)
    assert frame is not None

    def target_box(event: PointerEvent) -> XYWH:
        return handle.dragged(frame, *scene.clamp(event.x, event.y))

    def resized(event: PointerEvent, has_mask: bool) -> list[Instance]:
        box = target_box(event)
        if len(before) == 1 and before[0].keypoints:
            return [with_box(before[0], box)]
        return [fitted(item, frame, box, has_mask) for item in before]

    def draft(event: PointerEvent) -> Draft:
        return Draft(Hint("select.resizing"), handle.cursor, tuple(resized(event, False)), is_busy=True)

    release = yield from _drag(press, draft, Draft(Hint("select.handle"), handle.cursor))
    if release is None:
        return None
    box = target_box(release)
    if box[2] < 1 or box[3] < 1:
        return Refused("box.too_small")
    title = "Resize box" if len(before) == 1 else "Resize objects"
    return operations.change(title, before, resized(release, True))


def _drag_vertex(scene: Scene, press: PointerEvent, target: _Target) -> Gesture:
    instance = target.instance
    assert instance is not None

    def dragged(event: PointerEvent) -> Instance:
        return with_vertex(instance, target.part, target.index, scene.clamp(event.x, event.y))

    def draft(event: PointerEvent) -> Draft:
        return Draft(Hint("select.moving"), Cursor.POINT, (dragged(event),), is_busy=True)

    release = yield from _drag(press, draft, Draft(Hint("select.vertex"), Cursor.POINT))
    if release is None:
        return None
    after = dragged(release)
    crosses = crossing_edges(points_of(after.polygons[target.part])) is not None
    if crosses and crossing_edges(points_of(instance.polygons[target.part])) is None:
        return Refused("polygon.crosses")
    return operations.change("Move point of polygon", [instance], [after])


def _drag_joint(scene: Scene, press: PointerEvent, instance: Instance, index: int) -> Gesture:
    def dragged(event: PointerEvent) -> Instance:
        x, y = scene.clamp(event.x, event.y)
        return with_keypoint(instance, index, Keypoint(x, y, instance.keypoints[index].v))

    def draft(event: PointerEvent) -> Draft:
        return Draft(Hint("select.moving"), Cursor.POINT, (dragged(event),), is_busy=True)

    release = yield from _drag(press, draft, Draft(Hint("select.joint"), Cursor.POINT))
    return operations.change("Move keypoint", [instance], [dragged(release)]) if release is not None else None


def _rubber_band(scene: Scene, press: PointerEvent) -> Gesture:
    kept = scene.selection.ids if press.has(SHIFT) else frozenset[int]()

    def band(event: PointerEvent) -> XYWH:
        x0, x1 = sorted((press.x, event.x))
        y0, y1 = sorted((press.y, event.y))
        return x0, y0, x1 - x0, y1 - y0

    def draft(event: PointerEvent) -> Draft:
        return Draft(Hint("select.band"), Cursor.ARROW, band=band(event), is_busy=True)

    release = yield from _drag(press, draft, Draft(Hint("select.nothing")))
    scene.selection.set(kept | scene.index.inside(band(release)) if release is not None else kept)
    return None


def _held_inside(scene: Scene, instances: Sequence[Instance], dx: float, dy: float) -> tuple[float, float]:
    """Shorten a move so that objects inside the image stay inside."""
    frame = frame_of(instances) if len(instances) > 1 else scene.index.box(instances[0].id)
    if frame is None:
        return dx, dy
    x, y, width, height = frame
    return _held(dx, x, x + width, scene.width), _held(dy, y, y + height, scene.height)


def _held(delta: float, low: float, high: float, limit: float) -> float:
    least, most = min(-low, 0.0), max(limit - high, 0.0)
    return min(max(delta, least), most)


TOOL = Tool("select", "select", select)
