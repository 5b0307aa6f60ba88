"""A config's learning-rate schedule, stretched or shortened to the length of the run."""

from __future__ import annotations

import copy
from typing import Any

from workbench.worker.openmmlab.learning import Schedule
from workbench.worker.openmmlab.steps import Steps

WARMUP_PART = 8
"""Warming up takes at most this fraction of a run."""

_ABSOLUTE = ("eta_min", "eta_max", "min_value")
"""What schedulers call a learning rate that is no part of the optimizer's."""

_WARMUPS = ("LinearLR", "ConstantLR", "QuadraticWarmupLR", "LinearParamScheduler")


def schedule_of(config: Any) -> Schedule:
    """Return the schedule of a config, with the length that it was made for."""
    parts = config.get("param_scheduler") or ()
    parts = (parts,) if isinstance(parts, dict) else tuple(part for part in parts if isinstance(part, dict))
    loop = config.get("train_cfg") or {}
    epochs, iterations = int(loop.get("max_epochs") or 0), int(loop.get("max_iters") or 0)
    wrapper = config.get("optim_wrapper") or {}
    rate = (wrapper.get("optimizer") or {}).get("lr")
    own = float(rate) if isinstance(rate, (int, float)) else 0.0
    return Schedule(tuple(copy.deepcopy(dict(part)) for part in parts), epochs, 0 if epochs else iterations, own)


def stretched(schedule: Schedule, steps: Steps, rate: float = 0.0) -> list[dict[str, Any]]:
    """Return the parts of a schedule in iterations of this run, their absolute rates as parts of its ``rate``.

    A rate of 0, or a schedule that names none, leaves them what they are.
    """
    ratio = rate / schedule.rate if rate > 0 and schedule.rate > 0 else 1.0
    return [_scaled(_stretched(dict(part), schedule, steps), ratio) for part in schedule.parts]


def _scaled(part: dict[str, Any], ratio: float) -> dict[str, Any]:
    """The end of a cosine falls with its beginning: left alone it might even lie above. A momentum's stays."""
    if "Momentum" in str(part.get("type")) or part.get("param_name", "lr") != "lr":
        return part
    return {key: _times(value, ratio) if key in _ABSOLUTE else value for key, value in part.items()}


def _times(value: Any, ratio: float) -> Any:
    if isinstance(value, (list, tuple)):
        return [_times(each, ratio) for each in value]
    return float(f"{value * ratio:.6g}") if isinstance(value, (int, float)) else value


def _stretched(part: dict[str, Any], schedule: Schedule, steps: Steps) -> dict[str, Any]:
    is_by_epoch = part.get("by_epoch", True)
    span = schedule.epochs if is_by_epoch else schedule.iterations
    scale = steps.total / span if span else 0.0
    part["by_epoch"] = False
    part.pop("convert_to_iter_based", None)
    if not is_by_epoch and _is_warmup(part, schedule):
        part["end"] = min(int(part.get("end", 500)), max(1, steps.total // WARMUP_PART))
        return part
    if not scale:
        scale = steps.total / max(int(part.get("end") or 0), 1)
    begin = round(float(part.get("begin", 0)) * scale)
    part["begin"] = min(begin, max(steps.total - 1, 0))
    if part.get("end") is not None:
        part["end"] = max(part["begin"] + 1, min(round(float(part["end"]) * scale), steps.total))
    for key in ("T_max", "step_size", "total_steps", "total_iters"):
        if part.get(key) is not None:
            part[key] = max(1, round(float(part[key]) * scale))
    for key in ("milestones", "periods"):
        if part.get(key) is not None:
            part[key] = [max(1, round(float(value) * scale)) for value in part[key]]
    return part


def _is_warmup(part: dict[str, Any], schedule: Schedule) -> bool:
    """A beginning counted in iterations: it keeps its length where the run is long enough."""
    is_first = part.get("type") in _WARMUPS and not part.get("begin")
    return is_first and (not schedule.iterations or int(part.get("end", 0)) <= 0.2 * schedule.iterations)
