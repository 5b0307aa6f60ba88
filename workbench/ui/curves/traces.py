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

MOST_FIGURES = 3
"""Beside loss and learning rate: more charts than that are too small to be read."""


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


def chart_keys(keys: tuple[Key, ...], judged_by: tuple[str, ...] = ()) -> tuple[Key, ...]:
    """Choose what the charts show at first: the loss, the leading metrics, the learning rate; none that has no curve.

    ``judged_by`` names what the runs are judged by: those come first, as many as ``MOST_FIGURES``, and with one alone
    another figure beside it.
    """
    order = {name: place for place, name in enumerate(dict.fromkeys((*judged_by, *LEADING)))}
    metrics = [key for key in keys if key[0] == "val"]
    # Those of single classes and keypoints come last.
    metrics.sort(key=lambda key: (order.get(key[1], len(order)), "/" in key[1]))
    losses = [key for key in keys if key[0] == "train" and key not in (LOSS, RATE)]
    judged = sum(1 for key in metrics if key[1] in judged_by)
    chosen = [*metrics, *losses][: min(max(judged, 2), MOST_FIGURES)]
    ends = [[key] if key in keys or not keys else [] for key in (LOSS, RATE)]
    return (*ends[0], *chosen, *ends[1])


def kinds_of(keys: tuple[Key, ...]) -> dict[str, tuple[Key, ...]]:
    """Sort curves by what they tell of: loss, metric, rate, time, computer; in the order of ``keys`` within each."""
    found: dict[str, list[Key]] = {"loss": [], "metric": [], "rate": [], "time": [], SYSTEM: []}
    for key in keys:
        found[_kind(key)].append(key)
    return {kind: tuple(members) for kind, members in found.items()}


def _kind(key: Key) -> str:
    group, name = key
    if group == SYSTEM:
        return SYSTEM
    last = name.rpartition(".")[2]
    if last.endswith(("lr", "momentum")):
        return "rate"
    if last.endswith("time") or last == "memory":
        return "time"
    return "loss" if "loss" in name else "metric"


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
