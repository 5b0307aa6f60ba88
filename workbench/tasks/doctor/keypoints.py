"""Keypoints that teach something wrong: outside their image, not in the skeleton, or swapped by a mirror."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workbench.core.edit import Patch
from workbench.core.instance import Instance, Keypoint
from workbench.core.mirror_names import flip_pairs
from workbench.core.schema import Category, LabelSchema
from workbench.tasks.doctor.check import Check, objects_found
from workbench.tasks.doctor.labels import Labels
from workbench.tasks.finding import Finding
from workbench.tasks.sentence import Sentence

SLACK_PX = 1.0
"""A keypoint may lie so far outside of its image."""

ABSENT = Keypoint(0.0, 0.0, 0)


def _outside(labels: Labels) -> list[Instance]:
    return [
        item for item in labels.instances if any(_is_beyond(p, labels.size_of(item.image_id)) for p in item.keypoints)
    ]


def _is_beyond(point: Keypoint, size: tuple[int, int]) -> bool:
    width, height = size
    far = point.x < -SLACK_PX or point.y < -SLACK_PX or point.x > width + SLACK_PX or point.y > height + SLACK_PX
    return bool(point.v and width and far)


def _find_outside(labels: Labels) -> Iterator[Finding]:
    found = _outside(labels)
    texts = (
        Sentence("One pose has keypoints outside of its image."),
        Sentence("{count} poses have keypoints outside of their image.", count=len(found)),
    )
    repair = Sentence("Make these absent")
    return objects_found("warning", "keypoint_outside", found, texts, (repair, repair))


def _mend_outside(labels: Labels) -> list[Patch]:
    patches = []
    for item in _outside(labels):
        size = labels.size_of(item.image_id)
        points = tuple(ABSENT if _is_beyond(point, size) else point for point in item.keypoints)
        if not item.is_locked:
            patches.append(Patch(item, replace(item, keypoints=points)))
    return patches


def _strange(labels: Labels) -> list[Instance]:
    """Poses with another number of keypoints than their class has."""
    return [item for item in labels.instances if item.keypoints and len(item.keypoints) != _count(labels, item)]


def _count(labels: Labels, item: Instance) -> int:
    category = labels.category_of.get(item.category_id)
    return len(category.skeleton.keypoints) if category is not None and category.skeleton is not None else 0


def _find_strange(labels: Labels) -> Iterator[Finding]:
    found = _strange(labels)
    texts = (
        Sentence("One pose has more or fewer keypoints than its class's skeleton names."),
        Sentence("{count} poses have more or fewer keypoints than their class's skeleton names.", count=len(found)),
    )
    return objects_found("error", "keypoint_unknown", found, texts)


def _unpaired(labels: Labels) -> list[Category]:
    """Classes whose keypoints' names tell left from right, while no pair says which change places in a mirror."""
    return [
        category
        for category in labels.schema.categories
        if category.skeleton is not None
        and not category.skeleton.flip_pairs
        and flip_pairs(category.skeleton.keypoints)
    ]


def _find_unpaired(labels: Labels) -> Iterator[Finding]:
    for category in _unpaired(labels):
        text = Sentence(
            "{name!r} has left and right keypoints but no mirror pairs: they are taken from the names.",
            name=category.name,
        )
        yield Finding("info", "no_mirror_pairs", text, (), Sentence("Write the pairs down"))


def _mend_unpaired(labels: Labels) -> list[Patch]:
    mended = {category.id for category in _unpaired(labels)}
    if not mended:
        return []
    categories = tuple(
        replace(entry, skeleton=replace(entry.skeleton, flip_pairs=flip_pairs(entry.skeleton.keypoints)))
        if entry.id in mended and entry.skeleton is not None
        else entry
        for entry in labels.schema.categories
    )
    return [Patch(labels.schema, LabelSchema(categories))]


OUTSIDE = Check("keypoint_outside", _find_outside, _mend_outside, "Make keypoints outside of images absent")
STRANGE = Check("keypoint_unknown", _find_strange)
UNPAIRED = Check("no_mirror_pairs", _find_unpaired, _mend_unpaired, "Pair left and right keypoints")
