"""The average of the weights that a config keeps, over the same part of a run that may be much shorter."""

from __future__ import annotations

from typing import Any

from workbench.tasks.recipe import TrainRecipe

LEAST_MOMENTUM = 0.001
"""An average looks back over about a thousand iterations at most: theirs are made for hundreds of thousands."""

GROWING_FOR = 100
"""In about so many iterations at the beginning of a run the memory grows from nothing."""


def fitted_average(config: Any, recipe: TrainRecipe) -> list[dict[str, Any]]:
    """Return the hook of a config's averaged weights; none when the recipe asks for its own average or for none."""
    if "ema" in recipe.options:
        return []
    for hook in config.get("custom_hooks") or ():
        if hook.get("type") == "EMAHook":
            return [
                {
                    "type": "EMAHook",
                    "ema_type": "ExpMomentumEMA",
                    "momentum": max(float(hook.get("momentum", 0.0002)), LEAST_MOMENTUM),
                    "gamma": GROWING_FOR,
                    "update_buffers": True,
                    "priority": 49,
                }
            ]
    return []
