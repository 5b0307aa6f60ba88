"""Validation figures of things and regions: PQ, SQ, RQ."""

# ruff: noqa: ARG002 - the signatures are mmengine's
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from mmengine.evaluator import BaseMetric
from mmengine.registry import METRICS

from workbench.analysis.panoptic import VOID, PanopticTally, Segment, SegmentedPicture
from workbench.worker.openmmlab.segments import outline

INSTANCE_OFFSET = 1000
"""mmdet's panoptic pictures hold label + this times the number of the instance."""


@METRICS.register_module()
class PanopticFigures(BaseMetric):  # type: ignore[misc]
    """Panoptic quality over all categories, of the things and of the stuff.

    ``labels[i]`` is what the model calls category i; those from ``things`` on are stuff.
    """

    def __init__(self, labels: Sequence[int], things: int) -> None:
        super().__init__(collect_device="cpu")
        self._labels, self._things = tuple(labels), things

    def process(self, data_batch: Any, data_samples: Sequence[dict[str, Any]]) -> None:
        """Keep truth and prediction of a batch as pictures of segments."""
        for sample in data_samples:
            picture = sample["pred_panoptic_seg"]["sem_seg"]
            numbers = picture.cpu().numpy() if isinstance(picture, torch.Tensor) else np.asarray(picture)
            found = found_picture(numbers.reshape(numbers.shape[-2:]), len(self._labels))
            self.results.append((self._truth(sample["instances"], tuple(sample["ori_shape"])), found))

    def compute_metrics(self, results: list[Any]) -> dict[str, float]:
        """Return the figures over the whole split."""
        tally = PanopticTally()
        for truth, found in results:
            tally.add(truth, found)
        whole = tally.quality()
        if whole is None:
            return {}
        figures = {"PQ": whole.pq, "SQ": whole.sq, "RQ": whole.rq}
        halves = {"things PQ": range(self._things), "stuff PQ": range(self._things, len(self._labels))}
        parts = {name: tally.quality(labels) for name, labels in halves.items()}
        return figures | {name: part.pq for name, part in parts.items() if part is not None}

    def _truth(self, instances: Sequence[dict[str, Any]], size: tuple[int, int]) -> SegmentedPicture:
        """Painted as the model learned it: the smaller objects on top, the stuff of a category one segment."""
        numbers = np.full(size, VOID, dtype=np.int64)
        segments: dict[int, Segment] = {}
        shapes = [(outline(item, size), item) for item in instances]
        for number, (mask, item) in enumerate(sorted(shapes, key=lambda pair: -int(pair[0].sum())), start=1):
            label, is_crowd = self._labels[item["bbox_label"]], bool(item["ignore_flag"])
            is_region = label >= self._things and not is_crowd
            key = len(instances) + 1 + label if is_region else number
            numbers[mask] = key
            segments[key] = Segment(label, is_crowd)
        seen = set(np.unique(numbers).tolist())
        return SegmentedPicture(numbers, {key: segment for key, segment in segments.items() if key in seen})


def found_picture(picture: npt.NDArray[np.integer[Any]], classes: int) -> SegmentedPicture:
    """Return mmdet's panoptic picture (h, w) as segments; its own number for nothing is the number of classes."""
    labels = picture % INSTANCE_OFFSET
    numbers = np.where(labels < classes, picture.astype(np.int64) + 1, VOID)
    return SegmentedPicture(
        numbers,
        {int(number): Segment(int((number - 1) % INSTANCE_OFFSET)) for number in np.unique(numbers) if number != VOID},
    )
