"""A box drawn by hand, made better by what a model found there: keypoints, an outline, or a tighter box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.core.edit import Edit
from workbench.core.geometry import box_overlap
from workbench.core.instance import Instance
from workbench.core.schema import LabelSchema
from workbench.editing import operations
from workbench.editing.ghosts.ghosts import completed
from workbench.editing.reshape import with_box

MEANT = 0.4
"""A found object whose box overlaps a drawn one less is another object."""


def refinement(labels: Sequence[Instance], found: Sequence[Instance], schema: LabelSchema) -> Edit | None:
    """Return the one edit that gives labels what was found in their boxes; None when nothing fits any of them.

    Each found object is given to one label at most, the best pairs first.
    """
    pairs = sorted(
        (
            (-_fit(label, item, schema), place, index)
            for place, label in enumerate(labels)
            for index, item in enumerate(found)
        ),
    )
    after: dict[int, Instance] = {}
    used: set[int] = set()
    for badness, place, index in pairs:
        if badness < 0 and place not in after and index not in used:
            used.add(index)
            after[place] = _refined(labels[place], found[index])
    title = "Refine object" if len(after) == 1 else f"Refine {len(after)} objects"
    return operations.change(title, [labels[place] for place in after], list(after.values()))


def _fit(label: Instance, item: Instance, schema: LabelSchema) -> float:
    """How well a found object fits a label: its overlap, and 1 more when it is of the same class; 0 when it cannot."""
    if label.bbox_xywh is None or item.bbox_xywh is None or label.is_locked:
        return 0.0
    if item.keypoints and len(item.keypoints) != _points(label, schema):
        return 0.0
    overlap = box_overlap(label.bbox_xywh, item.bbox_xywh)
    if overlap < MEANT:
        return 0.0
    return overlap + (1.0 if item.category_id == label.category_id else 0.0)


def _points(label: Instance, schema: LabelSchema) -> int:
    skeleton = next((each.skeleton for each in schema.categories if each.id == label.category_id), None)
    return len(skeleton.keypoints) if skeleton is not None else 0


def _refined(label: Instance, item: Instance) -> Instance:
    if item.keypoints or item.mask is not None or item.polygons:
        return completed(label, item)
    assert item.bbox_xywh is not None
    is_bare = not label.keypoints and label.mask is None and not label.polygons
    return replace(with_box(label, item.bbox_xywh), area=None) if is_bare else label
