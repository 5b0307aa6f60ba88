"""Painting by hand: the gesture that brush and eraser share."""

from __future__ import annotations

from workbench.core.instance import Instance
from workbench.editing.aiming import NEW_OBJECT, REACH_PX, aim_at, is_beside
from workbench.editing.gesture import Aim, Cursor, Draft, Gesture, Hint, Painting, Refused, Result, Tip
from workbench.editing.masks.mask_edits import added, fault, is_paintable, mask_of, removed
from workbench.editing.masks.mask_stroke import MaskStroke
from workbench.editing.pointer import SHIFT, Button, Kind, PointerEvent
from workbench.editing.scene import Scene

SMALLER, LARGER, OTHER_TIP = "BracketLeft", "BracketRight", "Q"
"""The keys that painting tools hear."""


def paint(scene: Scene, erases: bool) -> Gesture:
    """Wait for a press, painting nothing, then follow the stroke to its end. The right button does the opposite."""
    event: PointerEvent | None = None
    while True:
        event = yield _waiting(scene, erases, event)
        button = pressed_button(event)
        if button is not None:
            return (yield from _stroke(scene, event, button, erases != (button is Button.RIGHT)))
        if event.is_key(NEW_OBJECT):
            scene.selection.clear()
        turn_tip(scene, event)


def target_of(scene: Scene) -> Instance | None:
    """Return the one selected object, if pixels can be added to it."""
    only = scene.only
    return only if only is not None and is_paintable(only) else None


def joined(scene: Scene, event: PointerEvent | None, size: float) -> Instance | None:
    """Return the selected object if a stroke begun here goes on it; None: the stroke begins a new one.

    It does within a tip or cell, ``size`` image pixels across, of the object: islands are painted beside it, but what
    was drawn last is not changed from afar. A line drawn with Shift begins where the last stroke ended.
    """
    target = target_of(scene)
    if target is None or event is None:
        return target
    reach = max(size, REACH_PX * event.px)
    begins = [place for place in ((event.x, event.y), _line_from(scene, event)) if place is not None]
    return target if any(is_beside(target, *place, reach) for place in begins) else None


def aim_of_stroke(scene: Scene, event: PointerEvent | None, target: Instance | None) -> Aim | None:
    """Return what is said at the pointer while an object is selected; None while every stroke begins a new one."""
    return aim_at(scene, target) if event is not None and target_of(scene) is not None else None


def pressed_button(event: PointerEvent) -> Button | None:
    """Return the left or right button when this presses it; the second press of a quick pair counts too."""
    is_down = event.kind in (Kind.PRESS, Kind.DOUBLE) and event.button in (Button.LEFT, Button.RIGHT)
    return event.button if is_down else None


def turn_tip(scene: Scene, event: PointerEvent) -> None:
    """Change size or form of the tip, if that is what an event asks for."""
    if event.kind is Kind.WHEEL:
        scene.options.turn_tip(event.turn)
    elif event.is_key(SMALLER, LARGER):
        scene.options.turn_tip(1 if event.key == LARGER else -1)
    elif event.is_key(OTHER_TIP):
        scene.options.is_square = not scene.options.is_square


def named(scene: Scene, target: Instance) -> str:
    """Return the class of an object, for a hint."""
    return next((item.name for item in scene.schema.categories if item.id == target.category_id), "")


def _tip(scene: Scene) -> Tip:
    return Tip(scene.options.tip_size, scene.options.is_square)


def _waiting(scene: Scene, erases: bool, event: PointerEvent | None) -> Draft:
    size = f"{scene.options.tip_size:g}"
    if erases:
        target = target_of(scene) or (_under(scene, event) if event is not None else None)
        hint = Hint("eraser.wait", (named(scene, target), size)) if target else Hint("eraser.nothing", ("", size))
        aim = None
    else:
        target = joined(scene, event, scene.options.tip_size)
        hint, aim = _paint_hint(scene, target, size), aim_of_stroke(scene, event, target)
    line = _line_from(scene, event) if event is not None else None
    path = (line,) if line is not None else ()
    return Draft(hint, Cursor.CROSS, tip=_tip(scene), path=path, is_open=True, aim=aim)


def _paint_hint(scene: Scene, target: Instance | None, size: str) -> Hint:
    if target is not None:
        return Hint("brush.over_polygon" if target.polygons else "brush.add", (named(scene, target), size))
    if scene.category is None:
        return Hint("no_class")
    beside = target_of(scene)
    if beside is None:
        return Hint("brush.new", (scene.category.name, size))
    return Hint("brush.beside", (scene.category.name, size, named(scene, beside)))


def _under(scene: Scene, event: PointerEvent) -> Instance | None:
    """The topmost object with pixels under the pointer."""
    hits = scene.index.hits(event.x, event.y, 0.0)
    found = (hit.instance for hit in hits if is_paintable(hit.instance))
    return next((item for item in found if item.polygons or item.mask is not None), None)


def begun(scene: Scene, press: PointerEvent, erases: bool, size: float) -> Painting | Refused:
    """Return the stroke that a press begins, on the selected object or the one that is erased from.

    ``size`` is what the tip or cell measures across, image pixels.
    """
    target = (target_of(scene) or _under(scene, press)) if erases else joined(scene, press, size)
    refused = _fault(scene, target, erases)
    if refused is not None:
        return refused
    category_id = target.category_id if target is not None else scene.category_id or 0
    base = mask_of(target, scene.width, scene.height) if target is not None else None
    return Painting(category_id, target, base, MaskStroke(scene.width, scene.height), erases)


def _stroke(scene: Scene, press: PointerEvent, button: Button, erases: bool) -> Gesture:
    painting = begun(scene, press, erases, scene.options.tip_size)
    if isinstance(painting, Refused):
        return painting
    stroke = painting.stroke
    last = _line_from(scene, press) or (press.x, press.y)
    event = press
    while True:
        here = (event.x, event.y)
        if event.kind is not Kind.KEY and event.kind is not Kind.WHEEL:
            stroke.line(last, here, scene.options.tip_size, scene.options.is_square)
            last = here
        if event.kind is Kind.RELEASE and event.button is button:
            break
        hint = Hint("eraser.painting" if erases else "brush.painting")
        event = yield Draft(hint, Cursor.CROSS, is_busy=True, painting=painting, tip=_tip(scene))
        turn_tip(scene, event)
    scene.options.stroke_end = (scene.image_id, *last)
    return stroke_result(scene, painting)


def _line_from(scene: Scene, event: PointerEvent) -> tuple[float, float] | None:
    """Where a straight line to the pointer begins: with Shift at the end of the last stroke on this image."""
    end = scene.options.stroke_end
    return end[1:] if event.has(SHIFT) and end is not None and end[0] == scene.image_id else None


def _fault(scene: Scene, target: Instance | None, erases: bool) -> Refused | None:
    if target is None:
        return Refused("eraser.nothing") if erases else Refused("no_class") if scene.category is None else None
    return fault(scene, target)


def stroke_result(scene: Scene, painting: Painting) -> Result:
    """Return what a stroke that is over has done."""
    if painting.stroke.is_empty:
        return Refused("brush.outside")
    pixels = painting.stroke.mask()
    if painting.erases:
        assert painting.instance is not None
        return removed(scene, painting.instance, pixels)
    return added(scene, painting.instance, pixels)
