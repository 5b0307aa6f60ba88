"""What values an image has: their range, where most of them lie, a histogram. No Qt, any thread."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.ui.raster.adjustment import Window
from workbench.ui.raster.levels import Levels, Raw

BINS = 256
_MOST_VALUES = 300_000
_SHOWN = (0.1, 99.9)
_TIGHT = (0.5, 99.5)


@dataclass(frozen=True, slots=True)
class Statistics:
    """``counts`` has shape (channels, 256) over ``extent``, in the order red, green, blue, or one row of grey.

    ``shown`` is the window of deep images by default, ``tight`` the one of auto levels. ``not_finite`` is 0..1.
    """

    extent: Window
    shown: Window
    tight: Window
    counts: npt.NDArray[np.int64]
    not_finite: float = 0.0


def statistics(levels: Levels) -> Statistics:
    """Return what is known from some hundred thousand values spread over the image."""
    return of_values(_sample(levels))


def of_values(raw: Raw) -> Statistics:
    """Return the statistics of an array of values."""
    colors = raw[:, :, None] if raw.ndim == 2 else raw[:, :, 2::-1]
    flat = colors.reshape(-1, colors.shape[2])
    good = np.isfinite(flat).all(axis=1) if flat.dtype.kind == "f" else None
    kept = flat if good is None else flat[good]
    if not len(kept):
        return Statistics((0.0, 1.0), (0.0, 1.0), (0.0, 1.0), np.zeros((flat.shape[1], BINS), np.int64), 1.0)
    marks = np.percentile(kept, (*_SHOWN, *_TIGHT))
    extent = (0.0, 255.0) if raw.dtype == np.uint8 else _extent(kept, float(marks[0]), float(marks[1]))
    edges = (extent[0], extent[1] + 1.0) if raw.dtype == np.uint8 else extent
    # What lies beyond is counted at the ends: a few wild values must not squeeze all others into one bin.
    inside = np.clip(kept.astype(np.float64), *extent)
    counts = np.stack([np.histogram(inside[:, place], BINS, edges)[0] for place in range(kept.shape[1])])
    missing = 0.0 if good is None else 1.0 - len(kept) / len(flat)
    shown, tight = _ordered(*marks[:2].tolist()), _ordered(*marks[2:].tolist())
    return Statistics(extent, shown, tight, counts, missing)


def _extent(kept: Raw, low: float, high: float) -> Window:
    """Return the range of most values and a quarter more, as far as there are values at all."""
    more = 0.25 * (high - low)
    return _ordered(max(float(kept.min()), low - more), min(float(kept.max()), high + more))


def _ordered(low: float, high: float) -> Window:
    return (low, high) if high > low else (low, low + 1.0)


def _sample(levels: Levels) -> Raw:
    """Take every n-th value of the first level that is not too large to be read whole; means of many come last."""
    level = levels.finest
    last = len(levels.sizes) - 1
    while level < last and levels.sizes[level][0] * levels.sizes[level][1] > 25 * _MOST_VALUES:
        level += 1
    width, height = levels.sizes[level]
    raw = levels.read(level, 0, 0, width, height)
    step = max(int((width * height / _MOST_VALUES) ** 0.5), 1)
    return raw[::step, ::step]
