"""Any config of mmseg's zoo made to fit a project's labels."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

from mmengine.config import Config

from workbench.core.label_map import IGNORED
from workbench.tasks.recipe import TrainRecipe
from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab import configs
from workbench.worker.openmmlab.fit.fitted import Fitted
from workbench.worker.openmmlab.fit.optimizer import fitted_optimizer
from workbench.worker.openmmlab.fit.pretrained import take_out
from workbench.worker.openmmlab.fit.schedule import schedule_of
from workbench.worker.openmmlab.fit.seg_heads import heads, set_classes
from workbench.worker.openmmlab.fit.seg_pipeline import (
    Size,
    crop_of,
    fitted_looking,
    fitted_training,
    pipeline_of,
    plain_looking,
    plain_training,
    scale_part,
)
from workbench.worker.openmmlab.fit.walk import tables
from workbench.worker.openmmlab.learning import Learning
from workbench.worker.snapshot import Snapshot

OTHER = {
    "DepthEstimator": "estimates depth and finds no classes",
    "MultimodalEncoderDecoder": "tells classes apart by their names in a language model (CLIP), which is not installed",
}
"""Models that no outlines can be learned with, and why."""

OWN_SIZE: Size = (512, 512)
"""For a config that does not say how large its samples are."""

_PADDED_TO = 32
"""Whole images are padded to a multiple of this for the look: networks halve them five times at most."""

SHORT_RUN = 5000
"""Iterations below which statistics of a batch norm that hardly move would still be those of the beginning."""

_MEAN, _STD = [123.675, 116.28, 103.53], [58.395, 57.12, 57.375]


def fit_mmseg(recipe: TrainRecipe, snapshot: Snapshot) -> Fitted:
    """Return a zoo config for the classes of the labels, with its own pipelines, optimizer and schedule.

    With another ``fit`` than "config" pipelines, optimizer and schedule are ours. Raises JobFailure for a config that
    cannot learn classes of pixels.
    """
    original = configs.original_config(recipe)
    config = copy.deepcopy(original)
    kind = config.model.get("type")
    if kind in OTHER:
        raise JobFailure(f"The config {recipe.base_config} {OTHER[kind]}: choose another one.")
    names = class_names(recipe, snapshot)
    notes = fit_model(config, len(names))
    if recipe.epochs * len(snapshot.images) < SHORT_RUN * recipe.batch_size:
        notes += quicken_norms(config.model)
    found = take_out(config.model, config.get("load_from"))
    training = pipeline_of(config.get("train_dataloader"))
    own = own_size(config, training)
    sizes = own, recipe.input_wh if all(recipe.input_wh) else own
    set_size(config.model, sizes)
    learning = Learning(
        scope="mmseg",
        kind="regions",
        model=config.model,
        train_pipeline=plain_training(load_labels(recipe, snapshot), sizes[1], recipe.options),
        val_pipeline=plain_looking(load_labels(recipe, snapshot), sizes[1], recipe.options),
        metric={"type": "RegionFigures", "classes": names},
        val_batch_size=1,
        starts=found.starts,
        notes=(*notes, *(() if recipe.weights else found.notes)),
    )
    return Fitted(original, _with_their_own(learning, config, recipe, sizes) if recipe.fit == "config" else learning)


def _with_their_own(learning: Learning, config: Config, recipe: TrainRecipe, sizes: tuple[Size, Size]) -> Learning:
    training = pipeline_of(config.get("train_dataloader"))
    looking = pipeline_of(config.get("val_dataloader") or config.get("test_dataloader"))
    labels = learning.train_pipeline[1]
    return replace(
        learning,
        train_pipeline=fitted_training(training, labels, sizes, recipe.options),
        val_pipeline=fitted_looking(looking, labels, sizes),
        optim_wrapper=fitted_optimizer(config, recipe),
        # Some of the zoo's parts want their numbers in the plain order (PSA), others crash on any other (PoolFormer).
        channels_last=False,
        schedule=schedule_of(config),
    )


def class_names(recipe: TrainRecipe, snapshot: Snapshot) -> list[str]:
    """Return the classes in label order; with the option ``background`` "class" the last one is what is unlabelled."""
    names = [category.name for category in snapshot.categories]
    return [*names, "background"] if recipe.options.get("background") == "class" else names


def load_labels(recipe: TrainRecipe, snapshot: Snapshot) -> dict[str, Any]:
    """Return the transform that paints the label map (see records.regions)."""
    empty = len(snapshot.categories) if recipe.options.get("background") == "class" else IGNORED
    return {"type": "LoadRegions", "priority": [int(n) for n in recipe.options.get("priority", ())], "empty": empty}


def fit_model(config: Config, classes: int) -> list[str]:
    """Give a config's model so many classes and pictures of three colours; returns what the user should know."""
    model = config.model
    configs.without_sync(model)
    notes = set_classes(model, classes)
    preprocessor = model.get("data_preprocessor") or {}
    backbone = model.get("backbone") or {}
    channels = [table["in_channels"] for _, table in tables(backbone) if "in_channels" in table][:1]
    if channels and isinstance(channels[0], int) and channels[0] != 3 and "in_channels" in backbone:
        notes.append(f"The config learns from pictures of {channels[0]} channels; yours have 3.")
        backbone["in_channels"] = 3
    if len(preprocessor.get("mean") or _MEAN) != 3:
        preprocessor.update(mean=_MEAN, std=_STD)
    preprocessor.update(seg_pad_val=IGNORED)
    model["data_preprocessor"] = preprocessor
    return notes


def quicken_norms(model: dict[str, Any]) -> list[str]:
    """Let the statistics of batch norms follow a short run; returns what the user should know."""
    slow = [table for _, table in tables(model) if table.get("type") == "BN" and table.get("momentum", 1.0) < 0.1]
    for table in slow:
        table["momentum"] = 0.1
    return ["The run is short for this config: its batch norms follow ten batches, not hundreds."] if slow else []


def own_size(config: Config, training: list[dict[str, Any]]) -> Size:
    """Return the size in pixels of the samples that a config was written for."""
    size = (config.model.get("data_preprocessor") or {}).get("size") or config.get("crop_size")
    if isinstance(size, (list, tuple)) and len(size) == 2:
        return int(size[1]), int(size[0])
    return crop_of(training) or OWN_SIZE


def set_size(model: dict[str, Any], sizes: tuple[Size, Size]) -> None:
    """Let a model learn from samples of the wanted size and look at whole images or through a window of that size."""
    own, wanted = sizes
    height, width = wanted[::-1]
    preprocessor, test = model["data_preprocessor"], dict(model.get("test_cfg") or {})
    preprocessor.update(size=(height, width), size_divisor=None)
    if test.get("mode") == "slide":
        # A window is never smaller than the samples were: transformers count on it.
        test.update(crop_size=(height, width), stride=(max(1, height * 2 // 3), max(1, width * 2 // 3)))
        preprocessor["test_cfg"] = {"size": (height, width)}
    else:
        test["mode"] = "whole"
        preprocessor["test_cfg"] = {"size_divisor": _PADDED_TO}
    model["test_cfg"] = test
    if own == wanted:
        return
    area = scale_part(own, wanted) ** 2
    for _, part in tables([model.get("backbone"), model.get("neck"), *heads(model)]):
        if part.get("img_size") is not None:
            part["img_size"] = (height, width)
        if part.get("min_kept"):
            part["min_kept"] = max(1, round(part["min_kept"] * area))
