"""The curves of one run: growing arrays, cut back where a resumed run repeats steps."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from workbench.protocol.messages import Scalars

Array = npt.NDArray[np.float64]
SYSTEM = "system"
"""The group of what is told of the computer, not of the model."""

MAX_SERIES = 1024
"""A worker may run a stranger's code: more curves than this are not kept."""


class _Series:
    """Steps, epochs, values and times of one curve, steps strictly rising.

    Single numbers are written through memoryviews: several times faster than through numpy.
    """

    def __init__(self) -> None:
        self._length = 0
        self._last_step = -math.inf
        self._adopt(np.empty((4, 64)))

    def append(self, step: float, epoch: float, value: float, time_s: float = 0.0) -> None:
        """Add one point; points at this step or later are dropped first."""
        if step <= self._last_step:
            self.cut(step)
        at = self._length
        if at == len(self._steps):
            self._adopt(np.concatenate([self._rows, np.empty_like(self._rows)], axis=1))
        self._steps[at], self._epochs[at], self._values[at], self._times[at] = step, epoch, value, time_s
        self._length = at + 1
        self._last_step = step

    def cut(self, step: float) -> None:
        """Drop the points at ``step`` and later. Arrays given out before stay as they are."""
        length = int(np.searchsorted(self._rows[0, : self._length], step, side="left"))
        if length < self._length:
            self._adopt(self._rows.copy())
            self._length = length
            self._last_step = self._steps[length - 1] if length else -math.inf

    def view(self) -> tuple[Array, Array, Array]:
        """Steps, epochs and values, read-only."""
        columns = self._columns()
        return columns[0], columns[1], columns[2]

    def times(self) -> Array:
        """When each value was reported, read-only."""
        times: Array = self._columns()[3]
        return times

    def _columns(self) -> Array:
        columns = self._rows[:, : self._length].view()
        columns.flags.writeable = False
        return columns

    def _adopt(self, rows: Array) -> None:
        self._rows = rows
        self._steps, self._epochs, self._values, self._times = (memoryview(row).cast("B").cast("d") for row in rows)


class Curves:
    """Every number a run reported, by group (``train``, ``val``) and key (``loss``, ``AP``)."""

    def __init__(self) -> None:
        self._series: dict[tuple[str, str], _Series] = {}
        self._vitals: dict[str, _Series] = {}
        self._is_resuming = False
        self.revision = 0
        """Rises with every change: equal revisions, equal curves."""
        self.began = 0.0
        """When the first number was reported, s since the epoch."""

    def append(self, scalars: Scalars) -> None:
        """Add the numbers of one step. The first after ``resume`` cuts every curve back to before its step."""
        if self._is_resuming:
            self._is_resuming = False
            for series in self._series.values():
                series.cut(scalars.step)
        for key, value in scalars.values.items():
            name = (scalars.group, key)
            if name not in self._series:
                if len(self._series) >= MAX_SERIES:
                    continue
                self._series[name] = _Series()
            self._series[name].append(scalars.step, scalars.epoch, value, scalars.time)
        self.began = self.began or scalars.time
        self.revision += 1

    def append_vitals(self, scalars: Scalars) -> None:
        """Add a look at the computer (group ``system``): it belongs to a moment, and no resume takes it back."""
        for key, value in scalars.values.items():
            series = self._vitals.get(key)
            if series is None:
                if len(self._vitals) >= MAX_SERIES:
                    continue
                series = self._vitals[key] = _Series()
            series.append(float(len(series.times())), 0.0, value, scalars.time)
        self.revision += 1

    def resume(self) -> None:
        """A new process goes on from a checkpoint: what the earlier one reported beyond it no longer holds."""
        self._is_resuming = True

    def keys(self) -> tuple[tuple[str, str], ...]:
        """(group, key) of every curve, in the order they first appeared."""
        return (*self._series, *((SYSTEM, key) for key in self._vitals))

    def series(self, group: str, key: str) -> tuple[Array, Array, Array]:
        """Return steps, epochs and values, each float64 (N,), read-only, unchanged by later messages.

        Values may be NaN or infinite as the worker reported them. An unknown curve is empty.
        """
        series = self._found(group, key)
        return series.view() if series is not None else _Series().view()

    def times(self, group: str, key: str) -> Array:
        """Return when each value of a curve was reported, seconds since the epoch, float64 (N,), read-only."""
        series = self._found(group, key)
        return series.times() if series is not None else _Series().times()

    def _found(self, group: str, key: str) -> _Series | None:
        return self._vitals.get(key) if group == SYSTEM else self._series.get((group, key))
