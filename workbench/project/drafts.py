"""A draft: the labels of a few images in a folder of their own, to try a recipe on before there is a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.core.image import ImageRecord, Split
from workbench.formats.catalog import codec
from workbench.formats.codec import Dataset
from workbench.formats.completion import completed
from workbench.project.error import ProjectError
from workbench.project.project import Project
from workbench.project.runs import SNAPSHOTS, learnable
from workbench.protocol.job_folder import JobFolder
from workbench.tasks.task import Task

MOST_IMAGES = {"train": 200, "val": 32}
"""So many images of a split a draft holds: enough to look at, written in a moment whatever the project's size."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a draft holds: the images of each split, in order."""

    images: dict[str, tuple[int, ...]]


def write_draft(project: Project, folder: JobFolder, kind: Task, first: Sequence[int] = ()) -> Draft:
    """Write the labels of the first images of each split, those of ``first`` before all others; raises ProjectError.

    What is stored counts. The files are those of a run's snapshot: ``labels/train.json`` and ``labels/val.json``.
    """
    counts = project.store.instance_counts()
    schema = project.store.load_schema()
    order = {image_id: place for place, image_id in enumerate(first)}
    images = sorted(project.store.load_images(), key=lambda image: order.get(image.id, len(order)))
    held: dict[str, tuple[int, ...]] = {}
    for name, splits in SNAPSHOTS.items():
        chosen = _chosen(images, splits, kind, counts)[: MOST_IMAGES[name]]
        items = tuple(item for image in chosen for item in project.store.load_instances(image.id))
        dataset = learnable(Dataset(schema, tuple(chosen), items), kind, project.image_file)
        _write(dataset, folder, name)
        held[name] = tuple(image.id for image in chosen)
    return Draft(held)


def _chosen(
    images: Sequence[ImageRecord], splits: tuple[Split, ...], kind: Task, counts: dict[int, int]
) -> list[ImageRecord]:
    return [
        image
        for image in images
        if image.split in splits and (not kind.needs_labels or image.tags or counts.get(image.id))
    ]


def _write(dataset: Dataset, folder: JobFolder, name: str) -> None:
    try:
        folder.labels.mkdir(parents=True, exist_ok=True)
        codec("coco").write(completed(dataset), folder.labels / f"{name}.json")
    except OSError as error:
        raise ProjectError(f"{folder.labels}: cannot be written ({error.strerror or error})") from None
