"""A segmenter config's own pipelines: reading our pictures and labels, in the size that is wanted."""

from __future__ import annotations

import copy
import math
from collections.abc import Sequence
from typing import Any

Size = tuple[int, int]
"""Width, height in pixels."""

_LEFT_OUT = ("ConcatCDInput", "RGB2Gray")
"""Transforms that make pictures of other channels than red, green and blue."""


META_KEYS = ("img_id", "img_path", "ori_shape", "img_shape", "pad_shape", "scale_factor", "flip", "flip_direction")
"""What a sample tells of itself besides its pixels: whose it is, and how it was changed."""


def pipeline_of(loader: Any) -> list[dict[str, Any]]:
    """Return the pipeline of a loader's dataset, out of the wrappers around it; empty when there is none."""
    dataset = (loader or {}).get("dataset") or {}
    while not dataset.get("pipeline"):
        inner = dataset.get("dataset") or dataset.get("datasets")
        dataset = inner[0] if isinstance(inner, (list, tuple)) and inner else inner
        if not isinstance(dataset, dict):
            return []
    return [copy.deepcopy(dict(step)) for step in dataset["pipeline"]]


def crop_of(pipeline: Sequence[dict[str, Any]]) -> Size | None:
    """Return the size that a training pipeline cuts its samples to, None when it cuts none."""
    for step in pipeline:
        crop = step.get("crop_size")
        if _name(step) == "RandomCrop" and crop:
            height, width = (crop, crop) if isinstance(crop, int) else crop
            return int(width), int(height)
    return None


def fitted_training(
    pipeline: Sequence[dict[str, Any]], labels: dict[str, Any], sizes: tuple[Size, Size], options: dict[str, Any]
) -> list[dict[str, Any]]:
    """Return a training pipeline for our samples; ``labels`` loads them, ``sizes`` are the config's and the wanted one.

    Scales change with the size, so that a sample shows as much of the scene as the config meant it to.
    """
    own, wanted = sizes
    part = scale_part(own, wanted)
    steps = [_scaled(step, part) for step in pipeline if _is_kept(step, options)]
    sized = {"RandomCrop": {"crop_size": wanted[::-1]}, "Pad": {"size": wanted}}
    steps = [{**step, **sized.get(_name(step), {})} for step in steps]
    if not any(_name(step) == "RandomCrop" for step in steps):
        place = next((i for i, step in enumerate(steps) if _name(step) == "PackSegInputs"), len(steps))
        steps.insert(place, {"type": "RandomCrop", "crop_size": wanted[::-1]})
    if options.get("flip_vertical"):
        place = next(i for i, step in enumerate(steps) if _name(step) == "RandomCrop") + 1
        steps.insert(place, {"type": "RandomFlip", "prob": 0.5, "direction": "vertical"})
    packs = [] if any(_name(step) == "PackSegInputs" for step in steps) else [{"type": "PackSegInputs"}]
    return [{"type": "LoadPicture"}, labels, *steps, *packs]


def fitted_looking(
    pipeline: Sequence[dict[str, Any]], labels: dict[str, Any], sizes: tuple[Size, Size]
) -> list[dict[str, Any]]:
    """Return a validation pipeline for our samples; truth is loaded last, in the size of the image file."""
    part = scale_part(*sizes)
    steps = [_scaled(step, part) for step in pipeline if _is_kept(step, {"flip": False})]
    body = [step for step in steps if _name(step) not in ("PackSegInputs", "RandomCrop", "ResizeToMultiple")]
    return [{"type": "LoadPicture"}, *body, labels, {"type": "PackSegInputs", "meta_keys": META_KEYS}]


def scale_part(own: Size, wanted: Size) -> float:
    """Return how much smaller or larger everything becomes."""
    return math.sqrt(wanted[0] * wanted[1] / (own[0] * own[1]))


def _is_kept(step: dict[str, Any], options: dict[str, Any]) -> bool:
    name = _name(step)
    if name.startswith(("Load", "BioMedical")) or name in _LEFT_OUT:
        return False
    return not (name == "RandomFlip" and options.get("flip") is False)


def _scaled(step: dict[str, Any], part: float) -> dict[str, Any]:
    step = copy.deepcopy(step)
    if part == 1.0:
        return step
    for key in ("scale", "scales", "max_size"):
        if step.get(key) is not None:
            step[key] = _times(step[key], part)
    return step


def _times(value: Any, part: float) -> Any:
    if isinstance(value, (list, tuple)):
        return type(value)(_times(item, part) for item in value)
    return max(1, round(value * part)) if isinstance(value, (int, float)) else value


def _name(step: dict[str, Any]) -> str:
    return str(step.get("type", "")).rpartition(".")[2]


ZOOM = 2.0
"""Our own pipelines scale pictures to this many inputs a side, and cut samples of one input out of them."""


def plain_training(labels: dict[str, Any], wanted: Size, options: dict[str, Any]) -> list[dict[str, Any]]:
    """Return our own training pipeline: scaled, cut, mirrored, colours changed a little.

    Options: ``zoom`` (see ZOOM), ``scale`` (range of the random scaling), ``flip``, ``flip_vertical``, ``colour``.
    """
    low, high = options.get("scale", (0.5, 2.0))
    directions = ["horizontal"] * bool(options.get("flip", True)) + ["vertical"] * bool(options.get("flip_vertical"))
    return [
        {"type": "LoadPicture"},
        labels,
        {
            "type": "RandomResize",
            "scale": _zoomed(wanted, options),
            "ratio_range": (float(low), float(high)),
            "keep_ratio": True,
        },
        {"type": "RandomCrop", "crop_size": wanted[::-1], "cat_max_ratio": 0.75},
        *({"type": "RandomFlip", "prob": 0.5, "direction": direction} for direction in directions),
        *([{"type": "PhotoMetricDistortion"}] if options.get("colour", True) else []),
        {"type": "PackSegInputs"},
    ]


def plain_looking(labels: dict[str, Any], wanted: Size, options: dict[str, Any]) -> list[dict[str, Any]]:
    """Return our own validation pipeline: the whole picture, scaled as training scales it on average."""
    resize = {"type": "Resize", "scale": _zoomed(wanted, options), "keep_ratio": True}
    return [{"type": "LoadPicture"}, resize, labels, {"type": "PackSegInputs", "meta_keys": META_KEYS}]


def _zoomed(wanted: Size, options: dict[str, Any]) -> Size:
    zoom = float(options.get("zoom", ZOOM))
    return round(wanted[0] * zoom), round(wanted[1] * zoom)
