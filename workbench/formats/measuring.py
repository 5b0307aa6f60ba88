"""Box and area of an object that was given none, from the shapes it has."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from workbench.core.figure import figure_area, figure_bounds
from workbench.core.geometry import bounds_xywh, points_of, polygon_area
from workbench.core.instance import XYWH, Instance
from workbench.core.masks import mask_bounds_xywh
from workbench.core.rasterise import mask_of_polygons
from workbench.core.validity import clip_box


def measured(instance: Instance, size: tuple[int, int]) -> Instance:
    """Return an object with box and area, on an image of size (width, height), 0 when unknown; what is given stays.

    The box is the tight one around mask, polygons or labelled keypoints, inside the image; the area is that of the
    mask, of the filled polygons, or of the box. An object without any shape keeps its None.
    """
    box = instance.bbox_xywh if instance.bbox_xywh is not None else _tight_box(instance, size)
    area = instance.area if instance.area is not None else _area(instance, box, size)
    return replace(instance, bbox_xywh=box, area=area)


def _tight_box(instance: Instance, size: tuple[int, int]) -> XYWH | None:
    if instance.mask is not None:
        left, top, width, height = mask_bounds_xywh(instance.mask)
        return float(left), float(top), float(width), float(height)
    labelled = [(point.x, point.y) for point in instance.keypoints if point.v > 0]
    points = [points_of(ring) for ring in instance.polygons] or ([np.array(labelled)] if labelled else [])
    if not points:
        return None if instance.figure is None else clip_box(figure_bounds(instance.figure), *size)
    return clip_box(bounds_xywh(np.concatenate(points)), *size)


def _area(instance: Instance, box: XYWH | None, size: tuple[int, int]) -> float | None:
    if instance.mask is not None:
        return float(instance.mask.area)
    if instance.polygons:
        return _filled_area(instance, size)
    if instance.figure is not None:
        return figure_area(instance.figure)
    return box[2] * box[3] if box is not None else None


def _filled_area(instance: Instance, size: tuple[int, int]) -> float:
    try:
        return float(mask_of_polygons(instance.polygons, instance.holes, size[1], size[0]).area)
    except ValueError:
        # The image's size is not known yet, or a ring is too small to fill: then the drawn outline counts.
        outer, cut = (sum(map(polygon_area, rings)) for rings in (instance.polygons, instance.holes))
        return max(outer - cut, 0.0)
