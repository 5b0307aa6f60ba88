"""What a config says of itself in numbers: input size, classes, heads, batch, rate, length."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

MOST_HEADS = 12
"""A model with more counting heads than this repeats itself: the rest is left out of the list."""

_COUNTS = ("num_classes", "num_things_classes", "num_stuff_classes", "num_joints", "num_keypoints")
_WIDTH_FIRST = {
    "TopdownAffine": "input_size",
    "BottomupRandomAffine": "input_size",
    "Mosaic": "img_scale",
    "CachedMosaic": "img_scale",
    "MixUp": "img_scale",
    "CachedMixUp": "img_scale",
    "YOLOXMixUp": "img_scale",
    "Resize": "scale",
    "RandomResize": "scale",
    "RandomChoiceResize": "scales",
    "ResizeShortestEdge": "scale",
    "RandomResizedCrop": "scale",
    "EfficientNetRandomCrop": "scale",
    "RandomResizedCropAndInterpolationWithTwoPic": "size",
    "MAERandomResizedCrop": "size",
    "torchvision/RandomCrop": "size",
    "torchvision/RandomResizedCrop": "size",
    "PairedRandomCrop": "gt_patch_size",
}
_HEIGHT_FIRST = {"Crop": "crop_size", "FixedCrop": "crop_size"}
"""Transforms that fix the size of what the network sees, and the key that holds it: the last one of a pipeline wins."""

_SIZE_IN_NAME = re.compile(r"(?<!\d)(\d{2,4})x(\d{2,4})(?!\d)")
_BATCH_IN_NAME = re.compile(r"(?<![\da-z])(\d{1,3})xb(\d{1,4})(?!\d)")


class Length(NamedTuple):
    """How long a schedule is: passes over the data, or steps; the other is 0."""

    epochs: int
    iterations: int


def input_wh(library: str, config: str, values: Mapping[str, Any]) -> tuple[int, int]:
    """Return the width and height that training shows the network; (0, 0) when nothing fixes it."""
    for name in ("train_dataloader", "test_dataloader", "val_dataloader"):
        size = (0, 0)
        for transform in _transforms(_table(values, name).get("dataset")):
            size = _size_of(library, transform) or size
        if size != (0, 0):
            return size
    # The names say height x width.
    named = _SIZE_IN_NAME.findall(config.rpartition("/")[2])
    return (int(named[-1][1]), int(named[-1][0])) if named else (0, 0)


def heads(library: str, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return every place of the model that counts classes or keypoints, as ``path = number``."""
    found = [f"{path} = {number}" for path, number in _counts(library, _table(values, "model"), "")]
    return tuple(found[:MOST_HEADS])


def classes(library: str, values: Mapping[str, Any]) -> int:
    """Return what the first head tells apart: classes, or keypoints of a pose model; 0 when it does not say."""
    things = 0
    for path, number in _counts(library, _table(values, "model"), ""):
        if path.endswith("num_things_classes"):
            things = number
        elif path.endswith("num_stuff_classes"):
            return things + number
        elif number > 1 or library != "mmpose":
            return number
    return things


def backbone(values: Mapping[str, Any]) -> str:
    """Return what the model stands on, in its authors' words: ResNet-50, SwinTransformer base."""
    model = _table(values, "model")
    model = _table(model, "detector") or model
    part = _table(model, "backbone") or _table(model, "image_encoder") or _table(model, "generator")
    kind = _plain_type(part)
    if not kind:
        return ""
    width = _hrnet_width(part)
    if width:
        return f"{kind}-W{width}"
    for key in ("depth", "arch", "model_name"):
        value = part.get(key)
        if isinstance(value, int):
            return f"{kind}-{value}"
        if isinstance(value, str) and value:
            return f"{kind} {value}"
    return kind


def optimizer(values: Mapping[str, Any]) -> tuple[str, float]:
    """Return the optimizer's type and learning rate; empty and 0 when the config has none."""
    wrapper = _table(values, "optim_wrapper")
    found = _table(wrapper, "optimizer") or _table(_table(wrapper, "generator"), "optimizer")
    rate = found.get("lr")
    return _plain_type(found), float(rate) if isinstance(rate, int | float) else 0.0


