"""Which keypoints a mirrored image swaps: what training has to know of a skeleton."""

from __future__ import annotations

from workbench.core.mirror_names import flip_pairs
from workbench.core.schema import Skeleton


def mirror_pairs(skeleton: Skeleton) -> tuple[tuple[int, int], ...]:
    """Return the pairs of keypoints that change places in a mirrored image.

    The skeleton's own flip pairs, or those its names tell: ``left_eye`` and ``right_eye``.
    """
    return skeleton.flip_pairs or flip_pairs(skeleton.keypoints)
