"""Filling holes of a picture with mmagic's inpainting models, as they were trained: they are not taught here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import SimpleNamespace
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import torch

from workbench.tasks.recipe import Spot
from workbench.worker.adapters.adapter import Found
from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab import picture_pairs
from workbench.worker.openmmlab.fit.walk import tables

AROUND = 2.0
"""A model sees a piece of the picture so many times as wide and high as the hole in its middle."""

_KEPT = ("type", "encdec", "data_preprocessor", "input_with_ones")
"""What a model needs to fill holes; discriminators and losses, some of which download networks, are for training."""

Picture = npt.NDArray[np.uint8]
Hole = npt.NDArray[np.bool_]


def inpainting_model(model: Any) -> dict[str, Any]:
    """Return the part of an inpainting model's config that fills holes."""
    return {key: model[key] for key in _KEPT if key in model}


class PictureInpainter:
    """A loaded inpainting model. ``config`` is the library's own: it says how large its pieces and its holes are."""

    def __init__(self, model: torch.nn.Module, config: Any, channels: str, device: torch.device) -> None:
        self._model, self._channels, self._device = model, channels, device
        width, height = config.get("input_shape") or (256, 256)
        self._size = int(width), int(height)
        fills = [table for _, table in tables([config.get("train_pipeline")]) if table.get("type") == "GetMaskedImage"]
        self._blank = float(next((table.get("zero_value", 127.5) for table in fills), 127.5))

    def __call__(self, image: Picture, spots: Sequence[Spot] | None) -> list[Found]:
        """Fill an image (h, w, 4), whose fourth channel is 0 in the holes, or (h, w, 3) and the boxes ``spots``."""
        hole = image[..., 3] == 0 if image.shape[2] == 4 else _boxes(image.shape[:2], spots or ())
        if not hole.any():
            raise JobFailure("There is no hole to fill: give a mask that is white where something is to vanish.")
        made = picture_pairs.in_channels(np.ascontiguousarray(image[..., :3]), self._channels)
        for window, part in _pieces(hole):
            filled = self._filled(made[window], hole[window])
            made[window][part] = filled[part]
        return [Found(0, 1.0, picture=picture_pairs.to_bgr(made, self._channels))]

    def _filled(self, piece: Picture, hole: Hole) -> Picture:
        """Return a piece with its holes filled, by way of the size that the model was trained at."""
        size = piece.shape[1], piece.shape[0]
        small = np.asarray(cv2.resize(piece, self._size, interpolation=cv2.INTER_AREA))
        gap = np.asarray(cv2.resize(hole.astype(np.float32), self._size, interpolation=cv2.INTER_AREA)) > 0
        small = np.where(gap[..., None], np.float32(self._blank), small.astype(np.float32))
        made = self._run(small, gap)
        found: Picture = np.asarray(cv2.resize(made, size, interpolation=cv2.INTER_CUBIC), dtype=np.uint8)
        return found

    def _run(self, piece: npt.NDArray[Any], gap: Hole) -> Picture:
        preparing: Any = self._model.data_preprocessor
        values = torch.from_numpy(piece.transpose(2, 0, 1).copy())[None].to(self._device)
        mask = torch.from_numpy(gap.astype(np.float32))[None, None].to(self._device)
        with torch.inference_mode():
            model: Any = self._model
            made = model.forward_tensor((values - preparing.mean) / preparing.std, SimpleNamespace(mask=mask))[0]
            made = (made * preparing.std + preparing.mean)[0].round().clamp(0, 255)
        found: Picture = made.cpu().numpy().astype(np.uint8).transpose(1, 2, 0)
        return np.ascontiguousarray(found)


def _boxes(size: tuple[int, ...], spots: Sequence[Spot]) -> Hole:
    hole = np.zeros(size[:2], dtype=np.bool_)
    for spot in spots:
        x, y, width, height = spot.box_xywh
        top, left = max(0, int(y)), max(0, int(x))
        hole[top : max(top, int(np.ceil(y + height))), left : max(left, int(np.ceil(x + width)))] = True
    return hole


def _pieces(hole: Hole) -> Iterator[tuple[tuple[slice, slice], Hole]]:
    """Yield for every connected hole the part of the picture around it, and the hole within that part."""
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(hole.astype(np.uint8), connectivity=8)
    for number in range(1, count):
        left, top, width, height = (int(value) for value in boxes[number][:4])
        side = int(np.ceil(AROUND * max(width, height)))
        window = _span(top, height, side, hole.shape[0]), _span(left, width, side, hole.shape[1])
        yield window, np.asarray(labels[window] == number)


def _span(start: int, length: int, side: int, limit: int) -> slice:
    """``side`` pixels around a stretch, moved inside the picture where they stick out; all of it at most."""
    begin = min(max(0, start + length // 2 - side // 2), max(0, limit - side))
    return slice(begin, min(limit, begin + side))
