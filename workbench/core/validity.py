"""Which boxes and rings a file from a stranger may bring: finite, whole, and near the image.

Everything that rasterises or measures relies on these limits; a reader checks once, at the door.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

MAX_IMAGE_SIDES = 4.0
"""How far outside an image a coordinate may lie, in image sides. Further out is a mistake or an attack."""

_UNKNOWN_SIDE = 1_000_000
"""Stands in for the side of an image whose size nobody has read yet."""


def check_ring(ring: Sequence[float], width: int = 0, height: int = 0) -> None:
    """Raise ValueError unless a flat ring x0, y0, … has at least three points, all finite and near the image."""
    if len(ring) % 2:
        raise ValueError(f"a polygon holds {len(ring)} values, which is an odd number")
    if len(ring) < 6:
        raise ValueError(f"a polygon has {len(ring) // 2} points but needs three")
    _check_finite(ring, "a polygon")
    _check_near(min(ring[0::2]), max(ring[0::2]), width, "a polygon")
    _check_near(min(ring[1::2]), max(ring[1::2]), height, "a polygon")


def check_box(box_xywh: Sequence[float], width: int = 0, height: int = 0) -> None:
    """Raise ValueError unless a box left, top, width, height is finite, not negative in size and near the image."""
    if len(box_xywh) != 4:
        raise ValueError(f"the box holds {len(box_xywh)} values but needs four")
    _check_finite(box_xywh, "the box")
    left, top, wide, high = box_xywh
    if wide < 0 or high < 0:
        raise ValueError(f"the box is {wide:g} x {high:g} pixels, which is negative")
    _check_near(left, left + wide, width, "the box")
    _check_near(top, top + high, height, "the box")


def clip_box(box_xywh: tuple[float, float, float, float], width: int, height: int) -> tuple[float, float, float, float]:
    """Return the part of a box inside the image; a side of 0 pixels means unknown and clips at zero only."""
    left, top, wide, high = box_xywh
    right, bottom = max(left + wide, 0.0), max(top + high, 0.0)
    left, top = max(left, 0.0), max(top, 0.0)
    if width > 0:
        left, right = min(left, width), min(right, width)
    if height > 0:
        top, bottom = min(top, height), min(bottom, height)
    return left, top, right - left, bottom - top


def _check_finite(values: Sequence[float], what: str) -> None:
    # One sum is not finite as soon as one value is not, and costs a tenth of asking each.
    try:
        is_finite = math.isfinite(sum(values))
    except OverflowError:
        is_finite = False
    if not is_finite:
        raise ValueError(f"{what} holds a value that is not a finite number")


def _check_near(low: float, high: float, side: int, what: str) -> None:
    limit = MAX_IMAGE_SIDES * (side or _UNKNOWN_SIDE)
    if low < -limit or high > limit:
        far = low if low < -limit else high
        raise ValueError(f"{what} reaches {far:g}, far outside the image")
