"""Draw an outline, point by point or along the hand. Double click, Enter or a click on the first point closes it."""

from __future__ import annotations

from workbench.editing.gesture import Gesture, Tool
from workbench.editing.outlines.outline_gesture import Purpose, outline_gesture
from workbench.editing.scene import Scene


def polygon(scene: Scene) -> Gesture:
    """Draw a new object; with one selected, Shift begins a part of it and Alt a hole in it."""
    return outline_gesture(scene, Purpose.OBJECT)


TOOL = Tool("polygon", "polygon", polygon)
