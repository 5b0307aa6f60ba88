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
    there; unlabelled images get no split, unless nothing at all is labelled yet. Raises ProjectError.
    """
    free = [image for image in images if image.split is not Split.TEST]
    chosen = [image for image in free if image.id in labelled] or list(free)
    count = _count(val, len(chosen))
    if by == "random":
        ordered = sorted(chosen, key=lambda image: image.id)
        random.Random(seed).shuffle(ordered)
    elif by == "order":
        ordered = sorted(chosen, key=lambda image: (natural_key(image.path), image.id))
    else:
        raise ProjectError(f"images are split by order or random, not by {by!r}")
    splits = {image.id: Split.TRAIN for image in ordered[: len(ordered) - count]}
    splits.update((image.id, Split.VAL) for image in ordered[len(ordered) - count :])
    patches = []
    for image in free:
        split = splits.get(image.id, Split.NONE)
        if image.split is not split:
            patches.append(Patch(image, replace(image, split=split)))
    return Edit("Split into training and validation", tuple(patches))


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
