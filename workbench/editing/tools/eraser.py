"""Erase from the selected object, or from the one under the pointer. The right button paints."""

from __future__ import annotations

from workbench.editing.gesture import Gesture, Tool
from workbench.editing.masks.painting import paint
from workbench.editing.scene import Scene


def eraser(scene: Scene) -> Gesture:
    """Erase one stroke."""
    return paint(scene, erases=True)


TOOL = Tool("eraser", "eraser", eraser, paints=True)
