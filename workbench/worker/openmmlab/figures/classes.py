"""Validation figures of image classes: accuracy, F1, mAP, under the names the workbench uses everywhere."""

# ruff: noqa: ARG002 - the signatures are mmengine's
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from mmengine.evaluator import BaseMetric
from mmengine.registry import METRICS

from workbench.analysis.classes import class_figures


@METRICS.register_module()
class ImageClassFigures(BaseMetric):  # type: ignore[misc]
    """See analysis.classes. ``several``: an image may have more than one class."""

    def __init__(self, several: bool = False) -> None:
        super().__init__(collect_device="cpu")
        self._several = several

    def process(self, data_batch: Any, data_samples: Sequence[dict[str, Any]]) -> None:
        """Keep the scores and the true labels of a batch."""
        for sample in data_samples:
            scores = np.asarray(sample["pred_score"].detach().cpu().numpy(), dtype=np.float64)
            truth = np.zeros(len(scores), dtype=np.bool_)
            truth[np.asarray(sample["gt_label"].cpu().numpy(), dtype=np.int64)] = True
            self.results.append((scores, truth))

    def compute_metrics(self, results: list[Any]) -> dict[str, float]:
        """Return the figures over the whole split; what could not be measured is left out."""
        if not results:
            return {}
        scores, truth = (np.stack(part) for part in zip(*results, strict=True))
        whole = class_figures(scores, truth, self._several).whole
        return {name: value for name, value in whole.items() if np.isfinite(value)}
