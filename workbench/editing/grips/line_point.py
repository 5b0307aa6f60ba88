"""The points of a selected line or set of points: drag to move, Ctrl+click or Delete to take one out."""

from __future__ import annotations

from workbench.core.figure import PointSet, Polyline
from workbench.core.geometry import nearest_vertex, points_of
from workbench.core.instance import Instance
from workbench.editing import operations
from workbench.editing.gesture import Cursor, Draft, Gesture, Hint, Refused, Result
from workbench.editing.grips.drag import follow
from workbench.editing.grips.grip import Grip, GripKind, Mark, spread_marks
from workbench.editing.pointer import ALT, CTRL, SHIFT, PointerEvent
from workbench.editing.scene import Scene
from workbench.editing.shapes.figures import with_figure, with_points


def _figure(instance: Instance | None) -> Polyline | PointSet | None:
    figure = instance.figure if instance is not None else None
    return figure if isinstance(figure, Polyline | PointSet) else None


def _find(scene: Scene, event: PointerEvent, reach: float) -> Grip | None:
    figure = _figure(scene.only)
    if figure is None:
        return None
    index, distance = nearest_vertex(points_of(figure.points), event.x, event.y)
    return Grip("line_point", Cursor.POINT, scene.only, index=index) if distance <= reach else None


def _press(scene: Scene, press: PointerEvent, grip: Grip) -> Gesture | None:
    if press.has(SHIFT):
        return None
    return _take_out(grip) if press.has(CTRL) or press.has(ALT) else _drag(scene, press, grip)


def _drag(scene: Scene, press: PointerEvent, grip: Grip) -> Gesture:
    before, figure, at = grip.instance, _figure(grip.instance), 2 * grip.index
    assert before is not None and figure is not None

    def dragged(event: PointerEvent) -> Instance:
        points = (*figure.points[:at], *scene.clamp(event.x, event.y), *figure.points[at + 2 :])
        return with_figure(before, with_points(figure, points))

    def draft(event: PointerEvent) -> Draft:
        return Draft(Hint("select.moving"), Cursor.POINT, (dragged(event),), is_busy=True)

    release = yield from follow(press, draft, Draft(Hint("select.line_point"), Cursor.POINT))
    title = "Move point of line" if isinstance(figure, Polyline) else "Move point"
    return operations.change(title, [before], [dragged(release)]) if release is not None else None


def _take_out(grip: Grip) -> Gesture:
    yield from ()  # done at the press
    return _removed(grip)


def _key(_scene: Scene, event: PointerEvent, grip: Grip) -> Result:
    figure = _figure(grip.instance)
    is_alone = figure is not None and len(figure.points) == 2
    # Of an object that is one point, Delete means the object.
    return _removed(grip) if event.key in ("Backspace", "Delete") and not is_alone else None


def _removed(grip: Grip) -> Result:
    figure, at = _figure(grip.instance), 2 * grip.index
    assert grip.instance is not None and figure is not None
    is_line = isinstance(figure, Polyline)
    if len(figure.points) <= (4 if is_line else 2):
        return Refused("line.keeps_two" if is_line else "point.keeps_one")
    fewer = with_points(figure, (*figure.points[:at], *figure.points[at + 2 :]))
    title = "Delete point of line" if is_line else "Delete point"
    return operations.change(title, [grip.instance], [with_figure(grip.instance, fewer)])


def _marks(scene: Scene, px: float) -> tuple[Mark, ...]:
    figure = _figure(scene.only)
    # Selected points of a set are painted as what can be taken hold of; a mark would hide them.
    return spread_marks(figure.points, px) if isinstance(figure, Polyline) else ()


KIND = GripKind("line_point", _find, _press, _marks, _key)
