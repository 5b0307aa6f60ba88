"""Validation figures under the names the workbench uses everywhere: AP, AP50, AP75; EPE, PCK@0.1, AP (by OKS)."""

# ruff: noqa: ARG002 - the signatures are mmengine's
from __future__ import annotations

import contextlib
import io
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from mmengine.evaluator import BaseMetric
from mmengine.registry import METRICS
from pycocotools import mask as coco_mask
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

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


@METRICS.register_module()
class ObjectFigures(BaseMetric):  # type: ignore[misc]
    """COCO's AP, AP50, AP75: of boxes, or with ``masks`` of masks, and then of boxes as ``box AP``, … besides."""

    def __init__(self, masks: bool = False) -> None:
        super().__init__(collect_device="cpu")
        self._masks = masks

    def process(self, data_batch: Any, data_samples: Sequence[dict[str, Any]]) -> None:
        """Keep prediction and truth of a batch as COCO annotations; truth travels as the snapshot's own record."""
        for sample in data_samples:
            image, size = int(sample["img_id"]), sample["ori_shape"]
            truth = [self._truth(image, size, item) for item in sample["instances"]]
            self.results.append((truth, self._found(image, sample["pred_instances"])))

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
        return _annotation(image, item["bbox_label"], item["bbox"], mask) | {"iscrowd": item["ignore_flag"]}

    def _found(self, image: int, items: Any) -> list[dict[str, Any]]:
        boxes, scores, labels = (_numbers(items[name]) for name in ("bboxes", "scores", "labels"))
        masks: list[Any] = [None] * len(boxes)
        if self._masks and "masks" in items:
            masks = [coco_mask.encode(np.asfortranarray(_array(mask), dtype=np.uint8)) for mask in items["masks"]]
        return [
            _annotation(image, int(labels[i]), boxes[i], masks[i]) | {"score": float(scores[i])}
            for i in range(len(boxes))
            if np.isfinite(boxes[i]).all() and np.isfinite(scores[i])
        ]


def coco_figures(
    truth: list[dict[str, Any]], found: list[dict[str, Any]], kind: str, sigmas: Sequence[float] = ()
) -> dict[str, float]:
    """COCO's AP, AP50, AP75 of annotations that were made here (so their numbers and sizes are sound)."""
    if not found:
        return {"AP": 0.0, "AP50": 0.0, "AP75": 0.0}
    # COCO asks for sizes that it does not use: the masks are run lengths already.
    ids = sorted({item["image_id"] for item in (*truth, *found)})
    images = [{"id": number, "height": 0, "width": 0} for number in ids]
    categories = [{"id": number} for number in sorted({item["category_id"] for item in (*truth, *found)})]
    with contextlib.redirect_stdout(io.StringIO()):
        oracle, guess = COCO(), COCO()
        oracle.dataset = {"images": images, "categories": categories, "annotations": truth}
        guess.dataset = {"images": images, "categories": categories, "annotations": found}
        oracle.createIndex()
        guess.createIndex()
        evaluation = COCOeval(oracle, guess, kind)
        if kind == "keypoints":
            evaluation.params.kpt_oks_sigmas = np.asarray(sigmas, dtype=np.float64)
        evaluation.evaluate()
        evaluation.accumulate()
        evaluation.summarize()
    values = [float(value) for value in evaluation.stats[:3]]
    return {name: max(value, 0.0) for name, value in zip(("AP", "AP50", "AP75"), values, strict=True)}


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


def _array(values: Any) -> Any:
    return values.cpu().numpy() if isinstance(values, torch.Tensor) else values


def _numbers(values: Any) -> Any:
    plain = values.tensor if hasattr(values, "tensor") else values
    return np.asarray(_array(plain), dtype=np.float64)
