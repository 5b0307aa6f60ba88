"""What bottom-up and one-stage pose heads give, in one form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch


@dataclass(frozen=True, slots=True)
class FoundPose:
    """One pose: points (K, 2) in image pixels, their scores (K,) and the pose's own in 0..1; box xyxy if the head
    gives one."""

    points: npt.NDArray[np.float64]
    scores: npt.NDArray[np.float64]
    score: float
    box_xyxy: tuple[float, float, float, float] | None


def poses_of(instances: Any) -> Iterator[FoundPose]:
    """Yield the poses of one image's ``pred_instances``; those with a number that is not finite are left out."""
    points = _numbers(instances["keypoints"])
    if not len(points):
        return
    parts = np.clip(_numbers(instances["keypoint_scores"]), 0.0, 1.0)
    whole = _whole_scores(instances, parts)
    boxes = _numbers(instances["bboxes"]) if "bboxes" in instances else None
    for index in range(len(points)):
        if not (np.isfinite(points[index]).all() and np.isfinite(whole[index])):
            continue
        box = None
        if boxes is not None and np.isfinite(boxes[index]).all():
            left, top, right, bottom = map(float, boxes[index, :4])
            box = (left, top, right, bottom)
        yield FoundPose(points[index, :, :2], parts[index], float(whole[index]), box)


def _whole_scores(instances: Any, parts: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    for name in ("bbox_scores", "scores"):
        if name in instances:
            return np.clip(_numbers(instances[name]).reshape(-1), 0.0, 1.0)
    found: npt.NDArray[np.float64] = parts.mean(axis=1)
    return found


def _numbers(values: Any) -> npt.NDArray[np.float64]:
    plain = values.detach().cpu().numpy() if isinstance(values, torch.Tensor) else values
    return np.asarray(plain, dtype=np.float64)
