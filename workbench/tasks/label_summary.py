"""What the labels of a project hold, counted: all that defaults and pre-flight checks look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

import numpy as np

from workbench.core.figure import Circle, RotatedBox, figure_bounds
from workbench.core.geometry import bounds_xywh, points_of, polygon_area
from workbench.core.image import ImageRecord, Split
from workbench.core.instance import XYWH, Instance, Keypoint
from workbench.core.masks import mask_bounds_xywh
from workbench.core.schema import Category, LabelSchema, Skeleton
from workbench.tasks.task import CROPS

TRAINING_SPLITS = (Split.TRAIN, Split.NONE)
"""Images that nobody has put into a split are trained on."""


@dataclass(frozen=True, slots=True)
class LabelCounts:
    """How many instances there are, how many of them carry a box, an outline, keypoints; and how many images a class
    has as a whole (``tags``).

    A run learns the box around a figure too, and the outline of one that is closed (rotated box, circle). Lines and
    points have neither outline nor, unless they reach across an area, a box.
    """

    instances: int = 0
    boxes: int = 0
    outlines: int = 0
    keypoints: int = 0
    tags: int = 0

    def __add__(self, other: LabelCounts) -> LabelCounts:
        return LabelCounts(
            self.instances + other.instances,
            self.boxes + other.boxes,
            self.outlines + other.outlines,
            self.keypoints + other.keypoints,
            self.tags + other.tags,
        )

    def of(self, task: str) -> int:
        """Return how many labels a task can learn from; 0 for a task that learns without any."""
        return {
            "pose": self.keypoints,
            "detection": self.boxes,
            "instances": self.outlines,
            "semantic": self.outlines,
            "panoptic": self.outlines,
            "classification": self.tags,
        }.get(task, 0)


@dataclass(frozen=True, slots=True)
class CategoryLabels:
    """One category and its labels in the training and the validation images (crowd regions are not counted)."""

    id: int
    name: str
    skeleton: Skeleton | None = None
    train: LabelCounts = LabelCounts()
    val: LabelCounts = LabelCounts()


@dataclass(frozen=True, slots=True)
class LabelSummary:
    """The labels of a project as counts.

    ``train_images`` counts labelled images that are trained on (see TRAINING_SPLITS), ``val_images`` labelled ones of
    the validation split, ``unlabelled_images`` those without any label. ``image_wh`` is the median image size in
    pixels. ``object_px`` is the median side (square root of the area) of the labelled boxes in pixels,
    ``small_object_px`` the side that one box in ten falls below, ``object_aspect`` the median width / height; 0 and 1
    when there are no boxes. ``pose_alignment`` is 1 when the first keypoint of all poses lies in the same direction
    from the others, 0 when it lies in any (the mean resultant length of directional statistics). ``unsized`` and
    ``missing`` name images whose size is unknown or whose file is not there. ``train_pictures`` and ``val_pictures``
    count all images of the splits, labelled or not; ``many_tags`` those with more than one class as a whole.
    ``outlined_part`` is the part of the pixels of the labelled training images that outlines cover, ``most_alike`` the
    largest number of outlines of one class on an image: 1 where a class is a region of its image and no object.
    """

    categories: tuple[CategoryLabels, ...] = ()
    train_images: int = 0
    val_images: int = 0
    unlabelled_images: int = 0
    image_wh: tuple[int, int] = (0, 0)
    object_px: float = 0.0
    small_object_px: float = 0.0
    object_aspect: float = 1.0
    pose_alignment: float = 0.0
    unsized: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    train_pictures: int = 0
    val_pictures: int = 0
    many_tags: int = 0
    outlined_part: float = 0.0
    most_alike: int = 0

    def samples(self, task: str) -> int:
        """Return what one epoch of a task passes over: poses, pieces of pictures, all pictures, or labelled images."""
        if task == "pose":
            return self.train.keypoints
        if task == "restoration":
            return CROPS * self.train_pictures
        return self.train_pictures if task == "pretraining" else self.train_images

    @property
    def train(self) -> LabelCounts:
        """All training labels together."""
        return sum((category.train for category in self.categories), LabelCounts())

    @property
    def val(self) -> LabelCounts:
        """All validation labels together."""
        return sum((category.val for category in self.categories), LabelCounts())

    def only(self, category_ids: Sequence[int]) -> LabelSummary:
        """Return the summary of some categories; an empty list means all of them."""
        if not category_ids:
            return self
        return replace(self, categories=tuple(entry for entry in self.categories if entry.id in category_ids))


@dataclass(slots=True)
class _Tally:
    train: dict[int, LabelCounts] = field(default_factory=lambda: defaultdict(LabelCounts))
    val: dict[int, LabelCounts] = field(default_factory=lambda: defaultdict(LabelCounts))
    labelled: set[int] = field(default_factory=set)
    sides_px: list[float] = field(default_factory=list)
    aspects: list[float] = field(default_factory=list)
    headings: list[complex] = field(default_factory=list)
    outlined_px: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    alike: dict[tuple[int, int], int] = field(default_factory=lambda: defaultdict(int))


def summarize(
    schema: LabelSchema,
    images: Sequence[ImageRecord],
    instances: Iterable[Instance],
    missing: Iterable[int] = (),
) -> LabelSummary:
    """Count the labels in one pass; ``missing`` holds the ids of images whose file is not there."""
    splits = {image.id: image.split for image in images}
    tally = _Tally()
    for instance in instances:
        _count(tally, instance, splits.get(instance.image_id, Split.TEST))
    for image in images:
        _count_tags(tally, image)
    absent = set(missing)
    sizes = [(image.width, image.height) for image in images if image.width > 0 and image.height > 0]
    sides = sorted(tally.sides_px)
    return LabelSummary(
        categories=tuple(_labels_of(category, tally) for category in schema.categories),
        train_images=sum(1 for image in images if image.split in TRAINING_SPLITS and image.id in tally.labelled),
        val_images=sum(1 for image in images if image.split == Split.VAL and image.id in tally.labelled),
        unlabelled_images=sum(1 for image in images if image.id not in tally.labelled),
        image_wh=(int(median(w for w, _ in sizes)), int(median(h for _, h in sizes))) if sizes else (0, 0),
        object_px=median(sides) if sides else 0.0,
        small_object_px=sides[len(sides) // 10] if sides else 0.0,
        object_aspect=median(tally.aspects) if tally.aspects else 1.0,
        pose_alignment=abs(sum(tally.headings)) / len(tally.headings) if tally.headings else 0.0,
        unsized=tuple(image.name for image in images if image.width <= 0 or image.height <= 0),
        missing=tuple(image.name for image in images if image.id in absent),
        train_pictures=sum(1 for image in images if image.split in TRAINING_SPLITS),
        val_pictures=sum(1 for image in images if image.split == Split.VAL),
        many_tags=sum(1 for image in images if len(image.tags) > 1),
        outlined_part=_outlined_part(images, tally),
        most_alike=max(tally.alike.values(), default=0),
    )


def _labels_of(category: Category, tally: _Tally) -> CategoryLabels:
    return CategoryLabels(
        category.id, category.name, category.skeleton, tally.train[category.id], tally.val[category.id]
    )


def _outlined_part(images: Sequence[ImageRecord], tally: _Tally) -> float:
    areas = {image.id: image.width * image.height for image in images if image.split in TRAINING_SPLITS}
    labelled = [number for number, area in areas.items() if area > 0 and number in tally.labelled]
    covered = sum(min(tally.outlined_px[number], float(areas[number])) for number in labelled)
    return covered / sum(areas[number] for number in labelled) if labelled else 0.0


def _outline_area(instance: Instance) -> float:
    """Square pixels; overlapping parts count twice, holes not at all."""
    if instance.mask is not None:
        return float(instance.mask.area)
    outer, cut = (sum(map(polygon_area, rings)) for rings in (instance.polygons, instance.holes))
    return max(outer - cut, 0.0) if instance.polygons else 0.0


def _count_tags(tally: _Tally, image: ImageRecord) -> None:
    counts = tally.val if image.split == Split.VAL else tally.train if image.split in TRAINING_SPLITS else None
    for number in image.tags:
        tally.labelled.add(image.id)
        if counts is not None:
            counts[number] += LabelCounts(tags=1)


def _count(tally: _Tally, instance: Instance, split: Split) -> None:
    tally.labelled.add(instance.image_id)
    if instance.iscrowd:
        return
    box = _box(instance)
    is_closed = isinstance(instance.figure, RotatedBox | Circle)
    counts = LabelCounts(
        1,
        int(box is not None),
        int(bool(instance.polygons) or instance.mask is not None or is_closed),
        int(instance.num_keypoints > 0),
    )
    if split == Split.VAL:
        tally.val[instance.category_id] += counts
    elif split in TRAINING_SPLITS:
        tally.train[instance.category_id] += counts
        tally.outlined_px[instance.image_id] += _outline_area(instance)
        tally.alike[instance.image_id, instance.category_id] += counts.outlines
    heading = _heading(instance.keypoints)
    if heading:
        tally.headings.append(heading)
    if box is not None and min(box[2:]) > 0:
        width, height = box[2:]
        tally.sides_px.append((width * height) ** 0.5)
        tally.aspects.append(width / height)


def _box(instance: Instance) -> XYWH | None:
    """The box of an object, or the one that is put around its figure or outline for a run."""
    if instance.bbox_xywh is not None:
        return instance.bbox_xywh
    around: XYWH | None = None
    if instance.figure is not None:
        around = figure_bounds(instance.figure)
    elif instance.polygons:
        around = bounds_xywh(np.concatenate([points_of(ring) for ring in instance.polygons]))
    elif instance.mask is not None:
        left, top, width, height = mask_bounds_xywh(instance.mask)
        around = float(left), float(top), float(width), float(height)
    return around if around is not None and min(around[2:]) > 0 else None


def _heading(keypoints: Sequence[Keypoint]) -> complex:
    """The direction from the other labelled points to the first, of length 1; 0 where it cannot be told."""
    others = [complex(point.x, point.y) for point in keypoints[1:] if point.v]
    if not others or not keypoints[0].v:
        return 0j
    offset = complex(keypoints[0].x, keypoints[0].y) - sum(others) / len(others)
    return offset / abs(offset) if offset else 0j
