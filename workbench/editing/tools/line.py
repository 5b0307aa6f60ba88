"""Draw a line point by point. Double click or Enter ends it."""

from __future__ import annotations

from workbench.core.figure import Polyline
from workbench.core.instance import Instance
from workbench.editing import operations
from workbench.editing.gesture import Cursor, Draft, Gesture, Hint, Refused, Tool
from workbench.editing.pointer import Button, Kind, PointerEvent
from workbench.editing.scene import Scene

Path = list[tuple[float, float]]


def line(scene: Scene) -> Gesture:
    """Collect points until the line is ended; a refused ending keeps them."""
    category = scene.category
    start = Draft(Hint("line.first", (category.name,) if category else ()), Cursor.CROSS)
    event = yield start
    while not event.is_press():
        event = yield start
    if category is None:
        return Refused("no_class")
    path: Path = [scene.clamp(event.x, event.y)]
    refused: Refused | None = None
    while path:
        event = yield _draft(path, refused)
        refused = None
        if _is_ending(event):
            if len(path) > 1:
                points = tuple(value for point in path for value in point)
                new_id = scene.editor.new_instance_id()
                return operations.add(Instance(new_id, scene.image_id, category.id, figure=Polyline(points)))
            refused = Refused("line.too_small")
        elif event.is_press():
            _put(path, scene.clamp(event.x, event.y))
        elif event.is_key("Backspace") or event.is_press(Button.RIGHT):
            path.pop()
    return None


def _put(path: Path, point: tuple[float, float]) -> None:
    if point != path[-1]:
        path.append(point)


def _is_ending(event: PointerEvent) -> bool:
    is_double = event.kind is Kind.DOUBLE and event.button is Button.LEFT
    return is_double or event.is_key("Enter", "Return")


def _draft(path: Path, refused: Refused | None) -> Draft:
    key = "line.next" if len(path) > 1 else "line.more"
    return Draft(Hint(key), Cursor.CROSS, path=tuple(path), is_open=True, is_busy=True, refused=refused)


TOOL = Tool("line", "line", line)
