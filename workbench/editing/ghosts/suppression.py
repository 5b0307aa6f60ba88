"""Which predicted objects are news: not the ones that a label says already.

A model that looks at a labelled image finds the labelled objects again. Accepting those would double the labels, so
each predicted object is held against the labels of its class, at the finest shape that both have.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
import numpy.typing as npt

from workbench.core.geometry import box_overlap, points_of
from workbench.core.instance import XYWH, Instance
from workbench.core.masks import Mask, mask_bounds_xywh
from workbench.core.masks import iou as mask_iou
from workbench.core.schema import LabelSchema
from workbench.editing.shape_index import bounds

SAME_BOX = 0.7
"""From this intersection over union on, two boxes of a class are one object."""
SAME_REGION = 0.7
"""The same for masks and outlines."""
SAME_POSE = 0.7
"""From this object keypoint similarity on, two poses are one."""
TOLD_BOX = 0.95
"""A pose in the very box of a label: the model was told to look there, so it means that object however it stands."""
NEAR_BOX = 0.2
"""Shapes whose boxes overlap less are not compared any closer."""
DEFAULT_SIGMA = 0.05
"""How sharply a keypoint is judged that nobody has measured (as analysis/sigmas.py says)."""
_Places = npt.NDArray[np.intp]
_GRID = 192
"""Outlines of different kinds are compared on so many cells along the longer side."""


class Standing(StrEnum):
    """What a predicted object is to the labels."""

    NEW = "new"
    """No label says it."""
    COMPLETES = "completes"
    """A label is this object but lacks its keypoints or its outline."""
    LABELLED = "labelled"
    """A label says it already."""
    DOUBLE = "double"
    """A surer predicted object says it."""
    INSTEAD = "instead"
    """Another answer where one is taken: not the surest, or not the label, so only a person's choice accepts it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One predicted object's standing, and the label (for DOUBLE and INSTEAD the object) that gave it.

    None for NEW, and for an INSTEAD of a class that the image has already.
    """

    standing: Standing
    label: Instance | None = None


NEW = Verdict(Standing.NEW)


def verdicts(predicted: Sequence[Instance], labels: Sequence[Instance], schema: LabelSchema) -> tuple[Verdict, ...]:
    """Hold each predicted object of one image against the labels, in the given order.

    A label is completed once: a later object that would complete it too counts as labelled.
    """
    rows = [item for item in labels if not item.iscrowd]
    near = _near(predicted, rows)
    completed: set[int] = set()
    found = []
    for place, item in enumerate(predicted):
        verdict = _verdict(item, [rows[index] for index in near[place]], schema)
        if verdict.standing is Standing.COMPLETES and verdict.label is not None:
            if verdict.label.id in completed:
                verdict = Verdict(Standing.LABELLED, verdict.label)
            completed.add(verdict.label.id if verdict.label else 0)
        found.append(verdict)
    return tuple(found)


def without_doubles(
    predicted: Sequence[Instance], found: Sequence[Verdict], schema: LabelSchema
) -> tuple[Verdict, ...]:
    """Let of several new objects that are one only the first stay new; ``predicted`` is surest first."""
    near = _near(predicted, predicted)
    kept: list[Verdict] = list(found)
    for place, item in enumerate(predicted):
        if kept[place].standing is not Standing.NEW:
            continue
        surer = (predicted[other] for other in near[place] if other < place and kept[other].standing is Standing.NEW)
        alike = (other for other in surer if other.category_id == item.category_id)
        double = next((other for other in alike if _against(item, other, schema) is Standing.LABELLED), None)
        if double is not None:
            kept[place] = Verdict(Standing.DOUBLE, double)
    return tuple(kept)


def pose_similarity(first: Instance, second: Instance, sigmas: Sequence[float]) -> float:
    """Return the OKS of two poses over the points that both have; 0 when they share none.

    The area is that of the second one's box, or of what its points span.
    """
    pairs = [
        ((a.x - b.x) ** 2 + (a.y - b.y) ** 2, sigma)
        for a, b, sigma in zip(first.keypoints, second.keypoints, sigmas, strict=False)
        if a.v and b.v
    ]
    box = second.bbox_xywh or bounds(second)
    if not pairs or box is None:
        return 0.0
    area = max(box[2] * box[3], 1.0)
    return float(np.mean([np.exp(-squared / (2 * area * (2 * sigma) ** 2)) for squared, sigma in pairs]))


def region_overlap(first: Instance, second: Instance) -> float:
    """Return the intersection over union of two masks or outlines, 0 … 1."""
    if first.mask is not None and second.mask is not None and _size(first.mask) == _size(second.mask):
        return mask_iou(first.mask, second.mask)
    boxes = [box for item in (first, second) if (box := _region_bounds(item)) is not None]
    x0, y0 = min(box[0] for box in boxes), min(box[1] for box in boxes)
    x1, y1 = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    frame = x0, y0, max(x1 - x0, 1e-9), max(y1 - y0, 1e-9)
    one, other = _cells(first, frame), _cells(second, frame)
    either = np.count_nonzero(one | other)
    return np.count_nonzero(one & other) / either if either else 0.0


def has_pose(item: Instance) -> bool:
    """Whether at least one keypoint is there."""
    return any(point.v for point in item.keypoints)


def has_region(item: Instance) -> bool:
    """Whether there is an outline or a mask."""
    return item.mask is not None or bool(item.polygons)


def _verdict(item: Instance, labels: Sequence[Instance], schema: LabelSchema) -> Verdict:
    completes: Instance | None = None
    for label in labels:
        if label.category_id != item.category_id:
            continue
        standing = _against(item, label, schema)
        if standing is Standing.LABELLED:
            return Verdict(standing, label)
        if standing is Standing.COMPLETES and completes is None:
            completes = label
    return Verdict(Standing.COMPLETES, completes) if completes is not None else NEW


def _against(item: Instance, label: Instance, schema: LabelSchema) -> Standing:
    overlap = _box_overlap(item, label)
    if has_pose(item) and has_pose(label):
        is_same = overlap >= TOLD_BOX or pose_similarity(item, label, _sigmas(item, schema)) >= SAME_POSE
        return Standing.LABELLED if is_same else Standing.NEW
    if has_region(item) and has_region(label):
        return Standing.LABELLED if region_overlap(item, label) >= SAME_REGION else Standing.NEW
    if overlap < SAME_BOX:
        return Standing.NEW
    brings_more = (has_pose(item) and not has_pose(label)) or (has_region(item) and not has_region(label))
    return Standing.COMPLETES if brings_more and _can_grow(label) else Standing.LABELLED


def _can_grow(label: Instance) -> bool:
    return label.bbox_xywh is not None and label.figure is None and not label.is_locked


def _near(predicted: Sequence[Instance], labels: Sequence[Instance]) -> list[list[int]]:
    """Return for each predicted object the labels worth comparing, the nearest box first."""
    found: list[list[int]] = [[] for _ in predicted]
    if not labels or not predicted:
        return found
    first, second = _boxes(predicted), _boxes(labels)
    rows, columns = _meeting(first, second)
    overlaps = _overlaps(first[rows], second[columns])
    # Poses may agree where their boxes, which somebody drew around them, do not.
    least = np.array([1e-6 if item.keypoints else NEAR_BOX for item in predicted])
    is_near = overlaps >= least[rows]
    rows, columns, overlaps = rows[is_near], columns[is_near], overlaps[is_near]
    order = np.lexsort((columns, -overlaps, rows))
    for row, column in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        found[row].append(column)
    return found


def _boxes(items: Sequence[Instance]) -> npt.NDArray[np.float64]:
    """Return x, y, width, height of each object, shape (N, 4); NaN for one without any shape."""
    return np.array([item.bbox_xywh or bounds(item) or (np.nan,) * 4 for item in items], dtype=np.float64)


def _meeting(first: npt.NDArray[np.float64], second: npt.NDArray[np.float64]) -> tuple[_Places, _Places]:
    """Return which of the boxes (P, 4) and (T, 4) touch, as pairs of rows; one array of yes and no for all of them."""
    one, other = first.astype(np.float32)[:, None], second.astype(np.float32)
    meets = one[..., 0] <= other[:, 0] + other[:, 2]
    meets &= one[..., 0] + one[..., 2] >= other[:, 0]
    meets &= one[..., 1] <= other[:, 1] + other[:, 3]
    meets &= one[..., 1] + one[..., 3] >= other[:, 1]
    rows, columns = np.nonzero(meets)
    return rows, columns


def _overlaps(first: npt.NDArray[np.float64], second: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the intersection over union of pairs of boxes, both of shape (N, 4)."""
    across = np.minimum(first[:, 0] + first[:, 2], second[:, 0] + second[:, 2]) - np.maximum(first[:, 0], second[:, 0])
    down = np.minimum(first[:, 1] + first[:, 3], second[:, 1] + second[:, 3]) - np.maximum(first[:, 1], second[:, 1])
    both = np.clip(across, 0, None) * np.clip(down, 0, None)
    either = first[:, 2] * first[:, 3] + second[:, 2] * second[:, 3] - both
    overlaps: npt.NDArray[np.float64] = np.divide(both, either, out=np.zeros(both.shape), where=either > 0)
    return overlaps


