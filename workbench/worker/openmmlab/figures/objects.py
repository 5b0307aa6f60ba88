"""Validation figures of boxes and masks: AP, AP50, AP75, under the names the workbench uses everywhere."""

# ruff: noqa: ARG002 - the signatures are mmengine's
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from mmengine.evaluator import BaseMetric
from mmengine.registry import METRICS
from pycocotools import mask as coco_mask

from workbench.worker.openmmlab.figures.coco import coco_figures


@METRICS.register_module()
class ObjectFigures(BaseMetric):  # type: ignore[misc]
    """COCO's AP, AP50, AP75: of boxes, or with ``masks`` of masks, and then of boxes as ``box AP``, … besides.

    ``is_nameless``: the model finds things without naming them, and every object counts alike.
    """

    def __init__(self, masks: bool = False, is_nameless: bool = False) -> None:
        super().__init__(collect_device="cpu")
        self._masks, self._is_nameless = masks, is_nameless

    def process(self, data_batch: Any, data_samples: Sequence[dict[str, Any]]) -> None:
        """Keep prediction and truth of a batch as COCO annotations; truth travels as the snapshot's own record."""
        for sample in data_samples:
            image, size = int(sample["img_id"]), sample["ori_shape"]
            truth = [self._truth(image, size, item) for item in sample["instances"]]
            self.results.append((truth, self._found(image, size, sample["pred_instances"])))

    def compute_metrics(self, results: list[Any]) -> dict[str, float]:
        """Return the figures over the whole split."""
        truth = [dict(item, id=number) for number, item in enumerate((t for ts, _ in results for t in ts), start=1)]
        found = [dict(item, id=number) for number, item in enumerate((f for _, fs in results for f in fs), start=1)]
        if not truth:
            return {}
        boxes = coco_figures(truth, found, "bbox")
        if not self._masks:
            return boxes
        return coco_figures(truth, found, "segm") | {f"box {name}": value for name, value in boxes.items()}

    def _truth(self, image: int, size: tuple[int, int], item: dict[str, Any]) -> dict[str, Any]:
        mask = None
        if self._masks and isinstance(item["mask"], dict):
            mask = coco_mask.frPyObjects(item["mask"], *size)
        elif self._masks:
            mask = coco_mask.merge(coco_mask.frPyObjects(item["mask"], *size))
        label = 0 if self._is_nameless else item["bbox_label"]
        return _annotation(image, label, item["bbox"], mask) | {"iscrowd": item["ignore_flag"]}

    def _found(self, image: int, size: tuple[int, int], items: Any) -> list[dict[str, Any]]:
        """What was found, cut at the image as predictions are: a padded one lets boxes reach beyond it."""
        boxes, scores, labels = (_numbers(items[name]) for name in ("bboxes", "scores", "labels"))
        masks: list[Any] = [None] * len(boxes)
        if self._masks and "masks" in items:
            masks = [coco_mask.encode(np.asfortranarray(_array(mask), dtype=np.uint8)) for mask in items["masks"]]
            boxes = np.asarray([_box_of(box, mask) for box, mask in zip(boxes, masks, strict=True)]).reshape(-1, 4)
        boxes = np.reshape(boxes, (-1, 4))
        sound = np.isfinite(boxes).all(axis=1) & np.isfinite(scores)
        height, width = size[:2]
        boxes = np.clip(boxes, 0, (width, height, width, height))
        return [
            _annotation(image, int(labels[i]), boxes[i], masks[i]) | {"score": float(scores[i])}
            for i in np.flatnonzero(sound)
        ]


def _annotation(image: int, label: int, box: Any, mask: Any) -> dict[str, Any]:
    width, height = float(box[2] - box[0]), float(box[3] - box[1])
    body = {
        "image_id": image,
        "category_id": int(label) + 1,
        "bbox": [float(box[0]), float(box[1]), width, height],
        "area": width * height,
        "iscrowd": 0,
    }
    if mask is not None:
        body |= {"segmentation": mask, "area": float(coco_mask.area(mask))}
    return body


def _box_of(box: Any, mask: Any) -> Any:
    """The box around a mask where a model that finds masks alone gives an empty one."""
    if box[2] > box[0] and box[3] > box[1]:
        return box
    left, top, width, height = coco_mask.toBbox(mask)
    return np.asarray([left, top, left + width, top + height])


def _array(values: Any) -> Any:
    return values.cpu().numpy() if isinstance(values, torch.Tensor) else values


def _numbers(values: Any) -> Any:
    plain = values.tensor if hasattr(values, "tensor") else values
    return np.asarray(_array(plain), dtype=np.float64)
