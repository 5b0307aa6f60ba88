"""Move the view with the left button; the view itself does the moving."""

from __future__ import annotations

from workbench.editing.gesture import Cursor, Draft, Gesture, Hint, Tool
from workbench.editing.scene import Scene


def pan(scene: Scene) -> Gesture:  # noqa: ARG001 - the signature of every gesture
    """Hear nothing, say what the hand can do."""
    while True:
        yield Draft(Hint("pan"), Cursor.GRAB)


TOOL = Tool("pan", "pan", pan, pans=True)
