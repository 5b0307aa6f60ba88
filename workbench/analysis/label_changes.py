"""What is different between two states of the labels: objects added, gone or changed, image by image."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.core.figure import figure_outline
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance, Ring

CLOSE_PX = 0.01
"""Places closer than this are the same: a file writes two decimals."""


@dataclass(frozen=True, slots=True)
class LabelState:
    """The labels at one time. Ids mean the same object and image in both states."""

    images: Sequence[ImageRecord]
    instances: Sequence[Instance]


@dataclass(frozen=True, slots=True)
class ImageChange:
    """One image whose labels differ. ``before`` holds all its objects as they were; the others are ids of objects.

    ``is_new`` and ``is_gone``: only the later or only the earlier state has labels of the image at all.
    """

    image_id: int
    added: tuple[int, ...]
    removed: tuple[int, ...]
    changed: tuple[int, ...]
    before: tuple[Instance, ...]
    has_other_classes: bool = False
    has_other_split: bool = False
    is_new: bool = False
    is_gone: bool = False


def compare_labels(earlier: LabelState, later: LabelState) -> tuple[ImageChange, ...]:
    """Return the images that differ, by id."""
    old, new = _by_image(earlier.instances), _by_image(later.instances)
    old_images = {image.id: image for image in earlier.images}
    new_images = {image.id: image for image in later.images}
    changes = []
    for number in sorted(old_images.keys() | new_images.keys()):
        change = _of_image(number, old.get(number, {}), new.get(number, {}), (old_images, new_images))
        if change is not None:
            changes.append(change)
    return tuple(changes)


def _of_image(
    number: int,
    old: Mapping[int, Instance],
    new: Mapping[int, Instance],
    images: tuple[Mapping[int, ImageRecord], Mapping[int, ImageRecord]],
) -> ImageChange | None:
    was, now = images[0].get(number), images[1].get(number)
    both = was is not None and now is not None
    found = ImageChange(
        number,
        tuple(sorted(new.keys() - old.keys())),
        tuple(sorted(old.keys() - new.keys())),
        tuple(sorted(key for key in old.keys() & new.keys() if not is_same(old[key], new[key]))),
        tuple(old.values()),
        has_other_classes=both and was is not None and now is not None and set(was.tags) != set(now.tags),
        has_other_split=both and was is not None and now is not None and was.split is not now.split,
        is_new=was is None,
        is_gone=now is None,
    )
    different = found.added or found.removed or found.changed or found.has_other_classes or found.has_other_split
    return found if different or found.is_new or found.is_gone else None


def is_same(one: Instance, other: Instance) -> bool:
    """Whether two states of an object teach a model the same: class, shapes and whether it is a crowd."""
    return (
        one.category_id == other.category_id
        and one.iscrowd == other.iscrowd
        and _are_close(one.bbox_xywh or (), other.bbox_xywh or ())
        and _are_same_rings(one.polygons, other.polygons)
        and _are_same_rings(one.holes, other.holes)
        and _are_same_rings(_outline(one), _outline(other))
        and len(one.keypoints) == len(other.keypoints)
        and all(a.v == b.v and _are_close(a[:2], b[:2]) for a, b in zip(one.keypoints, other.keypoints, strict=True))
        and (one.mask is None) == (other.mask is None)
        and (one.mask is None or other.mask is None or one.mask.counts.tolist() == other.mask.counts.tolist())
    )


def _outline(item: Instance) -> tuple[Ring, ...]:
    """The points of a rotated box, circle, line or set of points."""
    return (tuple(figure_outline(item.figure)[0].ravel().tolist()),) if item.figure is not None else ()


def _are_same_rings(one: Sequence[Ring], other: Sequence[Ring]) -> bool:
    return len(one) == len(other) and all(map(_are_close, one, other))


def _are_close(one: Iterable[float], other: Iterable[float]) -> bool:
    a, b = tuple(one), tuple(other)
    return len(a) == len(b) and all(abs(x - y) <= CLOSE_PX for x, y in zip(a, b, strict=True))


def _by_image(instances: Iterable[Instance]) -> dict[int, dict[int, Instance]]:
    found: dict[int, dict[int, Instance]] = defaultdict(dict)
    for item in instances:
        found[item.image_id][item.id] = item
    return found
