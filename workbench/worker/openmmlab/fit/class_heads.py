"""The head of a classifier, made to tell the project's classes: one an image, or several."""

from __future__ import annotations

from typing import Any

import torch
from mmpretrain.registry import MODELS

from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.fit.class_sizes import Size
from workbench.worker.openmmlab.fit.walk import tables

SEVERAL = {
    "LinearClsHead": "MultiLabelLinearClsHead",
    "ArcFaceClsHead": "MultiLabelLinearClsHead",
    "VisionTransformerClsHead": "MultiLabelLinearClsHead",
    "ClsHead": "MultiLabelClsHead",
}
"""The library's own heads that tell every class by itself, in place of those that tell one."""

ALREADY_SEVERAL = ("MultiLabelLinearClsHead", "MultiLabelClsHead", "CSRAClsHead")

_TAUGHT = ("LeViTClsHead", "EfficientFormerClsHead")
"""Heads with a second layer that learns from a teacher, which the library cannot train: they do without."""

YES_OR_NO = {"type": "CrossEntropyLoss", "use_sigmoid": True, "loss_weight": 1.0}
"""The loss of every class by itself."""


def add_head(model: dict[str, Any], size: Size) -> list[str]:
    """Put a linear layer behind a bare backbone, as wide as what comes out of it for a picture of ``size`` (w, h)."""
    bare = MODELS.build({key: value for key, value in model.items() if key != "data_preprocessor"}).eval()
    with torch.inference_mode():
        found = bare.extract_feat(torch.zeros(1, 3, size[1], size[0]))[-1]
    if not isinstance(found, torch.Tensor) or found.dim() not in (2, 4):
        raise JobFailure(
            "This config is a backbone without a head, and what comes out of it is nothing to classify by."
        )
    if found.dim() == 4:
        model["neck"] = {"type": "GlobalAveragePooling"}
    model["head"] = {"type": "LinearClsHead", "num_classes": 1, "in_channels": int(found.shape[1])}
    return ["The config is a bare backbone: one linear layer behind it tells the classes."]


def set_classes(model: dict[str, Any], classes: int, several: bool) -> list[str]:
    """Make a classifier's config tell so many classes; returns what the person should know."""
    for _, table in tables({key: value for key, value in model.items() if key != "data_preprocessor"}):
        if isinstance(table.get("num_classes"), int) and table["num_classes"] > 0:
            table["num_classes"] = classes
        if "topk" in table:
            table["topk"] = _topk(table["topk"], classes)
        if table.get("type") == "LabelSmoothLoss" and "num_classes" not in table:
            table["num_classes"] = classes
        if table.get("type") in _TAUGHT:
            table["distillation"] = False
    _mend_mixing(model)
    if several:
        return _tell_several(model)
    return _tell_one(model)


def _topk(value: Any, classes: int) -> Any:
    wanted = (value,) if isinstance(value, int) else tuple(value or ())
    return tuple(number for number in wanted if number <= classes) or (1,)


def _tell_one(model: dict[str, Any]) -> list[str]:
    if model["head"].get("type") in ALREADY_SEVERAL:
        model["head"].pop("topk", None)
        return ["This config tells every class by itself: its scores do not add up to 1."]
    return []


def _tell_several(model: dict[str, Any]) -> list[str]:
    head = model["head"]
    kind = str(head.get("type"))
    if kind in ALREADY_SEVERAL:
        head.pop("topk", None)
        return []
    head.pop("topk", None)
    head.pop("cal_acc", None)
    if kind in SEVERAL and not head.get("hidden_dim"):
        kept = {key: head[key] for key in ("num_classes", "in_channels") if key in head}
        model["head"] = {"type": SEVERAL[kind], **kept, "loss": dict(YES_OR_NO)}
    else:
        head |= {"type": f"Several{kind}", "loss": dict(YES_OR_NO)}
        model.setdefault("data_preprocessor", {})["to_onehot"] = True
    return ["Images have several classes: every class is told by itself, with a yes or no of its own."]


def _mend_mixing(model: dict[str, Any]) -> None:
    """Mixing of pictures: names of the years before mmpretrain are its own by now, and counts of classes are gone."""
    mixing = (model.get("train_cfg") or {}).get("augments")
    for entry in mixing if isinstance(mixing, list) else [mixing]:
        if isinstance(entry, dict):
            entry["type"] = str(entry.get("type", "")).replace("Batch", "")
            for key in ("num_classes", "prob"):
                entry.pop(key, None)
