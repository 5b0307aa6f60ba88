"""Faults of the installed mmdet that some configs of its zoo meet; each is repaired once, when this is imported."""

from __future__ import annotations

import importlib
from typing import Any

import torch
from mmcv.ops import DeformConv2dPack, MaskedConv2d
from mmdet.models.dense_heads import SSDHead, paa_head
from mmdet.models.layers.transformer import dino_layers
from mmdet.models.layers.transformer.grounding_dino_layers import GroundingDinoTransformerDecoder
from mmdet.models.roi_heads.mask_heads import fcn_mask_head

from workbench.worker.openmmlab import two_groups

CHANNELS_AT_ONCE = 32
"""So many channels are reassembled together: all of them would need gigabytes."""

_paste = fcn_mask_head._do_paste_mask


def _paste_what_meets(masks: torch.Tensor, boxes: torch.Tensor, img_h: int, img_w: int, skip_empty: bool = True) -> Any:
    """Nothing of a mask whose box lies beside the image is pasted; mmdet counts from its left edge to the image's."""
    low, high = boxes[:, :2].amin(dim=0), boxes[:, 2:].amax(dim=0)
    is_beside = low[0] - 1 >= img_w or low[1] - 1 >= img_h or high[0] + 1 <= 0 or high[1] + 1 <= 0
    if skip_empty and (bool(is_beside) or not bool(torch.isfinite(boxes).all())):
        return masks.new_zeros((len(masks), 0, 0)), (slice(0, 0), slice(0, 0))
    return _paste(masks, boxes, img_h, img_w, skip_empty)


fcn_mask_head._do_paste_mask = _paste_what_meets

# SSD's head has no loss of its own for classes, yet its parent asks that loss how it counts them.
if not hasattr(SSDHead, "loss_cls"):
    SSDHead.loss_cls = None

# PAA wants a mixture of two Gaussians from scikit-learn, which transformers would then import at every start.
paa_head.skm = two_groups

_masked = MaskedConv2d.forward


def _masked_anywhere(self: Any, x: torch.Tensor, mask: torch.Tensor | None = None) -> torch.Tensor:
    """mmcv has the operator for GPUs alone: a processor convolves everything, and what the mask hides is zero."""
    if mask is None or x.is_cuda:
        return _masked(self, x, mask)
    whole = torch.nn.functional.conv2d(x, self.weight, self.bias, self.stride, self.padding)
    return whole * (mask > 0).to(whole.dtype).unsqueeze(1)


MaskedConv2d.forward = _masked_anywhere

_carafe_module: Any = importlib.import_module("mmcv.ops.carafe")
_carafe = _carafe_module.carafe


def carafe_anywhere(features: torch.Tensor, masks: torch.Tensor, kernel: int, group: int, scale: int) -> torch.Tensor:
    """Reassemble features (n, c, h, w) to (n, c, scale h, scale w), each value the sum of its kernel's surroundings.

    ``masks`` (n, group kernel², scale h, scale w) are their weights. mmcv has the operator for GPUs alone (Wang et al.,
    CARAFE, ICCV 2019).
    """
    if features.is_cuda:
        return _carafe(features, masks, kernel, group, scale)
    count, channels, height, width = features.shape
    weights = masks.view(count, group, kernel * kernel, *masks.shape[-2:])
    parts = []
    for place in range(group):
        own = features[:, place * channels // group : (place + 1) * channels // group]
        for part in own.split(CHANNELS_AT_ONCE, dim=1):
            around = torch.nn.functional.unfold(part, kernel, padding=kernel // 2)
            around = around.view(count * part.shape[1], kernel * kernel, height, width)
            around = torch.nn.functional.interpolate(around, scale_factor=scale, mode="nearest")
            around = around.view(count, part.shape[1], kernel * kernel, *masks.shape[-2:])
            parts.append((around * weights[:, place, None]).sum(dim=2))
    return torch.cat(parts, dim=1)


_carafe_module.carafe = carafe_anywhere

_decode = GroundingDinoTransformerDecoder.forward


def _decode_in_its_own_width(self: Any, *args: Any, **kwargs: Any) -> Any:
    """The decoder that it inherits encodes places twice as finely as its own layer (and the published weights) take."""
    theirs = dino_layers.coordinate_to_encoding
    dino_layers.coordinate_to_encoding = lambda places, num_feats: theirs(places, num_feats=num_feats // 2)
    try:
        return _decode(self, *args, **kwargs)
    finally:
        dino_layers.coordinate_to_encoding = theirs


GroundingDinoTransformerDecoder.forward = _decode_in_its_own_width


def _start_without_offsets(self: Any) -> None:
    """A backbone drawn at random draws the offsets of its deformable convolutions, too: six times the slope a block."""
    self.init_offset()


if not hasattr(DeformConv2dPack, "init_weights"):
    DeformConv2dPack.init_weights = _start_without_offsets

REPAIRED = (
    "SSDHead",
    "FCNMaskHead",
    "PAAHead",
    "MaskedConv2d",
    "CARAFE",
    "RepPointsHead",
    "GroundingDINO",
    "DeformConv2dPack",
)
"""What is repaired above."""
