"""Boolean operations on objects: united, subtracted, intersected, cut by a line.

Objects are taken in drawing order, the last in front. Masks are combined as soon as one is a mask, otherwise outlines.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from workbench.core import masks
from workbench.core.edit import Edit, Patch
from workbench.core.geometry import Points, points_of
from workbench.core.instance import Instance, Ring
from workbench.core.masks import Mask, mask_bounds_xywh
from workbench.core.outline import outline
from workbench.core.rasterise import mask_of_polygons
from workbench.editing.gesture import Refused
from workbench.editing.outlines import polygon_algebra as algebra
from workbench.editing.outlines.region import Region, region_of, with_region

Area = Region | Mask


def unite(instances: Sequence[Instance]) -> Edit | Refused:
    """Make one object of several: the one with keypoints, else the one at the back, with its class and attributes."""
    return _made_one(f"Unite {len(instances)} objects", instances, algebra.united, masks.union)


def intersect(instances: Sequence[Instance]) -> Edit | Refused:
    """Make one object of what all cover, with class and attributes of the one with keypoints, else at the back."""
    return _made_one(f"Intersect {len(instances)} objects", instances, algebra.common, masks.intersection)


def subtract(instances: Sequence[Instance]) -> Edit | Refused:
    """Cut the object in front out of the others; it stays as it is, so that they share a border afterwards."""
    areas = _areas(instances)
    if isinstance(areas, Refused):
        return areas
    *behind, front = sorted(instances, key=lambda item: item.drawing_order)
    patches = []
    for item in behind:
        first, second = areas[item.id], areas[front.id]
        if _overlap(first, second):
            rest = _difference(first, second)
            if _is_empty(rest):
                return Refused("combine.nothing_left")
            patches.append(Patch(item, _with_area(item, rest)))
    return Edit("Subtract front object", tuple(patches)) if patches else Refused("combine.apart")


def cut(instances: Sequence[Instance], line: Points, new_id: Callable[[], int]) -> Edit | Refused:
    """Cut objects along an open line of shape (N, 2), image pixels, into objects of the same class and attributes.

    The largest piece stays the object that was cut, with its keypoints. Objects that the line does not cross from
    border to border stay as they are; Refused when it cuts none.
    """
    patches: list[Patch] = []
    for item in instances:
        first, *others = _cut_areas(item, line)
        if not others:
            continue
        patches.append(Patch(item, _with_area(item, first)))
        blank = replace(item, keypoints=())
        patches += [Patch(None, _with_area(replace(blank, id=new_id()), area)) for area in others]
    return Edit("Cut by a line", tuple(patches)) if patches else Refused("cut.nothing")


def _made_one(
    title: str,
    instances: Sequence[Instance],
    of_regions: Callable[[Sequence[Region]], Region],
    of_masks: Callable[[Sequence[Mask]], Mask],
) -> Edit | Refused:
    areas = _areas(instances)
    if isinstance(areas, Refused):
        return areas
    ordered = sorted(instances, key=lambda item: item.drawing_order)
    posed = [item for item in ordered if item.keypoints]
    if len(posed) > 1:
        return Refused("combine.keypoints")
    kept = posed[0] if posed else ordered[0]
    regions = [area for area in areas.values() if isinstance(area, Region)]
    pixels = [area for area in areas.values() if isinstance(area, Mask)]
    whole = of_masks(pixels) if pixels else of_regions(regions)
    if _is_empty(whole):
        return Refused("combine.nothing_common")
    gone = tuple(Patch(item, None) for item in ordered if item is not kept)
    return Edit(title, (Patch(kept, _with_area(kept, whole)), *gone))


def _areas(instances: Sequence[Instance]) -> dict[int, Area] | Refused:
    """Return what each object covers, by its id: all as regions, or all as masks of one size."""
    if len(instances) < 2:
        return Refused("combine.two")
    sizes = {(item.mask.height, item.mask.width) for item in instances if _is_mask(item) and item.mask is not None}
    if len(sizes) > 1:
        return Refused("combine.sizes")
    areas = {item.id: _area(item, sizes) for item in instances}
    return Refused("combine.no_area") if any(_is_empty(area) for area in areas.values()) else areas


def _area(instance: Instance, sizes: set[tuple[int, int]]) -> Area:
    if not sizes:
        return region_of(instance)
    if _is_mask(instance) and instance.mask is not None:
        return instance.mask
    (size,) = sizes
    region = region_of(instance)
    return region if region.is_empty else mask_of_polygons(region.polygons, region.holes, *size)


def _is_mask(instance: Instance) -> bool:
    return instance.mask is not None and not instance.polygons


def _is_empty(area: Area) -> bool:
    return area.is_empty if isinstance(area, Region) else area.area == 0


def _overlap(first: Area, second: Area) -> bool:
    if isinstance(first, Mask) and isinstance(second, Mask):
        return masks.intersection([first, second]).area > 0
    assert isinstance(first, Region) and isinstance(second, Region)
    return not algebra.common([first, second]).is_empty


def _difference(first: Area, second: Area) -> Area:
    if isinstance(first, Mask) and isinstance(second, Mask):
        return masks.difference(first, second)
    assert isinstance(first, Region) and isinstance(second, Region)
    return algebra.without(first, [second])


def _with_area(instance: Instance, area: Area) -> Instance:
    if isinstance(area, Region):
        return with_region(instance, area)
    x, y, width, height = mask_bounds_xywh(area)
    box = (float(x), float(y), float(width), float(height))
    if instance.keypoints and instance.bbox_xywh is not None:
        box = instance.bbox_xywh
    return replace(instance, mask=area, polygons=(), holes=(), figure=None, area=None, bbox_xywh=box)


def _cut_areas(instance: Instance, line: Points) -> Sequence[Area]:
    if not _is_mask(instance):
        region = region_of(instance)
        return (region,) if region.is_empty else algebra.pieces(region, line)
    assert instance.mask is not None
    return _cut_mask(instance.mask, line)


def _cut_mask(mask: Mask, line: Points) -> Sequence[Area]:
    """Cut a mask into the pixels that the pieces of its outline fill; what rounding leaves goes to the first."""
    rings = outline(mask)
    outer, inner = ([ring for ring in rings if (_turn(ring) > 0) is is_outer] for is_outer in (True, False))
    found = algebra.pieces(Region(tuple(outer), tuple(inner)), line)
    rest, others = mask, []
    for piece in found[1:]:
        pixels = mask_of_polygons(piece.polygons, piece.holes, mask.height, mask.width)
        taken = masks.intersection([rest, pixels])
        if taken.area:
            others.append(taken)
            rest = masks.difference(rest, taken)
    return (rest, *others) if rest.area else (mask,)


def _turn(ring: Ring) -> float:
    """Twice the signed area: positive when the ring runs clockwise on the screen."""
    points = points_of(ring)
    following = np.roll(points, -1, axis=0)
    return float((points[:, 0] * following[:, 1] - following[:, 0] * points[:, 1]).sum())
