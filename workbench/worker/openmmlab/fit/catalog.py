"""Which function fits a library's configs. They are imported on demand: each brings its whole library with it."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from workbench.tasks.recipe import TrainRecipe
from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.fit.fitted import Fitted
from workbench.worker.snapshot import Snapshot

Fit = Callable[[TrainRecipe, Snapshot], Fitted]
"""From a recipe with ``fit`` "config" and the training labels to a fitted config; raises JobFailure."""

FITS: dict[str, str] = {
    "mmdet": "workbench.worker.openmmlab.fit.mmdet:fit_mmdet",
    "mmpose": "workbench.worker.openmmlab.fit.mmpose:fit_mmpose",
    "mmpretrain": "workbench.worker.openmmlab.fit.mmpretrain:fit_mmpretrain",
    "mmseg": "workbench.worker.openmmlab.fit.mmseg:fit_mmseg",
    "mmagic": "workbench.worker.openmmlab.fit.mmagic:fit_mmagic",
}


def fit_of(library: str) -> Fit:
    """Return the function that fits a library's configs; raises JobFailure for an unknown library."""
    if library not in FITS:
        raise JobFailure(f"No configs of {library!r} can be fitted; those of {', '.join(FITS)} can.")
    module, _, name = FITS[library].partition(":")
    found: Fit = getattr(importlib.import_module(module), name)
    return found
