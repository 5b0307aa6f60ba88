"""One instance in, the changed instance out. Shapes that belong together stay together; nothing here is an edit."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from workbench.core.figure import moved_figure
from workbench.core.geometry import bounds_xywh, points_of
from workbench.core.instance import XYWH, Instance, Keypoint, Ring, Visibility
from workbench.core.masks import Mask, mask_bounds_xywh
from workbench.editing.shapes.figures import fitted_figure, with_figure

_DRAWN_PIXELS = 400_000
ABSENT = Keypoint(0.0, 0.0, int(Visibility.ABSENT))
"""COCO's way to write a point that was not labelled."""

NEXT_VISIBILITY = {
    int(Visibility.VISIBLE): int(Visibility.OCCLUDED),
    int(Visibility.OCCLUDED): int(Visibility.ABSENT),
    int(Visibility.ABSENT): int(Visibility.VISIBLE),
}


def moved(instance: Instance, dx: float, dy: float, has_mask: bool = True) -> Instance:
    """Shift every shape. ``has_mask`` False leaves the mask out (a draft: shifting pixels is slow)."""
    box = instance.bbox_xywh
    unit = (0.0, 0.0, 1.0, 1.0)
    return replace(
        instance,
        bbox_xywh=None if box is None else (box[0] + dx, box[1] + dy, box[2], box[3]),
        polygons=tuple(_ring(points_of(ring) + np.array([dx, dy])) for ring in instance.polygons),
        holes=tuple(_ring(points_of(ring) + np.array([dx, dy])) for ring in instance.holes),
        keypoints=tuple(p._replace(x=p.x + dx, y=p.y + dy) if p.v else p for p in instance.keypoints),
        mask=_mapped(instance.mask, unit, (dx, dy, 1.0, 1.0)) if has_mask else None,
        figure=None if instance.figure is None else moved_figure(instance.figure, dx, dy),
    )


def draws_masks(instances: Sequence[Instance]) -> bool:
    """Whether the masks of objects are small enough to be moved at every step of a hand."""
    boxes = (item.bbox_xywh for item in instances if item.mask is not None)
    return sum(box[2] * box[3] for box in boxes if box is not None) <= _DRAWN_PIXELS


def fitted(instance: Instance, before: XYWH, after: XYWH, has_mask: bool = True) -> Instance:
    """Scale every shape by the map that takes one box to another. The area is no longer known."""
    scale = np.array([_ratio(after[2], before[2]), _ratio(after[3], before[3])])
    old, new = np.array(before[:2]), np.array(after[:2])

    def place(x: float, y: float) -> tuple[float, float]:
        mapped = (np.array([x, y]) - old) * scale + new
        return float(mapped[0]), float(mapped[1])

    box = instance.bbox_xywh
    scaled = replace(
        instance,
        bbox_xywh=None if box is None else (*place(box[0], box[1]), box[2] * float(scale[0]), box[3] * float(scale[1])),
        polygons=tuple(_ring((points_of(ring) - old) * scale + new) for ring in instance.polygons),
        holes=tuple(_ring((points_of(ring) - old) * scale + new) for ring in instance.holes),
        keypoints=tuple(Keypoint(*place(p.x, p.y), p.v) if p.v else p for p in instance.keypoints),
        mask=_mapped(instance.mask, before, after) if has_mask else None,
        area=None,
    )
    if instance.figure is None:
        return scaled
    ratio, corner, goal = ((float(pair[0]), float(pair[1])) for pair in (scale, old, new))
    return with_figure(scaled, fitted_figure(instance.figure, ratio, corner, goal))


def with_box(instance: Instance, box: XYWH) -> Instance:
    """Change the box alone: what a person wants who tightens the box around a pose."""
    return replace(instance, bbox_xywh=box, area=None)


def rings_of(instance: Instance) -> tuple[Ring, ...]:
    """Return the parts of the outline, then its holes: what ``part`` counts through in this file and in grips/."""
    return (*instance.polygons, *instance.holes)


def with_ring(instance: Instance, part: int, ring: Ring) -> Instance:
    """Replace one part of the outline or one hole; a box around the outline follows it."""
    rings, count = rings_of(instance), len(instance.polygons)
    rings = (*rings[:part], ring, *rings[part + 1 :])
    return with_rings(instance, rings[:count], rings[count:])


def with_rings(instance: Instance, polygons: tuple[Ring, ...], holes: tuple[Ring, ...]) -> Instance:
    """Replace the whole outline; a box around it follows it. The area is no longer known."""
    box = instance.bbox_xywh
    if box is not None and polygons != instance.polygons:
        box = bounds_xywh(np.concatenate([points_of(ring) for ring in polygons]))
    return replace(instance, polygons=polygons, holes=holes, bbox_xywh=box, area=None)


