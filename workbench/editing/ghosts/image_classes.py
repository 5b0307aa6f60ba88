"""Predicted classes of an image as a whole: held against the classes it has, and taken over as such."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.core.edit import Edit, Patch
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.editing.ghosts.ghosts import Ghost
from workbench.editing.ghosts.suppression import NEW, Standing, Verdict
from workbench.editing.shape_index import bounds


def is_of_image(item: Instance) -> bool:
    """Whether a predicted object is none: it has no place, so it is a class of the image as a whole."""
    return bounds(item) is None


def class_ghosts(
    predicted: Sequence[Instance], tags: Sequence[int], several: bool, least_score: float = 0.0
) -> tuple[Ghost, ...]:
    """Return the predicted classes of an image at or above a score, surest first; ``tags`` are those it has.

    A run that tells one class an image (not ``several``) gave a score to each: what it predicted is the surest, and
    the others stand there to be chosen instead. So does even the surest where the image has another class: what a
    person said is never replaced unasked. Where it tells ``several``, each at or above the score is predicted.
    """
    ranked = sorted(
        (item for item in predicted if is_of_image(item) and (item.score or 0.0) >= least_score),
        key=lambda item: -(item.score or 0.0),
    )
    first = NEW if several or not tags else Verdict(Standing.INSTEAD)
    found = []
    for place, item in enumerate(ranked):
        verdict = first if several or not place else Verdict(Standing.INSTEAD, ranked[0])
        found.append(Ghost(item, Verdict(Standing.LABELLED) if item.category_id in tags else verdict))
    return tuple(found)


def class_acceptance(ghosts: Sequence[Ghost], image: ImageRecord, several: bool) -> Edit | None:
    """Return the edit that gives the image those of these classes that it lacks; None when that changes nothing.

    ``several``: images of this project may have more than one. Otherwise the surest takes the place of what was there,
    which only a class that a person chose by itself does (see ``class_ghosts``).
    """
    told = [ghost for ghost in ghosts if ghost.can_be_chosen and is_of_image(ghost.instance)]
    if not told:
        return None
    surest = max(told, key=lambda ghost: ghost.score).instance.category_id
    tags = tuple(sorted({*image.tags, *(ghost.instance.category_id for ghost in told)})) if several else (surest,)
    return None if tags == image.tags else Edit("Accept prediction", (Patch(image, replace(image, tags=tags)),))
