"""Which keypoints belong to the upper and which to the lower half of a body, told by their names."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SIDES = re.compile(r"left|right|front|back|middle|inner|outer|[lr](?=_)|_|\d|-|\s")
_UPPER = {
    *("nose", "eye", "ear", "head", "top", "neck", "chin", "mouth", "thorax", "shoulder", "elbow", "wrist", "hand"),
    *("headtop", "topofhead", "thumb", "finger", "pinky", "index", "face", "eyebrow", "jaw", "forehead", "sternum"),
}
_LOWER = {"hip", "pelvis", "knee", "ankle", "foot", "heel", "toe", "bigtoe", "smalltoe", "leg", "crotch", "root"}


def halves(names: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return the indices of the upper and of the lower keypoints; both empty when a name tells neither."""
    upper: list[int] = []
    lower: list[int] = []
    for index, name in enumerate(names):
        part = _SIDES.sub("", name.lower())
        if part in _UPPER:
            upper.append(index)
        elif part in _LOWER:
            lower.append(index)
        else:
            return [], []
    return (upper, lower) if upper and lower else ([], [])
