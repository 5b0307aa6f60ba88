"""Parts and holes of one object: added, cut, taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.core.edit import Edit
from workbench.core.geometry import contains, nearest_edge, points_of
from workbench.core.instance import Instance, Ring
from workbench.core.masks import Mask, difference, intersection, mask_bounds_xywh, union
from workbench.core.nesting import lies_within
from workbench.core.rasterise import mask_of_rings
from workbench.editing.gesture import Refused
from workbench.editing.operations import change
from workbench.editing.outlines import polygon_algebra as algebra
from workbench.editing.outlines.region import Region, box_around
from workbench.editing.reshape import rings_of, with_rings


def add_part(instance: Instance, rings: Sequence[Ring]) -> Edit | Refused:
    """Add what rings surround to an object: where they overlap its outline they grow together with it.

    A mask grows by their pixels. An object without any area gets them as its outline and keeps its box.
    """
    if _is_mask(instance):
        return _mask_changed("Add part to object", instance, union([_mask(instance), _pixels(instance, rings)]))
    before = Region(instance.polygons, instance.holes)
    if before.is_empty:
        box = instance.bbox_xywh or box_around(tuple(rings), instance.keypoints)
        return _edit("Add part to object", instance, replace(instance, polygons=tuple(rings), bbox_xywh=box, area=None))
    if algebra.without(Region(tuple(rings)), [before]).is_empty:
        return Refused("part.inside")
    if all(algebra.is_apart(before, ring) for ring in rings):
        after = Region((*before.polygons, *rings), before.holes)
    else:
        after = algebra.united([before, Region(tuple(rings))])
    return _edit("Add part to object", instance, with_rings(instance, after.polygons, after.holes))


def cut_hole(instance: Instance, rings: Sequence[Ring]) -> Edit | Refused:
    """Cut what rings surround out of an object: a hole, or a bite where they reach over its border."""
    if _is_mask(instance):
        mask, pixels = _mask(instance), _pixels(instance, rings)
        if intersection([mask, pixels]).area == 0:
            return Refused("hole.outside")
        return _mask_changed("Cut hole into object", instance, difference(mask, pixels))
    before = Region(instance.polygons, instance.holes)
    if before.is_empty:
        return Refused("hole.no_outline")
    if algebra.common([before, Region(tuple(rings))]).is_empty:
        return Refused("hole.outside")
    if all(algebra.surrounds(before, ring) for ring in rings):
        after = Region(before.polygons, (*before.holes, *rings))
    else:
        after = algebra.without(before, [Region(tuple(rings))])
    if after.is_empty:
        return Refused("hole.everything")
    return _edit("Cut hole into object", instance, with_rings(instance, after.polygons, after.holes))


def ring_at(instance: Instance, x: float, y: float, reach: float) -> int | None:
    """Return the part or hole of an outline at a point: the one whose line is near, else the innermost around it.

    The number counts through the parts, then the holes; ``reach`` is in image pixels.
    """
    rings = rings_of(instance)
    near = [(nearest_edge(points_of(ring), x, y)[1], part) for part, ring in enumerate(rings)]
    distance, part = min(near, default=(reach + 1, -1))
    if distance <= reach:
        return part
    around = [part for part, ring in enumerate(rings) if contains(points_of(ring), x, y)]
    return min(around, key=lambda each: _span(rings[each]), default=None)


def delete_ring(instance: Instance, part: int) -> Edit | Refused:
    """Take one part away, with the holes cut out of it, or fill one hole; the last part cannot go."""
    count = len(instance.polygons)
    polygons, holes = instance.polygons, instance.holes
    if part >= count:
        holes = (*holes[: part - count], *holes[part - count + 1 :])
        return _edit("Fill hole of object", instance, with_rings(instance, polygons, holes))
    if count == 1:
        return Refused("part.last")
    gone = polygons[part]
    polygons = (*polygons[:part], *polygons[part + 1 :])
    held = tuple(hole for hole in holes if not lies_within(hole, gone) or _is_cut_elsewhere(hole, polygons))
    return _edit("Delete part of object", instance, with_rings(instance, polygons, held))


def _is_cut_elsewhere(hole: Ring, polygons: Sequence[Ring]) -> bool:
    return any(lies_within(hole, ring) for ring in polygons)


def _span(ring: Ring) -> float:
    return (max(ring[::2]) - min(ring[::2])) * (max(ring[1::2]) - min(ring[1::2]))


def _is_mask(instance: Instance) -> bool:
    return instance.mask is not None and not instance.polygons


def _mask(instance: Instance) -> Mask:
    assert instance.mask is not None
    return instance.mask


def _pixels(instance: Instance, rings: Sequence[Ring]) -> Mask:
    mask = _mask(instance)
    return mask_of_rings(rings, mask.height, mask.width)


def _mask_changed(title: str, instance: Instance, mask: Mask) -> Edit | Refused:
    x, y, width, height = mask_bounds_xywh(mask)
    if width == 0:
        return Refused("hole.everything")
    box = (float(x), float(y), float(width), float(height))
    has_box = instance.bbox_xywh is not None and not instance.keypoints
    box_now = box if has_box else instance.bbox_xywh
    return _edit(title, instance, replace(instance, mask=mask, bbox_xywh=box_now, area=None))


def _edit(title: str, before: Instance, after: Instance) -> Edit | Refused:
    return change(title, [before], [after]) or Refused("outline.same")
