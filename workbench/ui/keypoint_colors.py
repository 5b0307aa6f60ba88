"""The colours of keypoints for lists and thumbnails; those of classes stand in ui/canvas/palette.py."""

from __future__ import annotations

from workbench.core.schema import Skeleton
from workbench.editing.sides import sides
from workbench.ui.canvas.palette import SIDE_COLORS


def keypoint_colors(skeleton: Skeleton) -> tuple[str, ...]:
    """Return one colour a keypoint: left cool, right warm, the middle neutral."""
    return tuple(SIDE_COLORS[side] for side in sides(skeleton))
