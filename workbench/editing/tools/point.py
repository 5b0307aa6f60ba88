"""Place points: every click is an object, Shift+click puts one more point into the selected object."""

from __future__ import annotations

from workbench.core.figure import PointSet
from workbench.core.instance import Instance
from workbench.editing import operations
from workbench.editing.gesture import Cursor, Draft, Gesture, Hint, Refused, Tool
from workbench.editing.pointer import SHIFT
from workbench.editing.scene import Scene
from workbench.editing.shapes.figures import with_figure


def point(scene: Scene) -> Gesture:
    """Wait for a click. What was added last is selected, so that Shift+click goes on with it."""
    category, held = scene.category, scene.only
    is_set = held is not None and isinstance(held.figure, PointSet)
    hint = Hint("point.more" if is_set else "point.first", (category.name,) if category else ())
    event = yield Draft(hint, Cursor.CROSS)
    while not event.is_press():
        event = yield Draft(hint, Cursor.CROSS)
    place = scene.clamp(event.x, event.y)
    if event.has(SHIFT) and held is not None and isinstance(held.figure, PointSet):
        grown = with_figure(held, PointSet((*held.figure.points, *place)))
        return operations.change("Add point", [held], [grown])
    if category is None:
        return Refused("no_class")
    new_id = scene.editor.new_instance_id()
    return operations.add(Instance(new_id, scene.image_id, category.id, figure=PointSet(place)))


TOOL = Tool("point", "point", point)
