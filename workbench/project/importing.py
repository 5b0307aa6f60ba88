"""An annotation file becomes one edit: images matched with files, classes merged, ids kept where they are free."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from workbench.core.edit import Edit, Patch
from workbench.core.geometry import bounds_xywh
from workbench.core.image import ImageRecord, Split
from workbench.core.instance import XYWH, Instance, Keypoint
from workbench.core.schema import Category, LabelSchema
from workbench.formats.codec import Dataset, Problem
from workbench.project.image_header import ImageError
from workbench.project.image_search import ImageSearch
from workbench.project.images import Progress, read_image, stored_path

LARGEST_ID = 2**52
"""A larger id is replaced: the ids that follow it must still be whole numbers everywhere."""

BOX_MARGIN_PX = 30.0
"""DeepLabCut files hold no boxes; a box this much wider than the points on every side is what pose models look at."""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do, to be shown before it is committed. ``edit`` changes nothing until then.

    ``unplaced`` counts objects whose image was not found, ``repeated`` those that the project holds already.
    ``extras`` are fields of the whole file (COCO's info, licenses) that an export gives back. ``tagged_images`` counts
    images that get classes as a whole.
    """

    edit: Edit
    added_images: int = 0
    added_instances: int = 0
    problems: tuple[Problem, ...] = ()
    unplaced: int = 0
    repeated: int = 0
    extras: Mapping[str, object] = field(default_factory=dict)
    tagged_images: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to commit."""
        return not self.edit.patches

    def summary(self) -> str:
        """Say in one sentence what comes in and what does not."""
        return ", ".join(self.parts())

    def parts(self) -> tuple[str, ...]:
        """Return what comes in and what does not, kind by kind."""
        parts = [f"{self.added_images} new images", f"{self.added_instances} objects"]
        if self.tagged_images:
            parts.append(f"classes of {self.tagged_images} images")
        if self.repeated:
            parts.append(f"{self.repeated} objects that are there already")
        if self.unplaced:
            parts.append(f"{self.unplaced} objects left out because their image is missing")
        if self.problems:
            parts.append(f"{len(self.problems)} problems")
        return tuple(parts)


@dataclass(frozen=True, slots=True)
class Present:
    """What the project holds already, as far as an import must know it."""

    folder: Path
    schema: LabelSchema
    images: tuple[ImageRecord, ...]
    instances_of: Callable[[int], tuple[Instance, ...]]
    is_taken: Callable[[int], bool]
    next_instance_id: int
    next_image_id: int


@dataclass(frozen=True, slots=True)
class ImportRules:
    """How to import: the split that the images get (NONE: the file's own), and whether points get a box around them."""

    split: Split = Split.NONE
    point_boxes: bool = False


class Importer:
    """Turns one dataset into one ImportPlan. Used once."""

    def __init__(self, present: Present, search: ImageSearch, rules: ImportRules) -> None:
        self._present = present
        self._search = search
        self._rules = rules
        self._problems: list[Problem] = []
        self._by_path = {image.path: image for image in present.images}
        self._image_ids = {image.id for image in present.images}
        self._next_image_id = present.next_image_id
        self._next_instance_id = present.next_instance_id
        self._new_images: dict[int, ImageRecord] = {}
        self._assigned: dict[int, Patch] = {}
        self._category_ids: dict[int, int] = {}
        self._tagged = 0

    def plan(self, dataset: Dataset, found: Iterable[Problem], progress: Progress | None = None) -> ImportPlan:
        """Match everything; reads the header of every image, objects and pixels stay unread."""
        self._problems.extend(found)
        schema, category_ids = self._merge_schema(dataset.schema)
        self._category_ids = category_ids
        images = self._place_images(dataset.images, progress)
        instances, unplaced, repeated = self._place_instances(dataset.instances, images, category_ids)
        patches = [Patch(None, image) for image in sorted(self._new_images.values(), key=lambda image: image.id)]
        has_place = bool(images) or not dataset.images
        if schema != self._present.schema and has_place:
            patches.insert(0, Patch(self._present.schema, schema))
        patches.extend(self._assigned.values())
        patches.extend(Patch(None, item) for item in instances)
        return ImportPlan(
            Edit("Import", tuple(patches)),
            len(self._new_images),
            len(instances),
            tuple(self._problems),
            unplaced,
            repeated,
            dict(dataset.extras),
            self._tagged,
        )

    def _merge_schema(self, incoming: LabelSchema) -> tuple[LabelSchema, dict[int, int]]:
        schema = self._present.schema
        ids: dict[int, int] = {}
        for category in incoming.categories:
            known = schema.find(category.name)
            if known is None:
                known = self._with_free_id(schema, category)
            elif category.skeleton is not None and known.skeleton is None:
                known = replace(known, skeleton=category.skeleton)
            elif not _same_points(category, known):
                known = self._with_free_id(schema, replace(category, name=_free_name(schema, category.name)))
                self._tell(f"class {category.name}", f"has other keypoints here; imported as {known.name}")
            schema = schema.with_category(known)
            ids[category.id] = known.id
        return schema, ids

    def _with_free_id(self, schema: LabelSchema, category: Category) -> Category:
        is_free = all(known.id != category.id for known in schema.categories) and 0 <= category.id <= LARGEST_ID
        return category if is_free else replace(category, id=schema.next_id())

    def _place_images(self, images: tuple[ImageRecord, ...], progress: Progress | None) -> dict[int, ImageRecord]:
        placed: dict[int, ImageRecord] = {}
        missing: list[str] = []
        self._next_image_id = max(self._next_image_id, _highest(image.id for image in images) + 1)
        for done, image in enumerate(images, 1):
            record = self._place_image(image, missing)
            if record is not None:
                placed[image.id] = record
            if progress is not None:
                progress(done, len(images))
        for name in missing:
            self._tell(f"image {name}", "the file was not found in the folders searched; its labels are left out")
        return placed

    def _place_image(self, image: ImageRecord, missing: list[str]) -> ImageRecord | None:
        file = self._search.find(image.path)
        if file is None:
            missing.append(image.path)
            return None
        known = self._by_path.get(stored_path(self._present.folder, file))
        if known is not None:
            return self._assign(known, image)
        try:
            record = read_image(file, image.path, self._present.folder)
        except ImageError as error:
            self._tell(f"image {image.path}", f"left out with its labels: {error}")
            return None
        if image.width and image.height and (image.width, image.height) != (record.width, record.height):
            self._tell(
                f"image {image.path}",
                f"the labels say {image.width} x {image.height} pixels, the file has {record.width} x {record.height}; "
                "check that the labels fit",
            )
        record = replace(
            record,
            id=self._image_id(image.id),
            split=self._rules.split or image.split,
            tags=self._tags(image),
            extras={**image.extras, **record.extras},
        )
        self._tagged += bool(record.tags)
        self._by_path[record.path] = record
        self._new_images[record.id] = record
        return record

    def _assign(self, known: ImageRecord, told: ImageRecord) -> ImageRecord:
        """A split that the person names wins over what stands there, one that the file tells only fills a gap.

        Classes of the image come to those it has.
        """
        tags = tuple(sorted({*known.tags, *self._tags(told)}))
        if known.id in self._new_images:
            assigned = self._new_images[known.id] = replace(known, tags=tags)
        else:
            assigned = replace(known, split=self._rules.split or known.split or told.split, tags=tags)
            if assigned == known:
                return known
            before = self._assigned[known.id].before if known.id in self._assigned else known
            self._assigned[known.id] = Patch(before, assigned)
            self._tagged += tags != known.tags
        self._by_path[known.path] = assigned
        return assigned

    def _tags(self, image: ImageRecord) -> tuple[int, ...]:
        return tuple(sorted({self._category_ids[tag] for tag in image.tags if tag in self._category_ids}))

    def _image_id(self, wanted: int) -> int:
        if not (0 <= wanted <= LARGEST_ID) or wanted in self._image_ids:
            wanted = self._next_image_id
            self._next_image_id += 1
        self._image_ids.add(wanted)
        return wanted

    def _place_instances(
        self, instances: tuple[Instance, ...], images: Mapping[int, ImageRecord], category_ids: Mapping[int, int]
    ) -> tuple[list[Instance], int, int]:
        placed: list[Instance] = []
        used: set[int] = set()
        unplaced = repeated = changed_ids = 0
        self._next_instance_id = max(self._next_instance_id, _highest(item.id for item in instances) + 1)
        held: dict[int, set[object]] = {}
        misfits: set[str] = set()
        for item in instances:
            image = images.get(item.image_id)
            if image is None:
                unplaced += 1
                continue
            if item.mask is not None and (item.mask.width, item.mask.height) != (image.width, image.height):
                misfits.add(image.name)
                continue
            moved = replace(item, image_id=image.id, category_id=category_ids[item.category_id], origin="import")
            if self._rules.point_boxes and moved.bbox_xywh is None and moved.num_keypoints:
                moved = replace(moved, bbox_xywh=_box_around(moved.keypoints, (image.width, image.height)))
            if _shape(moved) in self._held_shapes(image, held):
                repeated += 1
                continue
            number = self._instance_id(item.id, used)
            changed_ids += number != item.id
            placed.append(replace(moved, id=number))
        for name in sorted(misfits):
            self._tell(f"image {name}", "its masks are of another size than the image and are left out")
        if changed_ids:
            self._tell("ids", f"{changed_ids} objects got new ids because theirs are taken")
        return sorted(placed, key=lambda item: item.id), unplaced, repeated

    def _held_shapes(self, image: ImageRecord, held: dict[int, set[object]]) -> set[object]:
        if image.id in self._new_images:
            return set()
        if image.id not in held:
            held[image.id] = {_shape(item) for item in self._present.instances_of(image.id)}
        return held[image.id]

    def _instance_id(self, wanted: int, used: set[int]) -> int:
        if not (0 <= wanted <= LARGEST_ID) or wanted in used or self._present.is_taken(wanted):
            wanted = self._next_instance_id
            self._next_instance_id += 1
        used.add(wanted)
        return wanted

    def _tell(self, place: str, reason: str) -> None:
        self._problems.append(Problem(place, reason))


def plan_new_images(
    records: list[ImageRecord], problems: list[Problem], present: tuple[ImageRecord, ...], next_id: int
) -> ImportPlan:
    """Plan to add the images that the project does not hold yet, in the order given."""
    known = {image.path for image in present}
    fresh = [record for record in records if record.path not in known]
    numbered = [replace(record, id=next_id + place) for place, record in enumerate(fresh)]
    edit = Edit("Add images", tuple(Patch(None, record) for record in numbered))
    return ImportPlan(edit, len(numbered), 0, tuple(problems))


def _box_around(points: tuple[Keypoint, ...], size: tuple[int, int]) -> XYWH:
    left, top, width, height = bounds_xywh(np.array([(point.x, point.y) for point in points if point.v > 0]))
    right, bottom = left + width + BOX_MARGIN_PX, top + height + BOX_MARGIN_PX
    left, top = max(0.0, left - BOX_MARGIN_PX), max(0.0, top - BOX_MARGIN_PX)
    if all(size):
        right, bottom = min(right, float(size[0])), min(bottom, float(size[1]))
    return left, top, right - left, bottom - top


def _same_points(first: Category, second: Category) -> bool:
    if first.skeleton is None or second.skeleton is None:
        return True
    return first.skeleton.keypoints == second.skeleton.keypoints


def _free_name(schema: LabelSchema, name: str) -> str:
    number = 2
    while schema.find(f"{name} ({number})") is not None:
        number += 1
    return f"{name} ({number})"


def _highest(ids: Iterable[int]) -> int:
    return max((number for number in ids if number <= LARGEST_ID), default=0)


def _shape(item: Instance) -> object:
    return (item.category_id, item.bbox_xywh, item.polygons, item.mask, item.keypoints)
