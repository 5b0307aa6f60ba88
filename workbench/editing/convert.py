"""One kind of shape made another: box, rotated box, polygon, mask, line. What is lost on the way is named."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import cv2
import numpy as np

from workbench.core.edit import Edit
from workbench.core.figure import Circle, Polyline, RotatedBox, figure_outline
from workbench.core.geometry import Points, bounds_xywh, crossing_edges, points_of, polygon_area
from workbench.core.instance import XYWH, Instance, Ring
from workbench.core.masks import mask_bounds_xywh
from workbench.core.outline import outline
from workbench.core.rasterise import mask_of_polygons
from workbench.core.validity import clip_box
from workbench.editing.figures import box_on_side, normal_angle, rotated_box_of
from workbench.editing.mask_edits import with_mask
from workbench.editing.operations import change
from workbench.editing.polygon_algebra import common
from workbench.editing.region import Region, region_of, with_region

Size = tuple[int, int]
"""Width and height of the image in pixels, 0 when unknown."""


class Target(StrEnum):
    """What objects are made."""

    BOX = "box"
    ROTATED_BOX = "rotated_box"
    POLYGON = "polygon"
    MASK = "mask"
    LINE = "line"


class Loss(StrEnum):
    """What a conversion does not keep, or adds."""

    OUTLINE = "outline"
    ANGLE = "angle"
    HOLES = "holes"
    PARTS = "parts"
    CORNERS = "corners"
    STEPS = "steps"
    PIXELS = "pixels"
    JOINED = "joined"
    CUT = "cut"
    AREA = "area"


class Obstacle(StrEnum):
    """Why an object cannot become what is wanted."""

    NO_AREA = "no_area"
    NO_SHAPE = "no_shape"
    TOO_SMALL = "too_small"
    CROSSES = "crosses"
    NO_SIZE = "no_size"


@dataclass(frozen=True, slots=True)
class Conversion:
    """What came of it. ``before`` and ``after`` are the objects that change; ``obstacles`` has one for each other."""

    target: Target
    before: tuple[Instance, ...]
    after: tuple[Instance, ...]
    losses: frozenset[Loss]
    obstacles: tuple[Obstacle, ...]

    def edit(self) -> Edit | None:
        """Return the one edit, None when nothing changes."""
        name = self.target.replace("_", " ")
        plural = f"{name}es" if name.endswith("x") else f"{name}s"
        count = len(self.before)
        title = f"Convert to {name}" if count == 1 else f"Convert {count} objects to {plural}"
        return change(title, self.before, self.after)


class _CannotError(Exception):
    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(obstacle)
        self.obstacle = obstacle


def convert(instances: Sequence[Instance], target: Target, size: Size) -> Conversion:
    """Make objects of one image another kind of shape; keypoints and everything else stay. May take long for masks.

    Objects that are that kind already are neither changed nor an obstacle.
    """
    before: list[Instance] = []
    after: list[Instance] = []
    losses: set[Loss] = set()
    obstacles: list[Obstacle] = []
    for instance in instances:
        lost: set[Loss] = set()
        try:
            made = _MAKERS[target](instance, size, lost)
        except _CannotError as error:
            obstacles.append(error.obstacle)
            continue
        if made != instance:
            before.append(instance)
            after.append(made)
            losses |= lost
    return Conversion(target, tuple(before), tuple(after), frozenset(losses), tuple(obstacles))


def is_dear(instances: Sequence[Instance], target: Target) -> bool:
    """Whether a conversion takes longer than a hand waits, so that it belongs into a thread."""
    return target is Target.MASK or len(instances) > 100 or any(item.mask is not None for item in instances)


def _box(instance: Instance, size: Size, lost: set[Loss]) -> Instance:
    figure = instance.figure
    if not instance.polygons and instance.mask is None and figure is None:
        if instance.bbox_xywh is None:
            raise _CannotError(Obstacle.NO_SHAPE)
        return instance
    if isinstance(figure, RotatedBox) and not instance.polygons:
        lost |= {Loss.ANGLE} if figure.angle % 90 else set()
    else:
        lost.add(Loss.OUTLINE)
    tight = clip_box(_bounds(instance), *size)
    if min(tight[2:]) < 1:
        raise _CannotError(Obstacle.TOO_SMALL)
    return replace(instance, bbox_xywh=tight, polygons=(), holes=(), mask=None, figure=None, area=None)


def _rotated_box(instance: Instance, _size: Size, lost: set[Loss]) -> Instance:
    if isinstance(instance.figure, RotatedBox) and not instance.polygons:
        return instance
    points = _outline_points(instance)
    box, is_exact = _least_box(points)
    if min(box.width, box.height) < 1:
        raise _CannotError(Obstacle.TOO_SMALL)
    lost |= set() if is_exact else {Loss.OUTLINE}
    # A pose keeps the box around it.
    kept = instance.bbox_xywh if instance.keypoints else None
    return replace(instance, bbox_xywh=kept, polygons=(), holes=(), mask=None, figure=box, area=None)


def _polygon(instance: Instance, size: Size, lost: set[Loss]) -> Instance:
    if instance.polygons:
        return instance
    region = _inside(_region(instance, lost), size, lost)
    return with_region(instance, region)


def _mask(instance: Instance, size: Size, lost: set[Loss]) -> Instance:
    if instance.mask is not None and not instance.polygons:
        return instance
    if not all(size):
        raise _CannotError(Obstacle.NO_SIZE)
    region = _region(instance, lost)
    mask = mask_of_polygons(region.polygons, region.holes, size[1], size[0])
    if not mask.area:
        raise _CannotError(Obstacle.TOO_SMALL)
    lost.discard(Loss.CORNERS)
    lost.add(Loss.PIXELS)
    if Region((_rectangle(_as_box(mask_bounds_xywh(mask))),)) == region:
        lost.discard(Loss.PIXELS)
    return replace(with_mask(instance, mask), figure=None)


def _line(instance: Instance, size: Size, lost: set[Loss]) -> Instance:
    if isinstance(instance.figure, Polyline) and not instance.polygons:
        return instance
    region = _inside(_region(instance, lost), size, lost)
    lost.add(Loss.AREA)
    if region.holes:
        lost.add(Loss.HOLES)
    if len(region.polygons) > 1:
        lost.add(Loss.PARTS)
    ring = max(region.polygons, key=polygon_area)
    kept = instance.bbox_xywh if instance.keypoints else None
    line = Polyline((*ring, *ring[:2]))
    return replace(instance, bbox_xywh=kept, polygons=(), holes=(), mask=None, figure=line, area=None)


_MAKERS: Mapping[Target, Callable[[Instance, Size, set[Loss]], Instance]] = {
    Target.BOX: _box,
    Target.ROTATED_BOX: _rotated_box,
    Target.POLYGON: _polygon,
    Target.MASK: _mask,
    Target.LINE: _line,
}


def _region(instance: Instance, lost: set[Loss]) -> Region:
    """Return the area of an object, of a mask and of a line with joined ends too."""
    if not instance.polygons and instance.mask is not None:
        lost.add(Loss.STEPS)
        rings = outline(instance.mask)
        # On the screen outer rings run clockwise, holes the other way round.
        outer = tuple(ring for ring in rings if _turns_right(ring))
        return Region(outer, tuple(ring for ring in rings if not _turns_right(ring)))
    if not instance.polygons and isinstance(instance.figure, Polyline):
        lost.add(Loss.JOINED)
        return Region((_joined(instance.figure),))
    region = region_of(instance)
    if region.is_empty and instance.bbox_xywh is not None and instance.figure is None:
        region = Region((_rectangle(instance.bbox_xywh),))
    if region.is_empty:
        raise _CannotError(Obstacle.NO_SHAPE if instance.figure is None else Obstacle.NO_AREA)
    if isinstance(instance.figure, Circle) and not instance.polygons:
        lost.add(Loss.CORNERS)
    return region


def _joined(line: Polyline) -> Ring:
    points = points_of(line.points)
    if len(points) > 3 and np.array_equal(points[0], points[-1]):
        points = points[:-1]
    ring = tuple(points.reshape(-1).tolist())
    if len(points) > 3 and crossing_edges(points) is not None:
        raise _CannotError(Obstacle.CROSSES)
    if len(points) < 3 or polygon_area(ring) < 1:
        raise _CannotError(Obstacle.NO_AREA)
    return ring


def _inside(region: Region, size: Size, lost: set[Loss]) -> Region:
    """Cut off what lies outside the image."""
    points = np.concatenate([points_of(ring) for ring in region.polygons])
    if not all(size) or (points.min() >= 0 and (points.max(axis=0) <= np.array(size)).all()):
        return region
    lost.add(Loss.CUT)
    cut = common([region, Region((_rectangle((0.0, 0.0, float(size[0]), float(size[1]))),))])
    if cut.is_empty:
        raise _CannotError(Obstacle.TOO_SMALL)
    return cut


def _outline_points(instance: Instance) -> Points:
    if instance.polygons:
        return np.concatenate([points_of(ring) for ring in instance.polygons])
    if instance.mask is not None:
        rings = outline(instance.mask)
        if not rings:
            raise _CannotError(Obstacle.TOO_SMALL)
        return np.concatenate([points_of(ring) for ring in rings])
    if instance.figure is not None:
        return figure_outline(instance.figure)[0]
    if instance.bbox_xywh is None:
        raise _CannotError(Obstacle.NO_SHAPE)
    return points_of(_rectangle(instance.bbox_xywh))


def _bounds(instance: Instance) -> XYWH:
    if instance.mask is not None and not instance.polygons:
        return _as_box(mask_bounds_xywh(instance.mask))
    if isinstance(instance.figure, Circle) and not instance.polygons:
        circle = instance.figure
        return circle.cx - circle.radius, circle.cy - circle.radius, 2 * circle.radius, 2 * circle.radius
    return bounds_xywh(_outline_points(instance))


def _least_box(points: Points) -> tuple[RotatedBox, bool]:
    """Return the smallest box around points of shape (N, 2) in any direction, and whether they are its corners.

    Its width is the longer side, and the angle lies between -90 and 90 degrees; of four corners the first side gives
    both, so that a box comes back as it was.
    """
    if len(points) == 4 and _is_rectangle(points):
        x, y, width, height = bounds_xywh(points)
        if np.isin(points[:, 0], (x, x + width)).all() and np.isin(points[:, 1], (y, y + height)).all():
            return rotated_box_of((x, y, width, height)), True
        (x0, y0), (x1, y1), (x2, y2), _ = points.tolist()
        return box_on_side((x0, y0), (x1, y1), x2, y2), True
    middle = points.mean(axis=0)
    # Near zero, because OpenCV counts in 32 bits.
    (cx, cy), (width, height), angle = cv2.minAreaRect((points - middle).astype(np.float32))
    if width < height:
        width, height, angle = height, width, angle + 90
    angle = normal_angle(angle)
    angle = angle - 180 if angle > 90 else angle + 180 if angle <= -90 else angle
    return RotatedBox(cx + float(middle[0]), cy + float(middle[1]), width, height, angle), False


def _is_rectangle(points: Points) -> bool:
    first, second = points[1] - points[0], points[2] - points[1]
    is_parallel = np.allclose(points[0] + second, points[3], atol=1e-3)
    return bool(is_parallel and abs(np.dot(first, second)) <= 1e-3 * max(float(np.abs(points).max()), 1.0))


def _turns_right(ring: Ring) -> bool:
    points = points_of(ring)
    x, y = points[:, 0], points[:, 1]
    return bool(np.dot(x, np.roll(y, -1)) > np.dot(y, np.roll(x, -1)))


def _rectangle(box: XYWH) -> Ring:
    x, y, width, height = box
    return x, y, x + width, y, x + width, y + height, x, y + height


def _as_box(box: tuple[int, int, int, int]) -> XYWH:
    return float(box[0]), float(box[1]), float(box[2]), float(box[3])
