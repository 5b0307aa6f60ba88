"""How far predicted keypoints lie from the labelled ones: EPE in pixels and PCK, over all points and for each name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from workbench.analysis.matching import greedy_pairs, oks
from workbench.analysis.sigmas import oks_sigmas
from workbench.core.geometry import bounds_xywh
from workbench.core.instance import Instance
from workbench.core.schema import Skeleton

Pairing = Literal["order", "oks"]
PCK_THRESHOLDS = (0.05, 0.1, 0.2)
"""Parts of the object's longer box side within which a point counts as right."""


class PoseError(ValueError):
    """Objects and predictions that cannot be compared; the text names the image."""


@dataclass(frozen=True, slots=True)
class PointAccuracy:
    """One keypoint, or all together. ``labelled`` counts labelled points, ``compared`` those with a prediction.

    ``epe_px`` is the mean distance over the compared points (NaN when there are none). ``pck`` maps each of
    PCK_THRESHOLDS to the part of the labelled points that were found so near: a point of a missed object counts as
    not found (NaN when nothing is labelled).
    """

    name: str
    labelled: int
    compared: int
    epe_px: float
    pck: dict[float, float]


@dataclass(frozen=True, slots=True)
class PoseAccuracy:
    """Figures of one category: all points together, and a row for each keypoint in skeleton order."""

    total: PointAccuracy
    points: tuple[PointAccuracy, ...]
    objects: int
    matched: int


def pose_accuracy(
    skeleton: Skeleton, objects: Iterable[Instance], predictions: Iterable[Instance], pairing: Pairing = "oks"
) -> PoseAccuracy:
    """Compare predictions with the labelled objects of one category.

    ``order``: the n-th prediction on an image belongs to its n-th object, as when a top-down model ran on the labelled
    boxes. ``oks``: best score first takes the object most alike. Objects without a labelled point are left out, after
    pairing. Raises PoseError when the numbers of points, or in ``order`` of objects, differ.
    """
    right, found = _by_image(skeleton, objects), _by_image(skeleton, predictions)
    distances, longer_sides, matched = [], [], 0
    for image_id, items in right.items():
        partners = _paired(image_id, items, found.get(image_id, []), skeleton, pairing)
        for item, partner in zip(items, partners, strict=True):
            if item.num_keypoints:
                matched += partner is not None
                distances.append(_distances(item, partner))
                longer_sides.append(_longer_side(item))
    table = np.array(distances).reshape(-1, len(skeleton.keypoints), 2)
    sides = np.array(longer_sides).reshape(-1, 1)
    points = tuple(_accuracy(name, table[:, index, :], sides) for index, name in enumerate(skeleton.keypoints))
    everything = table.reshape(-1, 2)
    total = _accuracy("", everything, np.repeat(sides, len(skeleton.keypoints), axis=0))
    return PoseAccuracy(total, points, len(table), matched)


def _by_image(skeleton: Skeleton, instances: Iterable[Instance]) -> dict[int, list[Instance]]:
    images: dict[int, list[Instance]] = defaultdict(list)
    for item in instances:
        if item.keypoints and len(item.keypoints) != len(skeleton.keypoints):
            raise PoseError(f"an object on image {item.image_id} has {len(item.keypoints)} keypoints")
        if item.keypoints:
            images[item.image_id].append(item)
    return images


def _paired(
    image_id: int, objects: list[Instance], found: list[Instance], skeleton: Skeleton, pairing: Pairing
) -> list[Instance | None]:
    """Return each object's prediction, None where it has none."""
    if pairing == "order":
        if len(objects) != len(found):
            raise PoseError(f"image {image_id} has {len(objects)} objects but {len(found)} predictions")
        return list(found)
    partners: list[Instance | None] = [None] * len(objects)
    scores = [item.score or 0.0 for item in found]
    for prediction, right in greedy_pairs(oks(found, objects, oks_sigmas(skeleton).values), scores):
        partners[right] = found[prediction]
    return partners


def _distances(item: Instance, partner: Instance | None) -> npt.NDArray[np.float64]:
    """Return one row a keypoint, shape (K, 2): is it labelled (0 or 1), distance in pixels (NaN: no prediction)."""
    points = np.array(item.keypoints, dtype=np.float64)
    rows = np.full((len(points), 2), np.nan)
    rows[:, 0] = points[:, 2] > 0
    if partner is not None:
        rows[:, 1] = np.hypot(*(np.array(partner.keypoints, dtype=np.float64)[:, :2] - points[:, :2]).T)
    return rows


def _longer_side(item: Instance) -> float:
    box = item.bbox_xywh
    if box is None:
        box = bounds_xywh(np.array([(point.x, point.y) for point in item.keypoints if point.v > 0]))
    return float(max(box[2], box[3]))


def _accuracy(
    name: str, rows: npt.NDArray[np.float64], sides: Sequence[float] | npt.NDArray[np.float64]
) -> PointAccuracy:
    is_labelled = rows[:, 0] > 0
    distance, side = rows[is_labelled, 1], np.asarray(sides).reshape(-1)[is_labelled]
    known = distance[~np.isnan(distance)]
    if distance.size == 0:
        return PointAccuracy(name, 0, 0, float("nan"), dict.fromkeys(PCK_THRESHOLDS, float("nan")))
    pck = {part: float((distance <= part * side).mean()) for part in PCK_THRESHOLDS}
    return PointAccuracy(name, distance.size, known.size, float(known.mean()) if known.size else float("nan"), pck)