def _box_overlap(item: Instance, label: Instance) -> float:
    first, second = item.bbox_xywh or bounds(item), label.bbox_xywh or bounds(label)
    return box_overlap(first, second) if first is not None and second is not None else 0.0


def _sigmas(item: Instance, schema: LabelSchema) -> Sequence[float]:
    skeleton = next((each.skeleton for each in schema.categories if each.id == item.category_id), None)
    count = len(item.keypoints)
    if skeleton is not None and len(skeleton.sigmas) == count:
        return skeleton.sigmas
    return (DEFAULT_SIGMA,) * count


def _size(mask: Mask) -> tuple[int, int]:
    return mask.height, mask.width


def _region_bounds(item: Instance) -> XYWH | None:
    if item.polygons:
        points = np.concatenate([points_of(ring) for ring in item.polygons])
        low, high = points.min(axis=0), points.max(axis=0)
        return float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1])
    assert item.mask is not None
    x, y, width, height = mask_bounds_xywh(item.mask)
    return float(x), float(y), float(width), float(height)


def _cells(item: Instance, frame: XYWH) -> npt.NDArray[np.bool_]:
    """Draw a region into a small grid over ``frame`` (x, y, width, height in image pixels)."""
    scale = _GRID / max(frame[2], frame[3])
    size = max(round(frame[2] * scale), 1), max(round(frame[3] * scale), 1)
    grid = np.zeros((size[1], size[0]), np.uint8)
    for rings, value in ((item.polygons, 1), (item.holes, 0)):
        for ring in rings:
            points = (points_of(ring) - frame[:2]) * scale
            cv2.fillPoly(grid, [points.round().astype(np.int32)], (value,))
    if item.mask is not None and not item.polygons:
        columns = np.clip((np.arange(size[0]) + 0.5) / scale + frame[0], 0, item.mask.width - 1).astype(int)
        rows = np.clip((np.arange(size[1]) + 0.5) / scale + frame[1], 0, item.mask.height - 1).astype(int)
        grid = item.mask.to_array()[np.ix_(rows, columns)].astype(np.uint8)
    return grid.astype(bool)
