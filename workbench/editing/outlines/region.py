"""The area of an object as rings: what boolean operations take and give."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from workbench.core.figure import figure_outline
from workbench.core.geometry import bounds_xywh, points_of
from workbench.core.instance import XYWH, Instance, Keypoint, Ring


@dataclass(frozen=True, slots=True)
class Region:
    """Parts and the holes cut out of them, flat rings in image pixels. Empty without any part."""

    polygons: tuple[Ring, ...] = ()
    holes: tuple[Ring, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left."""
        return not self.polygons

    @property
    def point_count(self) -> int:
        """How many vertices all rings have together."""
        return sum(len(ring) // 2 for ring in (*self.polygons, *self.holes))


def region_of(instance: Instance) -> Region:
    """Return what an object covers: its polygons, else its closed figure, else its box. Masks are not looked at.

    Empty for a line, loose points, and for an object that has keypoints or a mask but no outline of its own: the box
    around those is no outline.
    """
    if instance.polygons:
        return Region(instance.polygons, instance.holes)
    if instance.figure is not None:
        points, is_closed = figure_outline(instance.figure)
        return Region((tuple(points.reshape(-1).tolist()),)) if is_closed else Region()
    if instance.bbox_xywh is None or instance.keypoints or instance.mask is not None:
        return Region()
    x, y, width, height = instance.bbox_xywh
    return Region(((x, y, x + width, y, x + width, y + height, x, y + height),))


def with_region(instance: Instance, region: Region) -> Instance:
    """Make a region the outline of an object, in place of outline, figure and mask; its box is put around it anew."""
    return replace(
        instance,
        polygons=region.polygons,
        holes=region.holes,
        figure=None,
        mask=None,
        area=None,
        bbox_xywh=box_around(region.polygons, instance.keypoints),
    )


def box_around(polygons: tuple[Ring, ...], keypoints: tuple[Keypoint, ...] = ()) -> XYWH:
    """Return the tight box around the parts of an outline, at least one, and the keypoints that are labelled."""
    places = [points_of(ring) for ring in polygons]
    labelled = [(point.x, point.y) for point in keypoints if point.v]
    return bounds_xywh(np.concatenate([*places, np.array(labelled)] if labelled else places))
