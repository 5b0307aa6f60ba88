"""A segmenter's class count and what hangs on it: heads, losses and their weights."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workbench.worker.openmmlab.fit.walk import tables

_BOUNDARY_HEADS = ("STDCHead",)
"""Heads that learn where edges are: their two classes are edge and none."""

_WEIGHTS_DROPPED = (
    "The weights that the config's losses give to its own classes are left out: yours all weigh the same."
)
_ONE_CHANNEL = "The config tells two classes apart by one output; with your classes every one has an output of its own."


def set_classes(model: dict[str, Any], count: int) -> list[str]:
    """Make a model's config one of ``count`` classes, in place; returns what the user should know."""
    notes: list[str] = []
    for head in heads(model):
        if head.get("type") in _BOUNDARY_HEADS:
            continue
        own = head.get("num_classes")
        for _, part in tables(head):
            if "num_classes" in part:
                part["num_classes"] = count
        if head.get("out_channels") == 1:
            head.pop("threshold", None)
            head["out_channels"] = count
            for _, loss in tables(head.get("loss_decode")):
                loss["use_sigmoid"] = False
            notes.append(_ONE_CHANNEL)
        elif own is not None and head.get("out_channels") == own and head.get("in_channels") is not None:
            head["out_channels"] = count if head.get("type") not in _FEATURE_CHANNELS else head["out_channels"]
        notes += _set_weights(head, count)
    return list(dict.fromkeys(notes))


_FEATURE_CHANNELS = ("MaskFormerHead", "Mask2FormerHead")
"""Heads whose ``out_channels`` are those of their masks' features."""


def heads(model: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the heads of a segmenter, cascades and auxiliary ones included."""
    for name in ("decode_head", "auxiliary_head"):
        found = model.get(name)
        yield from (head for head in (found if isinstance(found, (list, tuple)) else (found,)) if head)


def _set_weights(head: dict[str, Any], count: int) -> list[str]:
    """The weights of a transformer head end with that of "no object", which is kept."""
    dropped = False
    for path, loss in tables(head):
        weights = loss.get("class_weight")
        if weights is None:
            continue
        if path.endswith("loss_cls") and isinstance(weights, (list, tuple)):
            loss["class_weight"] = [1.0] * count + [float(weights[-1])]
        else:
            loss["class_weight"] = None
            dropped = True
    return [_WEIGHTS_DROPPED] if dropped else []
