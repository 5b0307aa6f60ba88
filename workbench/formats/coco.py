"""COCO JSON (instances and keypoints), both ways and lossless.

Conventions: ``bbox`` is left, top, width, height in pixels from the image's top-left corner, 0-based, floats; polygons
are parts of one object and have no holes; run lengths are column-major and begin with zeros; keypoints are x, y, v.
Ids are kept as they are, gaps included. Every member that we do not know is kept, on the file, its images, categories
and annotations. An export writes each record as its source spelled it (see coco_annotation), numbers as they came. What
COCO has no member for (holes, rotated boxes, review states …) stands in a member of ours (see coco_native).

What cannot come over whole is left out or mended and reported; the rest of the file is read all the same.
"""

from __future__ import annotations

import gc
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson

from workbench.core.image import ImageRecord, Split
from workbench.core.instance import Instance
from workbench.core.schema import Category, LabelSchema
from workbench.formats.atomic_file import write_atomically
from workbench.formats.coco_annotation import AnnotationReader, annotation_record
from workbench.formats.coco_schema import (
    category_record,
    image_record,
    read_category,
    read_image,
    with_counted_keypoints,
)
from workbench.formats.codec import Dataset, FormatError, Problem, Progress, ReadResult
from workbench.formats.json_records import JsonRecords, RecordError, read_records, records_of
from workbench.formats.numbers import shown

_LISTS = ("images", "annotations", "categories")
_SPLIT_WORDS = re.compile(r"(?<![a-z])(train|valid|val|test)(?![a-z])")
_PROGRESS_STEP = 2000


class CocoCodec:
    """Reads and writes COCO JSON files."""

    name = "coco"
    title = "COCO JSON"
    can_write = True
    cannot_carry = (
        "which split an image belongs to (one file a split)",
        "who made an object (origin)",
        "polygons beside a mask on one object (the mask is written)",
        "lines and points, for other programs (they see the box around them)",
    )

    def sniff(self, path: Path) -> bool:
        """Whether the file is JSON; whether it holds labels only reading tells."""
        if path.suffix.lower() != ".json" or not path.is_file():
            return False
        with open(path, "rb") as file:
            return file.read(4096).removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")

    def read(self, path: Path, progress: Progress | None = None) -> ReadResult:
        """Read a COCO file; see Codec.read. The file's name tells the split (``instances_train2017.json``)."""
        with _paused_collector():
            records = read_records(path, _LISTS)
            if isinstance(records, list):
                raise FormatError(f"{path}: a flat list, as results files are; choose the ground truth file")
            _refuse_other_kinds(path, records)
            return _Reading(records, _split_of(path), progress).result()

    def write(self, dataset: Dataset, path: Path) -> None:
        """Write a COCO file; see Codec.write."""
        write_atomically(path, _pieces(dataset, path))


