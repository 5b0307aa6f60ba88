"""Draw a box: press, drag, release; or click two opposite corners."""

from __future__ import annotations

from workbench.core.instance import XYWH, Instance
from workbench.editing import operations
from workbench.editing.gesture import Cursor, Draft, Gesture, Hint, Refused, Tool
from workbench.editing.pointer import PointerEvent
from workbench.editing.scene import Scene


def box(scene: Scene) -> Gesture:
    """Wait for the first corner, follow to the second."""
    category = scene.category
    waiting = Draft(Hint("box.first", (category.name,) if category else ()), Cursor.CROSS, crosshair=True)
    event = yield waiting
    while not event.is_press():
        event = yield waiting
    if category is None:
        return Refused("no_class")
    corner = scene.clamp(event.x, event.y)
    new_id = scene.editor.new_instance_id()

    def drawn(at: PointerEvent) -> Instance:
        x0, x1 = sorted((corner[0], scene.clamp(at.x, at.y)[0]))
        y0, y1 = sorted((corner[1], scene.clamp(at.x, at.y)[1]))
        return Instance(new_id, scene.image_id, category.id, bbox_xywh=(x0, y0, x1 - x0, y1 - y0))

    press = event
    hint = Hint("box.second", (category.name,))
    while True:
        event = yield Draft(hint, Cursor.CROSS, (drawn(event),), crosshair=True, is_busy=True)
        if event.ends_drag_from(press) or event.is_press():
            break
    instance = drawn(event)
    assert instance.bbox_xywh is not None
    return operations.add(instance) if is_box(instance.bbox_xywh) else Refused("box.too_small")


def is_box(xywh: XYWH) -> bool:
    """Whether a box is at least one pixel wide and high."""
    return xywh[2] >= 1 and xywh[3] >= 1


TOOL = Tool("box", "box", box)
