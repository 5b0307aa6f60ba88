"""Verb ``export``: the run as a plain config of OpenMMLab, which trains where there is no workbench."""

from __future__ import annotations

from typing import Any

from mmengine.registry import (
    DATA_SAMPLERS,
    DATASETS,
    HOOKS,
    LOOPS,
    METRICS,
    MODELS,
    OPTIM_WRAPPERS,
    TRANSFORMS,
)

from workbench.core.schema import Skeleton
from workbench.tasks.skeletons import mirror_pairs
from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.fit.walk import tables
from workbench.worker.openmmlab.records.meta import metainfo
from workbench.worker.workshop.answer import Answer
from workbench.worker.workshop.bench import Bench
from workbench.worker.workshop.config_text import text
from workbench.worker.workshop.workpiece import Workpiece

OURS = "workbench."
LABEL_FILES = {"train": "annotations/train.json", "val": "annotations/val.json"}
"""Where the labels of a split lie beside the config, as COCO with absolute image paths."""

_REGISTRIES = (DATA_SAMPLERS, DATASETS, HOOKS, LOOPS, METRICS, MODELS, OPTIM_WRAPPERS, TRANSFORMS)
_KEYPOINT_COLOR = [255, 153, 51]


def export(bench: Bench, asked: dict[str, Any]) -> Answer:
    """Answer ``config`` (the text of a .py file) and ``notes``: what of the run it cannot hold, one sentence each.

    Asked: ``recipe`` and ``folder``, the absolute folder that config and labels will lie in.
    """
    piece = bench.workpiece(asked)
    folder = str(asked["folder"])
    body = piece.config.to_dict()
    notes: list[str] = []
    for split in ("train", "val"):
        if f"{split}_dataloader" in body:
            _plain_loader(body[f"{split}_dataloader"], piece, folder, split)
    if "val_evaluator" in body:
        body["val_evaluator"] = _plain_metric(piece, folder)
    body["optim_wrapper"] = _plain_wrapper(body["optim_wrapper"])
    body["train_cfg"] = _plain_loop(body["train_cfg"])
    body["custom_hooks"] = _plain_hooks(body.get("custom_hooks") or [], notes)
    for name in ("work_dir", "experiment_name", "default_hooks", "log_level"):
        body.pop(name, None)
    body |= {"work_dir": f"./work_dirs/{piece.recipe.name or 'run'}", "load_from": piece.recipe.weights or None}
    body["default_hooks"] = {"checkpoint": {"type": "CheckpointHook", "interval": piece.recipe.checkpoint_interval}}
    _refuse_ours(body)
    head = f"# {piece.recipe.name}: {piece.recipe.base_config}, fitted by the workbench. Train it with:\n"
    head += f"#   mim train {piece.learning.scope} config.py\n"
    return Answer({"config": head + text(body), "notes": notes, "scope": piece.learning.scope})


def _plain_loader(loader: dict[str, Any], piece: Workpiece, folder: str, split: str) -> None:
    loader["sampler"] = {"type": "DefaultSampler", "shuffle": split == "train"}
    holder, key = loader, "dataset"
    while isinstance(holder[key].get("dataset"), dict):
        holder = holder[key]
    ours = holder[key]
    pipeline = [_plain_transform(item) for item in ours["pipeline"]]
    holder[key] = {**_plain_dataset(piece, folder, split), "pipeline": pipeline}


def _plain_transform(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "LoadImageFromFile"} if item.get("type") == "LoadPicture" else item


def _plain_dataset(piece: Workpiece, folder: str, split: str) -> dict[str, Any]:
    kind = piece.learning.kind
    body: dict[str, Any] = {
        "type": "CocoDataset",
        "data_root": folder,
        "ann_file": LABEL_FILES[split],
        # The labels name their images by absolute paths, which no folder is put before.
        "data_prefix": {"img": ""},
    }
    if split == "val":
        body["test_mode"] = True
    if kind in ("detection", "instances"):
        names = tuple(category.name for category in piece.snapshot.categories)
        found = {"metainfo": {"classes": names}}
        return body | found | ({"filter_cfg": {"filter_empty_gt": True, "min_size": 1}} if split == "train" else {})
    if kind in ("pose", "bottom_up"):
        return body | {"data_mode": "topdown" if kind == "pose" else "bottomup", "metainfo": pose_meta(piece)}
    raise JobFailure(
        f"A plain config for the task {piece.recipe.task} cannot be written: the library reads its labels from files "
        "that the workbench does not make. Boxes, outlines and keypoints can be exported so."
    )


