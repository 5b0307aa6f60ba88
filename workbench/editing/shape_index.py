"""Finds the object under the pointer among ten thousand: boxes in one array, exact tests for the few that remain."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from workbench.core.figure import PointSet, figure_bounds, figure_outline
from workbench.core.geometry import Points, contains, near_rings, nearest_edge, points_of
from workbench.core.instance import XYWH, Instance
from workbench.core.masks import Mask, mask_bounds_xywh
from workbench.core.nesting import cutting_holes

_MANY_RINGS = 3
"""From so many on one calculation for all is cheaper than one for each."""
_PROBES = 33
"""At so many places across, the border of a mask is looked for around the pointer."""


class Part(IntEnum):
    """What of an object was hit; smaller is nearer to what a hand aims at."""

    KEYPOINT = 0
    EDGE = 1
    INSIDE = 2


class Hit(NamedTuple):
    """An object under the pointer. ``keypoint`` is the index of the joint that was hit, -1 otherwise."""

    instance: Instance
    part: Part
    keypoint: int = -1


class ShapeIndex:
    """The objects of one image by id and by place. Rows follow drawing order after a rebuild; new ones come last."""

    def __init__(self, instances: Iterable[Instance] = ()) -> None:
        self._instances = {item.id: item for item in instances}
        self._ids: list[int] = list(self._instances)
        self._rows = {key: row for row, key in enumerate(self._ids)}
        self._boxes = _bounds_of_all(list(self._instances.values()))
        self._ordered: tuple[Instance, ...] | None = None

    def __len__(self) -> int:
        return len(self._instances)

    @property
    def instances(self) -> tuple[Instance, ...]:
        """All objects, back to front; the same tuple until something changes."""
        if self._ordered is None:
            self._ordered = tuple(sorted(self._instances.values(), key=lambda item: item.drawing_order))
        return self._ordered

    def get(self, instance_id: int) -> Instance | None:
        """Return an object by id."""
        return self._instances.get(instance_id)

    def box(self, instance_id: int) -> XYWH | None:
        """Return the box around everything an object has; None when it has no shape."""
        instance = self._instances.get(instance_id)
        return bounds(instance) if instance is not None else None

    def put(self, instance: Instance) -> None:
        """Add an object or replace the one with its id."""
        row = self._rows.get(instance.id)
        box = np.array([_xyxy(instance)])
        if row is None:
            self._rows[instance.id] = len(self._ids)
            self._ids.append(instance.id)
            self._boxes = np.concatenate([self._boxes, box])
        else:
            self._boxes[row] = box[0]
        self._ordered = self._in_its_place(instance)
        self._instances[instance.id] = instance

    def _in_its_place(self, instance: Instance) -> tuple[Instance, ...] | None:
        """Return the objects with this one for the one of its id; None when it is new or lies elsewhere in the pile."""
        known, before = self._ordered, self._instances.get(instance.id)
        if known is None or before is None or before.drawing_order != instance.drawing_order:
            return None
        place = bisect_left(known, before.drawing_order, key=lambda item: item.drawing_order)
        return (*known[:place], instance, *known[place + 1 :])

    def drop(self, instance_id: int) -> None:
        """Take an object out; unknown ids are ignored."""
        if self._instances.pop(instance_id, None) is not None:
            # Its row stays, as a box that nothing hits: other rows need not move.
            self._boxes[self._rows.pop(instance_id)] = np.nan
            self._ordered = None

    def hits(self, x: float, y: float, reach: float, takes_locked: bool = False) -> list[Hit]:
        """Return what lies under a point or within ``reach`` image pixels of it, best first; no locked object.

        Joints come before outlines, outlines before insides; then the smaller before the larger, the upper first.
        """
        boxes = self._boxes
        near = (boxes[:, 0] <= x + reach) & (boxes[:, 1] <= y + reach)
        near &= (boxes[:, 2] >= x - reach) & (boxes[:, 3] >= y - reach)
        rows = np.flatnonzero(near)
        instances = [self._instances[self._ids[row]] for row in rows.tolist()]
        found: list[tuple[tuple[float, ...], Hit]] = []
        for hit, (x0, y0, x1, y1) in zip(hits_of(instances, x, y, reach), boxes[rows].tolist(), strict=True):
            if hit is not None and (takes_locked or not hit.instance.is_locked):
                key = (int(hit.part), (x1 - x0) * (y1 - y0), -hit.instance.z, -hit.instance.id)
                found.append((key, hit))
        found.sort(key=lambda pair: pair[0])
        return [hit for _, hit in found]

    def touching(self, x0: float, y0: float, x1: float, y1: float, most: int) -> list[int]:
        """Return the ids of the objects whose box touches a rectangle; none when they are more than ``most``."""
        boxes = self._boxes
        touches = (boxes[:, 0] <= x1) & (boxes[:, 1] <= y1) & (boxes[:, 2] >= x0) & (boxes[:, 3] >= y0)
        rows = np.flatnonzero(touches)
        return [self._ids[row] for row in rows] if len(rows) <= most else []

    def inside(self, xywh: XYWH) -> frozenset[int]:
        """Return the ids of the objects that lie wholly within a box; no locked one."""
        x, y, width, height = xywh
        boxes = self._boxes
        within = (boxes[:, 0] >= x) & (boxes[:, 1] >= y)
        within &= (boxes[:, 2] <= x + width) & (boxes[:, 3] <= y + height)
        ids = (self._ids[row] for row in np.flatnonzero(within))
        return frozenset(key for key in ids if not self._instances[key].is_locked)


def hit_of(instance: Instance, x: float, y: float, reach: float) -> Hit | None:
    """Return what of one object lies under a point, within ``reach`` image pixels; None when nothing does."""
    joint = _keypoint_at(instance, x, y, reach)
    if joint >= 0:
        return Hit(instance, Part.KEYPOINT, joint)
    if instance.mask is not None and not instance.polygons and instance.figure is None:
        part = _part_of_mask(instance.mask, x, y, reach)
        return Hit(instance, part) if part is not None else None
    holes = [points_of(ring) for ring in instance.holes]
    outlines = _outlines(instance)
    lines = (*outlines, *((points, True) for points in holes))
    if any(_distance(points, is_closed, x, y) <= reach for points, is_closed in lines):
        return Hit(instance, Part.EDGE)
    is_inside = any(is_closed and contains(points, x, y) for points, is_closed in outlines)
    return Hit(instance, Part.INSIDE) if is_inside and not _is_in_hole(instance, x, y) else None


def hits_of(instances: Sequence[Instance], x: float, y: float, reach: float) -> list[Hit | None]:
    """As ``hit_of`` of each; outlines of one ring, of which dozens may lie under a pointer, are looked at together."""
    rings = [item.polygons[0] for item in instances if _is_one_ring(item)]
    if len(rings) < _MANY_RINGS:
        return [hit_of(item, x, y, reach) for item in instances]
    measured = zip(*near_rings(rings, x, y), strict=True)
    return [
        _hit_of_ring(item, *next(measured), reach) if _is_one_ring(item) else hit_of(item, x, y, reach)
        for item in instances
    ]


def _is_one_ring(instance: Instance) -> bool:
    has_more = instance.holes or instance.keypoints or instance.figure is not None
    return len(instance.polygons) == 1 and not has_more


def _hit_of_ring(instance: Instance, distance: float, is_inside: bool, reach: float) -> Hit | None:
    if distance <= reach:
        return Hit(instance, Part.EDGE)
    return Hit(instance, Part.INSIDE) if is_inside else None


def _part_of_mask(mask: Mask, x: float, y: float, reach: float) -> Part | None:
    """Whether a point lies in the pixels of a mask, or within ``reach`` of their border."""
    columns, rows = (np.unique(np.floor(np.linspace(at - reach, at + reach, _PROBES))).astype(np.intp) for at in (x, y))
    # From a point to the nearest place of every pixel, across and down.
    across, down = (np.maximum(np.maximum(low - at, at - low - 1), 0) for low, at in ((columns, x), (rows, y)))
    near = mask.sample(columns, rows)[np.hypot(across, down[:, None]) <= reach]
    is_inside = mask.contains(x, y)
    if (not near.all()) if is_inside else near.any():
        return Part.EDGE
    return Part.INSIDE if is_inside else None


def bounds(instance: Instance) -> XYWH | None:
    """Return the box around everything an object has; None for one without any shape."""
    x0, y0, x1, y1 = _xyxy(instance)
    return None if np.isnan(x0) else (x0, y0, x1 - x0, y1 - y0)


def _is_in_hole(instance: Instance, x: float, y: float) -> bool:
    """Whether a point lies in a hole and on no island within it."""
    inside = [hole for hole in instance.holes if contains(points_of(hole), x, y)]
    if not inside:
        return False
    parts = [ring for ring in instance.polygons if contains(points_of(ring), x, y)]
    return all(cutting_holes(part, inside) for part in parts)


def _outlines(instance: Instance) -> list[tuple[Points, bool]]:
    """Return what can be hit as points of shape (N, 2) and whether they are closed: polygons, figure, else the box."""
    outlines = [(points_of(ring), True) for ring in instance.polygons]
    if isinstance(instance.figure, PointSet):
        # Nothing joins the points: each is an outline by itself.
        outlines += [(place, False) for place in points_of(instance.figure.points)[:, None, :]]
    elif instance.figure is not None:
        outlines.append(figure_outline(instance.figure))
    if outlines or instance.bbox_xywh is None:
        return outlines
    x, y, width, height = instance.bbox_xywh
    return [(np.array([(x, y), (x + width, y), (x + width, y + height), (x, y + height)]), True)]


def _distance(points: Points, is_closed: bool, x: float, y: float) -> float:
    """How far a point is from an outline; an open one has no edge from its last point to its first."""
    if is_closed:
        return nearest_edge(points, x, y)[1]
    there_and_back = np.concatenate([points, points[-2:0:-1]])
    return nearest_edge(there_and_back, x, y)[1]


def _keypoint_at(instance: Instance, x: float, y: float, reach: float) -> int:
    best, best_distance = -1, reach
    for index, point in enumerate(instance.keypoints):
        distance = float(np.hypot(point.x - x, point.y - y)) if point.v else np.inf
        if distance <= best_distance:
            best, best_distance = index, distance
    return best


def _bounds_of_all(instances: list[Instance]) -> npt.NDArray[np.float64]:
    """Return boxes as x0, y0, x1, y1, shape (N, 4); NaN for objects without any shape."""
    if not instances:
        return np.empty((0, 4))
    return np.array([_xyxy(item) for item in instances])


def _xyxy(instance: Instance) -> tuple[float, float, float, float]:
    xs: list[float] = []
    ys: list[float] = []
    if instance.bbox_xywh is not None:
        x, y, width, height = instance.bbox_xywh
        xs += (x, x + width)
        ys += (y, y + height)
    for ring in instance.polygons:
        # Plain slices: for rings of a few dozen numbers this is five times as fast as an array.
        xs += (min(ring[::2]), max(ring[::2]))
        ys += (min(ring[1::2]), max(ring[1::2]))
    for point in instance.keypoints:
        if point.v:
            xs.append(point.x)
            ys.append(point.y)
    if instance.figure is not None:
        x, y, width, height = figure_bounds(instance.figure)
        xs += (x, x + width)
        ys += (y, y + height)
    if instance.mask is not None and instance.bbox_xywh is None:
        x, y, width, height = mask_bounds_xywh(instance.mask)
        xs += (x, x + width)
        ys += (y, y + height)
    if not xs:
        return (np.nan, np.nan, np.nan, np.nan)
    return min(xs), min(ys), max(xs), max(ys)
