"""What a labelled set holds: counts for each class and split, and how large objects are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.core.image import ImageRecord, Split
from workbench.core.instance import Instance
from workbench.core.schema import LabelSchema


@dataclass(frozen=True, slots=True)
class ClassCount:
    """How one category is labelled in one split; each shape counts the objects that have it."""

    category_id: int
    split: Split
    images: int
    objects: int
    boxes: int
    polygons: int
    masks: int
    keypoints: int
    crowds: int
    points_labelled: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SizeSummary:
    """Spread of a positive number of pixels: smallest, quartiles, largest. ``count`` values went in."""

    count: int
    low: float
    first_quarter: float
    median: float
    third_quarter: float
    high: float


def class_counts(
    schema: LabelSchema, images: Sequence[ImageRecord], instances: Iterable[Instance]
) -> tuple[ClassCount, ...]:
    """Count every category in every split that has images, in schema order; nothing labelled counts as 0.

    ``points_labelled`` has one number a keypoint of the skeleton: how many objects have it labelled.
    Objects of unknown images or categories are left out.
    """
    split_of = {image.id: image.split for image in images}
    groups: dict[tuple[int, Split], list[Instance]] = defaultdict(list)
    for item in instances:
        if item.image_id in split_of:
            groups[item.category_id, split_of[item.image_id]].append(item)
    splits = [split for split in Split if split in set(split_of.values())]
    return tuple(
        _count(
            category.id, split, groups[category.id, split], len(category.skeleton.keypoints) if category.skeleton else 0
        )
        for category in schema.categories
        for split in splits
    )


def image_counts(images: Iterable[ImageRecord]) -> dict[Split, int]:
    """Return how many images each split has; splits without any are not named."""
    return dict(Counter(image.split for image in images))


def box_sides(instances: Iterable[Instance]) -> SizeSummary | None:
    """Return the spread of the boxes' longer sides in pixels, or None when no object has a box."""
    return summary(max(item.bbox_xywh[2:]) for item in instances if item.bbox_xywh is not None)


def summary(values: Iterable[float]) -> SizeSummary | None:
    """Return the spread of some numbers, or None when there are none."""
    array = np.fromiter(values, dtype=np.float64)
    if array.size == 0:
        return None
    low, first, median, third, high = (float(value) for value in np.quantile(array, (0, 0.25, 0.5, 0.75, 1)))
    return SizeSummary(int(array.size), low, first, median, third, high)


def _count(category_id: int, split: Split, items: Sequence[Instance], points: int) -> ClassCount:
    labelled = [0] * points
    for item in items:
        for index, point in enumerate(item.keypoints[:points]):
            labelled[index] += point.v > 0
    return ClassCount(
        category_id,
        split,
        images=len({item.image_id for item in items}),
        objects=len(items),
        boxes=sum(item.bbox_xywh is not None for item in items),
        polygons=sum(bool(item.polygons) for item in items),
        masks=sum(item.mask is not None for item in items),
        keypoints=sum(item.num_keypoints > 0 for item in items),
        crowds=sum(item.iscrowd for item in items),
        points_labelled=tuple(labelled),
    )
