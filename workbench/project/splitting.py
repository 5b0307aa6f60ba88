"""Dividing the labelled images into training and validation."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence
from dataclasses import replace

from workbench.core.edit import Edit, Patch
from workbench.core.image import ImageRecord, Split
from workbench.project.error import ProjectError
from workbench.project.images import natural_key


def plan_split(
    images: Sequence[ImageRecord], labelled: Collection[int], val: float, by: str = "order", seed: int = 0
) -> Edit:
    """Return the edit that makes ``val`` labelled images validation and the other labelled ones training.

    ``val`` is a count when it is a whole number of 1 or more, else a fraction below 1. ``by`` is ``order`` (the last
    ones by name, as a film is divided) or ``random`` (the same ones for the same seed). Images of the test split stay
    there; unlabelled images get no split, unless nothing at all is labelled yet. Of images with classes as a whole,
    each class gives its part. Raises ProjectError.
    """
    free = [image for image in images if image.split is not Split.TEST]
    chosen = [image for image in free if image.tags or image.id in labelled] or list(free)
    count = _count(val, len(chosen))
    if by == "random":
        ordered = sorted(chosen, key=lambda image: image.id)
        random.Random(seed).shuffle(ordered)
    elif by == "order":
        ordered = sorted(chosen, key=lambda image: (natural_key(image.path), image.id))
    else:
        raise ProjectError(f"images are split by order or random, not by {by!r}")
    held_out = _last_of_each_class(ordered, count)
    splits = {image.id: Split.VAL if image.id in held_out else Split.TRAIN for image in ordered}
    patches = []
    for image in free:
        split = splits.get(image.id, Split.NONE)
        if image.split is not split:
            patches.append(Patch(image, replace(image, split=split)))
    return Edit("Split into training and validation", tuple(patches))


def _last_of_each_class(ordered: Sequence[ImageRecord], count: int) -> set[int]:
    """The ids of the last ``count`` images, the same part of every group of images with the same classes."""
    groups: dict[tuple[int, ...], list[int]] = {}
    for image in ordered:
        groups.setdefault(image.tags, []).append(image.id)
    wanted = {tags: len(ids) * count / len(ordered) for tags, ids in groups.items()}
    shares = {tags: int(share) for tags, share in wanted.items()}
    # What rounding left over goes to the groups that it cost most.
    for tags in sorted(wanted, key=lambda tags: shares[tags] - wanted[tags])[: count - sum(shares.values())]:
        shares[tags] += 1
    return {number for tags, ids in groups.items() for number in ids[len(ids) - shares[tags] :]}


def _count(val: float, total: int) -> int:
    if total < 2:
        raise ProjectError("a split needs at least two labelled images; label some more first")
    count = round(val * total) if 0 < val < 1 else int(val)
    if not val > 0 or (val >= 1 and val != int(val)):
        raise ProjectError(f"{val} is neither a number of images nor a fraction below 1")
    count = max(1, count)
    if count >= total:
        raise ProjectError(f"{count} validation images leave none of the {total} to train on; choose fewer")
    return count
