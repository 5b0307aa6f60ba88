"""Parts of mmpose that do not fit other labels than its own, made to.

Its judges by OKS read sigmas from a config file of the library: here they are numbers. Its associative embedding does
not hand on where the keypoints lie, and so cannot be trained: here it does. Its batches of changing size forget
the next size in a resume: here it depends on seed and iteration.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any, ClassVar

import torch
import torch.nn.functional as F  # noqa: N812 - its usual name
from mmengine.logging import MessageHub
from mmpose.codecs import AssociativeEmbedding
from mmpose.models.data_preprocessors.batch_augmentation import BatchSyncRandomResize
from mmpose.models.heads import AssociativeEmbeddingHead, RTMOHead
from mmpose.models.losses import JSDiscretLoss, OKSLoss
from mmpose.models.task_modules.assigners.metric_calculators import PoseOKS
from mmpose.registry import KEYPOINT_CODECS, MODELS, TASK_UTILS


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


@KEYPOINT_CODECS.register_module()
class TaughtAssociativeEmbedding(AssociativeEmbedding):  # type: ignore[misc]
    """AssociativeEmbedding whose targets hold the places that the tags are read at."""

    label_mapping_table: ClassVar[dict[str, str]] = {
        "keypoint_indices": "keypoint_indices",
        "keypoint_weights": "keypoint_weights",
    }


@MODELS.register_module()
class TaughtAssociativeEmbeddingHead(AssociativeEmbeddingHead):  # type: ignore[misc]
    """AssociativeEmbeddingHead whose loss weighs keypoints by picture: the library's takes a batch for its people."""

    def loss(self, feats: Any, batch_data_samples: Any, train_cfg: Any = None) -> dict[str, Any]:  # noqa: ARG002
        """Return the losses of a batch; a keypoint that nobody on a picture has does not count there."""
        heatmaps, tags = self.forward(feats)
        if not self.tag_per_keypoint:
            tags = tags.repeat((1, self.num_keypoints, 1, 1))
        places = [sample.gt_instance_labels.keypoint_indices for sample in batch_data_samples]
        weights = torch.stack([(place[..., 1] > 0).any(dim=0) for place in places]).to(heatmaps.dtype)
        wanted = torch.stack([sample.gt_fields.heatmaps for sample in batch_data_samples])
        masks = torch.stack([sample.gt_fields.heatmap_mask for sample in batch_data_samples])
        pull, push = self.loss_module.tag_loss(tags, places)
        loss = self.loss_module.keypoint_loss(heatmaps, wanted, weights, masks)
        return {"loss_kpt": loss, "loss_pull": pull, "loss_push": push}


@MODELS.register_module()
class SteadyPoseResize(BatchSyncRandomResize):  # type: ignore[misc]
    """A new input size every few iterations: a function of seed and iteration, so that a resume sees the same."""

    def __init__(self, *args: Any, seed: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._seed = seed

    def forward(self, inputs: Any, data_samples: Any) -> Any:
        """See BatchSyncRandomResize."""
        turn = int(MessageHub.get_current_instance().get_info("iter") or 0) // self._interval
        height, width = inputs.shape[-2:]
        step = self._size_divisor
        side = random.Random(f"{self._seed} {turn}").randint(*self._random_size_range)
        self._input_size = (step * side, step * round(side * width / height)) if turn else (height, width)
        return super().forward(inputs, data_samples)

    def _get_random_size(self, aspect_ratio: float, device: Any) -> tuple[int, int] | None:  # noqa: ARG002
        return self._input_size


@MODELS.register_module()
class PatientRTMOHead(RTMOHead):  # type: ignore[misc]
    """RTMOHead that bears a batch in which a single pose is learned: batch norm knows no spread of one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        layers = self.dcc.pose_to_kpts
        for place, layer in enumerate(layers):
            if isinstance(layer, torch.nn.BatchNorm1d):
                layers[place] = _PatientNorm(layer.num_features)


class _PatientNorm(torch.nn.BatchNorm1d):  # type: ignore[misc]
    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        """Normalise (N, C); a single row by what was seen before it."""
        if self.training and len(rows) == 1:
            return F.batch_norm(rows, self.running_mean, self.running_var, self.weight, self.bias, False, 0.0, self.eps)
        return super().forward(rows)


@MODELS.register_module()
class FiniteJSDiscretLoss(JSDiscretLoss):  # type: ignore[misc]
    """JSDiscretLoss whose gradient stays finite where a keypoint is not labelled and its map therefore empty."""

    def kl(self, p: torch.Tensor, q: torch.Tensor) -> torch.Tensor:
        """Return the divergence of each cell."""
        least = 1e-24
        return p * ((p + least).log() - (q + least).log())
