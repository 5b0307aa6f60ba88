"""A detector's config with the classes of the project: every head, loss and weight that counts them."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from typing import Any

from mmdet.registry import MODELS

from workbench.tasks.recipe import TrainRecipe
from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.fit.mmdet_sizes import Sizes, resize_step
from workbench.worker.openmmlab.fit.signature import accepted
from workbench.worker.openmmlab.fit.walk import tables
from workbench.worker.openmmlab.learning import Start
from workbench.worker.openmmlab.things_and_regions import Order

_VIDEO = "follows objects through videos, which a project does not hold: choose a detector"
_NOT_SERVED = {
    "FastRCNN": "needs boxes proposed by another model: choose Faster R-CNN, which proposes its own",
    "Detectron2Wrapper": "is a model of detectron2, which is not installed",
    "CLRNet": "finds lanes of a road, which are no labels of a project",
    "BaseReID": "tells persons apart, which are no labels of a project",
    "ImageClassifier": "names whole images: choose it among the models for image classes",
    **dict.fromkeys(("ByteTrack", "DeepSORT", "OCSORT", "QDTrack", "StrongSORT", "SORT"), _VIDEO),
    **dict.fromkeys(("MaskTrackRCNN", "Mask2FormerVideo"), _VIDEO),
}
"""Models that learn what the labels of a project do not hold, each with the reason."""

_PANOPTIC = ("PanopticFPN", "MaskFormer", "Mask2Former")
_NAMELESS = ("RPN", "CrowdDet")
"""Made for one kind of object: a region proposal network, and one that tells persons in a crowd apart."""

_OUTLINED_HEADS = ("RTMDetInsSepBNHead", "RTMDetInsHead")
_COUNTS_ITSELF = ("backbone", "neck", "language_model", "rpn_head", "data_preprocessor")
"""Parts whose ``num_classes`` is not the project's: a region proposal network always has one."""


def plain_model(config: Any, recipe: TrainRecipe, notes: list[str]) -> Any:
    """Return the model's config that can learn from a project; students without their teachers.

    Raises JobFailure when it cannot be served, or does not learn what the recipe's task asks for.
    """
    model = config.get("model")
    if not model:
        raise JobFailure(f"The config {recipe.base_config} describes no model.")
    reason = _NOT_SERVED.get(str(model.get("type")))
    if reason:
        raise JobFailure(f"The model of {recipe.base_config} {reason}.")
    model = _student(model, notes)
    config.model = model
    _check_task(model, recipe, notes)
    return model


def learns(model: Any) -> str:
    """Return what a model learns: ``places`` (of things it does not name), ``boxes``, ``outlines`` or ``panoptic``."""
    kind = str(model.get("type"))
    if kind in _NAMELESS:
        return "places"
    if kind in _PANOPTIC:
        told = (model.get("panoptic_head") or model.get("semantic_head") or {}).get("num_stuff_classes")
        return "panoptic" if told else "outlines"
    heads = [model.get("mask_head"), (model.get("roi_head") or {}).get("mask_head")]
    is_outlined = any(heads) or (model.get("bbox_head") or {}).get("type") in _OUTLINED_HEADS
    return "outlines" if is_outlined else "boxes"


def _student(model: Any, notes: list[str]) -> Any:
    """The model without what teaches it: a teacher's weights are for other classes and not on this disk."""
    kind = model.get("type")
    if kind == "SoftTeacher":
        notes.append("Learning from images without labels is left out: the detector learns from the labelled ones.")
        return model["detector"]
    if kind == "LAD":
        model["type"], model["bbox_head"]["type"] = "PAA", "PAAHead"
    elif kind == "KnowledgeDistillationSingleStageDetector":
        model["type"], model["bbox_head"]["type"] = "GFL", "GFLHead"
        model["bbox_head"].pop("loss_ld", None)
    else:
        return model
    for key in [key for key in model if key.startswith("teacher") or key == "eval_teacher"]:
        model.pop(key)
    notes.append("The teacher is left out: the model learns from the labels alone.")
    return model


def _check_task(model: Any, recipe: TrainRecipe, notes: list[str]) -> None:
    what, task = learns(model), recipe.task
    if task == "detection" and what in ("outlines", "panoptic"):
        _without_outlines(model, recipe, notes)
    elif task == "instances" and model["type"] == "PanopticFPN":
        model["type"] = "MaskRCNN"
        for key in ("semantic_head", "panoptic_fusion_head"):
            model.pop(key, None)
    elif task == "instances" and what in ("boxes", "places"):
        raise JobFailure(f"The model of {recipe.base_config} finds boxes alone: choose the task Boxes.")
    elif task == "panoptic" and model["type"] not in _PANOPTIC:
        raise JobFailure(f"The model of {recipe.base_config} finds no regions: choose a panoptic one.")
    elif task not in ("detection", "instances", "panoptic"):
        raise JobFailure(f"The models of mmdet do not learn {task}.")


def _without_outlines(model: Any, recipe: TrainRecipe, notes: list[str]) -> None:
    """A two-stage detector finds boxes without its mask head, too; BoxInst learns from boxes alone anyway."""
    head = model.get("roi_head") or {}
    if model["type"] == "BoxInst":
        return
    if head.get("type") not in ("StandardRoIHead", "CascadeRoIHead", "DoubleHeadRoIHead") or model["type"] in _PANOPTIC:
        raise JobFailure(f"The model of {recipe.base_config} learns from outlines: choose the task Instance outlines.")
    for key in ("mask_head", "mask_roi_extractor"):
        head.pop(key, None)
    notes.append("The model learns boxes alone: its half for outlines is left out.")


def fit_model(model: Any, order: Order, recipe: TrainRecipe, sizes: Sizes) -> None:
    """Set the number of classes everywhere, and prepare the batches for the outlines and sizes of the run."""
    for path, table in tables(model):
        if not set(path.split(".")) & set(_COUNTS_ITSELF) and "contrastive_cfg" not in table:
            _set_classes(table, order)
        if table.get("use_torchvision"):
            # torchvision's own operator may lack its compiled half; mmcv's gives the same.
            table["use_torchvision"] = False
        if table.get("num_cp") and importlib.util.find_spec("fairscale") is None:
            # It saves memory by computing twice, with a package that is not here.
            table["num_cp"] = 0
        if table.get("use_autocast"):
            # Half precision is a setting of the run, and here one half of the model would be left out of it.
            table["use_autocast"] = False
    if model["type"] in ("MaskFormer", "Mask2Former"):
        is_panoptic = recipe.task == "panoptic"
        model["test_cfg"].update(panoptic_on=is_panoptic, instance_on=not is_panoptic, semantic_on=False)
    _fit_batches(model, recipe, sizes)


def _set_classes(table: dict[str, Any], order: Order) -> None:
    if "num_classes" in table:
        # A semantic branch beside a detector: the classes, and what is none of them.
        is_semantic = "SemanticHead" in str(table.get("type"))
        table["num_classes"] = order.things + is_semantic
    if "num_things_classes" in table:
        table["num_things_classes"] = order.things
    if "num_stuff_classes" in table:
        table["num_stuff_classes"] = order.stuff
    weights = table.get("class_weight")
    if isinstance(weights, (list, tuple)) and len(weights) > 1:
        table["class_weight"] = [weights[0]] * len(order.labels) + [weights[-1]]


def _fit_batches(model: Any, recipe: TrainRecipe, sizes: Sizes) -> None:
    prepare = model.get("data_preprocessor")
    if not prepare:
        return
    if recipe.task != "detection":
        prepare["pad_mask"] = True
    if recipe.task == "panoptic":
        prepare["pad_seg"] = True
    for step in prepare.get("batch_augments") or ():
        resize_step(step, sizes)
        if step["type"] == "BatchSyncRandomResize":
            step.update(type="SteadyBatchResize", seed=recipe.seed)
        if step["type"] == "BatchFixedSizePad":
            step.update(pad_mask=recipe.task != "detection", pad_seg=bool(prepare.get("pad_seg")))


def thaw(model: Any, starts: Sequence[Start]) -> tuple[str, ...]:
    """Let the whole backbone learn when it has no weights to begin with; returns what is to be said of it.

    Frozen stages and norms with fixed statistics are made for pretrained weights: drawn at random they blow up. Many
    backbones fix their norms without being told to.
    """
    backbone = model.get("backbone")
    if not backbone or any(start.into.split(".")[0] in ("", "backbone") for start in starts):
        return ()
    known = accepted(MODELS.get(backbone["type"]))
    loose = {key: value for key, value in (("frozen_stages", -1), ("norm_eval", False)) if key in known}
    was_loose = all(backbone.get(key) == value for key, value in loose.items())
    backbone.update(loose)
    for _, table in tables(backbone):
        if table.get("requires_grad") is False:
            table["requires_grad"] = True
            was_loose = False
    return () if was_loose else ("The backbone has no weights to begin with: all of it learns, its norms included.",)
