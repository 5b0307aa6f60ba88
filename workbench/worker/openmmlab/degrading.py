"""Spoiling a good picture the way a model learns to mend: the picture itself is then the truth.

Every way takes a picture (h, w, c), 0..255, and a strength; chance comes from numpy's global generator, which the
dataset seeds for every sample.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]


def with_noise(picture: Picture, strength: float) -> Picture:
    """Gaussian noise of this standard deviation."""
    return whole_numbers(picture + np.random.standard_normal(picture.shape) * strength)


def with_jpeg(picture: Picture, strength: float) -> Picture:
    """JPEG compression of this quality, 1..100."""
    data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, int(strength)])[1]
    flag = cv2.IMREAD_GRAYSCALE if picture.shape[2] == 1 else cv2.IMREAD_COLOR
    return np.asarray(cv2.imdecode(data, flag), dtype=np.uint8).reshape(picture.shape)


def with_motion(picture: Picture, strength: float) -> Picture:
    """The camera moved along a line of at most so many pixels, in any direction."""
    return _filtered(picture, _line(np.random.uniform(2, max(2.0, strength)), np.random.uniform(0, np.pi)))


def with_defocus(picture: Picture, strength: float) -> Picture:
    """Out of focus: a disc of at most this radius in pixels."""
    radius = np.random.uniform(0.5, max(0.5, strength))
    reach = int(np.ceil(radius))
    ys, xs = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    kernel = np.clip(radius + 0.5 - np.hypot(xs, ys), 0, 1)
    return _filtered(picture, kernel / kernel.sum())


def with_rain(picture: Picture, strength: float) -> Picture:
    """Bright streaks over this part (0..1) of the pixels where drops begin, all falling one way."""
    drops = (np.random.uniform(size=picture.shape[:2]) < strength).astype(np.float64)
    length = np.random.uniform(12, 30)
    angle = np.pi / 2 + np.random.uniform(-0.4, 0.4)
    streaks = np.asarray(cv2.filter2D(drops, -1, _line(length, angle) * length, borderType=cv2.BORDER_REFLECT))
    light = np.clip(streaks, 0, 1)[..., None] * np.random.uniform(0.3, 0.8)
    return whole_numbers(picture + (255.0 - picture) * light)


SPOILERS: dict[str, Callable[[Picture, float], Picture]] = {
    "noise": with_noise,
    "jpeg": with_jpeg,
    "motion": with_motion,
    "defocus": with_defocus,
    "rain": with_rain,
}
"""What can be asked for by name."""

STRENGTHS = {"noise": 25.0, "jpeg": 30.0, "motion": 15.0, "defocus": 4.0, "rain": 0.01}
"""How strongly, where the config does not say."""


def _line(length: float, angle: float) -> npt.NDArray[np.float64]:
    """A kernel that averages along a line through its middle."""
    reach = int(np.ceil(length / 2))
    ys, xs = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    along = np.cos(angle) * xs + np.sin(angle) * ys
    across = np.abs(np.cos(angle) * ys - np.sin(angle) * xs)
    kernel = np.clip(1 - across, 0, 1) * np.clip(length / 2 + 0.5 - np.abs(along), 0, 1)
    total = kernel.sum()
    found: npt.NDArray[np.float64] = kernel / total
    return found


def _filtered(picture: Picture, kernel: npt.NDArray[np.float64]) -> Picture:
    found = cv2.filter2D(picture.astype(np.float64), -1, kernel, borderType=cv2.BORDER_REFLECT)
    return whole_numbers(np.asarray(found).reshape(picture.shape))


def whole_numbers(values: npt.NDArray[Any]) -> Picture:
    """Return any numbers as a picture would hold them: rounded, 0..255."""
    found: Picture = np.rint(np.clip(values, 0, 255)).astype(np.uint8)
    return found
