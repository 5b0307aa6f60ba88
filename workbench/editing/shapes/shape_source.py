"""What an object covers, whatever kind of shape it is, for conversions: as rings, as points, as a box."""

from __future__ import annotations

import numpy as np

from workbench.core.figure import Circle, Polyline, figure_outline
from workbench.core.geometry import Points, bounds_xywh, crossing_edges, points_of, polygon_area
from workbench.core.instance import XYWH, Instance, Ring
from workbench.core.masks import Mask, mask_bounds_xywh
from workbench.core.outline import outline
from workbench.editing.outlines.polygon_algebra import common
from workbench.editing.outlines.region import Region, region_of
from workbench.editing.shapes.losses import CannotError, Loss, Obstacle

Size = tuple[int, int]
"""Width and height of the image in pixels, 0 when unknown."""


def whole_region(instance: Instance, lost: set[Loss]) -> Region:
    """Return the area of an object: of a mask, of a line with joined ends, and of the box around a pose too.

    Adds to ``lost`` what that costs. Raises CannotError when there is no area.
    """
    if not instance.polygons and instance.mask is not None:
        lost.add(Loss.STEPS)
        rings = _rings(instance.mask)
        # On the screen outer rings run clockwise, holes the other way round.
        outer = tuple(ring for ring in rings if _turns_right(ring))
        return Region(outer, tuple(ring for ring in rings if not _turns_right(ring)))
    if not instance.polygons and isinstance(instance.figure, Polyline):
        lost.add(Loss.JOINED)
        return Region((_joined(instance.figure),))
    region = region_of(instance)
    if region.is_empty and instance.bbox_xywh is not None and instance.figure is None:
        region = Region((rectangle(instance.bbox_xywh),))
    if region.is_empty:
        raise CannotError(Obstacle.NO_SHAPE if instance.figure is None else Obstacle.NO_AREA)
    if not any(polygon_area(ring) > 0 for ring in region.polygons):
        raise CannotError(Obstacle.TOO_SMALL)
    if isinstance(instance.figure, Circle) and not instance.polygons:
        lost.add(Loss.CORNERS)
    return region


def _rings(mask: Mask) -> tuple[Ring, ...]:
    rings = outline(mask)
    if not rings:
        raise CannotError(Obstacle.TOO_SMALL)
    return rings


def _joined(line: Polyline) -> Ring:
    points = points_of(line.points)
    if len(points) > 3 and np.array_equal(points[0], points[-1]):
        points = points[:-1]
    ring = tuple(points.reshape(-1).tolist())
    if len(points) > 3 and crossing_edges(points) is not None:
        raise CannotError(Obstacle.CROSSES)
    if len(points) < 3 or polygon_area(ring) < 1:
        raise CannotError(Obstacle.NO_AREA)
    return ring


def inside(region: Region, size: Size, lost: set[Loss]) -> Region:
    """Cut off what lies outside the image, and say so in ``lost``; raises CannotError when nothing is left."""
    points = np.concatenate([points_of(ring) for ring in region.polygons])
    if not all(size) or (points.min() >= 0 and (points.max(axis=0) <= np.array(size)).all()):
        return region
    lost.add(Loss.CUT)
    cut = common([region, Region((rectangle((0.0, 0.0, float(size[0]), float(size[1]))),))])
    if cut.is_empty:
        raise CannotError(Obstacle.TOO_SMALL)
    return cut


def outline_points(instance: Instance) -> Points:
    """Return the points of an object's outline, figure or box, shape (N, 2); raises CannotError when it has none."""
    if instance.polygons:
        return np.concatenate([points_of(ring) for ring in instance.polygons])
    if instance.mask is not None:
        return np.concatenate([points_of(ring) for ring in _rings(instance.mask)])
    if instance.figure is not None:
        return figure_outline(instance.figure)[0]
    if instance.bbox_xywh is None:
        raise CannotError(Obstacle.NO_SHAPE)
    return points_of(rectangle(instance.bbox_xywh))


def bounds_of(instance: Instance) -> XYWH:
    """Return the tight box around the same points; that of a circle is exact. Raises CannotError."""
    if instance.mask is not None and not instance.polygons:
        return as_box(mask_bounds_xywh(instance.mask))
    if isinstance(instance.figure, Circle) and not instance.polygons:
        circle = instance.figure
        return circle.cx - circle.radius, circle.cy - circle.radius, 2 * circle.radius, 2 * circle.radius
    return bounds_xywh(outline_points(instance))


def _turns_right(ring: Ring) -> bool:
    points = points_of(ring)
    x, y = points[:, 0], points[:, 1]
    return bool(np.dot(x, np.roll(y, -1)) > np.dot(y, np.roll(x, -1)))


def rectangle(box: XYWH) -> Ring:
    """Return the corners of a box."""
    x, y, width, height = box
    return x, y, x + width, y, x + width, y + height, x, y + height


def as_box(box: tuple[int, int, int, int]) -> XYWH:
    """Return a box of whole pixels as any other."""
    return float(box[0]), float(box[1]), float(box[2]), float(box[3])
