"""Detectors that choose their queries among the places of the image: there must be as many places as queries."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from workbench.worker.openmmlab.fit.walk import tables
from workbench.worker.snapshot import Snapshot

COARSEST = 64
"""The stride of the coarsest map; each finer one has half of it."""

SAFE_PART = 0.75
"""So much of the smallest labelled image is counted on: crops and other images may be narrower."""


def fit_queries(model: Any, steps: Iterable[Any], snapshot: Snapshot, notes: list[str]) -> None:
    """Lower the number of queries to what the smallest image has places for, and what is reported to the queries."""
    queries = int(model.get("num_queries") or 0)
    if not queries:
        return
    if model.get("as_two_stage"):
        levels = int(model.get("num_feature_levels") or (model.get("neck") or {}).get("num_outs") or 4)
        queries = min(queries, max(1, int(SAFE_PART * _fewest_places(steps, snapshot, levels))))
        if queries < int(model["num_queries"]):
            model["num_queries"] = queries
            notes.append(f"At this input size the model looks for {queries} objects at most.")
    # A model that reads words reports each query once, the others each query as any class.
    classes = 1 if model.get("language_model") else int((model.get("bbox_head") or {}).get("num_classes") or 1)
    told = model.get("test_cfg") or {}
    if told.get("max_per_img"):
        told["max_per_img"] = min(int(told["max_per_img"]), queries * classes)


def _fewest_places(steps: Iterable[Any], snapshot: Snapshot, levels: int) -> int:
    scales = {scale for step in steps for scale in _scales(step)}
    sizes = {(image.width, image.height) for image in snapshot.images}
    strides = [COARSEST >> level for level in range(levels)]
    return min(
        (sum(_places(_resized(size, scale), stride) for stride in strides) for size in sizes for scale in scales),
        default=1 << 30,
    )


def _scales(step: Any) -> Iterable[tuple[int, int]]:
    for _, table in tables(step):
        for key in ("scale", "scales"):
            value = table.get(key)
            if isinstance(value, (list, tuple)) and value:
                pairs = value if isinstance(value[0], (list, tuple)) else [value]
                yield from ((int(pair[0]), int(pair[1])) for pair in pairs)


def _resized(size: tuple[int, int], scale: tuple[int, int]) -> tuple[float, float]:
    """As mmcv keeps the ratio: the long side within the longer bound, the short side within the shorter."""
    factor = min(max(scale) / max(size), min(scale) / min(size))
    return size[0] * factor, size[1] * factor


def _places(size: tuple[float, float], stride: int) -> int:
    return math.ceil(size[0] / stride) * math.ceil(size[1] / stride)
