"""One kind of shape made another: box, rotated box, polygon, mask, line. What is lost on the way is named."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.core.edit import Edit
from workbench.core.figure import Polyline, RotatedBox
from workbench.core.geometry import polygon_area
from workbench.core.instance import Instance
from workbench.core.masks import mask_bounds_xywh
from workbench.core.rasterise import mask_of_polygons
from workbench.core.validity import clip_box
from workbench.editing.masks.mask_edits import with_mask
from workbench.editing.operations import change
from workbench.editing.outlines.region import Region, with_region
from workbench.editing.shapes.least_box import least_box
from workbench.editing.shapes.losses import CannotError, Loss, Obstacle
from workbench.editing.shapes.shape_source import (
    Size,
    as_box,
    bounds_of,
    inside,
    outline_points,
    rectangle,
    whole_region,
)


class Target(StrEnum):
    """What objects are made."""

    BOX = "box"
    ROTATED_BOX = "rotated_box"
    POLYGON = "polygon"
    MASK = "mask"
    LINE = "line"


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
        except CannotError as error:
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
            raise CannotError(Obstacle.NO_SHAPE)
        return instance
    if isinstance(figure, RotatedBox) and not instance.polygons:
        lost |= {Loss.ANGLE} if figure.angle % 90 else set()
    else:
        lost.add(Loss.OUTLINE)
    tight = clip_box(bounds_of(instance), *size)
    if min(tight[2:]) < 1:
        raise CannotError(Obstacle.TOO_SMALL)
    return replace(instance, bbox_xywh=tight, polygons=(), holes=(), mask=None, figure=None, area=None)


def _rotated_box(instance: Instance, _size: Size, lost: set[Loss]) -> Instance:
    if isinstance(instance.figure, RotatedBox) and not instance.polygons:
        return instance
    points = outline_points(instance)
    box, is_exact = least_box(points)
    if min(box.width, box.height) < 1:
        raise CannotError(Obstacle.TOO_SMALL)
    lost |= set() if is_exact else {Loss.OUTLINE}
    # A pose keeps the box around it.
    kept = instance.bbox_xywh if instance.keypoints else None
    return replace(instance, bbox_xywh=kept, polygons=(), holes=(), mask=None, figure=box, area=None)


def _polygon(instance: Instance, size: Size, lost: set[Loss]) -> Instance:
    if instance.polygons:
        return instance
    region = inside(whole_region(instance, lost), size, lost)
    return with_region(instance, region)


def _mask(instance: Instance, size: Size, lost: set[Loss]) -> Instance:
    if instance.mask is not None and not instance.polygons:
        return instance
    if not all(size):
        raise CannotError(Obstacle.NO_SIZE)
    region = whole_region(instance, lost)
    mask = mask_of_polygons(region.polygons, region.holes, size[1], size[0])
    if not mask.area:
        raise CannotError(Obstacle.TOO_SMALL)
    lost.discard(Loss.CORNERS)
    lost.add(Loss.PIXELS)
    if Region((rectangle(as_box(mask_bounds_xywh(mask))),)) == region:
        lost.discard(Loss.PIXELS)
    return replace(with_mask(instance, mask), figure=None)


def _line(instance: Instance, size: Size, lost: set[Loss]) -> Instance:
    if isinstance(instance.figure, Polyline) and not instance.polygons:
        return instance
    region = inside(whole_region(instance, lost), size, lost)
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
