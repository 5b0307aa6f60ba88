"""Labels leave the project: written whole or not at all, read again and counted."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.core.image import ImageRecord, Split
from workbench.formats.catalog import codec as codec_of
from workbench.formats.codec import Dataset
from workbench.project.error import ProjectError
from workbench.project.images import FILE_NAME
from workbench.project.store import Store

EXTRAS = "dataset_extras"
"""The key of the project's texts that holds the imported file's own fields (COCO's info, licenses)."""

_MERGING = frozenset({"mask_pictures"})
"""Formats in which the objects of one class on an image become one: they read back as fewer."""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written where. ``lost`` says what the format cannot carry, a sentence each."""

    path: Path
    images: int
    instances: int
    categories: int
    lost: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


def dataset_of(store: Store, splits: Sequence[Split] | None = None) -> Dataset:
    """Return the labels of some splits (None: all) as stored, image paths as in the project."""
    images = tuple(image for image in store.load_images() if splits is None or image.split in splits)
    kept = {image.id for image in images}
    instances = tuple(item for item in store.all_instances() if item.image_id in kept)
    try:
        extras = json.loads(store.meta(EXTRAS, "{}"))
    except ValueError:
        extras = {}
    return Dataset(store.load_schema(), images, instances, extras if isinstance(extras, dict) else {})


def with_export_names(images: tuple[ImageRecord, ...]) -> tuple[ImageRecord, ...]:
    """Return the images under the names they came with; where two would be alike, under their project paths."""
    names = Counter(_name_of(image) for image in images)
    return tuple(
        replace(
            image,
            path=_name_of(image) if names[_name_of(image)] == 1 else image.path,
            extras={key: value for key, value in image.extras.items() if key != FILE_NAME},
        )
        for image in images
    )


def _name_of(image: ImageRecord) -> str:
    name = image.extras.get(FILE_NAME)
    return name if isinstance(name, str) else image.path


def export_dataset(dataset: Dataset, out: Path, format_name: str) -> ExportReport:
    """Write a dataset in a format; raises ProjectError when the file cannot be written or reads back otherwise."""
    codec = codec_of(format_name)
    if not codec.can_write:
        raise ProjectError(f"{codec.title} can be read but not written; export as coco")
    notices: list[str] = []
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        codec.write(dataset, out)
    except OSError as error:
        raise ProjectError(f"{out}: cannot be written ({error.strerror or error}); nothing was changed there") from None
    written = codec.read(out)
    counts = len(written.dataset.images), len(written.dataset.instances)
    is_merged = format_name in _MERGING and counts[0] == len(dataset.images)
    if counts != (len(dataset.images), len(dataset.instances)) and not is_merged:
        raise ProjectError(
            f"{out}: reads back with {counts[0]} images and {counts[1]} objects instead of {len(dataset.images)} and "
            f"{len(dataset.instances)}; the project is unharmed, please report this"
        )
    return ExportReport(out, *counts, len(dataset.schema.categories), codec.cannot_carry, tuple(notices))
