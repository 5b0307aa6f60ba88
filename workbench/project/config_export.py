"""A plain config leaves with its labels: a folder that trains where there is no workbench."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from workbench.core.schema import LabelSchema
from workbench.formats.atomic_file import write_atomically
from workbench.formats.catalog import codec
from workbench.formats.codec import Dataset
from workbench.formats.completion import completed
from workbench.project.error import ProjectError
from workbench.project.project import Project
from workbench.project.runs import SNAPSHOTS, learnable
from workbench.tasks.recipe import TrainRecipe
from workbench.tasks.task import task

CONFIG = "config.py"


def export_config(project: Project, recipe: TrainRecipe, text: str, folder: Path) -> Path:
    """Write a config and the labels that it names, ``annotations/<split>.json``; returns the config's path.

    Only the classes that are learned go with it, in label order. Raises ProjectError.
    """
    try:
        (folder / "annotations").mkdir(parents=True, exist_ok=True)
        for name, splits in SNAPSHOTS.items():
            dataset = learnable(project.dataset(splits), task(recipe.task), project.image_file)
            codec("coco").write(
                completed(_learned(dataset, recipe.categories)), folder / "annotations" / f"{name}.json"
            )
        path = folder / CONFIG
        write_atomically(path, [text.encode()])
    except OSError as error:
        raise ProjectError(f"{folder}: cannot be written ({error.strerror or error}); choose another folder") from None
    return path


def _learned(dataset: Dataset, categories: tuple[int, ...]) -> Dataset:
    if not categories:
        return dataset
    known = {category.id: category for category in dataset.schema.categories}
    schema = LabelSchema(tuple(known[number] for number in categories if number in known))
    items = tuple(item for item in dataset.instances if item.category_id in set(categories))
    labelled = {item.image_id for item in items}
    images = tuple(image for image in dataset.images if image.id in labelled)
    return replace(dataset, schema=schema, images=images, instances=items)
