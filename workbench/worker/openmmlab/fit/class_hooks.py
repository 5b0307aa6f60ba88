"""The hooks of an mmpretrain config: those that are part of how the model learns stay, at the length of this run."""

from __future__ import annotations

import copy
from typing import Any

from workbench.tasks.recipe import TrainRecipe
from workbench.worker.openmmlab.fit.optimizer import rate_of

_AVERAGES = "EMAHook"

_LENGTH_OF_QUEUE_WARMUP = 20
"""DenseCL begins to compare places after this part of the run, as in its paper's first epochs."""


def fitted_hooks(config: dict[str, Any], recipe: TrainRecipe, images: int, notes: list[str]) -> list[dict[str, Any]]:
    """Return the hooks that stay; what goes and matters is told in ``notes``. ``images`` are those of one epoch."""
    per_epoch = max(1, images // max(1, min(recipe.batch_size, images)))
    kept = []
    for hook in config.get("custom_hooks") or ():
        entry = copy.deepcopy(dict(hook))
        kind = str(entry.get("type"))
        if kind == "SimSiamHook":
            kept.append(entry | {"lr": rate_of(config, recipe)})
        elif kind == "DenseCLHook":
            kept.append(entry | {"start_iters": max(1, per_epoch * recipe.epochs // _LENGTH_OF_QUEUE_WARMUP)})
        elif kind == "SwAVHook":
            kept.append(_swav(entry, recipe, per_epoch))
        elif kind == _AVERAGES and not recipe.options.get("ema"):
            notes.append("The config's averaged weights (EMA) are switched off: they are meant for long runs.")
        elif kind == "SwitchRecipeHook":
            notes.append("The pictures are changed in the same way in every epoch; the config would do more later on.")
    return kept


def _swav(entry: dict[str, Any], recipe: TrainRecipe, per_epoch: int) -> dict[str, Any]:
    """Its prototypes rest for the first epoch. The queue of old features is kept in a file of its own, which no resume
    would find as it was: it is left out, as in the paper's runs on large batches."""
    frozen = {name: per_epoch for name in entry.get("frozen_layers_cfg") or {}} if recipe.epochs > 1 else {}
    return entry | {"batch_size": recipe.batch_size, "queue_length": 0, "frozen_layers_cfg": frozen}
