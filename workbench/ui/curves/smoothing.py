"""Exponential smoothing of a curve, without a loop over its points."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

_CHUNK = 128
"""Points at once: small enough that weight ** -chunk stays far from overflow for any weight used."""

_LEAST = 0.01


def smooth(values: Array, weight: float) -> Array:
    """Return the running mean in which the past counts ``weight`` (0..0.99); 0 returns the values themselves.

    Each mean is divided by the sum of its weights, so that the start is not drawn towards zero. Values that are not
    finite are passed over and stay as they are.
    """
    if weight < _LEAST:
        return values
    result = values.copy()
    finite = np.isfinite(values)
    result[finite] = _smooth_finite(values[finite], min(weight, 0.999))
    return result


def _smooth_finite(values: Array, weight: float) -> Array:
    means = np.empty_like(values)
    last = 0.0
    for start in range(0, len(values), _CHUNK):
        chunk = values[start : start + _CHUNK]
        powers = weight ** np.arange(1, len(chunk) + 1)
        means[start : start + _CHUNK] = powers * (last + (1 - weight) * np.cumsum(chunk / powers))
        last = float(means[start + len(chunk) - 1])
    total = 1.0 - weight ** np.arange(1, len(values) + 1)
    smoothed: Array = np.divide(means, total)
    return smoothed
