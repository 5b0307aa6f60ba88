"""Measure: drag from one place to another, read length, angle and both differences. Nothing is labelled by it."""

from __future__ import annotations

import math

from workbench.editing.gesture import Cursor, Draft, Gesture, Hint, Ruler, Tool
from workbench.editing.pointer import SHIFT, PointerEvent
from workbench.editing.scene import Scene

_STEP_DEG = 15.0


def measure(scene: Scene) -> Gesture:  # noqa: ARG001 - every gesture is given the scene
    """Follow a drag; what was measured stays until Esc or the next one."""
    waiting = Draft(Hint("measure.first"), Cursor.CROSS)
    event = yield waiting
    while not event.is_press():
        event = yield waiting
    while True:
        press = event
        while True:
            event = yield _shown(press, event, "measure.second")
            if event.ends_drag_from(press) or event.is_press():
                break
        ruler = _shown(press, event, "measure.done")
        event = yield ruler
        while not event.is_press():
            event = yield ruler


def _shown(press: PointerEvent, event: PointerEvent, hint: str) -> Draft:
    x, y = event.x, event.y
    if SHIFT in event.modifiers:
        x, y = straightened((press.x, press.y), (x, y))
    return Draft(Hint(hint), Cursor.CROSS, ruler=Ruler(press.x, press.y, x, y), is_busy=True)


def straightened(start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float]:
    """Turn a line around its start to the nearest multiple of 15 degrees; its length stays."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    angle = math.radians(round(math.degrees(math.atan2(dy, dx)) / _STEP_DEG) * _STEP_DEG)
    return start[0] + length * math.cos(angle), start[1] + length * math.sin(angle)


TOOL = Tool("measure", "ruler", measure)
