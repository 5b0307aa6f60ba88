"""Draw a line across objects and cut them along it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

import numpy as np

from workbench.core.edit import Edit, Patch
from workbench.core.geometry import Points
from workbench.core.instance import Instance
from workbench.editing.gesture import SAID, Cursor, Draft, Gesture, Hint, Question, Refused, Tool
from workbench.editing.outlines import combine
from workbench.editing.outlines.outline_drawing import draw_line, waiting
from workbench.editing.pointer import Kind
from workbench.editing.scene import Scene

_MOST_OBJECTS = 2_000
_AT_ONCE = 20_000
"""So much is done in a few milliseconds; more is cut in another thread."""
_RUN_CORNERS = 4
"""A run of a mask has four corners of its outline at the most."""


def cut(scene: Scene) -> Gesture:
    """Cut the selected objects; with none selected, every one that the line crosses from border to border."""
    press = yield from waiting(scene, Hint("cut.first_selected" if scene.selection.ids else "cut.first"))
    line = yield from draw_line(scene, press, "cut")
    if line is None:
        return None
    objects = _under(scene, line)
    if _work(objects, line) <= _AT_ONCE:
        return combine.cut(objects, line, scene.editor.new_instance_id)
    question = Question(lambda: combine.cut(objects, line, count(-1, -1).__next__))
    path = tuple((float(x), float(y)) for x, y in line)
    while True:
        event = yield Draft(Hint("cut.going"), Cursor.CROSS, path=path, is_open=True, is_busy=True, asks=question)
        if event.kind is Kind.ANSWER:
            return Refused(SAID, (event.error,)) if event.error else _numbered(event.answer, scene)


def _work(objects: Sequence[Instance], line: Points) -> float:
    """How much a cut has to do: every edge of every outline may meet every piece of the line."""
    points = sum(len(ring) // 2 for item in objects for ring in (*item.polygons, *item.holes))
    corners = sum(_RUN_CORNERS * item.mask.counts.size for item in objects if item.mask is not None)
    return (points + corners) * len(line)


def _numbered(answer: object, scene: Scene) -> Edit | Refused:
    """Give new objects their ids: they were made in a thread that has none to give."""
    if not isinstance(answer, Edit):
        return answer if isinstance(answer, Refused) else Refused("cut.nothing")
    patches = []
    for patch in answer.patches:
        made = patch.after
        if patch.before is None and isinstance(made, Instance):
            made = replace(made, id=scene.editor.new_instance_id())
        patches.append(Patch(patch.before, made))
    return replace(answer, patches=tuple(patches))


def _under(scene: Scene, line: Points) -> list[Instance]:
    """The objects that may be cut: lines run straight, so that boxes which the line's box misses are missed too."""
    (x0, y0), (x1, y1) = np.min(line, axis=0), np.max(line, axis=0)
    ids = scene.index.touching(float(x0), float(y0), float(x1), float(y1), _MOST_OBJECTS)
    chosen = [key for key in ids if not scene.selection.ids or key in scene.selection.ids]
    found = [item for key in chosen if (item := scene.index.get(key)) is not None]
    return [item for item in found if not item.is_locked]


TOOL = Tool("cut", "slice", cut)
