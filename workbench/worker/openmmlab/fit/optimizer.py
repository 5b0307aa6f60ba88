"""The optimizer that a config asks for, at the batch size of the run and with the settings of the recipe."""

from __future__ import annotations

import copy
import math
import re
from typing import Any

from workbench.tasks.recipe import TrainRecipe

BATCH_OF_PAPERS = 256
"""The batch size that a learning rate is taken to be made for when the config does not say."""

LONGEST_STEP = 35.0
"""Gradients are cut to this norm when neither config nor recipe says otherwise."""

_OWN_KEYS = ("type", "optimizer", "paramwise_cfg", "constructor", "accumulative_counts", "clip_grad")
_IN_NAME = re.compile(r"(\d+)xb(\d+)")
_ROOT_SCALED = ("adam", "lamb", "lion", "adan")
"""Optimizers that divide by the gradient's size: their rate goes with the square root of the batch."""


def fitted_optimizer(config: Any, recipe: TrainRecipe) -> dict[str, Any]:
    """Return the config of the optimizer wrapper; a recipe's learning rate above 0 is taken as it is."""
    theirs = copy.deepcopy(dict(config.get("optim_wrapper") or {}))
    wrapper = {key: theirs[key] for key in _OWN_KEYS if theirs.get(key) is not None}
    wrapper["type"] = "FiniteOptimWrapper"
    wrapper["optimizer"] = dict(wrapper.get("optimizer") or {"type": "AdamW", "lr": 1e-3})
    wrapper["optimizer"]["lr"] = rate_of(config, recipe)
    wrapper["accumulative_counts"] = _accumulated(config, recipe)
    wrapper["half"] = recipe.options.get("half", False)
    paramwise = dict(wrapper.get("paramwise_cfg") or {})
    if "constructor" not in wrapper:
        paramwise["bypass_duplicate"] = True
    if paramwise:
        wrapper["paramwise_cfg"] = paramwise
    wrapper["clip_grad"] = _clipping(dict(wrapper.get("clip_grad") or {"max_norm": LONGEST_STEP}), recipe)
    return wrapper


def _clipping(theirs: dict[str, Any], recipe: TrainRecipe) -> dict[str, Any]:
    """The config's clipping, or to the norm that the recipe says: 0 for none."""
    if "clip" in recipe.options:
        kind = {key: value for key, value in theirs.items() if key == "norm_type"}
        theirs = {**kind, "max_norm": float(recipe.options["clip"]) or math.inf}
    return theirs if "clip_value" in theirs else {**theirs, "error_if_nonfinite": True}


def rate_of(config: Any, recipe: TrainRecipe) -> float:
    """Return the run's learning rate: the recipe's, or the config's at what a step of the run sees.

    That is the batch times the accumulation, so that half the batch accumulated twice keeps its rate.
    """
    return recipe.learning_rate or scaled_rate(config, recipe.batch_size * _accumulated(config, recipe))


def _accumulated(config: Any, recipe: TrainRecipe) -> int:
    theirs = (config.get("optim_wrapper") or {}).get("accumulative_counts")
    return max(1, int(recipe.options.get("accumulate") or theirs or 1))


def scaled_rate(config: Any, batch_size: int) -> float:
    """Return the config's learning rate at another batch size: linear for SGD (Goyal et al. 2017), by its root for the
    Adam family."""
    optimizer = (config.get("optim_wrapper") or {}).get("optimizer") or {}
    kind, rate = str(optimizer.get("type", "")).lower(), float(optimizer.get("lr", 1e-3))
    part = batch_size / batch_of(config)
    scaled = rate * (math.sqrt(part) if any(name in kind for name in _ROOT_SCALED) else part)
    return float(f"{scaled:.3g}")


def batch_of(config: Any) -> int:
    """Return the whole batch that a config's learning rate was made for."""
    told = (config.get("auto_scale_lr") or {}).get("base_batch_size")
    if told:
        return int(told)
    in_name = _IN_NAME.search(str(config.get("filename") or ""))
    return int(in_name[1]) * int(in_name[2]) if in_name else BATCH_OF_PAPERS
