"""Heads that tell every class by itself, made of those of mmpretrain that tell one class an image.

The library has such heads for one linear layer only. Those of several layers, or of several tokens, keep their layers
here and get the other way to read their scores: ``SeveralConformerHead``, ``SeveralStackedLinearClsHead``, …
"""

from __future__ import annotations

from typing import Any

import torch
from mmpretrain.models import heads
from mmpretrain.models.heads import ClsHead
from mmpretrain.registry import MODELS
from mmpretrain.structures import DataSample

from workbench.analysis.classes import SURE


class _EveryClass:
    """Scores between 0 and 1 for every class, not one sum for all."""

    def _get_predictions(self, cls_score: torch.Tensor, data_samples: list[Any] | None) -> list[Any]:
        scores = torch.sigmoid(cls_score)
        samples = data_samples if data_samples is not None else [None] * len(scores)
        told = [sample if sample is not None else DataSample() for sample in samples]
        for sample, score in zip(told, scores, strict=True):
            sample.set_pred_score(score).set_pred_label(torch.where(score >= SURE)[0])
        return told


def register() -> None:
    """Put one such head for every head of the library into its registry; a second call does nothing."""
    for name in dir(heads):
        kind = getattr(heads, name)
        if isinstance(kind, type) and issubclass(kind, ClsHead) and f"Several{name}" not in MODELS:
            MODELS.register_module(name=f"Several{name}", module=type(f"Several{name}", (_EveryClass, kind), {}))
