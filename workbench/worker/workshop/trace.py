"""One sample through its pipeline, transform by transform, with its random numbers nailed down."""

from __future__ import annotations

import copy
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from mmengine.registry import DATASETS, DefaultScope

from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.dataset import SnapshotDataset, own_randomness, seed_albumentations
from workbench.worker.workshop.drawn import Drawn, drawn, has_acted, random_mark
from workbench.worker.workshop.frames import FrameTrail
from workbench.worker.workshop.sight import Sight, see
from workbench.worker.workshop.workpiece import Workpiece

FILL = 6
"""Transforms that mix images from a cache of their own see so many samples first."""


@dataclass(frozen=True, slots=True)
class TracedStep:
    """One transform: its config, what the sample was like after it, and what it did."""

    kind: str
    settings: dict[str, Any]
    sight: Sight
    affine: Any
    drawn: tuple[Drawn, ...]
    is_random: bool
    has_acted: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class Trace:
    """A sample from its record to what the model is fed; ``packed`` None when a crop left nothing of it."""

    steps: tuple[TracedStep, ...]
    results: dict[str, Any]
    packed: dict[str, Any] | None


class Stage(NamedTuple):
    """One transform with its config; ``is_outer``: one of a wrapper around the dataset."""

    config: dict[str, Any]
    transform: Any
    is_outer: bool


class Line:
    """The dataset of one split with its transforms, those of a wrapper that mixes images included."""

    def __init__(self, piece: Workpiece, split: str) -> None:
        loader = piece.config.get("train_dataloader" if split == "train" else "val_dataloader")
        if loader is None:
            raise JobFailure("There is no labelled image in the validation split to look at.")
        with DefaultScope.overwrite_default_scope(piece.learning.scope):
            self._outer = DATASETS.build(loader.dataset)
        self._scope = piece.learning.scope
        self.data = _innermost(self._outer)
        self.stages: list[Stage] = []
        for table, dataset in _levels(loader.dataset.to_dict(), self._outer):
            pairs = zip(table.get("pipeline") or (), _transforms(dataset), strict=True)
            self.stages += [Stage(config, transform, dataset is not self.data) for config, transform in pairs]
        self._caches = self._filled()

    def __len__(self) -> int:
        return len(self.data)

    def trace(self, index: int, *key: int) -> Trace:
        """Run one sample with the random numbers of a key."""
        self._put_back()
        with DefaultScope.overwrite_default_scope(self._scope), own_randomness(*key):
            return self._run(index)

    def _run(self, index: int) -> Trace:
        results: dict[str, Any] | None = self.data.entered(index)
        seed_albumentations([stage.transform for stage in self.stages])
        aspect = next((_aspect(stage.transform) for stage in self.stages if _aspect(stage.transform)), 0.0)
        before, trail = see(results or {}), None
        steps: list[TracedStep] = []
        last = results or {}
        for table, transform, is_outer in self.stages:
            assert results is not None
            if _is_packing(transform):
                packed = transform(dict(results))
                return Trace(tuple(steps), last, packed)
            if is_outer:
                self._bring_others(transform, results)
            mark, began = random_mark(), time.perf_counter()
            results = transform(results)
            # albumentations draws from a generator of its own.
            seconds, is_random = time.perf_counter() - began, random_mark() != mark or hasattr(transform, "aug")
            if results is None:
                return Trace(tuple(steps), last, None)
            after, last = see(results, aspect), results
            trail = trail or FrameTrail(after)
            trail.follow(transform, before, after, results)
            found = tuple(drawn(before, after, type(transform).__name__)) if is_random else ()
            kind, settings = _named(table, transform)
            acted = has_acted(before, after)
            steps.append(TracedStep(kind, settings, after, trail.matrix, found, is_random, acted, seconds))
            results.pop("mix_results", None)
            before = after
        return Trace(tuple(steps), last, None)

    def _bring_others(self, transform: Any, results: dict[str, Any]) -> None:
        """What mmdet's wrapper does for transforms that mix images: the others go through the first part alone."""
        if not hasattr(transform, "get_indexes"):
            return
        indexes = transform.get_indexes(self.data)
        chosen = indexes if isinstance(indexes, (list, tuple)) else [indexes]
        results["mix_results"] = [copy.deepcopy(self.data[int(each)]) for each in chosen]

    def _filled(self) -> list[tuple[Any, list[Any]]]:
        """Fill the caches of transforms that mix what they saw before, so that the first draw already mixes."""
        caching = [stage.transform for stage in self.stages if hasattr(stage.transform, "results_cache")]
        if not caching:
            return []
        with DefaultScope.overwrite_default_scope(self._scope), own_randomness(0):
            for number in range(FILL):
                self._run(number % len(self.data))
        return [(stage, list(stage.results_cache)) for stage in caching]

    def _put_back(self) -> None:
        for stage, cache in self._caches:
            stage.results_cache[:] = cache


def line_of(kept: dict[str, Any], piece: Workpiece, split: str) -> Line:
    """Return the line of a split, built once."""
    key = f"line {split}"
    if key not in kept:
        kept[key] = Line(piece, split)
    found: Line = kept[key]
    return found


def _levels(table: dict[str, Any], dataset: Any) -> Iterator[tuple[dict[str, Any], Any]]:
    """Yield config and dataset of every level, the innermost first: its transforms run first."""
    if isinstance(table.get("dataset"), dict) and hasattr(dataset, "dataset"):
        yield from _levels(table["dataset"], dataset.dataset)
    yield table, dataset


def _innermost(dataset: Any) -> SnapshotDataset:
    while not isinstance(dataset, SnapshotDataset):
        dataset = dataset.dataset
    return dataset


def _transforms(dataset: Any) -> list[Any]:
    if isinstance(dataset, SnapshotDataset):
        return list(dataset.pipeline.transforms)
    pipeline = getattr(dataset, "pipeline", None) or []
    return list(getattr(pipeline, "transforms", pipeline))


def _named(table: dict[str, Any], transform: Any) -> tuple[str, dict[str, Any]]:
    settings = {key: value for key, value in table.items() if key != "type"}
    return type(transform).__name__, settings


def _is_packing(transform: Any) -> bool:
    return type(transform).__name__.startswith("Pack") or type(transform).__name__ == "DefaultFormatBundle"


def _aspect(transform: Any) -> float:
    if type(transform).__name__ != "TopdownAffine":
        return 0.0
    width, height = transform.input_size
    return float(np.float64(width) / height)
