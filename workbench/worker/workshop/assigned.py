"""Which anchors or points of a detector a sample's objects are given to, as the head's own assigners say."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from mmengine.dataset import pseudo_collate
from mmengine.registry import DefaultScope

from workbench.worker.workshop.bench import Bench
from workbench.worker.workshop.fit import build_model
from workbench.worker.workshop.trace import Trace
from workbench.worker.workshop.workpiece import Workpiece

MOST_POINTS = 4000


def assigned(bench: Bench, piece: Workpiece, trace: Trace) -> dict[str, Any]:
    """Return ``levels``: a stride (0: not known) with rows x, y, width, height, object; input pixels.

    The assigners are overheard while the model computes its loss on the sample once. A head that has none of its own
    gives no levels.
    """
    if trace.packed is None:
        return {"kind": ""}
    if "model" not in bench.kept:
        bench.job.reporter.phase("Building the model")
        bench.kept["model"] = build_model(piece)
    model = bench.kept["model"]
    heard: list[tuple[str, Any, Any, bool]] = []
    undo = _overhear(model, heard)
    try:
        with DefaultScope.overwrite_default_scope(piece.learning.scope), torch.no_grad():
            _compute_loss(model.train(), trace.packed)
    finally:
        for holder, original in undo:
            holder.assign = original
    return _told(heard)


def _compute_loss(model: Any, sample: Any) -> None:
    try:
        model(**model.data_preprocessor(pseudo_collate([sample]), True), mode="loss")
    except ValueError:
        # Some norms want more than one sample: twice the same then.
        model(**model.data_preprocessor(pseudo_collate([sample, sample]), True), mode="loss")


def _overhear(model: Any, heard: list[tuple[str, Any, Any, bool]]) -> list[tuple[Any, Any]]:
    undo: list[tuple[Any, Any]] = []
    for name, module in model.named_modules():
        # A cascade has a list of them, one a stage: the first stage is the one to see.
        for key in ("assigner", "bbox_assigner"):
            holder = getattr(module, key, None)
            holder = holder[0] if isinstance(holder, list) and holder else holder
            if holder is None or not hasattr(holder, "assign") or any(holder is known for known, _ in undo):
                continue
            are_points = type(getattr(module, "prior_generator", None)).__name__ == "MlvlPointGenerator"
            original = holder.assign
            holder.assign = _listening(original, name, are_points, heard)
            undo.append((holder, original))
    return undo


def _listening(original: Any, name: str, are_points: bool, heard: list[tuple[str, Any, Any, bool]]) -> Any:
    def assign(pred_instances: Any, *args: Any, **kwargs: Any) -> Any:
        result = original(pred_instances, *args, **kwargs)
        priors = getattr(pred_instances, "priors", None)
        if priors is not None and all(name != known for known, *_ in heard):
            heard.append((name, getattr(priors, "tensor", priors), result.gt_inds, are_points))
        return result

    return assign


def _told(heard: list[tuple[str, Any, Any, bool]]) -> dict[str, Any]:
    levels: dict[float, list[list[float]]] = {}
    total = 0
    # The first to be asked is the one that meets the whole image: of a two-stage model the proposals.
    for _, priors, objects, are_points in heard[:1]:
        rows, owners = np.asarray(priors, np.float64), np.asarray(objects)
        total = len(rows)
        for place in np.flatnonzero(owners > 0)[:MOST_POINTS]:
            stride, row = _row(rows[place], are_points)
            levels.setdefault(stride, []).append([*row, float(owners[place] - 1)])
    told = [{"stride": stride, "rows": rows} for stride, rows in sorted(levels.items())]
    is_first_of_two = len(heard) > 1
    return {"kind": "assigned" if heard else "", "levels": told, "priors": total, "is_first_stage": is_first_of_two}


def _row(prior: Any, are_points: bool) -> tuple[float, list[float]]:
    """A point with its stride, or a box by its corners."""
    if are_points or len(prior) == 2:
        stride = float(prior[2]) if len(prior) > 2 else 0.0
        return stride, [float(prior[0]), float(prior[1]), stride, stride]
    left, top, right, bottom = (float(value) for value in prior[:4])
    width, height = right - left, bottom - top
    # Anchors of one level are alike in area: their size stands for the level.
    size = float(2 ** round(np.log2(max(np.sqrt(max(width * height, 1.0)), 1.0))))
    return size, [(left + right) / 2, (top + bottom) / 2, width, height]
