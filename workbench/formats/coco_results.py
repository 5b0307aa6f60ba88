"""COCO results files (a flat list of detections), in: what other tools predicted, to compare or to look at.

Conventions as in coco.py. A row holds ``image_id``, ``category_id``, ``score`` and ``bbox``, ``segmentation`` or
``keypoints``. Rows have no ids: they are numbered from 1 in the file's order. The third number of a keypoint is the
model's confidence, not a visibility: it goes to ``extras["keypoint_scores"]`` and the point counts as visible.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from workbench.core.image import ImageRecord
from workbench.core.instance import XYWH, Instance, Keypoint
from workbench.core.validity import check_box
from workbench.formats.coco_segmentation import Shape, read_segmentation
from workbench.formats.codec import FormatError, Problem
from workbench.formats.json_records import RecordError, read_records, records_of
from workbench.formats.numbers import finite, numbers, whole_id

_KNOWN = frozenset(("id", "image_id", "category_id", "score", "bbox", "segmentation", "keypoints", "area", "iscrowd"))
_NO_SHAPE = Shape()
_FARTHEST = 4e6


def read_results(path: Path, images: Sequence[ImageRecord]) -> tuple[tuple[Instance, ...], tuple[Problem, ...]]:
    """Read the detections on known images, and what was left out; raises FormatError when it is no results file."""
    items = read_records(path, ())
    if not isinstance(items, list):
        raise FormatError(f"{path}: not a results file, which is a flat list of detections")
    sizes = {image.id: (image.width, image.height) for image in images}
    found: list[Instance] = []
    problems: list[Problem] = []
    for number, record in enumerate(records_of(items), 1):
        try:
            if isinstance(record, RecordError):
                raise record
            found.append(_read_row(record, number, sizes))
        except ValueError as error:
            problems.append(Problem(f"result number {number}", str(error)))
    return tuple(found), tuple(problems)


def _read_row(record: dict[str, Any], number: int, sizes: Mapping[int, tuple[int, int]]) -> Instance:
    image_id = whole_id(record.get("image_id"), "image_id")
    if image_id not in sizes:
        raise RecordError(f"image {image_id} is not known")
    shape = _NO_SHAPE
    if record.get("segmentation"):
        shape = read_segmentation(record["segmentation"], sizes[image_id])
    points, scores = _read_points(record.get("keypoints"))
    box = _read_box(record.get("bbox"), sizes[image_id])
    if box is None and not points and shape.mask is None and not shape.polygons:
        raise RecordError("it has neither bbox nor segmentation nor keypoints")
    extras: dict[str, object] = {name: value for name, value in record.items() if name not in _KNOWN}
    if points:
        extras["keypoint_scores"] = scores
    return Instance(
        number,
        image_id,
        whole_id(record.get("category_id"), "category_id"),
        box,
        shape.polygons,
        shape.mask,
        points,
        score=finite(record.get("score"), "score"),
        origin="import",
        extras=extras,
    )


def _read_box(value: Any, size: tuple[int, int]) -> XYWH | None:
    if value is None:
        return None
    box = numbers(value, "bbox")
    check_box(box, *size)
    left, top, width, height = box
    return left, top, width, height


def _read_points(value: Any) -> tuple[tuple[Keypoint, ...], list[float]]:
    if not value:
        return (), []
    flat = numbers(value, "keypoints")
    if len(flat) % 3:
        raise RecordError(f"keypoints hold {len(flat)} values, which is not three a point")
    if not all(-_FARTHEST <= place <= _FARTHEST for place in (*flat[0::3], *flat[1::3])):
        raise RecordError("a keypoint is not a finite place near the image")
    points = tuple(Keypoint(x, y, 2) for x, y in zip(flat[0::3], flat[1::3], strict=True))
    return points, [finite(score, "a keypoint's score") for score in flat[2::3]]
