"""Models that find what words name (GLIP, Grounding DINO): their language half must lie on this disk."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.fit.pretrained import ZOO_WEIGHTS
from workbench.worker.openmmlab.fit.walk import tables
from workbench.worker.snapshot import Snapshot


def fit_text(model: Any, snapshot: Snapshot) -> tuple[str, ...]:
    """Return the words that the model looks for, the categories' names; empty for models without a language half.

    Raises JobFailure when the language model is not on this disk.
    """
    if not model.get("language_model"):
        return ()
    name = str(model["language_model"].get("name"))
    folder = language_model(name)
    if folder is None:
        raise JobFailure(
            f"This model reads words with {name}, which is not on this disk: put its folder into the one that "
            f"{ZOO_WEIGHTS} names, or choose a model without a language half."
        )
    for _, table in tables(model):
        for key in ("name", "lang_model_name", "tokenizer_name"):
            if table.get(key) == name:
                table[key] = str(folder)
    return tuple(category.name for category in snapshot.categories)


def language_model(name: str) -> Path | None:
    """Return the folder of a language model on this disk: a path, among the weights, or what was downloaded before."""
    named = os.environ.get(ZOO_WEIGHTS)
    places = [Path(name), *([Path(named) / name, Path(named) / name.split("/")[-1]] if named else [])]
    found = next((place for place in places if place.is_absolute() and (place / "config.json").is_file()), None)
    return found or _downloaded(name)


def _downloaded(name: str) -> Path | None:
    """Where huggingface_hub keeps what it downloaded before, the latest first."""
    home = Path(os.environ.get("HF_HOME") or Path.home() / ".cache" / "huggingface")
    found = (home / "hub" / f"models--{name.replace('/', '--')}" / "snapshots").glob("*/config.json")
    return next((file.parent for file in sorted(found, key=lambda file: -file.stat().st_mtime)), None)
