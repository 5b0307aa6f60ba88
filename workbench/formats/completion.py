"""Filling in what training tools demand of every COCO record and what a person need not draw: box, area, counts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from workbench.core.geometry import bounds_xywh, points_of
from workbench.core.instance import XYWH, Instance
from workbench.core.masks import mask_bounds_xywh
from workbench.core.rasterise import mask_of_rings
from workbench.core.schema import Category, LabelSchema
from workbench.core.validity import clip_box
from workbench.formats.coco_annotation import NOTES
from workbench.formats.codec import Dataset


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
    """Return one object with box and area, on an image of size (width, height), 0 when unknown.

    The box is the tight one around mask, polygons or labelled keypoints, inside the image; the area is that of the
    mask, of the filled polygons, or of the box. An object without any shape keeps its None.
    """
    box = instance.bbox_xywh if instance.bbox_xywh is not None else _tight_box(instance, size)
    area = instance.area if instance.area is not None else _area(instance, box, size)
    extras = instance.extras
    if NOTES in extras or instance.mask is not None:
        notes = {NOTES: {"segmentation": "list"}} if instance.mask is not None else {}
        extras = {name: value for name, value in extras.items() if name != NOTES} | notes
    return replace(instance, bbox_xywh=box, area=area, extras=extras)


def _completed_category(category: Category) -> Category:
    return replace(category, extras={**category.extras, NOTES: {"flip_pairs": "always"}})


def _tight_box(instance: Instance, size: tuple[int, int]) -> XYWH | None:
    if instance.mask is not None:
        left, top, width, height = mask_bounds_xywh(instance.mask)
        return float(left), float(top), float(width), float(height)
    labelled = [(point.x, point.y) for point in instance.keypoints if point.v > 0]
    points = [points_of(ring) for ring in instance.polygons] or ([np.array(labelled)] if labelled else [])
    if not points:
        return None
    return clip_box(bounds_xywh(np.concatenate(points)), *size)


def _area(instance: Instance, box: XYWH | None, size: tuple[int, int]) -> float | None:
    if instance.mask is not None:
        return float(instance.mask.area)
    if instance.polygons and all(size):
        return float(mask_of_rings(instance.polygons, size[1], size[0]).area)
    return box[2] * box[3] if box is not None else None
