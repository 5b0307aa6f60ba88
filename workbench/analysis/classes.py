"""How well images are classified as a whole: one class each, or several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float64]
Truth = npt.NDArray[np.bool_]

SURE = 0.5
"""A class counts as told from this score on, where an image may have several."""


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """``whole`` are figures of all classes together, ``precision`` and ``recall`` one for each class.

    NaN: never told, so there is no precision; or never there, so there is no recall.
    """

    whole: Mapping[str, float]
    precision: tuple[float, ...]
    recall: tuple[float, ...]


def class_figures(scores: Scores, truth: Truth, several: bool) -> ClassFigures:
    """Judge scores of shape (images, classes) by the truth, of the same shape.

    With one class an image: ``accuracy`` (the highest score is right), ``F1`` (mean over the classes that are there,
    or were told), and with more than ten classes ``accuracy top 5``. With ``several``: ``mAP`` (mean over the classes
    that are there), ``F1`` at SURE, and ``accuracy``, the part of images all of whose classes are right.
    Without images all is empty or NaN.
    """
    images, classes = truth.shape
    if not images:
        return ClassFigures({}, (float("nan"),) * classes, (float("nan"),) * classes)
    told = scores >= SURE if several else np.eye(classes, dtype=bool)[scores.argmax(axis=1)] & (scores > 0)
    right = (told & truth).sum(axis=0).astype(np.float64)
    precision, recall = _part(right, told.sum(axis=0)), _part(right, truth.sum(axis=0))
    either = told.sum(axis=0) + truth.sum(axis=0)
    harmonic = _part(2 * right, either)
    whole: dict[str, float] = {}
    if several:
        whole["mAP"] = _mean([average_precision(scores[:, k], truth[:, k]) for k in range(classes)])
        whole["accuracy"] = float((told == truth).all(axis=1).mean())
    else:
        whole["accuracy"] = float((told & truth).any(axis=1).mean())
        if classes > 10:
            best = np.argsort(-scores, axis=1, kind="stable")[:, :5]
            whole["accuracy top 5"] = float(np.take_along_axis(truth, best, axis=1).any(axis=1).mean())
    whole["F1"] = _mean(harmonic)
    return ClassFigures(whole, tuple(precision.tolist()), tuple(recall.tolist()))


def average_precision(scores: Scores, truth: Truth) -> float:
    """Return the area under precision over recall of one class, every image by itself; NaN when none has the class."""
    if not truth.any():
        return float("nan")
    order = np.argsort(-scores, kind="stable")
    hits = truth[order]
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float(precision[hits].mean())


def _part(count: npt.NDArray[np.float64], whole: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    parts = np.full(len(count), np.nan)
    np.divide(count, whole, out=parts, where=whole > 0)
    return parts


def _mean(values: npt.NDArray[np.float64] | list[float]) -> float:
    known = [value for value in values if np.isfinite(value)]
    return float(np.mean(known)) if known else float("nan")
