"""Validation figures of poses: EPE, PCK@0.1, AP (by OKS), under the names the workbench uses everywhere."""

# ruff: noqa: ARG002 - the signatures are mmengine's
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from mmengine.evaluator import BaseMetric
from mmengine.registry import METRICS

from workbench.worker.openmmlab.figures.coco import coco_figures

PCK_PART = 0.1
"""A keypoint is right when it lies within this part of the longer side of its object's box."""


@METRICS.register_module()
class PoseFigures(BaseMetric):  # type: ignore[misc]
    """EPE: mean distance in image pixels of the labelled keypoints; PCK@0.1: part of them that is right; OKS AP."""

    def __init__(self, sigmas: Sequence[float]) -> None:
        super().__init__(collect_device="cpu")
        self._sigmas = list(sigmas)

    def process(self, data_batch: Any, data_samples: Sequence[dict[str, Any]]) -> None:
        """Keep prediction and truth of a batch."""
        for sample in data_samples:
            found = sample["pred_instances"]
            truth = sample["raw_ann_info"]
            self.results.append(
                {
                    "image": int(sample["img_id"]),
                    "points": np.asarray(found["keypoints"][0], dtype=np.float64),
                    "scores": np.asarray(found["keypoint_scores"][0], dtype=np.float64),
                    "truth": np.asarray(truth["keypoints"], dtype=np.float64),
                    "box": np.asarray(truth["bbox"], dtype=np.float64),
                    "area": float(truth["area"]),
                }
            )

    def compute_metrics(self, results: list[dict[str, Any]]) -> dict[str, float]:
        """Return the figures over the whole split."""
        errors, right = [], []
        for item in results:
            seen = item["truth"][:, 2] > 0
            distance = np.linalg.norm(item["points"][seen, :2] - item["truth"][seen, :2], axis=1)
            errors.append(distance)
            right.append(distance <= PCK_PART * (item["box"][2:] - item["box"][:2]).max())
        if not errors:
            return {}
        figures = {"EPE": float(np.concatenate(errors).mean()), f"PCK@{PCK_PART}": float(np.concatenate(right).mean())}
        return figures | {name: value for name, value in self._oks(results).items() if name in ("AP", "AP50", "AP75")}

    def _oks(self, results: list[dict[str, Any]]) -> dict[str, float]:
        truth, found = [], []
        for number, item in enumerate(results, start=1):
            left, top, right, bottom = item["box"]
            shared = {"image_id": item["image"], "category_id": 1, "bbox": [left, top, right - left, bottom - top]}
            shared["area"] = item["area"]
            labelled = int((item["truth"][:, 2] > 0).sum())
            flat = item["truth"].ravel().tolist()
            truth.append({**shared, "id": number, "keypoints": flat, "num_keypoints": labelled, "iscrowd": 0})
            guess = np.column_stack([item["points"][:, :2], item["scores"]]).ravel().tolist()
            found.append({**shared, "id": number, "keypoints": guess, "score": float(item["scores"].mean())})
        return coco_figures(truth, found, "keypoints", self._sigmas)
