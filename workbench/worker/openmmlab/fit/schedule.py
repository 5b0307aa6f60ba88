"""A config's learning-rate schedule, stretched or shortened to the length of the run."""

from __future__ import annotations

import copy
from typing import Any

from workbench.worker.openmmlab.learning import Schedule
from workbench.worker.openmmlab.steps import Steps

WARMUP_PART = 8
"""Warming up takes at most this fraction of a run."""

_WARMUPS = ("LinearLR", "ConstantLR", "QuadraticWarmupLR", "LinearParamScheduler")


def schedule_of(config: Any) -> Schedule:
    """Return the schedule of a config, with the length that it was made for."""
    parts = config.get("param_scheduler") or ()
    parts = (parts,) if isinstance(parts, dict) else tuple(part for part in parts if isinstance(part, dict))
    loop = config.get("train_cfg") or {}
    epochs, iterations = int(loop.get("max_epochs") or 0), int(loop.get("max_iters") or 0)
    return Schedule(tuple(copy.deepcopy(dict(part)) for part in parts), epochs, 0 if epochs else iterations)


def stretched(schedule: Schedule, steps: Steps) -> list[dict[str, Any]]:
    """Return the parts of a schedule in iterations of this run."""
    return [_stretched(dict(part), schedule, steps) for part in schedule.parts]


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
