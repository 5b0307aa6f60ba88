"""The schedule of an extended run, and how schedules find their place when a run is resumed."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from typing import Any

from mmengine.optim.scheduler.lr_scheduler import LRSchedulerMixin
from mmengine.optim.scheduler.param_scheduler import _ParamScheduler
from mmengine.registry import PARAM_SCHEDULERS

from workbench.tasks.lr_curve import EXTENSION, extension_ratio


@PARAM_SCHEDULERS.register_module(name=EXTENSION)
class ExtensionLR(LRSchedulerMixin, _ParamScheduler):  # type: ignore[misc]
    """Sets the learning rate from iteration ``begin`` on, whatever the schedules before it left (tasks.lr_curve).

    Its rate depends on the iteration alone, so nothing of it needs to come from a checkpoint: what does would be the
    end of the run as it was before it was extended.
    """

    def __init__(self, optimizer: Any, ratio: float, shape: str, begin: int, end: int, **kwargs: Any) -> None:
        self.part = {"ratio": ratio, "shape": shape, "begin": begin, "end": end}
        super().__init__(optimizer, begin=begin, **kwargs)

    def _get_value(self) -> list[float]:
        ratio = extension_ratio(self.part, self._global_step)
        return [base * ratio for base in self.base_values]

    def place(self, step: int) -> None:
        """Go to an iteration."""
        self._global_step = step - 1
        self.last_step = max(step - self.begin, 0) - 1
        self.step()


def every(schedulers: Any) -> list[Any]:
    """Return all schedulers; mmengine keeps a table of lists where there are several optimizers."""
    lists: Iterable[Any] = schedulers.values() if isinstance(schedulers, dict) else [schedulers or []]
    return [scheduler for listed in lists for scheduler in listed]


def place_schedules(schedulers: Any, states: Sequence[dict[str, Any]], step: int) -> None:
    """Put the schedules where a checkpoint of iteration ``step`` left them; raises ValueError for another run's."""
    listed = every(schedulers)
    first = [scheduler for scheduler in listed if not isinstance(scheduler, ExtensionLR)]
    saved = [state for state in states if "part" not in state]
    for scheduler, state in zip(first, saved, strict=True):
        scheduler.load_state_dict(state)
    for scheduler in listed:
        if isinstance(scheduler, ExtensionLR):
            scheduler.place(step)


def forward_schedules(schedulers: Any, groups: Iterable[dict[str, Any]], step: int) -> list[dict[str, float]]:
    """Let new schedules make ``step`` iterations, for a run whose iterations are other ones than before.

    Returns what each of the optimizer's ``groups`` has then: its rate, and its momentum where it has one.
    """
    listed = every(schedulers)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of steps without the optimizer's
        for _ in range(step):
            for scheduler in listed:
                scheduler.step()
    return [{key: group[key] for key in ("lr", "momentum") if key in group} for group in groups]
