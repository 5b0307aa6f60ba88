"""mIoU, mDice and pixel accuracy of label maps."""

# ruff: noqa: ARG002 - the signatures are mmengine's
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from mmengine.evaluator import BaseMetric
from mmengine.registry import METRICS

from workbench.analysis.regions import confusion, region_figures


@METRICS.register_module()
class RegionFigures(BaseMetric):  # type: ignore[misc]
    """Counts over the pixels of all images together; pixels with label 255 are left out.

    ``classes`` are the names in label order; see analysis.regions for the figures.
    """

    def __init__(self, classes: Sequence[str]) -> None:
        super().__init__(collect_device="cpu")
        self._classes = tuple(classes)

    def process(self, data_batch: Any, data_samples: Sequence[dict[str, Any]]) -> None:
        """Add the pixels of a batch."""
        for sample in data_samples:
            truth, found = (_labels(sample[name]) for name in ("gt_sem_seg", "pred_sem_seg"))
            self.results.append(confusion(truth, found, len(self._classes)))

    def compute_metrics(self, results: list[Any]) -> dict[str, float]:
        """Return the figures over the whole split; a class that neither side has is left out."""
        figures = region_figures(np.sum(results, axis=0), self._classes)
        return {name: value for name, value in figures.items() if np.isfinite(value)}


def _labels(field: Any) -> Any:
    data = field["data"] if isinstance(field, dict) else field.data
    return data.squeeze(0).cpu().numpy().astype(np.int64)
