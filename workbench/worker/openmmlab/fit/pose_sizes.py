"""A pose config's input size, and everything that is measured in it."""

from __future__ import annotations

import math
from typing import Any

from workbench.tasks.recipe_checks import INPUT_STEP_PX
from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.fit.walk import tables

Size = tuple[int, int]
"""Width, height in pixels."""


def own_size(config: dict[str, Any]) -> Size:
    """Return the input size that a config was written for."""
    for _, part in tables([config.get("model"), config.get("train_dataloader"), config.get("val_dataloader")]):
        size = part.get("input_size")
        if isinstance(size, (list, tuple)) and len(size) == 2:
            return int(size[0]), int(size[1])
    raise JobFailure("The config does not say how large its input is.")


def set_size(parts: Any, own: Size, wanted: Size) -> None:
    """Change the input size of a model or of pipelines, in place, with all that is measured in it.

    Raises JobFailure for a size that the model's strides do not divide.
    """
    if wanted[0] % INPUT_STEP_PX or wanted[1] % INPUT_STEP_PX:
        raise JobFailure(f"The input size {wanted[0]} x {wanted[1]} must be multiples of {INPUT_STEP_PX}.")
    ratio = wanted[0] / own[0], wanted[1] / own[1]
    for _, part in tables(parts):
        _set_lengths(part, wanted, ratio)
        _set_widths(part, ratio)
    if any(part.get("type") == "AlexNet" for _, part in tables(parts)):
        _set_alexnet(parts, wanted)


def _set_lengths(part: dict[str, Any], wanted: Size, ratio: tuple[float, float]) -> None:
    """Sizes: in pixels of the input, in cells of a map."""
    for key in ("input_size", "img_scale"):
        if _is_pair(part.get(key)):
            part[key] = wanted
    for key in ("heatmap_size", "in_featuremap_size"):
        if _is_pair(part.get(key)):
            part[key] = tuple(max(1, round(n * r)) for n, r in zip(part[key], ratio, strict=True))
    for key in ("out_shape", "img_size"):  # height, width
        if _is_pair(part.get(key)):
            part[key] = tuple(max(1, round(n * r)) for n, r in zip(part[key], ratio[::-1], strict=True))
    mean = math.sqrt(ratio[0] * ratio[1])
    if _is_pair(part.get("random_size_range")):
        part["random_size_range"] = tuple(
            max(INPUT_STEP_PX, round(n * mean / INPUT_STEP_PX) * INPUT_STEP_PX) for n in part["random_size_range"]
        )


def _set_widths(part: dict[str, Any], ratio: tuple[float, float]) -> None:
    """How wide a keypoint's peak is: in proportion for maps, by the root for SimCC, as the library's own sizes are."""
    kind, mean = str(part.get("type", "")), math.sqrt(ratio[0] * ratio[1])
    sigma = part.get("sigma")
    if kind == "SimCCLabel" and sigma is not None:
        is_pair = _is_pair(sigma)
        part["sigma"] = tuple(
            s * math.sqrt(r) for s, r in zip(sigma if is_pair else (sigma, sigma), ratio, strict=True)
        )
    elif "heatmap_size" in part and sigma is not None:
        part["sigma"] = tuple(s * mean for s in sigma) if isinstance(sigma, (list, tuple)) else sigma * mean
    if "heatmap_size" in part:
        for key in ("kernel_size", "blur_kernel_size"):  # odd numbers of cells
            if part.get(key):
                part[key] = max(3, 2 * round((part[key] * mean - 1) / 2) + 1)
        if part.get("minimal_diagonal_length"):
            part["minimal_diagonal_length"] = part["minimal_diagonal_length"] * mean


def _set_alexnet(parts: Any, wanted: Size) -> None:
    """Its strides are not whole: how many cells it leaves is counted layer by layer."""
    cells = []
    for length in wanted:
        left = (length + 2 * 2 - 11) // 4 + 1
        for _ in range(3):
            left = (left - 3) // 2 + 1
        cells.append(left * 8)
    for _, part in tables(parts):
        if _is_pair(part.get("heatmap_size")):
            part["heatmap_size"] = tuple(cells)


def _is_pair(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and len(value) == 2 and all(isinstance(n, (int, float)) for n in value)
