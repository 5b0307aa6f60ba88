"""How well two label maps agree: from a confusion matrix of pixels to IoU, Dice and accuracy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.int64]


def confusion(truth: npt.NDArray[Any], found: npt.NDArray[Any], classes: int) -> Pixels:
    """Return how many pixels of each true class (row) were given each class (column).

    Shape (classes, classes + 1); the last column counts found labels beyond the classes. Pixels whose true label lies
    beyond the classes (255: nobody has decided) are left out.
    """
    is_counted = (truth >= 0) & (truth < classes)
    rows = truth[is_counted].astype(np.int64)
    columns = found[is_counted].astype(np.int64)
    columns[(columns < 0) | (columns >= classes)] = classes
    return np.bincount(rows * (classes + 1) + columns, minlength=classes * (classes + 1)).reshape(classes, classes + 1)


def region_figures(counts: Pixels, names: Sequence[str]) -> dict[str, float]:
    """Return ``mIoU``, ``mDice``, ``pixel accuracy`` and ``IoU/<class>`` from a confusion matrix.

    A class that neither truth nor prediction has is NaN and left out of the means; without any pixel all is NaN.
    """
    right = np.diagonal(counts).astype(np.float64)
    true, guessed = counts.sum(axis=1), counts[:, : len(names)].sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        iou = right / (true + guessed - right)
        dice = 2 * right / (true + guessed)
        accuracy = right.sum() / counts.sum()
    figures = {"mIoU": _mean(iou), "mDice": _mean(dice), "pixel accuracy": float(accuracy)}
    return figures | {f"IoU/{name}": float(value) for name, value in zip(names, iou, strict=True)}


def _mean(values: npt.NDArray[np.float64]) -> float:
    known = values[np.isfinite(values)]
    return float(known.mean()) if known.size else float("nan")
