"""Settings of augmentations by the name of their transform: they hold wherever it stands in the pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.fit.walk import tables

PREFIX = "augment."
"""``augment.RandomBBoxTransform.rotate_factor`` is a setting of every RandomBBoxTransform of the training pipeline."""


def set_augmentations(config: Any, overrides: Mapping[str, Any]) -> dict[str, Any]:
    """Set those overrides that begin with PREFIX, and return the others; raises JobFailure.

    A transform that the pipeline does not have is an error: a run must not leave out silently what was asked for.
    """
    others = {key: value for key, value in overrides.items() if not key.startswith(PREFIX)}
    for key in overrides:
        if key in others:
            continue
        name, _, setting = key.removeprefix(PREFIX).rpartition(".")
        if not name or setting == "type" or isinstance(overrides[key], dict):
            raise JobFailure(f"The setting {key} is none of an augmentation: augment.<transform>.<setting>=<value>.")
        found = [table for table in _transforms(config) if str(table.get("type", "")).rpartition(".")[2] == name]
        if not found:
            raise JobFailure(f"The setting {key} does not fit: the training pipeline has no {name}.")
        for table in found:
            table[setting] = overrides[key]
    return others


def _transforms(config: Any) -> list[dict[str, Any]]:
    """Every transform of the training pipeline, those inside others and inside a dataset's wrapper included."""
    data: Any = (config.get("train_dataloader") or {}).get("dataset")
    found: list[dict[str, Any]] = []
    while isinstance(data, dict):
        found += [table for _, table in tables(data.get("pipeline") or []) if "type" in table]
        data = data.get("dataset")
    return found
