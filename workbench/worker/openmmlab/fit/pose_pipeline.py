"""A pose config's own pipelines, reading our pictures and labels."""

from __future__ import annotations

from typing import Any

_NO_HALVES = (
    "Half of a body is never cut off in training: the names of the keypoints do not tell the upper from the lower half."
)
_NO_MIRROR = "Pictures are not mirrored: the skeleton does not say which keypoints change places."

_TAUGHT = {"AssociativeEmbedding": "TaughtAssociativeEmbedding"}
"""Codecs that cannot make targets by themselves, and ours that can."""

_JUDGED_BY = ("img_id", "raw_ann_info")
"""What validation wants to know of a sample."""

HEAD_STRIDE = 4
"""Pixels of the input a cell of the bottom-up networks' maps, which are enlarged to predict but not to learn."""


def dataset_of(loader: dict[str, Any]) -> dict[str, Any]:
    """Return the dataset of a loader, out of the wrappers around it."""
    dataset: dict[str, Any] = loader["dataset"]
    while not dataset.get("pipeline") and isinstance(dataset.get("dataset"), dict):
        dataset = dataset["dataset"]
    return dataset


def fitted_pipeline(pipeline: list[Any], info: dict[str, Any], options: dict[str, Any], notes: list[str]) -> list[Any]:
    """Return a pipeline for labels of this metainfo; what was left out of it is added to ``notes``."""
    return [_fitted(dict(step), info, options, notes) for step in pipeline if _is_kept(step, info, options, notes)]


def target_pipeline(model: dict[str, Any]) -> list[dict[str, Any]]:
    """The usual bottom-up pipeline, for a config that has none to train with."""
    codec = dict(model["head"]["decoder"])
    codec["type"] = _TAUGHT.get(codec["type"], codec["type"])
    if (model.get("test_cfg") or {}).get("restore_heatmap_size"):
        codec["heatmap_size"] = tuple(side // HEAD_STRIDE for side in codec["input_size"])
    return [
        {"type": "LoadImage"},
        {"type": "BottomupRandomAffine", "input_size": codec["input_size"]},
        {"type": "RandomFlip", "direction": "horizontal"},
        {"type": "GenerateTarget", "encoder": codec},
        {"type": "BottomupGetHeatmapMask"},
        {"type": "PackPoseInputs"},
    ]


def _fitted(step: dict[str, Any], info: dict[str, Any], options: dict[str, Any], notes: list[str]) -> dict[str, Any]:
    if _name(step) in ("LoadImage", "LoadImageFromFile"):
        return {"type": "LoadPicture"}
    if isinstance(step.get("pre_transform"), list):
        step["pre_transform"] = fitted_pipeline(step["pre_transform"], info, options, notes)
    if _name(step) == "PackPoseInputs":
        step.pop("extra_mapping_labels", None)  # of an earlier release
    if _name(step) == "PackPoseInputs" and "meta_keys" in step:
        step["meta_keys"] = tuple(dict.fromkeys((*step["meta_keys"], *_JUDGED_BY)))
    return step


def _is_kept(step: dict[str, Any], info: dict[str, Any], options: dict[str, Any], notes: list[str]) -> bool:
    name = _name(step)
    if name in ("KeypointConverter", "LoadAnnotations"):
        return False
    if name == "RandomHalfBody" and not (info["upper_body_ids"] and info["lower_body_ids"]):
        notes.append(_NO_HALVES)
        return False
    if name == "RandomFlip" and options.get("flip", "auto") is not True and not info["flip_pairs"]:
        notes.append(_NO_MIRROR)
        return False
    return not (name == "RandomFlip" and options.get("flip") is False)


def _name(step: dict[str, Any]) -> str:
    return str(step.get("type", "")).rpartition(".")[2]
