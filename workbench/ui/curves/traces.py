"""Curves of runs as they are to be drawn: chosen axis, smoothed, in the run's colour."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from workbench.jobs.curves import SYSTEM, Curves
from workbench.ui.curves.smoothing import smooth

Array = npt.NDArray[np.float64]
Key = tuple[str, str]
"""Group (``train``, ``val``) and name of a curve."""

LOSS: Key = ("train", "loss")
RATE: Key = ("train", "lr")
LEADING = ("EPE", "AP", "OKS AP", "AP50", "segm_AP", "bbox_AP", "PCK@0.1", "PCK@0.05")
"""Metrics that are shown first, where they exist."""


class XAxis(StrEnum):
    """What the charts count along."""

    EPOCH = "epoch"
    STEP = "step"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Trace:
    """One run's curve. Arrays of shape (N,); ``x`` never falls (time in minutes since the run's first value)."""

    run: str
    color: str
    x: Array
    raw: Array
    smoothed: Array

    def at(self, x: float) -> tuple[float, float] | None:
        """Return x and smoothed value of the point nearest to ``x``; None without points."""
        if not len(self.x):
            return None
        x = min(x, float(self.x[-1]))
        right = int(np.clip(np.searchsorted(self.x, x), 0, len(self.x) - 1))
        left = max(right - 1, 0)
        nearest = left if abs(self.x[left] - x) <= abs(self.x[right] - x) else right
        return float(self.x[nearest]), float(self.smoothed[nearest])


def trace(run: str, color: str, curves: Curves, key: Key, axis: XAxis, weight: float) -> Trace:
    """Return one curve of a run; an unknown one has no points. Validation and rate are drawn as they are."""
    steps, epochs, values = curves.series(*key)
    if key[0] == SYSTEM and axis is not XAxis.TIME:
        steps, epochs = _places(curves, curves.times(*key))
    x = {XAxis.EPOCH: epochs, XAxis.STEP: steps, XAxis.TIME: _minutes(curves, key)}[axis]
    return Trace(run, color, x, values, smooth(values, weight if key[0] == "train" and key != RATE else 0.0))


def chart_keys(keys: tuple[Key, ...]) -> tuple[Key, ...]:
    """Choose what the four charts show at first: the loss, two leading metrics, the learning rate."""
    metrics = [key for key in keys if key[0] == "val"]
    metrics.sort(key=lambda key: LEADING.index(key[1]) if key[1] in LEADING else len(LEADING))
    losses = [key for key in keys if key[0] == "train" and key not in (LOSS, RATE)]
    chosen = [LOSS, *[*metrics, *losses][:2]]
    return (*chosen, RATE) if RATE in keys or not keys else tuple(chosen)


def _places(curves: Curves, times: Array) -> tuple[Array, Array]:
    """Where the training stood at these times: steps and epochs, between those that its loss was told at."""
    steps, epochs, _ = curves.series(*LOSS)
    known = np.maximum.accumulate(curves.times(*LOSS))
    if not len(known):
        return np.zeros_like(times), np.zeros_like(times)
    return np.interp(times, known, steps), np.interp(times, known, epochs)


def _minutes(curves: Curves, key: Key) -> Array:
    times = curves.times(*key)
    started = curves.began
    minutes: Array = np.maximum.accumulate((times - started) / 60.0) if len(times) else times
    return minutes
