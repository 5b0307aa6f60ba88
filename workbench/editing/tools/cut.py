"""Draw a line across objects and cut them along it."""

from __future__ import annotations

import numpy as np

from workbench.core.geometry import Points
from workbench.core.instance import Instance
from workbench.editing import combine
from workbench.editing.gesture import Gesture, Hint, Tool
from workbench.editing.outline_drawing import draw_line, waiting
from workbench.editing.scene import Scene

_MOST_OBJECTS = 2_000


def cut(scene: Scene) -> Gesture:
    """Cut the selected objects; with none selected, every one that the line crosses from border to border."""
    press = yield from waiting(scene, Hint("cut.first_selected" if scene.selection.ids else "cut.first"))
    line = yield from draw_line(scene, press, "cut")
    if line is None:
        return None
    return combine.cut(_under(scene, line), line, scene.editor.new_instance_id)


def _under(scene: Scene, line: Points) -> list[Instance]:
    """The objects that may be cut: lines run straight, so that boxes which the line's box misses are missed too."""
    (x0, y0), (x1, y1) = np.min(line, axis=0), np.max(line, axis=0)
    ids = scene.index.touching(float(x0), float(y0), float(x1), float(y1), _MOST_OBJECTS)
    chosen = [key for key in ids if not scene.selection.ids or key in scene.selection.ids]
    found = [item for key in chosen if (item := scene.index.get(key)) is not None]
    return [item for item in found if not item.is_locked]


TOOL = Tool("cut", "slice", cut)
