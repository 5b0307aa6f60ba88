"""Which prediction belongs to which object: similarities as matrices, and the pairs they give."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from workbench.core.instance import Instance

Matrix = npt.NDArray[np.float64]
"""Shape (P, T): one row a prediction, one column an object."""


def oks(predicted: Sequence[Instance], objects: Sequence[Instance], sigmas: Sequence[float]) -> Matrix:
    """Return COCO's object keypoint similarity over each object's labelled points, shape (P, T).

    An object without a labelled point has 0 with everything (COCO ignores it). The area falls back to the box's.
    """
    if not predicted or not objects:
        return np.zeros((len(predicted), len(objects)))
    found = _points(predicted)[:, None, :, :2]
    right = _points(objects)[None]
    is_labelled = right[..., 2] > 0
    area = np.array([area_px(item) for item in objects])[None, :, None]
    squared = ((found - right[..., :2]) ** 2).sum(axis=3)
    spread = (2 * np.asarray(sigmas)) ** 2
    likeness = np.exp(-squared / (spread * 2 * (area + np.spacing(1)))) * is_labelled
    counts = is_labelled.sum(axis=2)
    similarity: Matrix = np.divide(likeness.sum(axis=2), counts, out=np.zeros(likeness.shape[:2]), where=counts > 0)
    return similarity


def greedy_pairs(similarity: Matrix, scores: Sequence[float], threshold: float = 0.0) -> list[tuple[int, int]]:
    """Pair predictions with objects: best score first, each takes the most similar object that is left.

    Only similarities above ``threshold`` count. Returns (prediction, object) indices in the order they were made.
    """
    is_free = np.ones(similarity.shape[1], dtype=bool)
    pairs = []
    for index in np.argsort(-np.asarray(scores, dtype=np.float64), kind="stable").tolist():
        if not is_free.any():
            break
        row = np.where(is_free, similarity[index], -1.0)
        best = int(row.argmax())
        if row[best] > threshold:
            is_free[best] = False
            pairs.append((index, best))
    return pairs


def area_px(instance: Instance) -> float:
    """Return an object's area in square pixels: as given, else that of its box, else 0."""
    if instance.area is not None:
        return float(instance.area)
    box = instance.bbox_xywh
    return float(box[2] * box[3]) if box is not None else 0.0


def _points(instances: Sequence[Instance]) -> Matrix:
    return np.array([instance.keypoints for instance in instances], dtype=np.float64)
