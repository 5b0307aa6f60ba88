"""The colours of keypoints for lists and thumbnails; those of classes stand in ui/canvas/palette.py."""

from __future__ import annotations

from workbench.core.schema import Skeleton
from workbench.ui.canvas.palette import joint_colors


def keypoint_colors(skeleton: Skeleton) -> tuple[str, ...]:
    """Return one colour a keypoint: the skeleton's own, or those of the sides."""
    return joint_colors(skeleton)
