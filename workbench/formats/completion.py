"""Filling in what training tools demand of every COCO record and what a person need not draw: box, area, counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from workbench.core.geometry import bounds_xywh, points_of
from workbench.core.instance import XYWH, Instance
from workbench.core.masks import mask_bounds_xywh
from workbench.core.rasterise import mask_of_rings
from workbench.core.validity import clip_box
from workbench.formats.coco_annotation import NOTES
from workbench.formats.codec import Dataset


def completed(dataset: Dataset) -> Dataset:
    """Return the data set with a box and an area on every object; what was given is kept as it is.

    For a training snapshot, not for an export: members that the source did not have are written then.
    """
    sizes = {image.id: (image.width, image.height) for image in dataset.images}
    filled = tuple(completed_instance(item, sizes.get(item.image_id, (0, 0))) for item in dataset.instances)
    return replace(dataset, instances=filled)


def completed_instance(instance: Instance, size: tuple[int, int]) -> Instance:
    """Return one object with box and area, on an image of size (width, height), 0 when unknown.

    The box is the tight one around mask, polygons or labelled keypoints, inside the image; the area is that of the
    mask, of the filled polygons, or of the box. An object without any shape keeps its None.
    """
    box = instance.bbox_xywh if instance.bbox_xywh is not None else _tight_box(instance, size)
    area = instance.area if instance.area is not None else _area(instance, box, size)
    extras = instance.extras
    notes = extras.get(NOTES)
    if isinstance(notes, Mapping):
        # Only how run lengths are spelled still matters once every member is written.
        form = {"segmentation": "list"} if notes.get("segmentation") == "list" else None
        extras = {name: value for name, value in extras.items() if name != NOTES} | ({NOTES: form} if form else {})
    return replace(instance, bbox_xywh=box, area=area, extras=extras)


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
