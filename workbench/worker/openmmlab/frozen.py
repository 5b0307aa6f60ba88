"""Parts of a model that stay as they are: the stem and the first stages of its backbone."""

# ruff: noqa: ARG002 - the signatures are mmengine's
from __future__ import annotations

from typing import Any

import torch
from mmengine.hooks import Hook


def freeze(model: torch.nn.Module, stages: int) -> list[torch.nn.Module]:
    """Take the stem and the first ``stages`` stages of the backbone out of the training.

    A backbone that can do that does it itself. Of any other the first ``stages`` + 1 children that have parameters are
    frozen and returned: their norms are to be kept in eval mode (FrozenHook).
    """
    backbone = getattr(model, "backbone", None)
    if not isinstance(backbone, torch.nn.Module) or stages < 1:
        return []
    own = getattr(backbone, "_freeze_stages", None)
    if callable(own) and hasattr(backbone, "frozen_stages"):
        backbone.frozen_stages = stages
        own()
        return []
    children = [child for child in backbone.children() if any(True for _ in child.parameters())]
    frozen = children[: stages + 1]
    for child in frozen:
        child.requires_grad_(False)
    return frozen


class FrozenHook(Hook):  # type: ignore[misc]
    """Keeps the norms of frozen parts from following the data."""

    def __init__(self, parts: list[torch.nn.Module]) -> None:
        self._parts = parts

    def before_train_iter(self, runner: Any, batch_idx: int, data_batch: Any = None) -> None:
        """Entering an epoch put them into training mode."""
        for part in self._parts:
            if part.training:
                part.eval()
