"""Boxes that no model can learn: beyond their image, without area, missing, or drawn twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workbench.core.edit import Patch
from workbench.core.instance import XYWH, Instance
from workbench.tasks.doctor.check import Check, objects_found
from workbench.tasks.doctor.labels import Labels
from workbench.tasks.finding import Finding
from workbench.tasks.pose_box import box_around_pose
from workbench.tasks.sentence import Sentence

SLACK_PX = 1.0
"""A box may reach so far beyond its image: tools round differently."""

LEAST_PX = 1.0
"""A box with a shorter side is a slip of the hand."""


def _inside(item: Instance, labels: Labels) -> XYWH:
    """The part of an object's box that lies in its image, as left, top, right, bottom."""
    width, height = labels.size_of(item.image_id)
    x, y, w, h = item.bbox_xywh or (0.0, 0.0, 0.0, 0.0)
    if not width:
        return x, y, x + w, y + h
    left, top = min(max(x, 0.0), float(width)), min(max(y, 0.0), float(height))
    return left, top, min(max(x + w, 0.0), float(width)), min(max(y + h, 0.0), float(height))


def _has_area(item: Instance, labels: Labels) -> bool:
    left, top, right, bottom = _inside(item, labels)
    return right - left >= LEAST_PX and bottom - top >= LEAST_PX


def _outside(labels: Labels) -> list[Instance]:
    return [
        item
        for item in labels.instances
        if item.bbox_xywh and _is_beyond(item.bbox_xywh, labels, item.image_id) and _has_area(item, labels)
    ]


def _is_beyond(box: XYWH, labels: Labels, image_id: int) -> bool:
    width, height = labels.size_of(image_id)
    x, y, w, h = box
    return bool(width) and (x < -SLACK_PX or y < -SLACK_PX or x + w > width + SLACK_PX or y + h > height + SLACK_PX)


def _find_outside(labels: Labels) -> Iterator[Finding]:
    found = _outside(labels)
    texts = (
        Sentence("One box reaches beyond its image."),
        Sentence("{count} boxes reach beyond their image.", count=len(found)),
    )
    return objects_found("warning", "box_outside", found, texts, (Sentence("Cut it off"), Sentence("Cut them off")))


def _mend_outside(labels: Labels) -> list[Patch]:
    patches = []
    for item in _outside(labels):
        left, top, right, bottom = _inside(item, labels)
        if not item.is_locked:
            patches.append(Patch(item, replace(item, bbox_xywh=(left, top, right - left, bottom - top), area=None)))
    return patches


def _thin(labels: Labels) -> list[Instance]:
    """Boxes without area in their image, when the object has nothing else."""
    return [
        item
        for item in labels.instances
        if item.bbox_xywh is not None
        and not _has_area(item, labels)
        and not (item.polygons or item.mask or item.figure or item.num_keypoints)
    ]


def _find_thin(labels: Labels) -> Iterator[Finding]:
    found = _thin(labels)
    texts = (
        Sentence("One box has less than a pixel in its image: nothing is in it."),
        Sentence("{count} boxes have less than a pixel in their image: nothing is in them.", count=len(found)),
    )
    return objects_found("warning", "box_thin", found, texts, (Sentence("Delete it"), Sentence("Delete them")))


def _mend_thin(labels: Labels) -> list[Patch]:
    return [Patch(item, None) for item in _thin(labels) if not item.is_locked]


def _unboxed(labels: Labels) -> list[Instance]:
    return [item for item in labels.instances if item.bbox_xywh is None and item.num_keypoints > 0]


def _find_unboxed(labels: Labels) -> Iterator[Finding]:
    found = _unboxed(labels)
    texts = (
        Sentence("One pose has no box, so that the box around its keypoints is learned, a quarter larger."),
        Sentence(
            "{count} poses have no box, so that the box around their keypoints is learned, a quarter larger.",
            count=len(found),
        ),
    )
    return objects_found("info", "pose_unboxed", found, texts, (Sentence("Add this box"), Sentence("Add these boxes")))


def _mend_unboxed(labels: Labels) -> list[Patch]:
    return [
        Patch(item, replace(item, bbox_xywh=_around(item, labels.size_of(item.image_id))))
        for item in _unboxed(labels)
        if not item.is_locked
    ]


def _around(item: Instance, size: tuple[int, int]) -> XYWH:
    left, top, right, bottom = box_around_pose([(point.x, point.y) for point in item.keypoints if point.v])
    left, top = max(left, 0.0), max(top, 0.0)
    if size[0]:
        right, bottom = min(right, float(size[0])), min(bottom, float(size[1]))
    return left, top, max(right - left, LEAST_PX), max(bottom - top, LEAST_PX)


def _twins(labels: Labels) -> list[Instance]:
    """The later ones of objects that are the same in class, shape and all that a person said of them."""
    seen: set[object] = set()
    found = []
    for item in labels.instances:
        mask = item.mask.counts.tobytes() if item.mask is not None else b""
        key = (
            *(item.image_id, item.category_id, item.bbox_xywh, item.polygons, item.holes),
            *(mask, item.keypoints, item.figure, item.iscrowd, item.group),
            tuple(sorted((name, repr(value)) for name, value in item.attributes.items())),
        )
        if key in seen:
            found.append(item)
        seen.add(key)
    return found


def _find_twins(labels: Labels) -> Iterator[Finding]:
    found = _twins(labels)
    texts = (
        Sentence("One object lies exactly on one like it: it counts twice."),
        Sentence("{count} objects lie exactly on one like them: they count twice.", count=len(found)),
    )
    return objects_found("warning", "object_twice", found, texts, (Sentence("Delete it"), Sentence("Delete them")))


def _mend_twins(labels: Labels) -> list[Patch]:
    return [Patch(item, None) for item in _twins(labels) if not item.is_locked]


OUTSIDE = Check("box_outside", _find_outside, _mend_outside, "Cut boxes off at their images")
THIN = Check("box_thin", _find_thin, _mend_thin, "Delete boxes without area")
UNBOXED = Check("pose_unboxed", _find_unboxed, _mend_unboxed, "Add boxes around poses")
TWINS = Check("object_twice", _find_twins, _mend_twins, "Delete objects that are there twice")
