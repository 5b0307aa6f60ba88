"""What every training can do, whatever the model: the options of a recipe that mean the same everywhere."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from workbench.tasks.lr_curve import SCHEDULES
from workbench.tasks.recipe import RecipeError, TrainRecipe


@dataclass(frozen=True, slots=True)
class Feature:
    """One option: whether a value is right, and in words what is."""

    is_right: Callable[[Any], bool]
    wanted: str


def _whole(least: int) -> Feature:
    return Feature(lambda value: type(value) is int and value >= least, f"a whole number of at least {least}")


def _part() -> Feature:
    return Feature(lambda value: type(value) in (int, float) and 0 <= value <= 1, "a number from 0 to 1")


def _numbers(wanted: str) -> Feature:
    return Feature(
        lambda value: isinstance(value, (list, tuple)) and all(type(number) is int for number in value), wanted
    )


_SWITCH = Feature(lambda value: type(value) is bool, "true or false")
FEATURES: Mapping[str, Feature] = {
    "accumulate": _whole(1),
    "half": Feature(lambda value: value in (True, False, "bfloat16", "float16"), "true, false, bfloat16 or float16"),
    "ema": _SWITCH,
    "ema_momentum": _part(),
    "early_stop": _whole(0),
    "clip": Feature(lambda value: type(value) in (int, float) and value >= 0, "a number of at least 0"),
    "frozen_stages": _whole(0),
    "best_metric": Feature(lambda value: isinstance(value, str), "the name of a validation figure"),
    "schedule": Feature(lambda value: value in SCHEDULES, f"one of {', '.join(SCHEDULES)}"),
    "warmup_iterations": _whole(0),
    "cosine_from": _part(),
    "iterations": _whole(0),
    "val_iterations": _whole(1),
    "pause_after_epoch": _whole(0),
    "deterministic": _SWITCH,
    "tensorboard": _SWITCH,
    "background": Feature(lambda value: value in ("ignore", "class"), "ignore or class"),
    "priority": _numbers("a list of class ids, the lowest first"),
    "pinned": _numbers("a list of image ids"),
}
"""``accumulate``: batches added up before a step, the rate unchanged. ``half``: 16-bit numbers where they suffice
(``true``: whichever kind the device is good at). ``ema``: the average of the weights over the last iterations is
validated and kept. ``early_stop``: end after so many validations without a better one, 0 never. ``clip``: longest
gradient, 0 any. ``frozen_stages``: the backbone's stem and first stages stay as they are, 0 none. ``best_metric``: the
figure that chooses the best checkpoint. ``iterations``: length of the run, 0 by its epochs; it is then validated every
``val_iterations``. ``pause_after_epoch``: end there, to be resumed, 0 nowhere. ``tensorboard``: the figures are written
as TensorBoard's event files too, into the run's folder ``tensorboard``. ``pinned``: the validation images that the
training cinema follows, empty for the first ones of the split.

For classes of pixels: ``background`` says what pixels without a label are, not learned or a class of their own;
``priority`` which class is seen where outlines overlap, the last one above all (those not named lie below, and among
equals the smaller outline is seen)."""

CONFIG_NAMES = (
    *("model", "codec", "data_preprocessor", "optim_wrapper", "param_scheduler", "auto_scale_lr", "randomness"),
    *("train_cfg", "val_cfg", "test_cfg", "train_dataloader", "val_dataloader", "test_dataloader", "val_evaluator"),
    *("test_evaluator", "train_pipeline", "val_pipeline", "test_pipeline", "default_hooks", "custom_hooks"),
    *(
        "visualizer",
        "vis_backends",
        "log_processor",
        "log_level",
        "find_unused_parameters",
        "sync_bn",
        "cfg",
        "tta_model",
    ),
)
"""What a library reads at the top of a config, whether a config has it or not."""

FOLLOWED = 12
"""So many images of the validation split are followed when nobody chose any (see ``pinned``)."""

LOWER_IS_BETTER = ("EPE", "loss", "NME", "MAE", "MSE", "LPIPS", "FID", "NIQE", "error")
"""Figures of which less is more; of every other, more is."""


def is_higher_better(metric: str) -> bool:
    """Say which way a validation figure goes, by the last word of its name."""
    words = metric.replace("/", " ").replace("_", " ").lower().split()
    return not any(name.lower() in words for name in LOWER_IS_BETTER)


def with_settings(recipe: TrainRecipe, settings: Mapping[str, Any]) -> TrainRecipe:
    """Return the recipe with some settings changed: its own fields, options, or else dotted keys of the mm config.

    Raises RecipeError when a value is not of the kind its setting takes, or when a single word names no setting.
    """
    fields = {entry.name: entry.type for entry in dataclasses.fields(recipe)}
    changed: dict[str, Any] = {}
    options, overrides = dict(recipe.options), dict(recipe.overrides)
    for key, value in settings.items():
        if key in FEATURES or key in recipe.options:
            options[key] = _checked(key, value)
        elif key in fields and key in _FIELDS:
            if not _FIELDS[key].is_right(value):
                raise RecipeError(f"The setting {key} must be {_FIELDS[key].wanted}, not {value!r}")
            changed[key] = tuple(value) if isinstance(value, list) else value
        elif "." in key or key in CONFIG_NAMES or key in overrides:
            overrides[key] = value
        else:
            raise RecipeError(unknown_setting(key, recipe.options))
    return replace(recipe, **changed, options=options, overrides=overrides)


def unknown_setting(key: str, more: Iterable[str] = ()) -> str:
    """Return the sentence for a name that nothing reads, with those that look like it."""
    near = get_close_matches(key, sorted({*FEATURES, *_FIELDS, *CONFIG_NAMES, *more}))
    hint = f"did you mean {' or '.join(near)}?" if near else "a key of the config is written with its dots."
    return f"There is no setting {key}: {hint}"


def _checked(key: str, value: Any) -> Any:
    feature = FEATURES.get(key)
    if feature is not None and not feature.is_right(value):
        raise RecipeError(f"The setting {key} must be {feature.wanted}, not {value!r}")
    return value


_RATE = Feature(lambda value: type(value) in (int, float) and value > 0, "a number above 0")
_SIZE = Feature(
    lambda value: isinstance(value, (list, tuple)) and len(value) == 2 and all(type(side) is int for side in value),
    "two whole numbers, [width, height]",
)
_FIELDS: Mapping[str, Feature] = {
    "learning_rate": _RATE,
    "batch_size": _whole(1),
    "epochs": _whole(1),
    "seed": _whole(0),
    "input_wh": _SIZE,
    "val_interval": _whole(1),
    "checkpoint_interval": _whole(1),
    "loader_workers": _whole(0),
    "threads": _whole(1),
    "device": Feature(lambda value: isinstance(value, str), "the name of a device"),
    "weights": Feature(lambda value: isinstance(value, str), "the path of a checkpoint"),
}
