"""Values of a file to the pixels of the screen. No Qt, any thread."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from workbench.ui.raster.adjustment import CURVE_STEPS, NEUTRAL, Adjustment, Channel, Window
from workbench.ui.raster.levels import Raw

Pixels = npt.NDArray[np.uint8]
"""Shape (height, width, 4): blue, green, red, 255."""

FULL_8_BIT: Window = (0.0, 255.0)
_PLACES = {Channel.BLUE: 0, Channel.GREEN: 1, Channel.RED: 2}


def render(raw: Raw, window: Window, adjustment: Adjustment = NEUTRAL) -> Pixels:
    """Return what is shown of values, with ``window`` as black and white; NaN is black."""
    chosen = _chosen(raw, adjustment.channel)
    if chosen.dtype != np.uint8 or window != FULL_8_BIT or not _has_plain_tones(adjustment):
        chosen = _toned(chosen, window, adjustment)
    return bgra(chosen)


def bgra(image: Raw) -> Pixels:
    """Return 8-bit grey, BGR or BGRA values as BGRA, contiguous."""
    if image.ndim == 2:
        return np.asarray(cv2.cvtColor(np.ascontiguousarray(image), cv2.COLOR_GRAY2BGRA), np.uint8)
    if image.shape[2] == 3:
        return np.asarray(cv2.cvtColor(np.ascontiguousarray(image), cv2.COLOR_BGR2BGRA), np.uint8)
    return np.ascontiguousarray(image, np.uint8)


def _has_plain_tones(adjustment: Adjustment) -> bool:
    return not (adjustment.brightness or adjustment.contrast) and adjustment.gamma == 1.0


def _chosen(raw: Raw, channel: Channel) -> Raw:
    if raw.ndim == 2 or channel is Channel.ALL:
        return raw
    if channel is Channel.GRAY:
        return np.asarray(cv2.cvtColor(np.ascontiguousarray(raw[:, :, :3]), cv2.COLOR_BGR2GRAY))
    return raw[:, :, _PLACES[channel]]


def _toned(raw: Raw, window: Window, adjustment: Adjustment) -> Raw:
    low, high = window
    span = max(high - low, 1e-12)
    curve = adjustment.curve()
    if raw.dtype.kind == "f":
        with np.errstate(invalid="ignore", over="ignore"):
            # A NaN becomes 0 here, an infinity the end of the range: both are defined before the cast.
            share = np.nan_to_num((raw - np.float32(low)) * np.float32((CURVE_STEPS - 1) / span), nan=0.0)
        places: Raw = np.clip(share, 0, CURVE_STEPS - 1).astype(np.uint16)
        return np.take(curve, places)
    values = np.arange(np.iinfo(raw.dtype).max + 1, dtype=np.float64)
    table = curve[np.clip((values - low) * ((CURVE_STEPS - 1) / span), 0, CURVE_STEPS - 1).astype(np.uint16)]
    if raw.dtype == np.uint8:
        return np.asarray(cv2.LUT(np.ascontiguousarray(raw), table))
    return np.take(table, raw)