class _Reading:
    """One file on its way in: collects values and problems."""

    def __init__(self, records: JsonRecords, split: Split, progress: Progress | None) -> None:
        self._records = records
        self._split = split
        self._progress = progress
        self._problems: list[Problem] = []

    def result(self) -> ReadResult:
        categories = self._categories()
        images = self._images()
        instances, categories = self._instances(images, categories)
        schema = LabelSchema(tuple(categories.values()))
        dataset = Dataset(schema, tuple(images.values()), instances, self._records.members)
        return ReadResult(dataset, tuple(self._problems))

    def _categories(self) -> dict[int, Category]:
        categories: dict[int, Category] = {}
        for place, record in self._each("categories", "category"):
            try:
                category, repair = read_category(record)
                if category.id in categories:
                    raise RecordError("its id is taken by an earlier category")
            except ValueError as error:
                self._report(place, error)
                continue
            if repair:
                self._report(place, repair)
            categories[category.id] = category
        return categories

    def _images(self) -> dict[int, ImageRecord]:
        images: dict[int, ImageRecord] = {}
        repeated = 0
        for place, record in self._each("images", "image"):
            try:
                image, repair = read_image(record, self._split)
                if images.get(image.id) == image:
                    repeated += 1
                    continue
                if image.id in images:
                    raise RecordError(f"its id is taken by {shown(images[image.id].path)}")
            except ValueError as error:
                self._report(place, error)
                continue
            if repair:
                self._report(place, repair)
            images[image.id] = image
        if repeated:
            self._report("images", f"{repeated} records repeat an image that is already there and were left out")
        return images

    def _instances(
        self, images: dict[int, ImageRecord], categories: dict[int, Category]
    ) -> tuple[tuple[Instance, ...], dict[int, Category]]:
        sizes = {image.id: (image.width, image.height) for image in images.values()}
        counts = {key: len(item.skeleton.keypoints) if item.skeleton else 0 for key, item in categories.items()}
        reader = AnnotationReader(sizes, counts)
        instances: dict[int, Instance] = {}
        for place, record in self._each("annotations", "annotation"):
            try:
                instance, repair = reader.read(record)
                if instance.id in instances:
                    raise RecordError("its id is taken by an earlier annotation")
            except ValueError as error:
                self._report(place, error)
                continue
            if repair:
                self._report(place, repair)
            instances[instance.id] = instance
        for key, count in reader.found_counts.items():
            categories[key] = with_counted_keypoints(categories[key], count)
            self._report(f"category {key}", f"names no keypoints but its objects have {count}; they are numbered")
        return tuple(instances.values()), categories

    def _each(self, name: str, title: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield place and record of all that are JSON objects; report the others."""
        items = self._records.lists.get(name, [])
        for index, record in enumerate(records_of(items)):
            if self._progress is not None and name == "annotations" and index % _PROGRESS_STEP == 0:
                self._progress(index, len(items))
            if isinstance(record, RecordError):
                self._report(f"{title} number {index + 1}", record)
                continue
            given = record.get("id")
            yield (f"{title} {given}" if type(given) is int else f"{title} number {index + 1}"), record
        if self._progress is not None and name == "annotations":
            self._progress(len(items), len(items))

    def _report(self, place: str, reason: object) -> None:
        self._problems.append(Problem(place, str(reason)))


def _split_of(path: Path) -> Split:
    """Return what the name says, or else a folder called just ``train``, ``valid``, ``val`` or ``test``."""
    folder = path.parent.name.lower()
    found = _SPLIT_WORDS.findall(path.stem.lower()) or ([folder] if _SPLIT_WORDS.fullmatch(folder) else [])
    words = {word.removesuffix("id") for word in found}
    return Split(words.pop()) if len(words) == 1 else Split.NONE


def _refuse_other_kinds(path: Path, records: JsonRecords) -> None:
    """Raise FormatError, with what the file seems to be, when it holds no object labels."""
    if "shapes" in records.members:
        raise FormatError(f"{path}: a labelme file, which this reader does not know; convert it to COCO first")
    if not records.lists:
        raise FormatError(f'{path}: has none of "images", "annotations", "categories"; this is no COCO file')
    if "images" not in records.lists:
        raise FormatError(f'{path}: has no list of "images", so its labels belong to nothing')
    first = next(records_of(records.lists.get("annotations", [])[:1]), None)
    if isinstance(first, dict) and "category_id" not in first:
        if "caption" in first:
            raise FormatError(f"{path}: holds captions; choose the instances or keypoints file of the same images")
        if "segments_info" in first:
            raise FormatError(f"{path}: holds panoptic segments; choose the instances file of the same images")


def _pieces(dataset: Dataset, path: Path) -> Iterator[bytes]:
    yield b"{"
    for name, value in dataset.extras.items():
        if name not in _LISTS:
            yield _dumps(path, name, name) + b":" + _dumps(path, name, value) + b","
    yield b'"images":['
    yield from _joined(_dumps(path, f"image {image.id}", image_record(image)) for image in dataset.images)
    yield b'],\n"annotations":['
    sizes = {image.id: (image.width, image.height) for image in dataset.images}
    pieces = (_annotation_piece(path, item, sizes.get(item.image_id, (0, 0))) for item in dataset.instances)
    yield from _joined(pieces)
    yield b'],\n"categories":['
    categories = dataset.schema.categories
    yield from _joined(_dumps(path, f"category {item.id}", category_record(item)) for item in categories)
    yield b"]}\n"


def _annotation_piece(path: Path, instance: Instance, size: tuple[int, int]) -> bytes:
    try:
        record = annotation_record(instance, size)
    except ValueError as error:
        raise FormatError(f"{path}: annotation {instance.id} cannot be written: {error}") from None
    return _dumps(path, f"annotation {instance.id}", record)


def _joined(pieces: Iterable[bytes]) -> Iterator[bytes]:
    for index, piece in enumerate(pieces):
        yield b",\n" + piece if index else b"\n" + piece


def _dumps(path: Path, place: str, value: object) -> bytes:
    try:
        return orjson.dumps(value)
    except TypeError:
        # Whole numbers beyond 64 bits among unknown members: slower, but they come back as they were.
        try:
            return json.dumps(value, ensure_ascii=False).encode()
        except (TypeError, ValueError):
            raise FormatError(f"{path}: {place} holds a value that JSON cannot hold") from None


@contextmanager
def _paused_collector() -> Iterator[None]:
    """Reading makes millions of values and no garbage in circles; looking for it would double the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
