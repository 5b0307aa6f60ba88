"""Validation figures of poses that a model found by itself: OKS AP, and EPE and PCK of those that could be matched."""

# ruff: noqa: ARG002 - the signatures are mmengine's
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from mmengine.evaluator import BaseMetric
from mmengine.registry import METRICS

from workbench.worker.openmmlab.figures.coco import coco_figures
from workbench.worker.openmmlab.figures.pose import PCK_PART
from workbench.worker.openmmlab.poses import poses_of

SAME_POSE = 0.1
"""A found pose of less OKS belongs to no labelled one."""

Numbers = npt.NDArray[np.float64]


@METRICS.register_module()
class FoundPoseFigures(BaseMetric):  # type: ignore[misc]
    """AP, AP50, AP75 by OKS over everything found; EPE in image pixels over the matched poses.

    PCK@0.1 counts the labelled keypoints of a pose that was not found as wrong.
    """

    def __init__(self, sigmas: Sequence[float]) -> None:
        super().__init__(collect_device="cpu")
        self._sigmas = np.asarray(sigmas, dtype=np.float64)

    def process(self, data_batch: Any, data_samples: Sequence[dict[str, Any]]) -> None:
        """Keep prediction and truth of a batch."""
        for sample in data_samples:
            image = int(sample["img_id"])
            found = [(pose.points, pose.scores, pose.score) for pose in poses_of(sample["pred_instances"])]
            self.results.append({"image": image, "found": found, "truth": list(sample.get("raw_ann_info") or ())})

    def compute_metrics(self, results: list[dict[str, Any]]) -> dict[str, float]:
        """Return the figures over the whole split."""
        errors: list[Numbers] = []
        right: list[npt.NDArray[np.bool_]] = []
        for image in results:
            for item, points in self._matched(image):
                truth, seen = _truth(item)
                limit = PCK_PART * _longer_side(item)
                if points is None:
                    right.append(np.zeros(int(seen.sum()), dtype=bool))
                    continue
                distance = np.linalg.norm(points[seen, :2] - truth[seen, :2], axis=1)
                errors.append(distance)
                right.append(distance <= limit)
        if not right:
            return {}
        figures = {f"PCK@{PCK_PART}": float(np.concatenate(right).mean())}
        if errors:
            figures["EPE"] = float(np.concatenate(errors).mean())
        return figures | self._oks(results)

    def _matched(self, image: dict[str, Any]) -> list[tuple[dict[str, Any], Numbers | None]]:
        """Each labelled pose with the best scored found one that is like it, each found one once."""
        partners: list[Numbers | None] = [None] * len(image["truth"])
        for points, _, _ in sorted(image["found"], key=lambda entry: -entry[2]):
            alike = [
                self._alike(item, points) if partner is None else -1.0
                for item, partner in zip(image["truth"], partners, strict=True)
            ]
            if alike and max(alike) >= SAME_POSE:
                partners[int(np.argmax(alike))] = points
        return list(zip(image["truth"], partners, strict=True))

    def _alike(self, item: dict[str, Any], points: Numbers) -> float:
        truth, seen = _truth(item)
        squared = ((points[seen, :2] - truth[seen, :2]) ** 2).sum(axis=1)
        spread = 2 * float(item["area"]) * (2 * self._sigmas[seen]) ** 2
        return float(np.exp(-squared / np.maximum(spread, 1e-9)).mean()) if seen.any() else 0.0

    def _oks(self, results: list[dict[str, Any]]) -> dict[str, float]:
        truth: list[dict[str, Any]] = []
        found: list[dict[str, Any]] = []
        for image in results:
            for item in image["truth"]:
                points, seen = _truth(item)
                left, top, right, bottom = item["bbox"]
                body = {"image_id": image["image"], "category_id": 1, "iscrowd": 0, "area": float(item["area"])}
                body |= {"bbox": [left, top, right - left, bottom - top], "num_keypoints": int(seen.sum())}
                truth.append({**body, "id": len(truth) + 1, "keypoints": points.ravel().tolist()})
            for points, scores, score in image["found"]:
                flat = np.column_stack([points[:, :2], scores]).ravel().tolist()
                (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
                body = {"image_id": image["image"], "category_id": 1, "id": len(found) + 1, "score": float(score)}
                body |= {"bbox": [left, top, right - left, bottom - top], "area": (right - left) * (bottom - top)}
                found.append(body | {"keypoints": flat})
        return coco_figures(truth, found, "keypoints", self._sigmas.tolist())


def _truth(item: dict[str, Any]) -> tuple[Numbers, npt.NDArray[np.bool_]]:
    points = np.asarray(item["keypoints"], dtype=np.float64)
    return points, points[:, 2] > 0


def _longer_side(item: dict[str, Any]) -> float:
    left, top, right, bottom = item["bbox"]
    return float(max(right - left, bottom - top))
