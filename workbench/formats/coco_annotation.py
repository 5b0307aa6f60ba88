"""One COCO annotation to an Instance and back, nothing lost.

What our values cannot say about the record's spelling (a member that was missing, null or empty, run lengths written as
a list) is kept in the instance's extras under NOTES, so that the export equals the import member by member.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from workbench.core.instance import XYWH, Instance, Keypoint
from workbench.core.validity import check_box
from workbench.formats.coco_native import (
    ATTRIBUTES,
    NATIVE,
    cocos_own,
    has_attributes,
    native_of_instance,
    with_native,
)
from workbench.formats.coco_segmentation import Shape, read_segmentation, segmentation_value
from workbench.formats.json_records import RecordError
from workbench.formats.measuring import measured
from workbench.formats.numbers import finite, numbers, shown, whole_id

NOTES = "#coco"
"""Key in ``extras`` of what to remember for the export; never written to a file."""

_KNOWN = frozenset(
    ("id", "image_id", "category_id", "bbox", "area", "iscrowd", "segmentation", "keypoints", NATIVE, NOTES)
)
_ALWAYS = ("bbox", "area", "iscrowd")
"""Members that we write even when a person gave none, unless the source had none either."""
_NO_NOTES: Mapping[str, Any] = {}
_NO_SHAPE = Shape()


class AnnotationReader:
    """Reads the annotations of one file.

    ``sizes`` gives width and height of every known image, ``keypoint_counts`` how many keypoints each known category
    has; a category that names none gets the count of its first annotation, noted in ``found_counts``.
    """

    def __init__(self, sizes: Mapping[int, tuple[int, int]], keypoint_counts: Mapping[int, int]) -> None:
        self._sizes = sizes
        self._keypoint_counts = keypoint_counts
        self.found_counts: dict[int, int] = {}

    def read(self, record: dict[str, Any]) -> tuple[Instance, str]:
        """Return the instance and a sentence about what was mended (or nothing); raises ValueError when unusable."""
        instance_id = whole_id(record.get("id"), "id")
        image_id = whole_id(record.get("image_id"), "image_id")
        category_id = whole_id(record.get("category_id"), "category_id")
        if image_id not in self._sizes:
            raise RecordError(f"image {image_id} is not in the file")
        if category_id not in self._keypoint_counts:
            raise RecordError(f"category {category_id} is not in the file")
        size = self._sizes[image_id]
        notes = _absences(record)
        shape = _NO_SHAPE
        if record.get("segmentation") is not None:
            shape = read_segmentation(record["segmentation"], size)
        if shape.form:
            notes["segmentation"] = shape.form
        area = record.get("area")
        instance = Instance(
            instance_id,
            image_id,
            category_id,
            _read_box(record.get("bbox"), size, notes),
            shape.polygons,
            shape.mask,
            self._read_keypoints(record, category_id, notes),
            None if area is None else _read_area(area),
            _read_crowd(record.get("iscrowd")),
            origin="import",
            extras=_extras(record, notes),
        )
        instance, left_out = with_native(instance, record, size)
        return instance, "; ".join(text for text in (shape.repair, left_out) if text)

    def _read_keypoints(self, record: dict[str, Any], category_id: int, notes: dict[str, Any]) -> tuple[Keypoint, ...]:
        value = record.get("keypoints")
        if value is None:
            return ()
        flat = numbers(value, "keypoints")
        if not flat:
            notes["keypoints"] = "empty"
            return ()
        wanted = self._keypoint_counts[category_id] or self.found_counts.get(category_id, 0)
        if not wanted and len(flat) % 3 == 0:
            wanted = self.found_counts[category_id] = len(flat) // 3
        if len(flat) != 3 * wanted:
            raise RecordError(f"keypoints hold {len(flat)} values but the category needs {3 * wanted}")
        points = tuple(map(_keypoint, flat[0::3], flat[1::3], flat[2::3]))
        labelled = sum(1 for point in points if point.v > 0)
        if "num_keypoints" not in record:
            notes["num_keypoints"] = "absent"
        elif record["num_keypoints"] != labelled:
            notes["num_keypoints"] = [record["num_keypoints"], labelled]
        return points


def annotation_record(instance: Instance, size: tuple[int, int]) -> dict[str, Any]:
    """Return the COCO record of an instance on an image of size (width, height), 0 when unknown.

    It has the members that its source had. A box or an area that neither a person nor the source gave (hand-made or
    changed objects) is measured, since other tools demand them. Raises ValueError for geometry that JSON cannot hold.
    """
    found = instance.extras.get(NOTES)
    notes = found if isinstance(found, Mapping) else _NO_NOTES
    _check_written(instance)
    native = native_of_instance(instance)
    instance = cocos_own(instance, size)
    if (instance.bbox_xywh is None and "bbox" not in notes) or (instance.area is None and "area" not in notes):
        full = measured(instance, size)
        box = instance.bbox_xywh if "bbox" in notes else full.bbox_xywh
        instance = replace(full, bbox_xywh=box, area=instance.area if "area" in notes else full.area)
    keypoints = [value for point in instance.keypoints for value in point] or None
    values = {
        "bbox": _written_box(instance, notes),
        "area": instance.area,
        "iscrowd": int(instance.iscrowd) if instance.iscrowd or "iscrowd" not in notes else None,
        "segmentation": segmentation_value(instance, notes.get("segmentation", "")),
        "keypoints": [] if keypoints is None and notes.get("keypoints") == "empty" else keypoints,
    }
    record: dict[str, Any] = {"id": instance.id, "image_id": instance.image_id, "category_id": instance.category_id}
    record |= {name: value for name, value in values.items() if value is not None or notes.get(name) == "null"}
    if instance.keypoints and notes.get("num_keypoints") != "absent":
        record["num_keypoints"] = _written_count(instance, notes)
    rare = {"score": instance.score, ATTRIBUTES: dict(instance.attributes) or None, NATIVE: native or None}
    record |= {name: value for name, value in rare.items() if value is not None}
    for name, value in instance.extras.items():
        if name != NOTES:
            record.setdefault(name, value)
    return record


def _absences(record: dict[str, Any]) -> dict[str, Any]:
    notes: dict[str, Any] = {}
    for name in _ALWAYS:
        if record.get(name) is None:
            notes[name] = "null" if name in record else "absent"
    for name in ("segmentation", "keypoints"):
        if name in record and record[name] is None:
            notes[name] = "null"
    return notes


def _extras(record: dict[str, Any], notes: dict[str, Any]) -> dict[str, object]:
    extras: dict[str, object] = {name: value for name, value in record.items() if name not in _KNOWN}
    if record.get("keypoints"):
        extras.pop("num_keypoints", None)
    if has_attributes(record):
        extras.pop(ATTRIBUTES)
    if notes:
        extras[NOTES] = notes
    return extras


def _read_box(value: Any, size: tuple[int, int], notes: dict[str, Any]) -> XYWH | None:
    if value is None:
        return None
    box = numbers(value, "bbox")
    if not box:
        notes["bbox"] = "empty"
        return None
    check_box(box, *size)
    left, top, width, height = box
    return left, top, width, height


def _read_area(value: Any) -> float:
    area = finite(value, "area")
    if area < 0:
        raise RecordError(f"area {area:g} is negative")
    return area


def _read_crowd(value: Any) -> bool:
    if value is None or value in (0, 1):
        return bool(value)
    raise RecordError(f"iscrowd {shown(value)} is neither 0 nor 1")


def _keypoint(x: float, y: float, v: float) -> Keypoint:
    if v not in (0, 1, 2):
        raise RecordError(f"a keypoint's visibility {shown(v)} is none of 0, 1, 2")
    if not -4e6 <= x <= 4e6 or not -4e6 <= y <= 4e6:
        raise RecordError("a keypoint is not a finite place near the image")
    return Keypoint(x, y, int(v))


def _written_box(instance: Instance, notes: Mapping[str, Any]) -> list[float] | None:
    if instance.bbox_xywh is not None:
        return list(instance.bbox_xywh)
    return [] if notes.get("bbox") == "empty" else None


def _written_count(instance: Instance, notes: Mapping[str, Any]) -> Any:
    """A count that disagreed with the points is given back as long as the points are the same number."""
    noted = notes.get("num_keypoints")
    if isinstance(noted, list | tuple) and len(noted) == 2 and noted[1] == instance.num_keypoints:
        return noted[0]
    return instance.num_keypoints


def _check_written(instance: Instance) -> None:
    try:
        if instance.bbox_xywh is not None:
            numbers_sum = sum(instance.bbox_xywh)
            finite(numbers_sum, "its box")
        for ring in instance.polygons:
            finite(sum(ring), "a polygon's sum")
        for point in instance.keypoints:
            finite(point.x + point.y, "a keypoint")
        if instance.area is not None:
            finite(instance.area, "its area")
    except TypeError:
        raise RecordError("its geometry is not made of numbers") from None
