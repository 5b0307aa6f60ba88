"""From a recipe to the mm config that is run: the library's own base config, made ours and safe."""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from mmengine.config import Config

from workbench.tasks.features import CONFIG_NAMES, unknown_setting
from workbench.tasks.foreign_config import from_marked
from workbench.tasks.recipe import TrainRecipe
from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.augmentations import set_augmentations
from workbench.worker.openmmlab.fit.pretrained import take_out
from workbench.worker.openmmlab.fit.walk import tables
from workbench.worker.openmmlab.outside import close_pickles, danger
from workbench.worker.openmmlab.registered import is_registered

close_pickles()

_BUILT = ("model", "codec", "data_preprocessor", "optim_wrapper", "param_scheduler", "custom_hooks")
"""The parts of a config that are built as they stand; datasets and loaders are our own."""

_LOADERS = ("Pretrained", "PretrainedInit")
"""What reads weights from anywhere with pickle."""

LOADER_PATIENCE_S = 600
"""A loader process that gives nothing for so long hangs."""

_NOT_TO_OVERRIDE = {"custom_imports", "work_dir", "load_from", "resume", "launcher", "env_cfg", "default_scope"}


def base_config(package: str, relative: str) -> Config:
    """Read a config of the installed library, without its pretrained weights (they would be downloaded).

    Raises JobFailure when the path leads elsewhere, the config is not there or is broken in the library itself.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise JobFailure(f"The library {package} is not installed: run `workbench doctor`.")
    path = PurePosixPath(relative)
    if path.is_absolute() or ".." in path.parts or path.suffix != ".py":
        raise JobFailure(f"The base config {relative} does not lie in {package}'s own configs.")
    file = Path(spec.origin).parent / ".mim" / "configs" / path
    if not file.is_file():
        raise JobFailure(f"The installed {package} has no config {relative}.")
    try:
        return Config.fromfile(str(file))
    except Exception as error:  # noqa: BLE001 - a config is code: a few of the libraries' own name what is not there
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise JobFailure(f"The config {relative} is broken in the installed {package} itself ({reason}).") from None


def original_config(recipe: TrainRecipe) -> Config:
    """Return the config that a recipe fits: the installed library's, or one from elsewhere out of the recipe itself.

    The latter are plain values that somebody else wrote: a type that is not registered is refused. Raises JobFailure.
    """
    told = recipe.options.get("config")
    if told is None:
        return base_config(recipe.adapter, recipe.base_config)
    values = from_marked(told)
    if not isinstance(values, dict) or not isinstance(values.get("model"), dict):
        raise JobFailure(f"The recipe of {recipe.name} holds no config that can be used.")
    for path, table in tables(values):
        kind = table.get("type")
        is_built = path.partition(".")[0] in _BUILT or "pipeline" in path
        if is_built and kind is not None and not (isinstance(kind, str) and is_registered(kind)):
            raise JobFailure(f"The config of {recipe.name} names the type {kind!r} at {path}: no library here has it.")
        for key, value in table.items():
            if is_built and (why := danger(key, value)):
                raise JobFailure(f"The config of {recipe.name} says {value!r} at {path}.{key}, which {why}: refused.")
    return Config(values)


def model_as_run(recipe: TrainRecipe, model: dict[str, Any]) -> Any:
    """Return a model's config with what the recipe sets of it: the network whose weights the run has saved."""
    config = Config({"model": model})
    apply_overrides(config, {key: value for key, value in recipe.overrides.items() if key.startswith("model.")})
    return config.model


def strip_pretrained(node: Any) -> int:
    """Drop every reference to pretrained weights below ``node``; returns how many there were."""
    found = take_out(node)
    return len(found.starts) + len(found.missing)


def without_sync(node: Any) -> None:
    """Replace SyncBN, which wants several GPUs, by plain BN."""
    for _, table in tables(node):
        if table.get("type") in ("SyncBN", "MMSyncBN"):
            table["type"] = "BN"


def apply_overrides(config: Config, overrides: Mapping[str, Any]) -> None:
    """Set the user's dotted keys; raises JobFailure for keys and types that could run code or move the run."""
    overrides = set_augmentations(config, overrides)
    for key, value in overrides.items():
        if key.split(".")[0] in _NOT_TO_OVERRIDE or "_base_" in key or "__" in key:
            raise JobFailure(f"The setting {key} cannot be changed: the workbench owns it.")
        _check_types(key, {key.split(".")[-1]: value})
        _check_place(config, key, value)
        if key.split(".")[-1] in ("checkpoint", "pretrained") and isinstance(value, str):
            raise JobFailure(f"The setting {key} names weights: give them as the run's starting weights instead.")
    try:
        config.merge_from_dict(dict(overrides))
    except (KeyError, TypeError, ValueError, AssertionError, IndexError) as error:
        raise JobFailure(f"The settings {', '.join(overrides)} do not fit the config ({error}).") from None


def _check_place(config: Config, key: str, value: Any) -> None:
    """Nothing reads a misspelt first name, and a word where a number stood fails only much later."""
    parts = key.split(".")
    if parts[0] not in config and parts[0] not in CONFIG_NAMES:
        raise JobFailure(unknown_setting(key, config))
    before: Any = config.to_dict()
    for part in parts:
        before = before.get(part) if isinstance(before, dict) else None
    if type(before) in (int, float) and isinstance(value, str):
        raise JobFailure(f"The setting {key} is a number, {before:g} so far: {value!r} is none.")


def _check_types(key: str, value: Any) -> None:
    if isinstance(value, dict):
        kind = value.get("type")
        if kind is not None and not (isinstance(kind, str) and is_registered(kind)):
            raise JobFailure(f"The setting {key} names the type {kind!r}, which is not a registered name.")
        if kind in _LOADERS or isinstance(value.get("pretrained"), str):
            raise JobFailure(f"The setting {key} names weights: give them as the run's starting weights instead.")
        for name, child in value.items():
            if why := danger(str(name), child):
                raise JobFailure(f"The setting {key} says {child!r}, which {why}: it was not taken.")
            _check_types(key, child)
    elif isinstance(value, (list, tuple)):
        for child in value:
            _check_types(key, child)


def optimizer(recipe: TrainRecipe) -> dict[str, Any]:
    """AdamW with clipped gradients; no weight decay on norms and biases."""
    decay = float(recipe.options.get("weight_decay", 0.01))
    return {
        "type": "FiniteOptimWrapper",
        "optimizer": {"type": "AdamW", "lr": recipe.learning_rate, "weight_decay": decay},
        "paramwise_cfg": {"norm_decay_mult": 0, "bias_decay_mult": 0, "bypass_duplicate": True},
        "half": recipe.options.get("half", False),
        "accumulative_counts": int(recipe.options.get("accumulate", 1)),
        "clip_grad": {"max_norm": float(recipe.options.get("clip", 35.0)) or math.inf, "error_if_nonfinite": True},
    }


def loader(
    dataset: dict[str, Any], batch_size: int, recipe: TrainRecipe, *, is_training: bool, collate: str = "pseudo_collate"
) -> dict[str, Any]:
    """A dataloader's config; an incomplete last batch is left out of training unless it is the only one."""
    sampler = {"type": "EpochSampler"} if is_training else {"type": "DefaultSampler", "shuffle": False}
    return {
        "batch_size": batch_size,
        "num_workers": recipe.loader_workers,
        "persistent_workers": False,
        "timeout": LOADER_PATIENCE_S if recipe.loader_workers else 0,
        "sampler": sampler,
        "collate_fn": {"type": collate},
        "drop_last": is_training,
        "dataset": dataset,
    }
