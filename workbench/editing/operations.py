"""What a person can do to objects, as edits: pure functions, to be committed by the editor.

Titles are English and name the action; the ui translates them (ui/canvas/texts.py lists them all).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from workbench.core.edit import Edit, Patch
from workbench.core.figure import Circle, Figure, PointSet, Polyline, RotatedBox
from workbench.core.instance import Instance
from workbench.core.schema import NO_EXTRAS, LabelSchema
from workbench.editing.reshape import fitted, moved, next_visibility
from workbench.editing.shapes.figures import with_figure

HEATMAP_EXTRAS = ("keypoint_scores", "heatmap")
"""Fields of a prediction's extras that mean nothing in a label."""


_FIGURE_KINDS: Mapping[type, str] = {
    RotatedBox: "rotated box",
    Circle: "circle",
    Polyline: "line",
    PointSet: "points",
}


class RefusedError(ValueError):
    """What was asked for cannot be done; the text is a sentence for the person."""


def add(instance: Instance) -> Edit:
    """Add a new object."""
    return Edit(f"Add {_kind(instance)}", (Patch(None, instance),))


def objects(count: int) -> str:
    """Return what the title of an edit says it is about: "object" or "3 objects"."""
    return "object" if count == 1 else f"{count} objects"


def delete(instances: Sequence[Instance]) -> Edit:
    """Delete objects."""
    return Edit(f"Delete {objects(len(instances))}", tuple(Patch(item, None) for item in instances))


def change(title: str, before: Iterable[Instance], after: Iterable[Instance], merge_key: str = "") -> Edit | None:
    """Return the edit from some objects to their new values; None when all are equal."""
    patches = tuple(Patch(old, new) for old, new in zip(before, after, strict=True) if old != new)
    return Edit(title, patches, merge_key) if patches else None


def relabel(instances: Sequence[Instance], category_id: int, schema: LabelSchema) -> Edit | None:
    """Give objects another class; None when they all have it.

    Objects whose keypoints the class cannot take (``misfits``) stay as they are. Raises RefusedError when none is left.
    """
    category = schema.category(category_id)
    kept = {item.id for item in misfits(instances, category_id, schema)}
    if kept and len(kept) == len(instances):
        count = len(category.skeleton.keypoints) if category.skeleton else 0
        raise RefusedError(
            f"The class '{category.name}' has {count} keypoints and the object has others; "
            "delete its keypoints first or choose a class with the same skeleton."
        )
    other = [item for item in instances if item.category_id != category_id and item.id not in kept]
    return change(f"Relabel {objects(len(other))}", other, [replace(item, category_id=category_id) for item in other])


def misfits(instances: Sequence[Instance], category_id: int, schema: LabelSchema) -> tuple[Instance, ...]:
    """Return the objects that cannot be of a class: with another number of keypoints those would lose their meaning."""
    category = schema.category(category_id)
    count = len(category.skeleton.keypoints) if category.skeleton else 0
    return tuple(item for item in instances if item.keypoints and len(item.keypoints) != count)


def move(instances: Sequence[Instance], dx: float, dy: float) -> Edit | None:
    """Move objects by image pixels; None when nothing moves."""
    return change(_move_title(instances), instances, [moved(item, dx, dy) for item in instances])


def nudge(instances: Sequence[Instance], dx: float, dy: float) -> Edit | None:
    """Move objects by an arrow key: presses that follow each other are one step for undo."""
    key = "nudge:" + ",".join(str(item.id) for item in instances)
    return change(_move_title(instances), instances, [moved(item, dx, dy) for item in instances], key)


def resize(
    instances: Sequence[Instance],
    before: tuple[float, float, float, float],
    after: tuple[float, float, float, float],
) -> Edit | None:
    """Scale objects by the map that takes one box (x, y, width, height) to another."""
    title = f"Resize {_kind(instances[0])}" if len(instances) == 1 else f"Resize {len(instances)} objects"
    return change(title, instances, [fitted(item, before, after) for item in instances])


def refigure(instance: Instance, figure: Figure, number: str) -> Edit | None:
    """Give an object a figure of which one number was typed: cx, cy, width, height, radius or angle."""
    verb = "Move" if number in ("cx", "cy") else "Resize"
    title = "Rotate box" if number == "angle" else f"{verb} {_kind(instance)}"
    return change(title, [instance], [with_figure(instance, figure)])


def cycle_visibility(instance: Instance, index: int) -> Edit | None:
    """Turn one keypoint visible → occluded → absent → visible."""
    return change("Change visibility", [instance], [next_visibility(instance, index)])


def duplicate(instances: Sequence[Instance], new_id: Callable[[], int], shift: float = 10.0) -> Edit:
    """Add copies, ``shift`` image pixels to the right and below."""
    copies = [replace(moved(item, shift, shift), id=new_id(), origin="hand") for item in instances]
    title = "Duplicate object" if len(copies) == 1 else f"Duplicate {len(copies)} objects"
    return Edit(title, tuple(Patch(None, copy) for copy in copies))


def accepted(instance: Instance, new_id: int, run: str) -> Instance:
    """Return a predicted object as the label it becomes."""
    extras = {key: value for key, value in instance.extras.items() if key not in HEATMAP_EXTRAS}
    return replace(instance, id=new_id, score=None, origin=f"run:{run}", extras=extras or NO_EXTRAS)


def _move_title(instances: Sequence[Instance]) -> str:
    return f"Move {_kind(instances[0])}" if len(instances) == 1 else f"Move {len(instances)} objects"


def _kind(instance: Instance) -> str:
    if instance.keypoints:
        return "keypoints"
    if instance.mask is not None:
        return "mask"
    if instance.polygons:
        return "polygon"
    return _FIGURE_KINDS.get(type(instance.figure), "box")
