"""Many masks of one image as one map with a label at every pixel: who covers whom is settled here, once for all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.core.figure import figure_outline
from workbench.core.instance import Instance
from workbench.core.masks import Mask, mask_bounds_xywh
from workbench.core.rasterise import mask_of_polygons

IGNORED = 255
"""The label of a pixel that nobody has decided about; it is neither learned nor counted."""

MAX_LABELS = 255
"""A map of bytes holds the labels 0 … 254 beside IGNORED."""


@dataclass(frozen=True, slots=True)
class Region:
    """Where one label lies. ``category_id`` is what a priority speaks of, ``label`` what is painted."""

    category_id: int
    label: int
    mask: Mask


def pixels_of(instance: Instance, size: tuple[int, int]) -> Mask | None:
    """Return the pixels of an object on an image of size (width, height): its mask, its polygons without their holes,
    or the inside of its closed figure; None for an object without an outline. Raises ValueError for a ring that cannot
    be filled.
    """
    if instance.mask is not None:
        return instance.mask
    if instance.polygons:
        return mask_of_polygons(instance.polygons, instance.holes, size[1], size[0])
    if instance.figure is None:
        return None
    points, is_closed = figure_outline(instance.figure)
    return mask_of_polygons((tuple(points.reshape(-1).tolist()),), (), size[1], size[0]) if is_closed else None


def paint(
    regions: Iterable[Region], size: tuple[int, int], priority: Sequence[int] = (), empty: int = IGNORED
) -> npt.NDArray[np.uint8]:
    """Paint regions on an image of size (width, height); returns the labels, shape (height, width).

    Where regions overlap the category that stands later in ``priority`` is seen; categories that it does not name lie
    below all that it names. Among equals the smaller region is seen, so that a small thing on a large one is not
    lost; at last the later one. ``empty`` is the label where nothing lies. Raises ValueError for a label that does not
    fit into a byte or a mask that is not of the image's size.
    """
    width, height = size
    painted = np.full((height, width), empty, dtype=np.uint8)
    rank = {number: place for place, number in enumerate(priority)}
    known = sorted(regions, key=lambda region: (rank.get(region.category_id, -1), -region.mask.area))
    for region in known:
        if not 0 <= region.label <= IGNORED:
            raise ValueError(f"the label {region.label} does not fit into a map of bytes")
        if (region.mask.width, region.mask.height) != size:
            raise ValueError(f"a mask of {region.mask.width} x {region.mask.height} pixels on {width} x {height}")
        left, top, wide, high = mask_bounds_xywh(region.mask)
        part = painted[top : top + high, left : left + wide]
        part[region.mask.crop(left, top, wide, high)] = region.label
    return painted
