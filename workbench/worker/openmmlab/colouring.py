"""Colours for a grey picture with mmagic's InstColorization, as it was trained: it is not taught here.

The library's own inference needs a GPU, and boxes from a detector that would be downloaded. Here its network for the
whole image is run, at the size it was trained at; it tells the colours only, the brightness stays the picture's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import torch

from workbench.tasks.recipe import Spot
from workbench.worker.adapters.adapter import Found

SIZE = 256
"""The side of the square that the network was trained on, in pixels."""

Picture = npt.NDArray[np.uint8]


class PictureColourer:
    """A loaded InstColorization model; ``numbers`` are its ``color_data_opt``: how Lab values were scaled."""

    def __init__(self, model: torch.nn.Module, numbers: Any, device: torch.device) -> None:
        self._model, self._numbers, self._device = model, numbers, device

    def __call__(self, image: Picture, spots: Sequence[Spot] | None) -> list[Found]:  # noqa: ARG002
        """Return the image (h, w, 3) with new colours; those that it had are not looked at."""
        grey = np.asarray(cv2.cvtColor(image[..., :3], cv2.COLOR_BGR2GRAY)).astype(np.float32) / 255
        lightness = np.asarray(cv2.cvtColor(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), cv2.COLOR_BGR2LAB))[..., 0]
        small = np.asarray(cv2.resize(lightness, (SIZE, SIZE), interpolation=cv2.INTER_AREA))
        colours = np.asarray(cv2.resize(self._colours(small), lightness.shape[::-1], interpolation=cv2.INTER_CUBIC))
        lab = np.dstack([lightness, colours]).astype(np.float32)
        made = np.asarray(cv2.cvtColor(lab, cv2.COLOR_LAB2BGR))
        return [Found(0, 1.0, picture=np.rint(np.clip(made * 255, 0, 255)).astype(np.uint8))]

    def _colours(self, lightness: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
        """Return a and b (h, w, 2) for a lightness 0..100 (h, w); no hints are given."""
        values = torch.from_numpy(lightness.astype(np.float32))[None, None].to(self._device)
        values = (values - self._numbers["l_cent"]) / self._numbers["l_norm"]
        no_hint = torch.zeros_like(values).repeat(1, 2, 1, 1)
        no_mask = torch.full_like(values, -float(self._numbers["mask_cent"]))
        model: Any = self._model
        with torch.inference_mode():
            made = model.image_model(values, no_hint, no_mask)[1] * self._numbers["ab_norm"]
        found: npt.NDArray[np.float32] = made[0].cpu().numpy().transpose(1, 2, 0)
        return np.ascontiguousarray(found)
