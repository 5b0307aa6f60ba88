"""The sizes in a detector's config - scales, crops, pads - brought to the input size of the recipe."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
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
    kind = str(step.get("type"))
    if sizes.keeps or kind not in _CHANGES:
        return
    for key, change in _CHANGES[kind].items():
        if kind == "RandomCrop" and step.get("crop_type", "absolute") != "absolute":
            change = _range
        if step.get(key) and not str(step.get("crop_type")).startswith("relative"):
            step[key] = change(step[key], sizes)
    if kind in _GRIDS:
        step["img_scale"] = sizes.sides(step.get("img_scale", (640, 640)))


def _range(pair: Any, sizes: Sizes) -> tuple[int, ...]:
    """The least and the largest side of a random crop."""
    return tuple(max(1, round(side * sizes.mean)) for side in pair)


def _sides(value: Any, sizes: Sizes) -> Any:
    return sizes.sides(value)


def _scales(value: Any, sizes: Sizes) -> Any:
    return sizes.scale(value)


def _crop_and_pad(pair: Any, sizes: Sizes) -> tuple[int, ...]:
    return tuple(_four_part(side, sizes) if side % 128 == 127 else sizes.side(side) for side in pair)


def _border(pair: Any, sizes: Sizes) -> tuple[int, ...]:
    """Half a mosaic is cut off on each side."""
    return tuple(-sizes.side(-2 * side) // 2 for side in pair)


def _shift(value: Any, sizes: Sizes) -> int:
    return max(1, round(float(value) * sizes.mean))


_CHANGES: dict[str, dict[str, Callable[[Any, Sizes], Any]]] = {
    **{name: {"scale": _scales, "scales": _scales} for name in _SCALES},
    **{name: {} for name in _GRIDS},
    **{name: {"size": _sides} for name in ("Pad", "BatchFixedSizePad")},
    "RandomCrop": {"crop_size": _sides},
    "RandomCenterCropPad": {"crop_size": _crop_and_pad},
    "RandomAffine": {"border": _border},
    "RandomShift": {"max_shift_px": _shift},
    "BatchSyncRandomResize": {"random_size_range": _sides},
}
"""Which settings of a transform are sizes, and how each is brought to the recipe's."""


def _four_part(side: int, sizes: Sizes) -> int:
    """CornerNet's 511 is 4 * 128 - 1: its hourglass halves seven times, and its first step takes the odd pixel."""
    return max(1, math.ceil((side + 1) * sizes.mean / 128)) * 128 - 1
