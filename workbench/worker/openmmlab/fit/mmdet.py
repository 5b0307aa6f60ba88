"""Any config of mmdet's zoo made to fit a project: its own model, pipelines, optimizer and schedule."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

from workbench.tasks.recipe import TrainRecipe
from workbench.worker.openmmlab import configs, mixing, mmdet_repairs, segments
from workbench.worker.openmmlab.fit.fitted import Fitted
from workbench.worker.openmmlab.fit.mmdet_averages import fitted_average
from workbench.worker.openmmlab.fit.mmdet_data import Needs, Pipelines, look_pipeline, pipelines
from workbench.worker.openmmlab.fit.mmdet_model import fit_model, learns, plain_model, thaw
from workbench.worker.openmmlab.fit.mmdet_queries import fit_queries
from workbench.worker.openmmlab.fit.mmdet_sizes import sizes_of
from workbench.worker.openmmlab.fit.mmdet_text import fit_text
from workbench.worker.openmmlab.fit.optimizer import fitted_optimizer
from workbench.worker.openmmlab.fit.pretrained import take_out
from workbench.worker.openmmlab.fit.schedule import schedule_of
from workbench.worker.openmmlab.learning import Learning
from workbench.worker.openmmlab.things_and_regions import Order, order_of
from workbench.worker.snapshot import Snapshot

NAMED_BELOW = (*mixing.MIXERS, *segments.STEPS, *mmdet_repairs.REPAIRED)
"""What the fitted configs name: importing them put them into mmengine's registries."""

_OUTLINE_KINDS = ("instances", "panoptic")


def fit_mmdet(recipe: TrainRecipe, snapshot: Snapshot) -> Fitted:
    """Fit a config to the labels; raises JobFailure when it needs what they do not hold.

    The labels decide the classes of every head, the recipe the size and length; the rest stays the config's own.
    """
    original = configs.original_config(recipe)
    config = copy.deepcopy(original)
    notes: list[str] = []
    model = plain_model(config, recipe, notes)
    is_nameless = learns(model) == "places"
    order = order_of(snapshot, recipe) if recipe.task == "panoptic" else Order.of_things(len(snapshot.categories))
    if is_nameless and len(snapshot.categories) > 1:
        first = snapshot.categories[0].name
        notes.append(f"This model finds objects without telling their categories apart: all are reported as {first}.")
    sizes = sizes_of(config, recipe, notes)
    text = fit_text(model, snapshot)
    fit_model(model, Order.of_things(1) if is_nameless else order, recipe, sizes)
    pretrained = take_out(model, config.get("load_from"))
    if not recipe.weights:
        notes += thaw(model, pretrained.starts)
    configs.without_sync(model)
    needs = replace(_needs(recipe, snapshot, order, text), is_nameless=is_nameless)
    parts = pipelines(config, needs, sizes, notes)
    look = look_pipeline(config, needs, sizes)
    fit_queries(model, (*parts.load, *parts.mix, *look), snapshot, notes)
    learning = Learning(
        scope="mmdet",
        kind="instances" if needs.masks else "detection",
        model=model,
        train_pipeline=parts.load,
        val_pipeline=look,
        metric=_metric(recipe, order, is_nameless),
        # As many as the predictor sees: padding to the largest of a batch would change what a model finds.
        val_batch_size=1,
        optim_wrapper=fitted_optimizer(config, recipe),
        schedule=schedule_of(config),
        custom_hooks=[*fitted_average(config, recipe), *_late_hooks(config, recipe)],
        train_wrapper=_wrapper(parts, recipe),
        starts=pretrained.starts,
        # Many heads look at their maps in the plain order, with view.
        channels_last=False,
        notes=(*notes, *pretrained.notes, *order.notes(snapshot)),
    )
    return Fitted(original, learning)


def _needs(recipe: TrainRecipe, snapshot: Snapshot, order: Order, text: tuple[str, ...]) -> Needs:
    has_runs = any(item.mask is not None for image in snapshot.images for item in image.objects)
    return Needs(
        masks=recipe.task in _OUTLINE_KINDS,
        has_runs=has_runs,
        order=order if recipe.task == "panoptic" else None,
        text=text,
        classes=len(snapshot.categories),
    )


def _metric(recipe: TrainRecipe, order: Order, is_nameless: bool) -> dict[str, Any]:
    if recipe.task == "panoptic":
        return {"type": "PanopticFigures", "labels": list(order.labels), "things": order.things}
    return {"type": "ObjectFigures", "masks": recipe.task == "instances", "is_nameless": is_nameless}


def _wrapper(parts: Pipelines, recipe: TrainRecipe) -> dict[str, Any] | None:
    """The dataset that mixes images and changes its pipeline near the end of the run."""
    if not parts.mix:
        return None
    late = {"late_pipeline": parts.late, "late_from": late_epoch(parts.late_part, recipe.epochs)} if parts.late else {}
    return {"type": "MixingDataset", "pipeline": parts.mix, "seed": recipe.seed, **late}


def late_epoch(part: float, epochs: int) -> int:
    """Return the epoch (from 0) where the last ``part`` of a run begins; a run of two epochs has one, a single none."""
    return epochs - max(round(part * epochs), min(1, epochs - 1))


def _late_hooks(config: Any, recipe: TrainRecipe) -> list[dict[str, Any]]:
    """YOLOX learns its boxes by their plain distance, too, once images are mixed no more."""
    for hook in config.get("custom_hooks") or ():
        if hook.get("type") == "YOLOXModeSwitchHook":
            epochs = int((config.get("train_cfg") or {}).get("max_epochs") or 300)
            part = int(hook.get("num_last_epochs", 15)) / epochs
            return [{"type": "LatePlainDistance", "begin": late_epoch(part, recipe.epochs)}]
    return []
