"""Draw a hole in the selected object."""

from __future__ import annotations

from workbench.editing.gesture import Gesture, Tool
from workbench.editing.outlines.outline_gesture import Purpose, outline_gesture
from workbench.editing.scene import Scene


def hole(scene: Scene) -> Gesture:
    """Cut what is drawn out of the one selected object."""
    return outline_gesture(scene, Purpose.HOLE)


TOOL = Tool("hole", "hole", hole)
