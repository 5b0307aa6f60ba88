"""The hooks of a pose config: averages kept, stages put where they belong in a run of another length."""

from __future__ import annotations

from typing import Any

from workbench.tasks.recipe import TrainRecipe
from workbench.worker.openmmlab.fit.pose_pipeline import fitted_pipeline

_FOR_MANY_GPUS = ("SyncBuffersHook", "SyncNormHook")


def fitted_hooks(
    config: dict[str, Any], recipe: TrainRecipe, info: dict[str, Any], notes: list[str]
) -> list[dict[str, Any]]:
    """Return the hooks for a run of this recipe; what is left out is added to ``notes``."""
    total = int((config.get("train_cfg") or {}).get("max_epochs") or recipe.epochs)
    found: list[dict[str, Any]] = []
    for hook in config.get("custom_hooks") or ():
        kind = str(hook.get("type", "")).rpartition(".")[2]
        if kind in _FOR_MANY_GPUS or (kind == "EMAHook" and "ema" in recipe.options):
            continue
        if kind == "EMAHook":
            found.append(dict(hook))
        elif kind == "PipelineSwitchHook":
            found.append(_stage(hook["switch_epoch"] / total, recipe, _pipeline(hook["switch_pipeline"], recipe, info)))
        elif kind == "YOLOXPoseModeSwitchHook":
            part = 1 - hook.get("num_last_epochs", 20) / total
            pipeline = _pipeline(hook.get("new_train_pipeline") or _of_dataset(hook), recipe, info)
            found.append(_stage(part, recipe, pipeline, {"use_aux_loss": True}))
        elif kind == "RTMOModeSwitchHook":
            found += [
                _stage(int(epoch) / total, recipe, [], dict(attributes))
                for epoch, attributes in hook["epoch_attributes"].items()
            ]
        else:
            notes.append(f"The hook {kind} is left out: the workbench does that part of a run itself or not at all.")
    return found


def _stage(
    part: float, recipe: TrainRecipe, pipeline: list[Any], attributes: dict[str, Any] | None = None
) -> dict[str, Any]:
    """The stage that begins when this part of the run is done."""
    stage: dict[str, Any] = {"type": "PoseStageHook", "from_epoch": round(part * recipe.epochs)}
    if pipeline:
        stage["pipeline"] = pipeline
    return stage | ({"attributes": attributes} if attributes else {})


def _pipeline(pipeline: list[Any], recipe: TrainRecipe, info: dict[str, Any]) -> list[Any]:
    return fitted_pipeline(pipeline, info, recipe.options, [])


def _of_dataset(hook: dict[str, Any]) -> list[Any]:
    pipeline: list[Any] = (hook.get("new_train_dataset") or {}).get("pipeline") or []
    return pipeline
