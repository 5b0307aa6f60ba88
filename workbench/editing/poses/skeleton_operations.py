"""What can be done to a pose as a whole: mirror, swap sides, complete, turn; as edits of one object.

A pose is an object with keypoints. Points that are absent stay absent and (0, 0, 0), unless a sentence says
otherwise. Each function returns None when nothing would change.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from workbench.core.edit import Edit
from workbench.core.geometry import Points, bounds_xywh
from workbench.core.instance import XYWH, Instance, Keypoint
from workbench.core.schema import Skeleton
from workbench.editing.operations import RefusedError, change
from workbench.editing.reshape import ABSENT, with_keypoint

_SPREAD = 0.05
"""Points of the middle nearer together than this part of the pose do not say which way its axis runs."""


def mirror(instance: Instance, skeleton: Skeleton) -> Edit | None:
    """Mirror a pose left to right about its own centre; points of a pair change places, so that left stays left."""
    frame = pose_bounds(instance)
    if frame is None:
        return None
    twice = 2 * frame[0] + frame[2]
    points = [p._replace(x=twice - p.x) if p.v else p for p in instance.keypoints]
    return change("Mirror pose", [instance], [replace(instance, keypoints=_exchanged(points, skeleton))])


def swap_sides(instance: Instance, skeleton: Skeleton) -> Edit | None:
    """Exchange the points of every mirror pair and leave all places: what was called left is now called right."""
    swapped = _exchanged(instance.keypoints, skeleton)
    return change("Swap left and right", [instance], [replace(instance, keypoints=swapped)])


def complete(instance: Instance, skeleton: Skeleton, width: int, height: int) -> Edit | None:
    """Fill absent points of pairs by mirroring their partners across the pose's axis, held inside the image.

    ``width`` and ``height`` are the image's. A filled point is as visible as its partner. Raises RefusedError when the
    labelled points do not tell the axis or nothing is to be filled.
    """
    flipped = skeleton.flip_indices
    points = instance.keypoints
    wanted = [i for i, other in enumerate(flipped) if other != i and not points[i].v and points[other].v]
    if not wanted:
        raise RefusedError("There is nothing to complete: no absent point has a partner that is placed.")
    middle, direction = axis_of(instance, skeleton)
    filled = instance
    for index in wanted:
        partner = points[flipped[index]]
        place = np.array([partner.x, partner.y]) - middle
        x, y = middle + 2 * direction * float(place @ direction) - place
        inside = Keypoint(min(max(float(x), 0.0), width), min(max(float(y), 0.0), height), partner.v)
        filled = with_keypoint(filled, index, inside)
    return change("Complete by symmetry", [instance], [filled])


def axis_of(instance: Instance, skeleton: Skeleton) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return a point of the pose's axis of symmetry and its direction (length 1), image pixels.

    It runs through the points without a partner and the middles of complete pairs; where these lie too near together,
    at right angles to the pairs; where only one point of the middle is known, along the pose. Raises RefusedError.
    """
    flipped, points = skeleton.flip_indices, instance.keypoints
    placed = {i: np.array([p.x, p.y]) for i, p in enumerate(points) if p.v}
    pairs = [(placed[i], placed[other]) for i, other in enumerate(flipped) if i < other and {i, other} <= set(placed)]
    middles = [place for i, place in placed.items() if flipped[i] == i] + [(a + b) / 2 for a, b in pairs]
    if not middles:
        raise RefusedError("The axis of the pose is not known: place a point of the middle or both of a pair.")
    centre = np.mean(middles, axis=0)
    size = float(np.ptp(list(placed.values()), axis=0).max())
    if len(middles) > 1 and float(np.ptp(middles, axis=0).max()) > _SPREAD * size:
        return centre, _main_direction(np.array(middles))
    across = np.sum([a - b for a, b in pairs], axis=0) if pairs else np.zeros(2)
    if (length := float(np.hypot(*across))) > 0:
        return centre, np.array([-across[1], across[0]]) / length
    if len(placed) < 2 or size == 0:
        raise RefusedError("The axis of the pose is not known: place a second point of the middle.")
    return centre, _main_direction(np.array([place - centre for place in placed.values()]), is_centred=True)


def turned(instance: Instance, degrees: float) -> Instance:
    """Return a pose turned about its centre, clockwise on the screen; its box keeps its margins around the points."""
    frame = pose_bounds(instance)
    if frame is None:
        return instance
    centre = np.array([frame[0] + frame[2] / 2, frame[1] + frame[3] / 2])
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    turn = np.array([[cos, -sin], [sin, cos]])

    def place(point: Keypoint) -> Keypoint:
        x, y = turn @ (np.array([point.x, point.y]) - centre) + centre
        return Keypoint(float(x), float(y), point.v) if point.v else point

    after = replace(instance, keypoints=tuple(place(point) for point in instance.keypoints))
    return _with_margins(instance, after)


def pose_bounds(instance: Instance) -> XYWH | None:
    """Return the tight box around the labelled points of an object; None when there are none."""
    placed = [(p.x, p.y) for p in instance.keypoints if p.v]
    return bounds_xywh(np.array(placed)) if placed else None


def pose_frame(instance: Instance) -> XYWH | None:
    """Return the box that carries a pose's handles: its own, else the one around its points; None for no pose."""
    if not instance.keypoints:
        return None
    return instance.bbox_xywh or pose_bounds(instance)


def _exchanged(points: Sequence[Keypoint], skeleton: Skeleton) -> tuple[Keypoint, ...]:
    if len(points) != len(skeleton.keypoints):
        raise RefusedError("This object has other keypoints than its class: give it the class it was made with.")
    return tuple(points[other] if points[other].v else ABSENT for other in skeleton.flip_indices)


def _main_direction(points: Points, is_centred: bool = False) -> npt.NDArray[np.float64]:
    centred = points if is_centred else points - points.mean(axis=0)
    direction: npt.NDArray[np.float64] = np.linalg.svd(centred, full_matrices=False)[2][0]
    return direction


def _with_margins(before: Instance, after: Instance) -> Instance:
    old, new, box = pose_bounds(before), pose_bounds(after), before.bbox_xywh
    if old is None or new is None or box is None:
        return after
    left, top = old[0] - box[0], old[1] - box[1]
    right, bottom = box[0] + box[2] - old[0] - old[2], box[1] + box[3] - old[1] - old[3]
    grown = (new[0] - left, new[1] - top, new[2] + left + right, new[3] + top + bottom)
    return replace(after, bbox_xywh=grown, area=None)
