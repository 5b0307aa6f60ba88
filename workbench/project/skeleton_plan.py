"""Another skeleton for a class of a project: all labels of the class are read and converted, ready to be committed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from workbench.core.edit import Edit
from workbench.core.instance import Instance
from workbench.core.schema import LabelSchema, Skeleton
from workbench.editing.poses.skeleton_changes import Origins, set_skeleton
from workbench.project.store import Store

_REPORT_EVERY = 500


@dataclass(frozen=True, slots=True)
class SkeletonPlan:
    """``edit`` is None when nothing changes. ``images`` holds all objects of every image that has one of the class:

    a document that adopts them need not read thousands of images one by one to apply the edit.
    """

    edit: Edit | None
    images: Mapping[int, Sequence[Instance]]


def plan_skeleton(
    store: Store,
    schema: LabelSchema,
    change: tuple[int, Skeleton | None, Origins],
    report: Callable[[int, int], None] | None = None,
) -> SkeletonPlan:
    """Read what is stored and plan a change: the class, its new skeleton, and where each of its points was before.

    ``report`` gets objects read and objects in all; what it raises ends the work. Raises ProjectError, RefusedError.
    """
    category_id, skeleton, origins = change
    images: dict[int, list[Instance]] = defaultdict(list)
    total = sum(store.category_counts().values())
    for done, instance in enumerate(store.instances_around(category_id), start=1):
        images[instance.image_id].append(instance)
        if report is not None and done % _REPORT_EVERY == 0:
            report(min(done, total), total)
    if report is not None:
        report(total, total)
    everything = (instance for held in images.values() for instance in held)
    return SkeletonPlan(set_skeleton(schema, category_id, skeleton, origins, everything), images)
