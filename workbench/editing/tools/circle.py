"""Draw a circle: press at its centre, drag to its rim, release; or click both."""

from __future__ import annotations

import math
from dataclasses import replace

from workbench.core.figure import Circle
from workbench.core.instance import Instance
from workbench.editing import operations
from workbench.editing.gesture import Cursor, Draft, Gesture, Hint, Refused, Tool
from workbench.editing.pointer import Button, PointerEvent
from workbench.editing.scene import Scene


def circle(scene: Scene) -> Gesture:
    """Wait for the centre, follow to the rim. The image's border may cut the circle off, like what it marks."""
    category = scene.category
    waiting = Draft(Hint("circle.first", (category.name,) if category else ()), Cursor.CROSS, crosshair=True)
    press = yield waiting
    while not press.is_press():
        press = yield waiting
    if category is None:
        return Refused("no_class")
    centre = scene.clamp(press.x, press.y)
    blank = Instance(scene.editor.new_instance_id(), scene.image_id, category.id)

    def drawn(at: PointerEvent) -> Circle:
        return Circle(*centre, math.dist(centre, scene.clamp(at.x, at.y)))

    event = press
    while True:
        figure = drawn(event)
        shown = (replace(blank, figure=figure),) if figure.radius > 0 else ()
        chip = f"r {figure.radius:.1f} px" if shown else ""
        event = yield Draft(Hint("circle.second"), Cursor.CROSS, shown, chip=chip, crosshair=True, is_busy=True)
        if event.is_key("Backspace") or event.is_press(Button.RIGHT):
            return None
        if event.ends_drag_from(press) or event.is_press() or event.is_key("Enter", "Return"):
            break
    figure = drawn(event)
    return operations.add(replace(blank, figure=figure)) if figure.radius >= 1 else Refused("circle.too_small")


TOOL = Tool("circle", "circle", circle)
