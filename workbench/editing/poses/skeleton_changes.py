"""Another skeleton for a class that is labelled already: every label of the class follows, in one edit.

A change is told as the new skeleton and its ``origins``: for each of its keypoints the index that the point had
before, or None for one that is new. Renaming, moving, adding and removing are all said by that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.core.edit import Edit, Patch
from workbench.core.instance import Instance, Keypoint
from workbench.core.schema import LabelSchema, Skeleton
from workbench.editing.operations import RefusedError
from workbench.editing.reshape import ABSENT

Origins = Sequence[int | None]


def same_origins(skeleton: Skeleton | None) -> tuple[int | None, ...]:
    """Return the origins that leave every point where it is."""
    return tuple(range(len(skeleton.keypoints))) if skeleton is not None else ()


def needs_conversion(before: Skeleton | None, origins: Origins) -> bool:
    """Whether labels made with one skeleton must be changed to fit another."""
    return tuple(origins) != same_origins(before)


def converted(instance: Instance, origins: Origins) -> Instance:
    """Return an object with its keypoints in their new places; new ones are absent, removed ones are gone.

    An object without keypoints stays as it is. Box, outline and everything else stay too.
    """
    if not instance.keypoints:
        return instance
    return replace(instance, keypoints=tuple(_point(instance.keypoints, origin) for origin in origins))


def set_skeleton(
    schema: LabelSchema, category_id: int, skeleton: Skeleton | None, origins: Origins, instances: Iterable[Instance]
) -> Edit | None:
    """Give a class other keypoints and convert its objects; None when nothing changes.

    ``instances`` are all objects of the class in the project (others among them are left alone). Raises RefusedError
    when the origins do not fit the skeletons.
    """
    category = schema.category(category_id)
    check_origins(category.skeleton, skeleton, origins)
    patches: list[Patch] = []
    if category.skeleton != skeleton:
        patches.append(Patch(schema, schema.with_category(replace(category, skeleton=skeleton))))
    if needs_conversion(category.skeleton, origins):
        for instance in instances:
            after = converted(instance, origins) if instance.category_id == category_id else instance
            if after != instance:
                patches.append(Patch(instance, after))
    return Edit("Change skeleton", tuple(patches)) if patches else None


def check_origins(before: Skeleton | None, after: Skeleton | None, origins: Origins) -> None:
    """Raise RefusedError unless every new keypoint has one origin: None, or a point of the old skeleton, none twice."""
    count = len(after.keypoints) if after is not None else 0
    known = len(before.keypoints) if before is not None else 0
    kept = [origin for origin in origins if origin is not None]
    if len(origins) != count or len(set(kept)) != len(kept) or any(not 0 <= origin < known for origin in kept):
        raise RefusedError("It is not clear which keypoint became which: open the skeleton and change it again.")


def reshaped(skeleton: Skeleton, names: Sequence[str], origins: Origins) -> Skeleton:
    """Return a skeleton with other points: lines, mirror pairs, sigmas, colours and template follow their points.

    A new point gets the middle of the known sigmas, no line, no partner and no colour of its own. A template in which
    a point has no place means nothing, so it goes.
    """
    places = {origin: index for index, origin in enumerate(origins) if origin is not None}

    def pairs(old: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple((places[a], places[b]) for a, b in old if a in places and b in places)

    has_new = any(origin is None for origin in origins)
    middle = sorted(skeleton.sigmas)[len(skeleton.sigmas) // 2] if skeleton.sigmas else 0.0
    sigmas = [middle if origin is None else skeleton.sigmas[origin] for origin in origins] if skeleton.sigmas else []
    colors = ["" if o is None else skeleton.colors[o] for o in origins] if skeleton.colors else []
    template = [skeleton.template[o] for o in origins if o is not None] if skeleton.template and not has_new else []
    return Skeleton(
        tuple(names),
        pairs(skeleton.edges),
        pairs(skeleton.flip_pairs),
        tuple(sigmas),
        tuple(colors),
        tuple(template),
    )


def _point(points: Sequence[Keypoint], origin: int | None) -> Keypoint:
    return points[origin] if origin is not None and origin < len(points) else ABSENT
