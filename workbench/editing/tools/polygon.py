"""Draw an outline point by point. Double click, Enter or a click on the first point closes it."""

from __future__ import annotations

import math

from workbench.core.geometry import bounds_xywh, crossing_edges, points_of, polygon_area
from workbench.core.instance import Instance, Ring
from workbench.editing import operations
from workbench.editing.gesture import Cursor, Draft, Gesture, Hint, Refused, Tool
from workbench.editing.pointer import Button, Kind, PointerEvent
from workbench.editing.scene import Scene

CLOSE_PX = 8.0
"""A click this near, in screen pixels, to the first point closes the outline."""

Path = list[tuple[float, float]]


def polygon(scene: Scene) -> Gesture:
    """Collect points until the outline is closed; a refused closing keeps the points."""
    category = scene.category
    start = Draft(Hint("polygon.first", (category.name,) if category else ()), Cursor.CROSS)
    event = yield start
    while not event.is_press():
        event = yield start
    if category is None:
        return Refused("no_class")
    path: Path = [scene.clamp(event.x, event.y)]
    refused: Refused | None = None
    while path:
        event = yield _draft(path, event, refused)
        refused = None
        if _is_closing(path, event):
            refused = _fault(path)
            if refused is None:
                return operations.add(_instance(scene, category.id, path))
        elif event.is_press():
            _put(path, scene.clamp(event.x, event.y))
        elif event.is_key("Backspace") or event.is_press(Button.RIGHT):
            path.pop()
    return None


def _put(path: Path, point: tuple[float, float]) -> None:
    if point != path[-1]:
        path.append(point)


def _draft(path: Path, event: PointerEvent, refused: Refused | None) -> Draft:
    closes = len(path) >= 3 and _is_on_first(path, event)
    key = "polygon.closes" if closes else "polygon.next" if len(path) >= 3 else "polygon.more"
    cursor = Cursor.POINT if closes else Cursor.CROSS
    return Draft(Hint(key), cursor, path=tuple(path), closes=closes, is_busy=True, refused=refused)


def _is_closing(path: Path, event: PointerEvent) -> bool:
    if event.is_press():
        return len(path) >= 3 and _is_on_first(path, event)
    is_double = event.kind is Kind.DOUBLE and event.button is Button.LEFT
    return is_double or event.is_key("Enter", "Return")


def _is_on_first(path: Path, event: PointerEvent) -> bool:
    return math.hypot(event.x - path[0][0], event.y - path[0][1]) <= CLOSE_PX * event.px


def _fault(path: Path) -> Refused | None:
    ring = _ring(path)
    # The halves of a bow tie cancel out, so that its area is no reason to call it small.
    if len(path) > 3 and crossing_edges(points_of(ring)) is not None:
        return Refused("polygon.crosses")
    return Refused("polygon.too_small") if len(path) < 3 or polygon_area(ring) < 1 else None


def _ring(path: Path) -> Ring:
    return tuple(value for point in path for value in point)


def _instance(scene: Scene, category_id: int, path: Path) -> Instance:
    ring = _ring(path)
    return Instance(
        scene.editor.new_instance_id(),
        scene.image_id,
        category_id,
        bbox_xywh=bounds_xywh(points_of(ring)),
        polygons=(ring,),
    )


TOOL = Tool("polygon", "polygon", polygon)
