"""Which boxes are worth learning."""

from __future__ import annotations

from collections.abc import Sequence


def has_area(box_xyxy: Sequence[float]) -> bool:
    """Whether a box is at least one pixel wide and high."""
    return box_xyxy[2] - box_xyxy[0] >= 1 and box_xyxy[3] - box_xyxy[1] >= 1
