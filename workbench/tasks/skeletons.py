"""Skeletons that ship (``resources/skeletons/*.json``), and which keypoints a mirror swaps."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from workbench.core.resources import resource_path
from workbench.core.schema import Category, Skeleton

_SIDES = (
    ("left", "right"),
    ("Left", "Right"),
    ("LEFT", "RIGHT"),
    ("l_", "r_"),
    ("L_", "R_"),
    ("_l", "_r"),
    ("_L", "_R"),
)


class SkeletonError(ValueError):
    """A skeleton file that cannot be used, or a name that none has; the text says which."""


def skeleton_names() -> tuple[str, ...]:
    """Return the names of the skeletons that ship."""
    return tuple(path.stem for path in sorted(resource_path("skeletons").glob("*.json")))


def skeleton_category(name: str, category_id: int = 1) -> Category:
    """Return a category with the skeleton of this name; raises SkeletonError naming those that exist."""
    if name not in skeleton_names():
        raise SkeletonError(f"no skeleton is called {name!r}; there are {', '.join(skeleton_names())}")
    return read_skeleton(resource_path("skeletons", f"{name}.json"), category_id)


def read_skeleton(path: Path, category_id: int = 1) -> Category:
    """Read a skeleton file (keypoints, 0-based edges and flip pairs, sigmas); raises SkeletonError naming the file."""
    try:
        body: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        skeleton = Skeleton(
            tuple(map(str, body["keypoints"])),
            tuple((int(a), int(b)) for a, b in body.get("edges", ())),
            tuple((int(a), int(b)) for a, b in body.get("flip_pairs", ())),
            tuple(map(float, body.get("sigmas", ()))),
        )
        return Category(category_id, str(body.get("category", path.stem)), skeleton=skeleton)
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise SkeletonError(f"{path}: not a skeleton ({error})") from None


def mirror_pairs(skeleton: Skeleton) -> tuple[tuple[int, int], ...]:
    """Return the pairs of keypoints that change places in a mirrored image.

    The skeleton's own flip pairs, or those its names tell: ``left_eye`` and ``right_eye``.
    """
    if skeleton.flip_pairs:
        return skeleton.flip_pairs
    index = {name: position for position, name in enumerate(skeleton.keypoints)}
    found = set()
    for name, position in index.items():
        for left, right in _SIDES:
            other = name.replace(left, right)
            if other != name and other in index:
                found.add((position, index[other]))
    return tuple(sorted(found))
