"""Filling in what training tools demand of every COCO record and what a person need not draw: box, area, counts."""

from __future__ import annotations

from dataclasses import replace

from workbench.core.instance import Instance
from workbench.core.schema import Category, LabelSchema
from workbench.formats.coco_annotation import NOTES
from workbench.formats.codec import Dataset
from workbench.formats.measuring import measured


def completed(dataset: Dataset) -> Dataset:
    """Return the data set with a box and an area on every object; what was given is kept as it is.

    For a training snapshot, not for an export: members that the source did not have are written then, mirror pairs
    too, skeletons count from 1, and run lengths are plain lists, which any reader understands.
    """
    sizes = {image.id: (image.width, image.height) for image in dataset.images}
    filled = tuple(completed_instance(item, sizes.get(item.image_id, (0, 0))) for item in dataset.instances)
    categories = tuple(_completed_category(category) for category in dataset.schema.categories)
    return replace(dataset, instances=filled, schema=LabelSchema(categories))


def completed_instance(instance: Instance, size: tuple[int, int]) -> Instance:
    """Return one object with box and area (see measuring.measured), spelled in full when it is written."""
    instance = measured(instance, size)
    extras = instance.extras
    if NOTES in extras or instance.mask is not None:
        notes = {NOTES: {"segmentation": "list"}} if instance.mask is not None else {}
        extras = {name: value for name, value in extras.items() if name != NOTES} | notes
    return replace(instance, extras=extras)


def _completed_category(category: Category) -> Category:
    return replace(category, extras={**category.extras, NOTES: {"flip_pairs": "always"}})