def with_vertex(instance: Instance, part: int, vertex: int, xy: tuple[float, float]) -> Instance:
    """Move one vertex of a part or hole."""
    return with_vertices(instance, part, {vertex: xy})


def with_vertices(instance: Instance, part: int, places: Mapping[int, tuple[float, float]]) -> Instance:
    """Move some vertices of a part or hole, each to its new place."""
    ring = list(rings_of(instance)[part])
    for vertex, xy in places.items():
        ring[2 * vertex : 2 * vertex + 2] = xy
    return with_ring(instance, part, tuple(ring))


def with_new_vertex(instance: Instance, part: int, after: int, xy: tuple[float, float]) -> Instance:
    """Insert a vertex into a part or hole after vertex ``after``."""
    ring = rings_of(instance)[part]
    return with_ring(instance, part, (*ring[: 2 * after + 2], *xy, *ring[2 * after + 2 :]))


def without_vertex(instance: Instance, part: int, vertex: int) -> Instance | None:
    """Take one vertex out; None when the part or hole would keep fewer than three."""
    ring = rings_of(instance)[part]
    if len(ring) <= 6:
        return None
    return with_ring(instance, part, (*ring[: 2 * vertex], *ring[2 * vertex + 2 :]))


def with_keypoint(instance: Instance, index: int, point: Keypoint) -> Instance:
    """Set one keypoint; a box that no longer holds it grows to it."""
    keypoints = (*instance.keypoints[:index], point, *instance.keypoints[index + 1 :])
    box = instance.bbox_xywh
    if box is not None and point.v:
        x0, y0 = min(box[0], point.x), min(box[1], point.y)
        box = (x0, y0, max(box[0] + box[2], point.x) - x0, max(box[1] + box[3], point.y) - y0)
    return replace(instance, keypoints=keypoints, bbox_xywh=box)


def next_visibility(instance: Instance, index: int) -> Instance:
    """Turn a keypoint visible → occluded → absent. An absent one goes to the middle of the box as visible."""
    point = instance.keypoints[index]
    state = NEXT_VISIBILITY[int(point.v)]
    if state == Visibility.ABSENT:
        return with_keypoint(instance, index, ABSENT)
    if point.v == Visibility.ABSENT and instance.bbox_xywh is not None:
        x, y, width, height = instance.bbox_xywh
        return with_keypoint(instance, index, Keypoint(x + width / 2, y + height / 2, state))
    return with_keypoint(instance, index, point._replace(v=state))


def box_of_keypoints(keypoints: tuple[Keypoint, ...], width: int, height: int, margin: float = 0.1) -> XYWH | None:
    """Return the box around the labelled points, grown on each side by ``margin`` of its longer side, in the image.

    None when no point is labelled. At least 4 pixels are added, so that one point gives a box too.
    """
    labelled = np.array([(p.x, p.y) for p in keypoints if p.v])
    if not len(labelled):
        return None
    x, y, w, h = bounds_xywh(labelled)
    pad = max(margin * max(w, h), 4.0)
    x0, y0 = max(x - pad, 0.0), max(y - pad, 0.0)
    return x0, y0, min(x + w + pad, float(width)) - x0, min(y + h + pad, float(height)) - y0


def _ring(points: npt.NDArray[np.float64]) -> Ring:
    return tuple(points.reshape(-1).tolist())


def _ratio(after: float, before: float) -> float:
    return after / before if before else 1.0


def _mapped(mask: Mask | None, before: XYWH, after: XYWH) -> Mask | None:
    """Move and scale a mask by nearest pixel; what leaves the image is lost."""
    if mask is None:
        return None
    left, top, width, height = mask_bounds_xywh(mask)
    columns, x = _source_cells(mask.width, (left, width), (before[0], before[2]), (after[0], after[2]))
    rows, y = _source_cells(mask.height, (top, height), (before[1], before[3]), (after[1], after[3]))
    return Mask.from_crop(mask.height, mask.width, x, y, mask.sample(columns, rows))


def _source_cells(
    count: int, filled: tuple[int, int], old: tuple[float, float], new: tuple[float, float]
) -> tuple[npt.NDArray[np.intp], int]:
    """Return, for the cells that the ``filled`` ones (start, length) go to, where each comes from, and the first."""
    scale = _ratio(new[1], old[1])
    ends = [(place - old[0]) * scale + new[0] for place in (filled[0], filled[0] + filled[1])]
    first = min(max(math.floor(ends[0]), 0), count)
    last = min(max(math.ceil(ends[1]), first), count)
    centres = np.arange(first, last) + 0.5
    return np.floor((centres - new[0]) * _ratio(old[1], new[1]) + old[0]).astype(np.intp), first
