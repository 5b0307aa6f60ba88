"""The pipelines of a classifier or a pretrainer, with our way to read pictures and the input size of the run."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from workbench.worker.openmmlab.fit.class_sizes import Size, has_own_scale, set_size
from workbench.worker.openmmlab.fit.walk import tables

_META_KEYS = ("img_id", "img_path", "ori_shape", "img_shape", "scale_factor", "flip", "flip_direction")

Pipeline = list[dict[str, Any]]


def fitted_pipeline(theirs: Sequence[dict[str, Any]], own: Size, wanted: Size, channels: int = 3) -> Pipeline:
    """Return a config's pipeline for our samples: any picture read as it is displayed, ``wanted`` (w, h) in the end.

    ``own`` is the size that the config is made for, ``channels`` is 1 for a network of grey pictures.
    """
    pipeline = [copy.deepcopy(dict(entry)) for entry in theirs if "LoadImage" not in str(entry.get("type"))]
    set_size(pipeline, own, wanted)
    before: Pipeline = [{"type": "LoadPicture"}]
    if channels == 1:
        before.append({"type": "RandomGrayscale", "prob": 1.0, "keep_channels": False})
    if not has_own_scale(pipeline):
        before.append({"type": "Resize", "scale": wanted})
    if not any(entry.get("type") == "PackInputs" for entry in pipeline):
        pipeline.append({"type": "PackInputs"})
    for _, table in tables(pipeline):
        if table.get("type") == "PackInputs":
            table["meta_keys"] = tuple(dict.fromkeys((*_META_KEYS, *(table.get("meta_keys") or ()))))
    return [*before, *pipeline]


def look_pipeline(wanted: Size) -> Pipeline:
    """Return what a pretrainer's backbone sees of a picture when it is looked at: all of it, at the input size."""
    return [
        {"type": "LoadPicture"},
        {"type": "Resize", "scale": wanted},
        {"type": "PackInputs", "meta_keys": _META_KEYS},
    ]
