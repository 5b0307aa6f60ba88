"""The sizes in a detector's config - scales, crops, pads - brought to the input size of the recipe."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workbench.tasks.recipe import TrainRecipe
from workbench.worker.openmmlab.fit.walk import tables

STRIDE = 32
"""What the strides of nearly every backbone divide."""

_COARSE_NECKS = ("BiFPN", "NASFPN", "FPG")
"""Necks that double and halve maps down to stride 128 and add them: each halving must be exact."""

_SCALES = ("Resize", "RandomResize", "RandomChoiceResize", "FixScaleResize", "ResizeShortestEdge", "BatchResize")
_GRIDS = ("Mosaic", "MixUp", "FreshMosaic", "FreshMixUp", "CachedMosaic", "CachedMixUp")


@dataclass(frozen=True, slots=True)
class Sizes:
    """``long`` and ``short``: by how much the sides of the config's images shrink. 1, 1 leaves everything as it is."""

    long: float
    short: float
    divisor: int = STRIDE

    @property
    def keeps(self) -> bool:
        """Whether the config keeps its own sizes."""
        return self.long == 1.0 and self.short == 1.0

    @property
    def mean(self) -> float:
        """By how much a square shrinks."""
        return math.sqrt(self.long * self.short)

    def scale(self, pair: Any) -> Any:
        """Return a scale (two sides in any order) or a list of them; the longer side goes with the longer."""
        if isinstance(pair, (int, float)):
            return max(1, round(pair * self.mean))
        if pair and isinstance(pair[0], (list, tuple)):
            return [self.scale(item) for item in pair]
        first, second = pair
        if first == second:
            return (_four_part(first, self) if first % 128 == 127 else max(1, round(first * self.mean)),) * 2
        factors = (self.long, self.short) if first > second else (self.short, self.long)
        return tuple(max(1, round(side * factor)) for side, factor in zip((first, second), factors, strict=True))

    def side(self, value: float) -> int:
        """Return one side of a crop or pad; what was a multiple of the strides stays one, never too small."""
        if value % STRIDE:
            return max(1, round(value * self.mean))
        return max(self.divisor, math.ceil(round(value * self.mean, 6) / self.divisor) * self.divisor)

    def sides(self, value: Any) -> Any:
        """Return the sides of a crop or pad."""
        return self.side(value) if isinstance(value, (int, float)) else tuple(self.side(item) for item in value)


def sizes_of(config: Any, recipe: TrainRecipe, notes: list[str]) -> Sizes:
    """Return how the config's sizes change; ``notes`` says when a model cannot leave its own."""
    width, height = recipe.input_wh
    own = own_size(config)
    if not width or not height or own is None:
        return Sizes(1.0, 1.0)
    if any(table.get("type") == "SSDVGG" for _, table in tables(config.model)):
        if (width, height) != own:
            notes.append(f"This model is made for {own[0]} x {own[1]} pixels: that size is kept.")
        return Sizes(1.0, 1.0)
    if (width, height) == own:
        return Sizes(1.0, 1.0)
    is_coarse = any(table.get("type") in _COARSE_NECKS for _, table in tables(config.model.get("neck")))
    told = [int(table.get("pad_size_divisor") or 1) for _, table in tables(config.model.get("data_preprocessor"))]
    divisor = max([128 if is_coarse else STRIDE, *told])
    return Sizes(max(width, height) / max(own), min(width, height) / min(own), divisor)


def own_size(config: Any) -> tuple[int, int] | None:
    """Return the input size (width, height) that a config predicts at, None when it takes images as they are."""
    for steps, keys in ((test_steps(config), ("scale",)), (train_steps(config), ("crop_size", "scale"))):
        for _, step in tables(steps):
            value = next((step[key] for key in keys if step.get(key)), None)
            if value is not None and step.get("type") in (*_SCALES, "RandomCenterCropPad"):
                return _pair(value)
    return None


def _pair(value: Any) -> tuple[int, int]:
    while isinstance(value, (list, tuple)) and isinstance(value[0], (list, tuple)):
        value = value[-1]
    return (int(value), int(value)) if isinstance(value, (int, float)) else (int(value[0]), int(value[1]))


def test_steps(config: Any) -> Any:
    """Return the transforms of the config's test pipeline."""
    return next(_pipelines_of((config.get("test_dataloader") or {}).get("dataset")), config.get("test_pipeline") or [])


def train_steps(config: Any) -> Any:
    """Return the transforms of the config's training pipeline, those of a wrapper left out."""
    data = (config.get("train_dataloader") or {}).get("dataset")
    return next(_pipelines_of(data), config.get("train_pipeline") or [])


def _pipelines_of(dataset: Any) -> Iterator[Any]:
    """The pipelines of a dataset and of those inside it, the innermost first."""
    if isinstance(dataset, dict):
        for inner in (dataset.get("dataset"), *(dataset.get("datasets") or ())):
            yield from _pipelines_of(inner)
        if dataset.get("pipeline"):
            yield dataset["pipeline"]


def resize_step(step: dict[str, Any], sizes: Sizes) -> None:
    """Bring the sizes of one transform (or batch augmentation) to the recipe's."""
    if sizes.keeps:
        return
    kind = str(step.get("type"))
    if kind in _SCALES:
        for key in ("scale", "scales"):
            if step.get(key):
                step[key] = sizes.scale(step[key])
    elif kind in _GRIDS:
        step["img_scale"] = sizes.sides(step.get("img_scale", (640, 640)))
    elif kind in ("RandomCrop", "CutOut") and step.get("crop_type", "absolute") == "absolute" and "crop_size" in step:
        step["crop_size"] = sizes.sides(step["crop_size"])
    elif kind == "RandomCrop" and str(step.get("crop_type")).startswith("absolute"):
        step["crop_size"] = tuple(max(1, round(side * sizes.mean)) for side in step["crop_size"])
    elif kind == "RandomCenterCropPad" and step.get("crop_size"):
        step["crop_size"] = tuple(
            _four_part(side, sizes) if side % 128 == 127 else sizes.side(side) for side in step["crop_size"]
        )
    elif kind in ("Pad", "BatchFixedSizePad") and step.get("size"):
        step["size"] = sizes.sides(step["size"])
    elif kind == "RandomAffine" and step.get("border"):
        step["border"] = tuple(-sizes.side(-2 * side) // 2 for side in step["border"])
    elif kind == "RandomShift" and step.get("max_shift_px"):
        step["max_shift_px"] = max(1, round(step["max_shift_px"] * sizes.mean))
    elif kind == "BatchSyncRandomResize":
        step["random_size_range"] = sizes.sides(step["random_size_range"])


def _four_part(side: int, sizes: Sizes) -> int:
    """CornerNet's 511 is 4 * 128 - 1: its hourglass halves seven times, and its first step takes the odd pixel."""
    return max(1, math.ceil((side + 1) * sizes.mean / 128)) * 128 - 1
