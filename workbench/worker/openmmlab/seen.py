"""What a model saw on an image, out of mmengine's data samples of any library, as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from workbench.core.masks import Mask, mask_bounds_xywh
from workbench.worker.adapters.adapter import Found

MOST = 100
"""So many objects of an image are kept, the surest ones."""

LEAST_CLASS = 0.05
"""A class of the whole image with a lower probability is not worth a line."""


def seen(sample: Any, category_ids: Sequence[int], least: float) -> list[Found]:
    """Return what a data sample holds: objects, poses, regions or classes with a score of ``least`` or more.

    ``category_ids`` are the ids of the labels in label order. What is none of these gives nothing.
    """
    if "pred_instances" in sample:
        items = sample.pred_instances.cpu().numpy() if hasattr(sample.pred_instances, "cpu") else sample.pred_instances
        if "keypoints" in items:
            found = _poses(sample, items, category_ids)
        else:
            size = tuple(int(side) for side in sample.metainfo["ori_shape"][:2])
            found = [object_at(items, place, category_ids, (size[0], size[1])) for place in range(len(items.scores))]
        return sorted((item for item in found if item.score >= least), key=lambda item: -item.score)[:MOST]
    if "pred_sem_seg" in sample:
        return _regions(np.asarray(sample.pred_sem_seg.data.cpu())[0], category_ids)
    if "pred_score" in sample:
        scores = np.asarray(sample.pred_score.detach().cpu(), dtype=np.float64)
        pairs = zip(category_ids, scores, strict=False)
        return [Found(number, float(score)) for number, score in pairs if score >= LEAST_CLASS]
    return []


def object_at(items: Any, place: int, category_ids: Sequence[int], size: tuple[int, int]) -> Found:
    """Return one predicted object, cut at the image of ``size`` (height, width): a model that was given a padded one
    may mark more than there is."""
    mask = Mask.from_array(np.asarray(items.masks[place]).astype(bool)) if "masks" in items else None
    left, top, right, bottom = (float(value) for value in np.asarray(items.bboxes[place]))
    if mask is not None and (right <= left or bottom <= top):
        # SOLO and its kind find masks alone.
        x, y, width, height = mask_bounds_xywh(mask)
        left, top, right, bottom = float(x), float(y), float(x + width), float(y + height)
    left, top, right, bottom = max(left, 0.0), max(top, 0.0), min(right, float(size[1])), min(bottom, float(size[0]))
    box = (left, top, max(right - left, 0.0), max(bottom - top, 0.0))
    return Found(category_ids[int(items.labels[place])], float(items.scores[place]), box, mask)


def _poses(sample: Any, items: Any, category_ids: Sequence[int]) -> list[Found]:
    told = int(sample.metainfo.get("category_id", category_ids[0]))
    category = told if told in category_ids else category_ids[0]
    found = []
    for place, points in enumerate(np.asarray(items.keypoints, dtype=np.float64)):
        scores = np.clip(np.asarray(items.keypoint_scores[place], dtype=np.float64), 0.0, 1.0)
        keypoints = tuple((float(x), float(y), float(s)) for (x, y), s in zip(points[:, :2], scores, strict=True))
        box = None
        if "bboxes" in items:
            left, top, right, bottom = (float(value) for value in np.asarray(items.bboxes[place]))
            box = (left, top, max(right - left, 0.0), max(bottom - top, 0.0))
        found.append(Found(category, float(scores.mean()), box, None, keypoints))
    return found


def _regions(labels: Any, category_ids: Sequence[int]) -> list[Found]:
    return [
        Found(number, 1.0, None, Mask.from_array(labels == place))
        for place, number in enumerate(category_ids)
        if (labels == place).any()
    ]
