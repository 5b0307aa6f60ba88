"""Draw a turned box in three clicks: both ends of one side, then the opposite side. The first side may be dragged."""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import replace

from workbench.core.figure import Polyline, RotatedBox
from workbench.core.instance import Instance
from workbench.editing import operations
from workbench.editing.gesture import Cursor, Draft, Gesture, Hint, Refused, Tool
from workbench.editing.pointer import SHIFT, Button, Kind, PointerEvent
from workbench.editing.scene import Scene
from workbench.editing.shapes.figures import XY, box_on_side, snapped_end

_Step = Generator[Draft, PointerEvent, PointerEvent | None]


def rotated_box(scene: Scene) -> Gesture:
    """Place one side, then pull the box out of it; Backspace or right click goes one step back."""
    category = scene.category
    waiting = Draft(Hint("rotated_box.first", (category.name,) if category else ()), Cursor.CROSS, crosshair=True)
    event = yield waiting
    while not event.is_press():
        event = yield waiting
    if category is None:
        return Refused("no_class")
    blank = Instance(scene.editor.new_instance_id(), scene.image_id, category.id)
    start = scene.clamp(event.x, event.y)
    box: RotatedBox | None = None
    while box is None:
        ending = yield from _side(scene, event, start, blank)
        if ending is None:
            return None
        side = start, _end(scene, start, ending)
        if math.dist(*side) < 1:
            return Refused("rotated_box.too_small")
        placing = yield from _depth(scene, side, blank)
        box = None if placing is None else _box(scene, side, placing)
    return operations.add(replace(blank, figure=box)) if box.height >= 1 else Refused("rotated_box.too_small")


def _side(scene: Scene, press: PointerEvent, start: XY, blank: Instance) -> _Step:
    """Follow the hand to the other end of the first side; return the event that ends it, None for going back."""
    shown: tuple[Instance, ...] = ()
    chip = ""
    while True:
        event = yield Draft(Hint("rotated_box.side"), Cursor.CROSS, shown, chip=chip, crosshair=True, is_busy=True)
        if _goes_back(event):
            return None
        if event.kind is Kind.KEY:
            continue
        end = _end(scene, start, event)
        shown = (replace(blank, figure=Polyline((*start, *end))),) if end != start else ()
        angle = math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))
        chip = f"{math.dist(start, end):.0f} px · {angle:.1f}°"
        if event.ends_drag_from(press) or event.is_press():
            return event


def _depth(scene: Scene, side: tuple[XY, XY], blank: Instance) -> _Step:
    """Follow the hand to the opposite side; return the press or key that ends it, None for going back."""
    shown, chip = replace(blank, figure=Polyline((*side[0], *side[1]))), ""
    while True:
        event = yield Draft(Hint("rotated_box.depth"), Cursor.CROSS, (shown,), chip=chip, crosshair=True, is_busy=True)
        if _goes_back(event):
            return None
        if event.is_press() or event.is_key("Enter", "Return"):
            return event
        box = _box(scene, side, event)
        shown, chip = replace(blank, figure=box), f"{box.width:.0f} × {box.height:.0f} px · {box.angle:.1f}°"


def _end(scene: Scene, start: XY, event: PointerEvent) -> XY:
    """The end of the side under the pointer, inside the image; with Shift in steps of 15 degrees."""
    end = scene.clamp(event.x, event.y)
    if not event.has(SHIFT):
        return end
    end = snapped_end(start, end)
    # Shortened rather than clamped, which would change the angle.
    return _held(scene, start, end)


def _box(scene: Scene, side: tuple[XY, XY], event: PointerEvent) -> RotatedBox:
    """The box up to the pointer. A corner may lie outside the image, the middle of the opposite side may not."""
    box = box_on_side(*side, *scene.clamp(event.x, event.y))
    middle = (side[0][0] + side[1][0]) / 2, (side[0][1] + side[1][1]) / 2
    return box_on_side(*side, *_held(scene, middle, (2 * box.cx - middle[0], 2 * box.cy - middle[1])))


def _held(scene: Scene, start: XY, end: XY) -> XY:
    """Shorten the way from a place in the image so that it ends there too."""
    limits = zip(start, end, (scene.width, scene.height), strict=True)
    part = min(_reachable(*values) for values in limits)
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _reachable(low: float, high: float, limit: float) -> float:
    """Which part of the way from ``low`` to ``high`` lies between 0 and ``limit``."""
    if 0 <= high <= limit:
        return 1.0
    return (low if high < 0 else limit - low) / abs(high - low)


def _goes_back(event: PointerEvent) -> bool:
    return event.is_key("Backspace") or event.is_press(Button.RIGHT)


TOOL = Tool("rotated_box", "rbox", rotated_box)
