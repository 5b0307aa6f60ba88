"""PSNR and SSIM of restored pictures, and of what one has without a model, as the mark to beat.

Both are measured on whole numbers 0..255 of all colour channels (not on luminance alone), with as many pixels cut off
every border as the picture was enlarged by: the convention of mmagic's own configs.
"""

# ruff: noqa: ARG002 - the signatures are mmengine's
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
from mmengine.evaluator import BaseMetric
from mmengine.registry import METRICS

from workbench.worker.openmmlab.resampling import enlarged

_WINDOW = 11
"""SSIM looks through a Gaussian window of so many pixels, standard deviation 1.5; where it does not fit, nothing."""

MOST_PSNR = 100.0
"""Equal pictures have no noise at all; a curve wants a number."""

Picture = npt.NDArray[np.uint8]


@METRICS.register_module()
class PictureFigures(BaseMetric):  # type: ignore[misc]
    """``PSNR`` (dB) and ``SSIM`` of the model, means over the pictures, beside those of its input.

    The input counts as it is (``PSNR input``), or enlarged by bicubic interpolation (``PSNR bicubic``) where the model
    enlarges by ``scale``.
    """

    def __init__(self, scale: int = 1) -> None:
        super().__init__(collect_device="cpu")
        self._scale = scale

    def process(self, data_batch: Any, data_samples: Sequence[dict[str, Any]]) -> None:
        """Measure the pictures of a batch: the model's output, its input and the truth, each (c, h, w), 0..255."""
        plain = "bicubic" if self._scale > 1 else "input"
        for sample in data_samples:
            truth = rounded(sample["gt_img"])
            given = enlarged(rounded(sample["input"]), (truth.shape[1], truth.shape[0]))
            guess = rounded(sample["output"]["pred_img"])
            self.results.append(
                {
                    "PSNR": psnr(guess, truth, self._scale),
                    "SSIM": ssim(guess, truth, self._scale),
                    f"PSNR {plain}": psnr(given, truth, self._scale),
                    f"SSIM {plain}": ssim(given, truth, self._scale),
                }
            )

    def compute_metrics(self, results: list[dict[str, float]]) -> dict[str, float]:
        """Return the means over the pictures; SSIM only over those larger than its window."""
        names = results[0] if results else {}
        figures = {name: [item[name] for item in results if np.isfinite(item[name])] for name in names}
        return {name: float(np.mean(values)) for name, values in figures.items() if values}


def rounded(tensor: Any) -> Picture:
    """Return a picture tensor (c, h, w), values 0..255, as (h, w, c) whole numbers: as it would be saved."""
    values = np.asarray(tensor.detach().cpu().numpy(), dtype=np.float64)
    return np.ascontiguousarray(np.rint(np.clip(values, 0, 255)).astype(np.uint8).transpose(1, 2, 0))


def psnr(one: Picture, other: Picture, border: int = 0) -> float:
    """Peak signal to noise ratio in dB of two pictures (h, w, c) of one size; at most MOST_PSNR."""
    difference = _inside(one, border) - _inside(other, border)
    error = float(np.mean(difference * difference))
    return MOST_PSNR if error == 0 else min(MOST_PSNR, 10 * float(np.log10(255.0**2 / error)))


def ssim(one: Picture, other: Picture, border: int = 0) -> float:
    """Structural similarity of two pictures (h, w, c), mean of the channels; NaN where its window does not fit."""
    a, b = _inside(one, border), _inside(other, border)
    if min(a.shape[:2]) < _WINDOW:
        return float("nan")
    mean_a, mean_b = _blur(a), _blur(b)
    var_a, var_b = _blur(a * a) - mean_a * mean_a, _blur(b * b) - mean_b * mean_b
    both = _blur(a * b) - mean_a * mean_b
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    top = (2 * mean_a * mean_b + c1) * (2 * both + c2)
    return float(np.mean(top / ((mean_a * mean_a + mean_b * mean_b + c1) * (var_a + var_b + c2))))


def _inside(picture: Picture, border: int) -> npt.NDArray[np.float64]:
    height, width = picture.shape[:2]
    cut = border if min(height, width) > 2 * border else 0
    return picture[cut : height - cut, cut : width - cut].astype(np.float64)


def _blur(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The window's mean at every place where it lies inside."""
    blurred = np.asarray(cv2.GaussianBlur(values, (_WINDOW, _WINDOW), 1.5), dtype=np.float64).reshape(values.shape)
    edge = _WINDOW // 2
    return blurred[edge:-edge, edge:-edge]
