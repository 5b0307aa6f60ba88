"""Which side of the body a keypoint is on: from the flip pairs, or from its name."""

from __future__ import annotations

from functools import lru_cache

from workbench.core.schema import Skeleton

LEFT, RIGHT, MIDDLE = "left", "right", "middle"


@lru_cache(maxsize=64)
def sides(skeleton: Skeleton) -> tuple[str, ...]:
    """Return left, right or middle for every keypoint; with flip pairs, a point outside them has no side."""
    paired = {index for pair in skeleton.flip_pairs for index in pair} or set(range(len(skeleton.keypoints)))
    found = [_by_name(name) if index in paired else MIDDLE for index, name in enumerate(skeleton.keypoints)]
    for first, second in skeleton.flip_pairs:
        if found[first] == found[second] == MIDDLE:
            # Names say nothing: COCO's habit is to name the left one first.
            found[first], found[second] = LEFT, RIGHT
    return tuple(found)


def side_of(skeleton: Skeleton, index: int) -> str:
    """Return the side of one keypoint."""
    return sides(skeleton)[index]


def edge_side(skeleton: Skeleton, edge: tuple[int, int]) -> str:
    """Return the side of an edge: that of its ends when no end contradicts, else middle."""
    first, second = side_of(skeleton, edge[0]), side_of(skeleton, edge[1])
    if first == second:
        return first
    if MIDDLE in (first, second):
        return second if first == MIDDLE else first
    return MIDDLE


def _by_name(name: str) -> str:
    words = name.lower().replace("-", "_").replace(" ", "_").split("_")
    if "left" in words or "l" in words or words[0].startswith("left"):
        return LEFT
    if "right" in words or "r" in words or words[0].startswith("right"):
        return RIGHT
    return MIDDLE
