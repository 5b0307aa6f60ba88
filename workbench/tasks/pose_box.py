"""The box that stands for a pose without one: in a run, and when the doctor adds it to the labels."""

from __future__ import annotations

from collections.abc import Sequence

MARGIN = 0.25
"""It is larger than the keypoints' own by this part of their longer side, on every side."""

LEAST_SIDE_PX = 8.0
"""Keypoints closer together than this get the margin of this side."""


def box_around_pose(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """Return left, top, right, bottom around keypoints (one at least) in image pixels, not cut off at the image."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    margin = MARGIN * max(max(xs) - min(xs), max(ys) - min(ys), LEAST_SIDE_PX)
    return min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin
