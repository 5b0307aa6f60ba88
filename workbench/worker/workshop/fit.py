"""Verb ``fit``: what became of the library's config, as two texts, as a list of changes, and in sentences."""

from __future__ import annotations

from typing import Any

import torch
from mmengine.logging import MessageHub
from mmengine.registry import MODELS, DefaultScope

from workbench.worker.workshop.answer import Answer
from workbench.worker.workshop.bench import Bench
from workbench.worker.workshop.changes import changes
from workbench.worker.workshop.config_text import roots, text
from workbench.worker.workshop.workpiece import Workpiece

MOST_CHANGES = 2000


def fit(bench: Bench, asked: dict[str, Any]) -> Answer:
    """Answer ``original`` and ``fitted`` (texts), ``changes`` (key, before, after), ``notes`` and ``parameters``."""
    piece = bench.workpiece(asked)
    before, after = roots(piece.original.to_dict()), roots(piece.config.to_dict())
    found = [list(change) for change in changes(before, after)]
    return Answer(
        {
            "base": f"{piece.recipe.adapter}/{piece.recipe.base_config}",
            "original": text(before, before),
            "fitted": text(after, before),
            "changes": found[:MOST_CHANGES],
            "notes": list(piece.learning.notes),
            "parameters": _parameters(bench, piece) if asked.get("with_parameters", True) else None,
        }
    )


def build_model(piece: Workpiece) -> torch.nn.Module:
    """Build the model of a workpiece, with weights drawn at random."""
    # Some parts ask how far the training is: it is at its first iteration.
    hub = MessageHub.get_current_instance()
    for name, value in (("iter", 0), ("epoch", 0), ("max_iters", 1), ("max_epochs", piece.recipe.epochs)):
        hub.update_info(name, value)
    with DefaultScope.overwrite_default_scope(piece.learning.scope):
        model: torch.nn.Module = MODELS.build(piece.config.model)
    return model


def _parameters(bench: Bench, piece: Workpiece) -> int | None:
    """Count without memory and without drawing weights where the model allows it."""
    if "parameters" not in bench.kept:
        try:
            with torch.device("meta"):
                model = build_model(piece)
        except Exception:  # noqa: BLE001 - some models compute with their weights while they are built
            model = build_model(piece)
        bench.kept["parameters"] = sum(weight.numel() for weight in model.parameters())
    count: int = bench.kept["parameters"]
    return count