def pose_meta(piece: Workpiece) -> dict[str, Any]:
    """Return the skeleton as mmpose's datasets want to be told it."""
    skeleton = next(category.skeleton for category in piece.snapshot.categories if category.skeleton)
    names, swaps = skeleton.keypoints, _swaps(skeleton)
    points = {
        place: {"name": name, "id": place, "color": _KEYPOINT_COLOR, "type": "", "swap": swaps.get(place, "")}
        for place, name in enumerate(names)
    }
    links = {
        place: {"link": (names[first], names[second]), "id": place, "color": _KEYPOINT_COLOR}
        for place, (first, second) in enumerate(skeleton.edges)
    }
    return {
        "dataset_name": "snapshot",
        "keypoint_info": points,
        "skeleton_info": links,
        "joint_weights": [1.0] * len(names),
        "sigmas": [float(value) for value in metainfo(piece.snapshot.categories, "pose")["sigmas"]],
    }


def _swaps(skeleton: Skeleton) -> dict[int, str]:
    names = skeleton.keypoints
    pairs = mirror_pairs(skeleton)
    return {first: names[second] for first, second in pairs} | {second: names[first] for first, second in pairs}


def _plain_metric(piece: Workpiece, folder: str) -> dict[str, Any]:
    metric: dict[str, Any] = {"type": "CocoMetric", "ann_file": f"{folder}/{LABEL_FILES['val']}"}
    if piece.learning.kind in ("detection", "instances"):
        metric["metric"] = ["bbox", "segm"] if piece.learning.kind == "instances" else "bbox"
    return metric


def _plain_wrapper(wrapper: dict[str, Any]) -> dict[str, Any]:
    if wrapper.get("type") != "FiniteOptimWrapper":
        return wrapper
    kept = ("optimizer", "paramwise_cfg", "constructor", "accumulative_counts", "clip_grad")
    plain = {key: wrapper[key] for key in kept if wrapper.get(key) is not None}
    half = wrapper.get("half")
    kind = {"type": "AmpOptimWrapper", "dtype": "bfloat16"} if half else {"type": "OptimWrapper"}
    return {**kind, **plain}


def _plain_loop(loop: dict[str, Any]) -> dict[str, Any]:
    if loop.get("max_iters"):
        kept: dict[str, Any] = {key: loop[key] for key in ("max_iters", "val_interval") if key in loop}
        return {"type": "IterBasedTrainLoop", **kept}
    return {"type": "EpochBasedTrainLoop", **{key: loop[key] for key in ("max_epochs", "val_interval") if key in loop}}


def _plain_hooks(hooks: list[Any], notes: list[str]) -> list[dict[str, Any]]:
    kept, ours = [], _our_names()
    for hook in hooks:
        if hook.get("type") in ours:
            notes.append(f"The hook {hook['type']} is the workbench's own and is left out.")
        else:
            kept.append(hook)
    return kept


def _refuse_ours(body: dict[str, Any]) -> None:
    ours = _our_names()
    found = sorted({str(table["type"]) for _, table in tables(body) if table.get("type") in ours})
    if found:
        names = ", ".join(found)
        raise JobFailure(f"A plain config cannot be written: the run needs {names}, which only the workbench has.")


def _our_names() -> set[str]:
    """Every name that a class of ours is registered under. Asked of the tables: a lookup would import what it finds."""
    registries = [each for root in _REGISTRIES for each in (root, *root.children.values())]
    return {
        name
        for registry in registries
        for name, cls in registry.module_dict.items()
        if str(getattr(cls, "__module__", "")).startswith(OURS)
    }
