"""Learning-rate schedules as data, and the curve they draw: what a run will do, computed before it and without torch.

A schedule is a list of parts in mmengine's own terms (``LinearLR``, ``CosineAnnealingLR``, …), counted in iterations.
``rates`` follows mmengine's recurrences step by step, so that its curve is the run's (tested against the real ones).
"""

# ruff: noqa: ARG001 - the laws of all parts are called alike
from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

SCHEDULES = ("flat_cosine", "cosine", "step", "constant")
"""What a recipe's option ``schedule`` may say; the first is what it means when it says nothing."""

LAST_RATIO = 0.01
"""A cosine ends at this part of the rate, and a warm-up begins there."""

STEP_PLACES, STEP_RATIO = (2 / 3, 8 / 9), 0.1
"""The schedule ``step`` multiplies the rate at these parts of the run."""

EXTENSION = "ExtensionLR"
"""The part that an extended run appends: it sets the rate anew, whatever the parts before it left."""

Part = Mapping[str, Any]


def schedule_parts(options: Mapping[str, Any], iterations: int) -> list[dict[str, Any]]:
    """Return the schedule that a recipe's options ask for, over so many iterations."""
    shape = str(options.get("schedule", SCHEDULES[0]))
    warmup = min(int(options.get("warmup_iterations", 50)), max(1, iterations // 4))
    # mmengine's warm-up of one single iteration would never come up again.
    warmup = warmup if warmup > 1 else 0
    parts: list[dict[str, Any]] = []
    if warmup:
        parts.append({"type": "LinearLR", "start_factor": LAST_RATIO, "by_epoch": False, "begin": 0, "end": warmup})
    if shape == "step":
        places = sorted({max(1, round(iterations * place)) for place in STEP_PLACES})
        parts.append({"type": "MultiStepLR", "milestones": places, "gamma": STEP_RATIO, "by_epoch": False})
    flat = float(options.get("cosine_from", 0.5)) if shape == "flat_cosine" else 0.0
    begin = max(warmup, int(iterations * flat))
    if shape in ("flat_cosine", "cosine") and begin < iterations:
        span = {"begin": begin, "end": iterations, "T_max": iterations - begin, "by_epoch": False}
        parts.append({"type": "CosineAnnealingLR", "eta_min_ratio": LAST_RATIO, **span})
    return parts


def extension_part(begin: int, iterations: int, ratio: float, shape: str) -> dict[str, Any]:
    """Return the part of an extension: ``ratio`` times the run's own rate, and from there by a schedule of its own."""
    span = {"begin": begin, "end": begin + iterations, "by_epoch": False}
    return {"type": EXTENSION, "ratio": ratio, "shape": shape, **span}


def extension_ratio(part: Part, step: int) -> float:
    """Return the rate at an iteration of an extension, as a part of the run's own rate."""
    length, ratio = int(part["end"]) - int(part["begin"]), float(part["ratio"])
    done = min(max(step - int(part["begin"]), 0), length) / length
    if part["shape"] == "constant":
        return ratio
    if part["shape"] == "step":
        return float(ratio * STEP_RATIO ** sum(done >= place for place in STEP_PLACES))
    flat = 0.5 if part["shape"] == "flat_cosine" else 0.0
    turn = (max(done, flat) - flat) / (1 - flat)
    return ratio * (LAST_RATIO + (1 - LAST_RATIO) * (1 + math.cos(math.pi * turn)) / 2)


def rates(parts: Sequence[Part], base: float, iterations: int) -> list[float] | None:
    """Return the learning rate of every iteration from 0; None when a part is of a kind that is not known here."""
    known = [part for part in parts if "Momentum" not in str(part["type"])]
    laws = [_LAWS.get(_kind(part)) for part in known]
    if any(law is None for law in laws):
        return None
    spans = [(law, part, *_span(part)) for law, part in zip(laws, known, strict=True) if law is not None]
    rate, curve = base, []
    for step in range(iterations):
        for law, part, begin, end in spans:
            if begin <= step < end:
                rate = law(part, step - begin, rate, base)
        curve.append(rate)
    return curve


def _kind(part: Part) -> str:
    return str(part["type"]).rpartition(".")[2]


def _span(part: Part) -> tuple[int, float]:
    is_extension = _kind(part) == EXTENSION
    end = part.get("end")
    return int(part.get("begin") or 0), math.inf if end is None or is_extension else int(end)


def _linear(part: Part, t: int, rate: float, base: float) -> float:
    first, last = float(part.get("start_factor", 1 / 3)), float(part.get("end_factor", 1.0))
    total = _total(part)
    if t == 0:
        return rate * first
    return rate if t > total else rate * (1 + (last - first) / (total * first + (t - 1) * (last - first)))


def _constant(part: Part, t: int, rate: float, base: float) -> float:
    factor = float(part.get("factor", 1 / 3))
    return rate * factor if t == 0 else rate / factor if t == _total(part) else rate


def _cosine(part: Part, t: int, rate: float, base: float) -> float:
    half, least = int(part.get("T_max") or _total(part) + 1), _least(part, base)
    if t == 0:
        return rate
    if (t - 1 - half) % (2 * half) == 0:
        return rate + (base - least) * (1 - math.cos(math.pi / half)) / 2
    fall = (1 + math.cos(math.pi * t / half)) / (1 + math.cos(math.pi * (t - 1) / half))
    return fall * (rate - least) + least


def _multi_step(part: Part, t: int, rate: float, base: float) -> float:
    places = list(part["milestones"])
    return float(rate * float(part.get("gamma", 0.1)) ** places.count(t))


def _step(part: Part, t: int, rate: float, base: float) -> float:
    return rate if t == 0 or t % int(part["step_size"]) else rate * float(part.get("gamma", 0.1))


def _exponential(part: Part, t: int, rate: float, base: float) -> float:
    return rate if t == 0 else rate * float(part["gamma"])


def _poly(part: Part, t: int, rate: float, base: float) -> float:
    if t == 0:
        return rate
    least = _least(part, base)
    return float((rate - least) * (1 - 1 / (_total(part) - t + 1)) ** float(part.get("power", 1))) + least


def _quadratic(part: Part, t: int, rate: float, base: float) -> float:
    rise = base * (2 * t + 1) / (_total(part) + 1) ** 2
    return rise if t == 0 else rate + rise


def _extension(part: Part, t: int, rate: float, base: float) -> float:
    return base * extension_ratio(part, t + int(part["begin"]))


def _total(part: Part) -> int:
    """A part of so many iterations comes to its end at the last of them; without an end, it goes on for ever."""
    end = part.get("end")
    return (int(end) if end is not None else int(1e9)) - int(part.get("begin") or 0) - 1


def _least(part: Part, base: float) -> float:
    ratio = part.get("eta_min_ratio")
    return float(part.get("eta_min") or 0.0) if ratio is None else base * float(ratio)


_LAWS: Mapping[str, Callable[[Part, int, float, float], float]] = {
    "LinearLR": _linear,
    "LinearParamScheduler": _linear,
    "ConstantLR": _constant,
    "CosineAnnealingLR": _cosine,
    "MultiStepLR": _multi_step,
    "StepLR": _step,
    "ExponentialLR": _exponential,
    "PolyLR": _poly,
    "QuadraticWarmupLR": _quadratic,
    EXTENSION: _extension,
}
