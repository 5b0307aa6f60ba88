"""A zoo config made to fit a project."""

from __future__ import annotations

from dataclasses import dataclass

from mmengine.config import Config

from workbench.worker.openmmlab.learning import Learning


@dataclass(frozen=True, slots=True)
class Fitted:
    """``original`` is the library's config as it was read, ``learning`` what became of it."""

    original: Config
    learning: Learning
