"""What is ours in a run's model, optimizer, loop and hooks, in the words of the libraries."""

from __future__ import annotations

from typing import Any

import torch
from mmengine.registry import MODELS

from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.fit.signature import accepted
from workbench.worker.openmmlab.fit.walk import tables
from workbench.worker.openmmlab.learning import Start
from workbench.worker.workshop.plain_data import POSE_FILE, ROOT
from workbench.worker.workshop.plain_steps import plain_steps
from workbench.worker.workshop.workpiece import Workpiece

_BY_NAME = {
    "SteadyBatchResize": "BatchSyncRandomResize",
    "SteadyPoseResize": "BatchSyncRandomResize",
    "SigmaOKSLoss": "OKSLoss",
    "SigmaPoseOKS": "PoseOKS",
    "PatientRTMOHead": "RTMOHead",
    "FiniteJSDiscretLoss": "JSDiscretLoss",
}
"""Parts of ours and the library's that they mend; the arguments that are ours alone are taken out below."""

_OURS_ALONE = {
    "SteadyBatchResize": "seed",
    "SteadyPoseResize": "seed",
    "SigmaOKSLoss": "sigmas",
    "SigmaPoseOKS": "sigmas",
}

_MISSED = {
    "PatientRTMOHead": "The library's RTMO head fails on a batch with one single pose: choose a batch of several.",
    "FiniteJSDiscretLoss": "The library's loss turns to NaN where a keypoint is not labelled: label them all.",
}
"""What a run misses without a part of ours."""

_CANNOT = {
    "TaughtAssociativeEmbeddingHead": "the library's associative embedding cannot be trained, the workbench's own can",
}


def plain_model(body: dict[str, Any], notes: list[str]) -> None:
    """Put the library's own parts back into a model, in place; raises JobFailure where it has none."""
    for _, table in tables(body["model"]):
        kind = str(table.get("type"))
        if kind in _CANNOT:
            raise JobFailure(f"A plain config cannot be written: {_CANNOT[kind]}.")
        if kind.startswith("Several"):
            raise JobFailure(
                f"A plain config cannot be written: mmpretrain has no {kind.removeprefix('Several')} that gives an "
                "image several classes; choose a config whose head is one linear layer."
            )
        if kind not in _BY_NAME:
            continue
        table["type"] = _BY_NAME[kind]
        table.pop(_OURS_ALONE.get(kind, ""), None)
        if kind.startswith("Sigma"):
            table["metainfo"] = f"{ROOT}/{POSE_FILE}"
        if kind in _MISSED:
            notes.append(_MISSED[kind])


def plain_start(body: dict[str, Any], piece: Workpiece, notes: list[str]) -> None:
    """Say in the config itself which weights it starts from: files on this computer, by their whole paths."""
    body["load_from"] = piece.recipe.weights or None
    for start in () if piece.recipe.weights else piece.learning.starts:
        if start.into:
            _start_part(body["model"], start)
        else:
            body["load_from"] = str(start.path)
    if body["load_from"] or piece.learning.starts:
        notes.append("The starting weights stand in the config with their path on this computer: take them along.")


def _start_part(model: dict[str, Any], start: Start) -> None:
    part: Any = model
    for name in start.into.split("."):
        part = part.get(name) if isinstance(part, dict) else None
    if isinstance(part, dict):
        prefix = {"prefix": start.prefix} if start.prefix else {}
        part["init_cfg"] = {"type": "Pretrained", "checkpoint": str(start.path), **prefix}


def plain_frozen(body: dict[str, Any], stages: int, scope: str, notes: list[str]) -> None:
    """Frozen stages are a setting of the backbone where it has one."""
    backbone = body["model"].get("backbone")
    if not stages or not isinstance(backbone, dict):
        return
    kind = str(backbone.get("type"))
    cls = MODELS.get(kind if "." in kind else f"{scope}.{kind}")
    if cls is not None and "frozen_stages" in accepted(cls):
        backbone["frozen_stages"] = stages
    else:
        notes.append("Its backbone has no setting for frozen stages: outside, all of it learns.")


def plain_wrapper(wrapper: dict[str, Any], device: str, notes: list[str]) -> dict[str, Any]:
    """Return the optimizer without our stop at numbers that are not finite; mmengine's 16 bits want a GPU."""
    if wrapper.get("type") != "FiniteOptimWrapper":
        return wrapper
    kept = ("optimizer", "paramwise_cfg", "constructor", "accumulative_counts", "clip_grad")
    plain = {key: wrapper[key] for key in kept if wrapper.get(key) is not None}
    half = wrapper.get("half")
    has_gpu = device.startswith("cuda") or (device == "auto" and torch.cuda.is_available())
    if half and not has_gpu:
        notes.append("16-bit numbers are left out: mmengine computes with them on a GPU alone.")
    if not half or not has_gpu:
        return {"type": "OptimWrapper", **plain}
    # Gradients of 16-bit numbers overflow now and then, which its scaler bears.
    plain["clip_grad"] = {key: value for key, value in plain["clip_grad"].items() if key != "error_if_nonfinite"}
    return {"type": "AmpOptimWrapper", "dtype": "float16" if half == "float16" else "bfloat16", **plain}


def plain_loop(loop: dict[str, Any]) -> dict[str, Any]:
    """Return the loop: so many epochs, or so many iterations where the run is counted in them."""
    if loop.get("iterations"):
        every = int(loop.get("val_iterations") or loop["iterations"])
        return {"type": "IterBasedTrainLoop", "max_iters": int(loop["iterations"]), "val_interval": every}
    return {"type": "EpochBasedTrainLoop", **{key: loop[key] for key in ("max_epochs", "val_interval") if key in loop}}


def plain_hooks(
    hooks: list[dict[str, Any]], piece: Workpiece, ours: set[str], notes: list[str]
) -> list[dict[str, Any]]:
    """Return the hooks: for ours the library's where it has one for the same, else none, and ``notes`` says so."""
    kept: list[dict[str, Any]] = []
    for hook in hooks:
        kind = hook.get("type")
        if kind == "PoseStageHook":
            kept += _stages(hook, piece)
        elif kind == "LatePlainDistance":
            notes.append("YOLOX's late loss by plain distance is left out: its switch belongs to another data set.")
        elif kind in ours:
            notes.append(f"The hook {kind} is the workbench's own and is left out.")
        else:
            kept.append(hook)
    return kept


def _stages(hook: dict[str, Any], piece: Workpiece) -> list[dict[str, Any]]:
    begin, found = int(hook["from_epoch"]), []
    if hook.get("pipeline"):
        steps = plain_steps(hook["pipeline"], piece)
        found.append({"type": "mmdet.PipelineSwitchHook", "switch_epoch": begin, "switch_pipeline": steps})
    if hook.get("attributes"):
        found.append({"type": "RTMOModeSwitchHook", "epoch_attributes": {begin: dict(hook["attributes"])}})
    return found
