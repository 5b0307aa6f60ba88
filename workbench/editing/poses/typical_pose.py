"""How a pose of a class usually looks: the mean of the labelled ones, or the skeleton's template."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.core.geometry import Points
from workbench.core.instance import XYWH, Keypoint, Visibility
from workbench.core.schema import Skeleton
from workbench.editing.reshape import ABSENT

FEWEST = 3
"""So many labelled poses make a mean worth showing."""
MARGIN = 0.1
"""A pose is stamped into a box with this part of its longer side free around it, as a box is put around points."""
_ROUNDS = 4

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class TypicalPose:
    """One pose without a place. ``points`` of shape (K, 2) lie in a square of side 1 around it, proportions kept.

    ``known`` of shape (K,) says which points ever had a place. ``size_px`` is how long the longer side of such a pose
    usually is in image pixels, 0 when nobody knows.
    """

    points: Points
    known: Bools
    size_px: float = 0.0

    def placed(self, box: XYWH) -> tuple[Keypoint, ...]:
        """Return the pose fitted into a box (its margin left free) in image pixels; unknown points are absent."""
        low, extent = self._bounds()
        pad = MARGIN / (1 + 2 * MARGIN) * max(box[2], box[3])
        room = np.maximum(np.array([box[2] - 2 * pad, box[3] - 2 * pad]), 0.5 * np.array(box[2:]))
        corner = np.array(box[:2]) + (np.array(box[2:]) - room) / 2
        scale = np.where(extent > 0, room / np.where(extent > 0, extent, 1.0), 0.0)
        places = (self.points - low) * scale + corner + np.where(extent > 0, 0.0, room / 2)
        return self._keypoints(places)

    def box_at(self, x: float, y: float, size_px: float) -> XYWH:
        """Return the box that gives the pose its own proportions, around a point; ``size_px`` is its longer side."""
        _, extent = self._bounds()
        width, height = (max(side, 0.05) * size_px + 2 * MARGIN * size_px for side in extent.tolist())
        return x - width / 2, y - height / 2, width, height

    def expected(self, placed: Mapping[int, tuple[float, float]]) -> Points | None:
        """Return where all points would be, shape (K, 2), when the placed ones (by index) are right.

        Two or more points give place, size and turn; one gives the place, at the usual size, when that is known.
        """
        shared = [index for index in placed if self.known[index]]
        if not shared:
            return None
        source = self.points[shared]
        target = np.array([placed[index] for index in shared], dtype=np.float64)
        if len(shared) == 1:
            return self.points * self.size_px + target[0] - source[0] * self.size_px if self.size_px else None
        fitted = _similarity(source, target)
        return None if fitted is None else _mapped(self.points, fitted)

    def _bounds(self) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        known = self.points[self.known]
        low: npt.NDArray[np.float64] = known.min(axis=0)
        return low, known.max(axis=0) - low

    def _keypoints(self, places: Points) -> tuple[Keypoint, ...]:
        state = int(Visibility.VISIBLE)
        return tuple(
            Keypoint(float(x), float(y), state) if is_known else ABSENT
            for (x, y), is_known in zip(places, self.known, strict=True)
        )


def pose_of_template(skeleton: Skeleton) -> TypicalPose | None:
    """Return the skeleton's template; None when it has none."""
    if not skeleton.template:
        return None
    return TypicalPose(np.array(skeleton.template, dtype=np.float64), np.ones(len(skeleton.template), dtype=bool))


def template_of(points: Sequence[Keypoint]) -> tuple[tuple[float, float], ...]:
    """Return labelled points as a template: in a square of side 1, proportions kept. Empty unless all are placed."""
    if not points or not all(point.v for point in points):
        return ()
    places = np.array([(point.x, point.y) for point in points])
    unit = _in_unit_square(places)
    return tuple((round(float(x), 4), round(float(y), 4)) for x, y in unit)


def mean_pose(poses: Iterable[Sequence[Keypoint]], count: int) -> TypicalPose | None:
    """Return the mean of labelled poses with ``count`` points each; None when fewer than FEWEST can be used.

    They are laid over each other by moving, turning and scaling (Procrustes); points that are absent in some are taken
    from the others. The mean stands as the poses stand on average, so that upright ones give an upright one.
    """
    usable = [points for points in poses if len(points) == count and sum(1 for p in points if p.v) >= min(count, 2)]
    if len(usable) < FEWEST:
        return None
    places = np.array([[(p.x, p.y) for p in points] for points in usable], dtype=np.float64)
    seen = np.array([[p.v > 0 for p in points] for points in usable])
    mean = places[int(seen.sum(axis=1).argmax())]
    known = seen[int(seen.sum(axis=1).argmax())]
    for _ in range(_ROUNDS):
        mean, known, turns = _one_round(places, seen, mean, known)
    mean = _turned(mean, math.atan2(-np.sin(turns).mean(), np.cos(turns).mean()))
    if not known.any():
        return None
    sizes = [float(np.ptp(pose[shown], axis=0).max()) for pose, shown in zip(places, seen, strict=True)]
    return TypicalPose(_in_unit_square(mean, known), known, float(np.median(sizes)))


def _one_round(
    places: npt.NDArray[np.float64], seen: npt.NDArray[np.bool_], mean: Points, known: Bools
) -> tuple[Points, Bools, npt.NDArray[np.float64]]:
    """Fit every pose to the mean of the last round; return the new mean and by how much each pose was turned."""
    total, weight = np.zeros_like(mean), np.zeros(len(mean))
    turns = []
    for pose, shown in zip(places, seen, strict=True):
        both = shown & known
        fitted = _similarity(pose[both], mean[both]) if both.sum() > 1 else None
        if fitted is not None:
            total[shown] += _mapped(pose[shown], fitted)
            weight[shown] += 1
            turns.append(float(np.angle(fitted[0])))
    found = weight > 0
    total[found] /= weight[found, None]
    return total, found, np.array(turns or [0.0])


Similarity = tuple[complex, complex]
"""The map z → a·z + b of the plane of complex numbers x + iy: it turns and scales by a, then moves by b."""


def _similarity(source: Points, target: Points) -> Similarity | None:
    """Return the map that takes source nearest to target in the sense of least squares; None when all points agree."""
    z, w = source[:, 0] + 1j * source[:, 1], target[:, 0] + 1j * target[:, 1]
    around, towards = z - z.mean(), w - w.mean()
    spread = float((abs(around) ** 2).sum())
    if spread <= 0:
        return None
    factor = complex((around.conj() * towards).sum() / spread)
    return (factor, complex(w.mean() - factor * z.mean())) if factor else None


def _mapped(points: Points, fitted: Similarity) -> Points:
    factor, shift = fitted
    moved = factor * (points[:, 0] + 1j * points[:, 1]) + shift
    return np.stack([moved.real, moved.imag], axis=1)


def _turned(points: Points, radians: float) -> Points:
    return _mapped(points, (complex(math.cos(radians), math.sin(radians)), 0j))


def _in_unit_square(points: Points, known: Bools | None = None) -> Points:
    """Move and scale points so that the known ones lie in the middle of a square of side 1."""
    counted = points if known is None else points[known]
    low, high = counted.min(axis=0), counted.max(axis=0)
    side = float((high - low).max()) or 1.0
    unit: Points = (points - (low + high) / 2) / side + 0.5
    if known is not None:
        unit[~known] = 0.5
    return unit
