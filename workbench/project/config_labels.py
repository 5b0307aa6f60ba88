"""The labels of one split as the libraries' own datasets read them, beside a config that leaves.

``images/<split>/`` holds links to the pictures (copies where the disk knows no links) under names without blanks, which
the libraries' lists of names cannot hold; ``annotations/`` the lists; ``labels/<split>/`` a label picture an image.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

import cv2

from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.label_map import IGNORED, Region, paint, pixels_of
from workbench.core.schema import LabelSchema
from workbench.formats.atomic_file import write_atomically
from workbench.formats.catalog import codec
from workbench.formats.codec import Dataset
from workbench.formats.completion import completed
from workbench.project.error import ProjectError

_NOT_PLAIN = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class LeavingSplit:
    """One split on its way out: its labels with absolute image paths, and what the config asks for (the worker's
    ``labels``: form, categories in label order, painted, things, is_nameless)."""

    name: str
    dataset: Dataset
    asked: Mapping[str, Any]
    folder: Path

    @property
    def annotations(self) -> Path:
        """The file of lists, without its suffix."""
        return self.folder / "annotations" / self.name


def learned_split(split: LeavingSplit) -> LeavingSplit:
    """Return what of a split leaves: nothing is written yet. Raises ProjectError for a picture that is not there."""
    found = replace(split, dataset=_learned(split))
    gone = next((image.path for image in found.dataset.images if not Path(image.path).is_file()), None)
    if gone is not None:
        raise ProjectError(f"{gone}: the picture is not there, so the config would miss it; bring it back first")
    return found


def write_split(split: LeavingSplit) -> int:
    """Write pictures, lists and label pictures of a ``learned_split``; how many. Raises ProjectError, OSError."""
    names = _link_images(split)
    _FORMS[str(split.asked["form"])](split, names)
    if split.asked.get("painted") is not None:
        _paint(split, names)
    return len(names)


def _learned(split: LeavingSplit) -> Dataset:
    """Only the classes that are learned, in label order, and the images that have any of them."""
    dataset, form = split.dataset, str(split.asked["form"])
    wanted = [int(number) for number in split.asked["categories"]]
    known = {category.id: category for category in dataset.schema.categories}
    schema = LabelSchema(tuple(known[number] for number in wanted if number in known))
    items = tuple(item for item in dataset.instances if item.category_id in set(wanted))
    labelled = {item.image_id for item in items}
    images = tuple(image for image in dataset.images if _is_wanted(image, form, labelled, set(wanted)))
    return replace(dataset, schema=schema, images=images, instances=items)


def _is_wanted(image: ImageRecord, form: str, labelled: set[int], wanted: set[int]) -> bool:
    if form == "pictures":
        return True
    return not wanted.isdisjoint(image.tags) if form in ("classes", "tags") else image.id in labelled


def _link_images(split: LeavingSplit) -> dict[int, str]:
    """Put every picture into the folder; returns the name that it has there, by image id."""
    folder = split.folder / "images" / split.name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    names: dict[int, str] = {}
    taken: set[str] = set()
    for image in split.dataset.images:
        name = _NOT_PLAIN.sub("_", PurePosixPath(image.path).name)
        while _stem(name).casefold() in taken:
            name = f"{image.id}-{name}"
        taken.add(_stem(name).casefold())
        names[image.id] = name
        _link(Path(image.path), folder / name)
    return names


def _stem(name: str) -> str:
    """A name without its suffix: what a label picture of mmdet is called after."""
    return name.rsplit(".", 1)[0]


def _link(source: Path, target: Path) -> None:
    try:
        target.symlink_to(source.resolve())
    except (OSError, NotImplementedError):
        # Never through a link that is there: that would write over the person's own picture.
        with open(source, "rb") as picture, open(target, "xb") as copy:
            shutil.copyfileobj(picture, copy)


def _write_boxes(split: LeavingSplit, names: Mapping[int, str]) -> None:
    """COCO; regions without instances stand in the label pictures alone, and a nameless model knows one class."""
    dataset = split.dataset
    categories = dataset.schema.categories[: split.asked.get("things")]
    if split.asked.get("is_nameless"):
        categories = categories[:1]
        first = categories[0].id
        items = tuple(replace(item, category_id=first) for item in dataset.instances)
    else:
        kept = {category.id for category in categories}
        items = tuple(item for item in dataset.instances if item.category_id in kept)
    images = tuple(replace(image, path=names[image.id]) for image in dataset.images)
    dataset = replace(dataset, schema=LabelSchema(categories), images=images, instances=items)
    codec("coco").write(completed(dataset), split.annotations.with_suffix(".json"))


def _write_classes(split: LeavingSplit, names: Mapping[int, str]) -> None:
    """A name and the number of its class a line."""
    rows = [f"{names[image.id]} {min(_numbers(split, image))}" for image in split.dataset.images]
    _write_lines(split, rows)


def _write_tags(split: LeavingSplit, names: Mapping[int, str]) -> None:
    """mmpretrain's own JSON for images of several classes."""
    rows = [{"img_path": names[image.id], "gt_label": _numbers(split, image)} for image in split.dataset.images]
    classes = [category.name for category in split.dataset.schema.categories]
    body = {"metainfo": {"classes": classes}, "data_list": rows}
    write_atomically(split.annotations.with_suffix(".json"), [json.dumps(body, ensure_ascii=False).encode()])


def _write_names(split: LeavingSplit, names: Mapping[int, str]) -> None:
    _write_lines(split, [names[image.id] for image in split.dataset.images])


def _numbers(split: LeavingSplit, image: ImageRecord) -> list[int]:
    places = {category.id: place for place, category in enumerate(split.dataset.schema.categories)}
    return sorted(places[tag] for tag in image.tags if tag in places)


def _write_lines(split: LeavingSplit, rows: list[str]) -> None:
    write_atomically(split.annotations.with_suffix(".txt"), ["\n".join(rows).encode()])


def _paint(split: LeavingSplit, names: Mapping[int, str]) -> None:
    """A label picture for every image: mmseg's are called after the whole name, mmdet's after its stem."""
    folder = split.folder / "labels" / split.name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    painted = split.asked["painted"]
    labels = dict(zip(split.asked["categories"], painted["labels"], strict=True))
    items: dict[int, list[Instance]] = {}
    for item in split.dataset.instances:
        items.setdefault(item.image_id, []).append(item)
    for image in split.dataset.images:
        name = names[image.id]
        stem = name if split.asked["form"] == "regions" else _stem(name)
        size = image.width, image.height
        try:
            regions = list(_regions(items.get(image.id, ()), labels, size))
            values = paint(regions, size, painted["priority"], int(painted["empty"]))
        except ValueError as error:
            raise ProjectError(f"{image.path}: its outlines cannot be filled ({error}); mend or remove them") from None
        # Grey, without a palette: OpenCV, which some of the libraries read them with, gives a palette's colours.
        (folder / f"{stem}.png").write_bytes(cv2.imencode(".png", values)[1].tobytes())


def _regions(items: Any, labels: Mapping[int, int], size: tuple[int, int]) -> Iterator[Region]:
    """A crowd says nothing about its pixels: they are not learned."""
    for item in items:
        mask = pixels_of(item, size)
        if mask is not None:
            yield Region(item.category_id, IGNORED if item.iscrowd else labels[item.category_id], mask)


_FORMS: dict[str, Callable[[LeavingSplit, Mapping[int, str]], None]] = {
    "boxes": _write_boxes,
    "regions": _write_names,
    "classes": _write_classes,
    "tags": _write_tags,
    "pictures": _write_names,
}
