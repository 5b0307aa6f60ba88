"""Outlines of the selected objects made simpler, rounder, or sound again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.core.edit import Edit
from workbench.core.figure import Polyline
from workbench.core.geometry import points_of, polygon_area
from workbench.core.instance import Instance
from workbench.editing.gesture import Refused
from workbench.editing.operations import change
from workbench.editing.outlines import polygon_algebra as algebra
from workbench.editing.outlines.region import Region
from workbench.editing.outlines.smoothing import smoothed
from workbench.editing.outlines.thinning import thinned
from workbench.editing.reshape import with_rings

TOLERANCES_PX = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
"""How far, in image pixels, an outline may move when it is simplified: the first that helps is taken."""
_WORTHWHILE = 0.9
"""A step that keeps more of the points than this changes nothing that a person would see: the next one is taken."""
_AREA_KEPT = 0.1
"""A step that changes the area by more than this part goes too far."""
_MOST_POINTS = 5_000


def point_count(instances: Sequence[Instance]) -> int:
    """How many points the outlines and lines of objects have together."""
    return sum(_region(item).point_count + _line_count(item) for item in instances)


def simplify(instances: Sequence[Instance]) -> Edit | Refused:
    """Take points out of outlines and lines; each call goes on where the last one stopped.

    Outlines that share borders are simplified together, so that they share them afterwards.
    """
    outlined = [item for item in instances if item.polygons or isinstance(item.figure, Polyline)]
    if not outlined:
        return Refused("outline.none")
    simpler = _together(outlined) or [_simplified(item) for item in outlined]
    return change("Simplify outline", outlined, simpler) or Refused("outline.simple")


def smooth(instances: Sequence[Instance]) -> Edit | Refused:
    """Round the corners of outlines; their areas stay."""
    outlined = [item for item in instances if item.polygons]
    if not outlined:
        return Refused("outline.none")
    if point_count(outlined) > _MOST_POINTS:
        return Refused("outline.many")
    return change("Smooth outline", outlined, [_smoothed(item) for item in outlined]) or Refused("outline.unsmooth")


def repair(instances: Sequence[Instance]) -> Edit | Refused:
    """Make outlines cover the same without crossing themselves; those that are sound stay as they are."""
    outlined = [item for item in instances if item.polygons]
    if not outlined:
        return Refused("outline.none")
    broken = [item for item in outlined if not algebra.is_sound(_region(item))]
    regions = [algebra.repaired(_region(item)) for item in broken]
    if any(region.is_empty for region in regions):
        return Refused("outline.no_area")
    pairs = zip(broken, regions, strict=True)
    after = [with_rings(item, region.polygons, region.holes) for item, region in pairs]
    return change("Repair outline", broken, after) or Refused("outline.sound")


def _together(instances: Sequence[Instance]) -> list[Instance]:
    """Simplify outlines that share borders as one; an empty list when they share none, or nothing can go."""
    if not all(item.polygons for item in instances):
        return []
    regions = [_region(item) for item in instances]
    if not algebra.share_borders(regions):
        return []
    for tolerance in TOLERANCES_PX:
        found = algebra.simplified_together(regions, tolerance)
        if not all(_keeps_area(*pair) for pair in zip(regions, found, strict=True)):
            return list(instances)
        if _count(found) <= _WORTHWHILE * _count(regions):
            pairs = zip(instances, found, strict=True)
            return [with_rings(item, region.polygons, region.holes) for item, region in pairs]
    return list(instances)


def _simplified(instance: Instance) -> Instance:
    for tolerance in TOLERANCES_PX:
        if isinstance(instance.figure, Polyline) and not instance.polygons:
            points = thinned(points_of(instance.figure.points), tolerance)
            simpler = replace(instance, figure=Polyline(tuple(points.reshape(-1).tolist())))
        else:
            before = _region(instance)
            after = algebra.simplified(before, tolerance)
            if not _keeps_area(before, after):
                return instance
            simpler = with_rings(instance, after.polygons, after.holes)
        if point_count([simpler]) <= _WORTHWHILE * point_count([instance]):
            return simpler
    return instance


def _smoothed(instance: Instance) -> Instance:
    polygons = tuple(smoothed(ring) for ring in instance.polygons)
    holes = tuple(smoothed(ring) for ring in instance.holes)
    is_worse = not algebra.is_sound(Region(polygons, holes)) and algebra.is_sound(_region(instance))
    return instance if is_worse else with_rings(instance, polygons, holes)


def _keeps_area(before: Region, after: Region) -> bool:
    return not after.is_empty and abs(_area(after) - _area(before)) <= _AREA_KEPT * _area(before)


def _count(regions: Sequence[Region]) -> int:
    return sum(region.point_count for region in regions)


def _region(instance: Instance) -> Region:
    return Region(instance.polygons, instance.holes)


def _line_count(instance: Instance) -> int:
    return len(instance.figure.points) // 2 if isinstance(instance.figure, Polyline) else 0


def _area(region: Region) -> float:
    return sum(map(polygon_area, region.polygons)) - sum(map(polygon_area, region.holes))
