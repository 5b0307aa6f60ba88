"""Paint a mask of the chosen class; with one object selected, add to it. The right button erases."""

from __future__ import annotations

from workbench.editing.gesture import Gesture, Tool
from workbench.editing.masks.painting import paint
from workbench.editing.scene import Scene


def brush(scene: Scene) -> Gesture:
    """Paint one stroke."""
    return paint(scene, erases=False)


TOOL = Tool("brush", "brush", brush, paints=True)
