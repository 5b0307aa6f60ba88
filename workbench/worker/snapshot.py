"""The frozen labels of a run (``labels/<split>.json``, COCO) as plain records for the adapters. No torch here.

The snapshot is our own export, yet a run folder may come from a stranger: what is not a finite number or does not fit
its image is refused with a sentence, before any C code sees it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.core.masks import Mask
from workbench.core.schema import Category, Skeleton
from workbench.tasks.pose_box import box_around_pose
from workbench.worker.failures import JobFailure

NATIVE = "workbench"
"""The member of a COCO image that holds what COCO does not know."""


@dataclass(frozen=True, slots=True)
class LabelledObject:
    """One object to learn. Box xyxy in image pixels, clipped to the image; keypoints x, y, v; rings flat."""

    id: int
    category_id: int
    box_xyxy: tuple[float, float, float, float]
    keypoints: tuple[tuple[float, float, int], ...]
    rings: tuple[tuple[float, ...], ...]
    mask: Mask | None
    area: float
    is_crowd: bool


@dataclass(frozen=True, slots=True)
class LabelledImage:
    """One image and what is on it; ``path`` is absolute, ``tags`` are the classes of the image as a whole."""

    id: int
    path: str
    width: int
    height: int
    objects: tuple[LabelledObject, ...]
    tags: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The labels of one split: the categories that are learned, in label order, and the images."""

    categories: tuple[Category, ...]
    images: tuple[LabelledImage, ...]


def read_snapshot(path: Path, category_ids: Sequence[int]) -> Snapshot:
    """Read one split; an empty ``category_ids`` takes every category. Raises JobFailure naming file and record."""
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
        known = {int(item["id"]): _category(item) for item in body["categories"]}
        wanted = list(category_ids) or list(known)
        categories = tuple(known[number] for number in wanted)
    except FileNotFoundError:
        raise JobFailure(f"The label snapshot {path} is not there.") from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise JobFailure(f"The label snapshot {path} cannot be read ({error}).") from None
    sizes = {int(item["id"]): (int(item["width"]), int(item["height"])) for item in body["images"]}
    objects: dict[int, list[LabelledObject]] = {number: [] for number in sizes}
    for item in body["annotations"]:
        if item.get("category_id") in wanted and item.get("image_id") in sizes:
            objects[item["image_id"]].append(_object(item, sizes[item["image_id"]], path))
    images = tuple(
        LabelledImage(
            int(item["id"]),
            str(item["file_name"]),
            *sizes[int(item["id"])],
            tuple(objects[int(item["id"])]),
            _tags(item, wanted, path),
        )
        for item in body["images"]
    )
    return Snapshot(categories, images)


def _tags(item: dict[str, Any], wanted: Sequence[int], origin: Path) -> tuple[int, ...]:
    """The image's own classes stand in our member of a COCO image."""
    try:
        found = tuple(int(number) for number in (item.get(NATIVE) or {}).get("tags") or ())
    except (AttributeError, TypeError, ValueError):
        raise JobFailure(f"{origin}: the classes of image {item.get('id')} cannot be read.") from None
    return tuple(number for number in found if number in wanted)


def _category(item: dict[str, Any]) -> Category:
    """COCO counts keypoints from 1 in ``skeleton``, and our exports do so in ``flip_pairs``."""
    skeleton = None
    if item.get("keypoints"):
        skeleton = Skeleton(
            tuple(map(str, item["keypoints"])),
            tuple((int(a) - 1, int(b) - 1) for a, b in item.get("skeleton") or ()),
            tuple((int(a) - 1, int(b) - 1) for a, b in item.get("flip_pairs") or ()),
            tuple(float(sigma) for sigma in item.get("sigmas") or ()),
        )
    return Category(int(item["id"]), str(item.get("name", "")), skeleton=skeleton)


def _object(item: dict[str, Any], size: tuple[int, int], origin: Path) -> LabelledObject:
    try:
        flat = _finite(item.get("keypoints") or ())
        keypoints = tuple((flat[i], flat[i + 1], int(flat[i + 2])) for i in range(0, len(flat) - 2, 3))
        rings, mask = _outline(item.get("segmentation"), size)
        box = _box(item.get("bbox"), keypoints, rings, size)
        area = float(item.get("area") or 0) or (box[2] - box[0]) * (box[3] - box[1])
        return LabelledObject(
            int(item["id"]), int(item["category_id"]), box, keypoints, rings, mask, area, bool(item.get("iscrowd"))
        )
    except (KeyError, TypeError, ValueError) as error:
        raise JobFailure(f"{origin}: annotation {item.get('id')} cannot be used ({error}).") from None


def _outline(shape: Any, size: tuple[int, int]) -> tuple[tuple[tuple[float, ...], ...], Mask | None]:
    if isinstance(shape, dict):
        if not isinstance(shape.get("counts"), list):
            raise ValueError("its mask is not an uncompressed run-length list")
        height, width = shape["size"]
        if (width, height) != size:
            raise ValueError(f"its mask is {width} x {height}, the image {size[0]} x {size[1]}")
        return (), Mask.from_counts(height, width, shape["counts"])
    rings = tuple(_finite(ring) for ring in shape or ())
    return tuple(ring for ring in rings if len(ring) >= 6 and len(ring) % 2 == 0), None


def _box(
    bbox: Any,
    keypoints: tuple[tuple[float, float, int], ...],
    rings: tuple[tuple[float, ...], ...],
    size: tuple[int, int],
) -> tuple[float, float, float, float]:
    """The labelled box, or the one around keypoints (with a margin) or outline; clipped to the image."""
    seen = [(x, y) for x, y, v in keypoints if v > 0]
    points = [(ring[i], ring[i + 1]) for ring in rings for i in range(0, len(ring), 2)]
    if bbox:
        x, y, width, height = _finite(bbox)
        left, top, right, bottom = x, y, x + width, y + height
    elif seen:
        left, top, right, bottom = box_around_pose(seen)
    elif points:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
    else:
        raise ValueError("it has neither box nor shape")
    return max(left, 0.0), max(top, 0.0), min(right, float(size[0])), min(bottom, float(size[1]))


def _finite(values: Any) -> tuple[float, ...]:
    numbers = tuple(float(value) for value in values)
    if not all(map(math.isfinite, numbers)):
        raise ValueError("it holds a number that is not finite")
    return numbers
