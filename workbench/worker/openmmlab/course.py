"""How a run goes: its loop, its learning rate from the first iteration to the last, what is averaged and frozen."""

from __future__ import annotations

from typing import Any

from workbench.tasks.lr_curve import schedule_parts
from workbench.tasks.recipe import TrainRecipe
from workbench.tasks.run_changes import extension_parts
from workbench.worker.openmmlab.fit.schedule import stretched
from workbench.worker.openmmlab.learning import Learning
from workbench.worker.openmmlab.steps import Steps

ITERATION_ROUNDS = 12
"""A run counted in iterations is validated about so often, when nothing else is said."""


def course(recipe: TrainRecipe, learning: Learning, steps: Steps, wrapper: dict[str, Any]) -> dict[str, Any]:
    """Return the parts of the config that say how the run goes; ``wrapper`` is the optimizer's."""
    return {
        "train_cfg": _loop(recipe, steps),
        "optim_wrapper": wrapper,
        "param_scheduler": _schedule(recipe, learning, steps, wrapper),
        "custom_hooks": [*learning.custom_hooks, *_average(recipe, learning.scope)],
        "frozen_stages": int(recipe.options.get("frozen_stages", 0)),
    }


def _loop(recipe: TrainRecipe, steps: Steps) -> dict[str, Any]:
    loop = {"type": "ResumableTrainLoop", "max_epochs": recipe.epochs, "val_interval": recipe.val_interval}
    if not steps.iterations:
        return loop
    every = int(recipe.options.get("val_iterations", 0)) or max(1, steps.iterations // ITERATION_ROUNDS)
    return {**loop, "iterations": steps.all, "val_iterations": every}


def _schedule(
    recipe: TrainRecipe, learning: Learning, steps: Steps, wrapper: dict[str, Any]
) -> list[dict[str, Any]] | dict[str, Any]:
    """Our own schedule, or the library's where it has one and the recipe asks for no other; then the extensions."""
    theirs = None if "schedule" in recipe.options else learning.schedule
    rate = float((wrapper.get("optimizer") or {}).get("lr", recipe.learning_rate))
    parts = schedule_parts(recipe.options, steps.total) if theirs is None else stretched(theirs, steps, rate)
    return [*parts, *extension_parts(recipe, steps.per_epoch, rate)]


def _average(recipe: TrainRecipe, scope: str) -> list[dict[str, Any]]:
    """An average of the weights over the last iterations is what is validated and kept."""
    if not recipe.options.get("ema"):
        return []
    momentum = float(recipe.options.get("ema_momentum", 0.01))
    # Only mmdet and mmpose have an average whose memory grows exponentially; mmengine's own grows as 1 / steps.
    kind = "ExpMomentumEMA" if scope in ("mmdet", "mmpose") else "MomentumAnnealingEMA"
    return [{"type": "EMAHook", "ema_type": kind, "momentum": momentum, "gamma": 100, "update_buffers": True}]
