"""Draw another part of the selected object."""

from __future__ import annotations

from workbench.editing.gesture import Gesture, Tool
from workbench.editing.outlines.outline_gesture import Purpose, outline_gesture
from workbench.editing.scene import Scene


def part(scene: Scene) -> Gesture:
    """Add what is drawn to the one selected object."""
    return outline_gesture(scene, Purpose.PART)


TOOL = Tool("part", "part", part)