def batch_size(values: Mapping[str, Any]) -> int:
    """Return the samples a device and a step; 0 when the config does not train."""
    return _whole(_table(values, "train_dataloader").get("batch_size"))


def base_batch(config: str, values: Mapping[str, Any]) -> int:
    """Return the batch of all devices together that the learning rate belongs to; 0 when it is not told.

    A number below one device's own batch was inherited and forgotten: the config's name knows better.
    """
    told = _whole(_table(values, "auto_scale_lr").get("base_batch_size"))
    named = _BATCH_IN_NAME.search(config.rpartition("/")[2])
    in_name = int(named[1]) * int(named[2]) if named else 0
    return told if told and (told >= batch_size(values) or not in_name) else in_name


def length(values: Mapping[str, Any]) -> Length:
    """Return how long the config trains."""
    loop = _table(values, "train_cfg")
    epochs = _whole(loop.get("max_epochs"))
    return Length(epochs, 0 if epochs else _whole(loop.get("max_iters")))


def transform_types(values: Mapping[str, Any]) -> frozenset[str]:
    """Return the types of the training pipeline's steps."""
    dataset = _table(values, "train_dataloader").get("dataset")
    return frozenset(_plain_type(step) for step in _transforms(dataset))


def _transforms(part: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """The steps of a data set's pipelines, those of the data sets in it first."""
    if depth > 8:
        return
    if isinstance(part, list | tuple):
        for item in part[:64]:
            yield from _transforms(item, depth + 1)
    elif isinstance(part, Mapping):
        for key in ("dataset", "datasets", "pipeline", "transforms"):
            if key in part:
                yield from _transforms(part[key], depth + 1)
        if "type" in part and "pipeline" not in part:
            yield part


def _size_of(library: str, step: Mapping[str, Any]) -> tuple[int, int] | None:
    kind = _plain_type(step)
    if kind == "RandomCrop":
        size = _pair(step.get("crop_size"))
        return size[::-1] if size and library == "mmseg" else size
    if kind == "Pad":
        return _pair(step.get("size"))
    if kind in _HEIGHT_FIRST:
        size = _pair(step.get(_HEIGHT_FIRST[kind]))
        return size[::-1] if size else None
    if kind in _WIDTH_FIRST:
        return _pair(step.get(_WIDTH_FIRST[kind]) or step.get("crop_size"))
    return None


def _pair(value: Any) -> tuple[int, int] | None:
    """Width and height from one number, two, or a list of either; None for shares of the image."""
    if _whole(value) > 1:
        return int(value), int(value)
    if not isinstance(value, list | tuple) or not value:
        return None
    if all(isinstance(side, int) and not isinstance(side, bool) for side in value):
        sides = (value[0], value[1]) if len(value) == 2 else (max(value), max(value))
        return sides if min(sides) > 1 else None
    pairs = [pair for pair in map(_pair, value) if pair and isinstance(value[0], list | tuple)]
    return max(pairs, key=lambda pair: pair[0] * pair[1]) if pairs else None


def _counts(library: str, part: Any, path: str) -> Iterator[tuple[str, int]]:
    if isinstance(part, list | tuple):
        for position, item in enumerate(part[:8]):
            yield from _counts(library, item, f"{path}[{position}]")
    elif isinstance(part, Mapping):
        for key, value in part.items():
            place = f"{path}.{key}" if path else str(key)
            is_count = key in _COUNTS or (library == "mmpose" and place == "head.out_channels")
            if is_count and _whole(value):
                yield place, int(value)
            elif isinstance(value, Mapping | list | tuple):
                yield from _counts(library, value, place)


def _hrnet_width(part: Mapping[str, Any]) -> int:
    channels = _table(_table(part, "extra"), "stage4").get("num_channels")
    return _whole(channels[0]) if isinstance(channels, list | tuple) and channels else 0


def _plain_type(part: Mapping[str, Any]) -> str:
    """A type without the library before it: ``mmdet.ResNet`` is ResNet."""
    kind = part.get("type")
    return kind.rpartition(".")[2] if isinstance(kind, str) else ""


def _table(part: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = part.get(key)
    return found if isinstance(found, Mapping) else {}


def _whole(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
