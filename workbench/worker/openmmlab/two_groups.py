"""Losses in two groups, the low and the high ones: what PAA asks scikit-learn's Gaussian mixture for."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

ROUNDS = 100
"""Expectation and maximisation are repeated so often at most, as scikit-learn does."""

SETTLED = 1e-3
"""They end when the mean log likelihood grows by less."""

LEAST_VARIANCE = 1e-6

Numbers = npt.NDArray[np.float64]


class GaussianMixture:
    """A mixture of Gaussians along one axis, from where it is told to begin (Dempster, Laird and Rubin 1977)."""

    def __init__(
        self,
        n_components: int,  # noqa: ARG002 - the means tell it
        weights_init: Any,
        means_init: Any,
        precisions_init: Any,
        covariance_type: str = "diag",  # noqa: ARG002 - along one axis they are all the same
    ) -> None:
        self._weights = np.asarray(weights_init, dtype=np.float64)
        self._means = np.asarray(means_init, dtype=np.float64).reshape(-1)
        self._variances = 1.0 / np.asarray(precisions_init, dtype=np.float64).reshape(-1)

    def fit(self, values: npt.ArrayLike) -> GaussianMixture:
        """Fit to values (n, 1)."""
        points = _column(values)
        before = -np.inf
        for _ in range(ROUNDS):
            logs = self._log_parts(points)
            whole = np.logaddexp.reduce(logs, axis=1)
            self._maximise(points, np.exp(logs - whole[:, None]))
            if abs(whole.mean() - before) < SETTLED:
                break
            before = float(whole.mean())
        return self

    def predict(self, values: npt.ArrayLike) -> npt.NDArray[np.int64]:
        """Return for each value (n, 1) the component that it most likely comes from."""
        return np.asarray(self._log_parts(_column(values)).argmax(axis=1), dtype=np.int64)

    def score_samples(self, values: npt.ArrayLike) -> Numbers:
        """Return the log likelihood of each value (n, 1)."""
        return np.asarray(np.logaddexp.reduce(self._log_parts(_column(values)), axis=1), dtype=np.float64)

    def _log_parts(self, points: Numbers) -> Numbers:
        distance = (points[:, None] - self._means) ** 2 / self._variances
        logs = np.log(self._weights) - 0.5 * (np.log(2 * np.pi * self._variances) + distance)
        return np.asarray(logs, dtype=np.float64)

    def _maximise(self, points: Numbers, parts: Numbers) -> None:
        counts = parts.sum(axis=0) + 10 * np.finfo(np.float64).eps
        self._weights = counts / counts.sum()
        self._means = points @ parts / counts
        self._variances = (points**2) @ parts / counts - self._means**2 + LEAST_VARIANCE
        self._variances = np.maximum(self._variances, LEAST_VARIANCE)


def _column(values: npt.ArrayLike) -> Numbers:
    return np.asarray(values, dtype=np.float64).reshape(-1)
