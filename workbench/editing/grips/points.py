"""The chosen points of the selected outline: one dragged takes all along. A band drawn with Ctrl chooses them."""

from __future__ import annotations

from collections.abc import Callable

from workbench.core.instance import XYWH
from workbench.editing.gesture import Cursor, Draft, Gesture, Hint
from workbench.editing.grips.drag import follow
from workbench.editing.grips.grip import Grip, GripKind, Mark, MarkShape
from workbench.editing.outlines import chosen_points
from workbench.editing.pointer import ALT, CTRL, SHIFT, PointerEvent
from workbench.editing.reshape import rings_of
from workbench.editing.scene import Scene


def _find(scene: Scene, event: PointerEvent, reach: float) -> Grip | None:
    found = chosen_points.chosen(scene)
    if found is None or event.has(CTRL) or event.has(ALT):
        return None
    instance, points = found
    rings = rings_of(instance)
    for part, vertex in points:
        x, y = rings[part][2 * vertex : 2 * vertex + 2]
        if abs(x - event.x) <= reach and abs(y - event.y) <= reach:
            return Grip("points", Cursor.POINT, instance, part, vertex)
    return None


def _press(scene: Scene, press: PointerEvent, grip: Grip) -> Gesture:
    found, instance = chosen_points.chosen(scene), grip.instance
    assert found is not None and instance is not None
    points = found[1]

    def draft(event: PointerEvent) -> Draft:
        shown = chosen_points.moved_points(scene, instance, points, event.x - press.x, event.y - press.y)
        return Draft(Hint("select.moving"), Cursor.POINT, (shown,), is_busy=True)

    release = yield from follow(press, draft, Draft(Hint("select.points"), Cursor.POINT))
    return chosen_points.move(scene, release.x - press.x, release.y - press.y) if release is not None else None


def points_band(scene: Scene, press: PointerEvent, band: Callable[[PointerEvent, PointerEvent], XYWH]) -> Gesture:
    """Choose the points of the one selected outline that lie in a rubber band; with Shift more of them."""
    only = scene.only
    assert only is not None
    before = chosen_points.chosen(scene)
    kept = before[1] if before is not None and press.has(SHIFT) else frozenset()

    def draft(event: PointerEvent) -> Draft:
        return Draft(Hint("select.points_band"), Cursor.CROSS, band=band(press, event), is_busy=True)

    release = yield from follow(press, draft, Draft(Hint("select.points_band"), Cursor.CROSS))
    found = chosen_points.points_inside(only, band(press, release)) if release is not None else frozenset()
    scene.selection.choose_points(only, kept | found)
    return None


def _marks(scene: Scene, _px: float) -> tuple[Mark, ...]:
    found = chosen_points.chosen(scene)
    if found is None:
        return ()
    rings = rings_of(found[0])
    places = ((rings[part][2 * vertex], rings[part][2 * vertex + 1]) for part, vertex in sorted(found[1]))
    return tuple(Mark(x, y, MarkShape.CHOSEN) for x, y in places)


KIND = GripKind("points", _find, _press, _marks)
