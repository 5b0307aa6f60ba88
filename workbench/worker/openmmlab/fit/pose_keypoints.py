"""A pose config's keypoint count and what hangs on it: heads, codecs, losses, flips."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workbench.worker.openmmlab.fit.walk import tables

_COUNTS = ("out_channels", "num_joints", "num_keypoints")
"""What heads call the number of keypoints."""

_OWN_SIGMAS = {"OKSLoss": "SigmaOKSLoss", "PoseOKS": "SigmaPoseOKS"}
"""Parts that read sigmas from a file of the library, and ours that take them as numbers."""


_MENDED = {
    "AssociativeEmbeddingHead": "TaughtAssociativeEmbeddingHead",
    "RTMOHead": "PatientRTMOHead",
    "JSDiscretLoss": "FiniteJSDiscretLoss",
}
"""Parts of the library that cannot be trained, or not on every batch, and ours that can."""


def set_keypoints(model: dict[str, Any], info: dict[str, Any]) -> list[str]:
    """Make a model's config one for these keypoints, in place; returns what the user should know.

    ``info`` is the metainfo of the labels.
    """
    count = int(info["num_keypoints"])
    model.pop("metainfo", None)  # it would go before the labels' own
    for head in _heads(model):
        _set_head(head, count)
    backbone = model.get("backbone") or {}
    if backbone.get("type") == "CPM":
        backbone["out_channels"] = count
        model["head"]["in_channels"] = count
    notes = _set_parts(model, info, count)
    settings = model.get("test_cfg")
    if isinstance(settings, dict):
        settings.pop("output_keypoint_indices", None)
        if not info["flip_pairs"] and settings.get("flip_test"):
            settings["flip_test"] = False
    return notes


def _heads(model: dict[str, Any]) -> Iterator[dict[str, Any]]:
    head = model.get("head")
    while isinstance(head, dict):
        yield head
        head = head.get("pose_cfg")


def _set_head(head: dict[str, Any], count: int) -> None:
    decoder = head.get("decoder") or {}
    # A combined UDP head gives a map and two offsets for every keypoint.
    channels = 3 * count if decoder.get("heatmap_type") == "combined" else count
    for key in _COUNTS:
        if key in head:
            head[key] = channels if key == "out_channels" else count


def _set_parts(model: dict[str, Any], info: dict[str, Any], count: int) -> list[str]:
    notes = []
    for _, part in tables(model):
        kind = part.get("type")
        if kind in _OWN_SIGMAS:
            part.pop("metainfo", None)
            part.update(type=_OWN_SIGMAS[str(kind)], sigmas=list(info["sigmas"]))
        elif kind == "SimOTAAssigner":
            part.setdefault("oks_calculator", {"type": "SigmaPoseOKS", "sigmas": list(info["sigmas"])})
        elif kind in _MENDED:
            part["type"] = _MENDED[str(kind)]
        elif kind == "KeypointOHKMMSELoss":
            part["topk"] = min(int(part.get("topk", 8)), count)
        elif kind == "AssociativeEmbedding" and "decode_keypoint_order" in part:
            part["decode_keypoint_order"] = list(range(count))
        elif kind == "KLDiscretLoss" and part.pop("mask", None) is not None:
            part.pop("mask_weight", None)
            notes.append("The loss weighted some of the config's own keypoints differently; yours all weigh the same.")
        if part.pop("rescore_cfg", None):
            notes.append("The part that rates whole poses belongs to the config's own keypoints and is left out.")
    return notes
