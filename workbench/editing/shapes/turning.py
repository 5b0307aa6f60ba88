"""Rotating boxes: what can be rotated, and by keys in steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.core.edit import Edit
from workbench.core.figure import RotatedBox
from workbench.core.instance import Instance
from workbench.editing.gesture import Refused
from workbench.editing.operations import change
from workbench.editing.shapes.figures import rotated_box_of, turned_box, with_figure


def turnable(instance: Instance | None) -> RotatedBox | None:
    """Return the box that can be rotated: a rotated one, or a plain one that is all an object has."""
    if instance is None:
        return None
    if instance.figure is not None:
        return instance.figure if isinstance(instance.figure, RotatedBox) else None
    has_more = instance.polygons or instance.mask is not None or instance.keypoints
    return None if has_more or instance.bbox_xywh is None else rotated_box_of(instance.bbox_xywh)


def with_turned(instance: Instance, box: RotatedBox) -> Instance:
    """Return the object with a rotated box; a plain one gives way to it."""
    if instance.figure is not None:
        return with_figure(instance, box)
    return replace(instance, bbox_xywh=None, figure=box, area=None)


def turn(instances: Sequence[Instance], degrees: float) -> Edit | Refused:
    """Rotate the rotated boxes among some objects clockwise, each about its centre; presses that follow are one step.

    Plain boxes stay as they are: a key pressed by mistake must not make another kind of shape of them.
    """
    boxes = [(item, item.figure) for item in instances if isinstance(item.figure, RotatedBox)]
    if not boxes:
        return Refused("turn.nothing")
    title = "Rotate box" if len(boxes) == 1 else f"Rotate {len(boxes)} boxes"
    key = "turn:" + ",".join(str(item.id) for item, _ in boxes)
    after = [with_figure(item, turned_box(box, degrees)) for item, box in boxes]
    edit = change(title, [item for item, _ in boxes], after, key)
    return edit if edit is not None else Refused("turn.nothing")
