"""mmpose's parts that judge by OKS, with the sigmas as numbers: its own read them from a config file of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from mmpose.models.losses import OKSLoss
from mmpose.models.task_modules.assigners.metric_calculators import PoseOKS
from mmpose.registry import MODELS, TASK_UTILS


@MODELS.register_module()
class SigmaOKSLoss(OKSLoss):  # type: ignore[misc]
    """OKSLoss with one sigma a keypoint."""

    def __init__(self, sigmas: Sequence[float], **kwargs: Any) -> None:
        super().__init__(metainfo=None, **kwargs)
        self.register_buffer("sigmas", torch.as_tensor(list(sigmas), dtype=torch.float32))


@TASK_UTILS.register_module()
class SigmaPoseOKS(PoseOKS):  # type: ignore[misc]
    """PoseOKS with one sigma a keypoint."""

    def __init__(self, sigmas: Sequence[float]) -> None:
        super().__init__(metainfo=None)
        self.sigmas = torch.as_tensor(list(sigmas), dtype=torch.float32)
