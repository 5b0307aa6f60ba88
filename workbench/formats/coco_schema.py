"""COCO's categories and images to our values and back, nothing lost.

COCO's ``skeleton`` counts keypoints from 1, ours from 0. A file whose skeleton names point 0 counts from 0 and is
written back so. Which points change places in a mirrored image is told by their names; what differs from that is
written in a member of ours, ``flip_pairs``, and measured sigmas in ``sigmas`` (both count from 1 or not at all).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.core.image import ImageRecord, Split
from workbench.core.mirror_names import flip_pairs
from workbench.core.schema import Category, Skeleton
from workbench.formats.coco_annotation import NOTES
from workbench.formats.coco_native import (
    NATIVE,
    native_of_category,
    native_of_image,
    with_native_category,
    with_native_image,
)
from workbench.formats.json_records import RecordError
from workbench.formats.numbers import shown, whole_id

_CATEGORY_KNOWN = frozenset(
    ("id", "name", "supercategory", "keypoints", "skeleton", "flip_pairs", "sigmas", NATIVE, NOTES)
)
_IMAGE_KNOWN = frozenset(("id", "file_name", "width", "height", NATIVE, NOTES))
_MAX_SIDE = 1_000_000

Pairs = tuple[tuple[int, int], ...]


def read_category(record: dict[str, Any]) -> tuple[Category, str]:
    """Return the category and a sentence about what was mended; raises ValueError when it is no category."""
    category_id = whole_id(record.get("id"), "id")
    name = record.get("name")
    if not isinstance(name, str) or not name:
        raise RecordError("it has no name")
    supercategory = record.get("supercategory")
    notes: dict[str, Any] = {}
    repair = ""
    if not isinstance(supercategory, str):
        notes["supercategory"] = "absent" if "supercategory" not in record else "null"
        supercategory = ""
    skeleton = None
    # Without a list of names the members about keypoints say nothing to us: they are kept as they are.
    known = _CATEGORY_KNOWN
    if isinstance(record.get("keypoints"), list):
        skeleton, repair = _read_skeleton(record, notes)
    else:
        known = known - {"keypoints", "skeleton", "flip_pairs", "sigmas"}
    extras: dict[str, object] = {key: value for key, value in record.items() if key not in known}
    if notes:
        extras[NOTES] = notes
    category = Category(category_id, name, supercategory, skeleton, extras)
    if NATIVE not in record:
        return category, repair
    try:
        return with_native_category(category, record[NATIVE]), repair
    except (ValueError, TypeError) as error:
        return category, "; ".join(text for text in (repair, _left_out(error)) if text)


def with_counted_keypoints(category: Category, count: int) -> Category:
    """Return a category that named no keypoints with ``count`` numbered ones; they are not written back."""
    notes = {**_notes(category.extras), "keypoints": "absent" if category.skeleton is None else "empty"}
    extras = {**category.extras, NOTES: notes}
    return Category(category.id, category.name, category.supercategory, Skeleton(_counted_names(count)), extras)


def category_record(category: Category) -> dict[str, Any]:
    """Return the COCO record of a category."""
    notes = _notes(category.extras)
    record: dict[str, Any] = {}
    if category.supercategory or "supercategory" not in notes:
        record["supercategory"] = category.supercategory
    elif notes["supercategory"] == "null":
        record["supercategory"] = None
    record |= {"id": category.id, "name": category.name}
    if category.skeleton is not None:
        record |= _skeleton_members(category.skeleton, notes)
    if native := native_of_category(category):
        record[NATIVE] = native
    for key, value in category.extras.items():
        if key != NOTES:
            record.setdefault(key, value)
    return record


def read_image(record: dict[str, Any], split: Split) -> tuple[ImageRecord, str]:
    """Return the image and a sentence about what was mended; raises ValueError when it is no image."""
    image_id = whole_id(record.get("id"), "id")
    path = record.get("file_name")
    if not isinstance(path, str) or not path.strip() or "\0" in path:
        raise RecordError("it has no usable file_name")
    notes: dict[str, Any] = {}
    repair = ""
    width, height = record.get("width"), record.get("height")
    if not (_is_side(width) and _is_side(height)):
        width = height = 0
        notes["size"] = {key: record[key] for key in ("width", "height") if key in record}
        if notes["size"]:
            repair = "its width and height are not usable; they are read from the image file instead"
    extras: dict[str, object] = {key: value for key, value in record.items() if key not in _IMAGE_KNOWN}
    if notes:
        extras[NOTES] = notes
    image = ImageRecord(image_id, path, int(width or 0), int(height or 0), split, extras)
    if NATIVE not in record:
        return image, repair
    try:
        return with_native_image(image, record[NATIVE]), repair
    except ValueError as error:
        return image, "; ".join(text for text in (repair, _left_out(error)) if text)


def image_record(image: ImageRecord) -> dict[str, Any]:
    """Return the COCO record of an image."""
    record: dict[str, Any] = {"id": image.id, "file_name": image.path}
    noted = _notes(image.extras).get("size")
    if image.width or image.height or not isinstance(noted, Mapping):
        record |= {"width": image.width, "height": image.height}
    else:
        record |= noted
    if native := native_of_image(image):
        record[NATIVE] = native
    for key, value in image.extras.items():
        if key != NOTES:
            record.setdefault(key, value)
    return record


def _left_out(error: Exception) -> str:
    return f"its member {NATIVE!r} is left out: {error}"


def _notes(extras: Mapping[str, object]) -> Mapping[str, Any]:
    notes = extras.get(NOTES)
    return notes if isinstance(notes, Mapping) else {}


def _is_side(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= _MAX_SIDE and value % 1 == 0


def _skeleton_members(skeleton: Skeleton, notes: Mapping[str, Any]) -> dict[str, Any]:
    base = 0 if notes.get("skeleton_base") == 0 else 1
    members: dict[str, Any] = {"keypoints": list(skeleton.keypoints)}
    if "keypoints" in notes and skeleton == Skeleton(_counted_names(len(skeleton.keypoints))):
        # The names are ours, not the file's.
        members = {"keypoints": []} if notes["keypoints"] == "empty" else {}
    if skeleton.edges or ("skeleton" not in notes and members):
        members["skeleton"] = [[first + base, second + base] for first, second in skeleton.edges]
    elif notes.get("skeleton") == "null":
        members["skeleton"] = None
    if skeleton.flip_pairs != flip_pairs(skeleton.keypoints) or notes.get("flip_pairs") == "always":
        members["flip_pairs"] = [[first + base, second + base] for first, second in skeleton.flip_pairs]
    if skeleton.sigmas:
        members["sigmas"] = list(skeleton.sigmas)
    return members


def _counted_names(count: int) -> tuple[str, ...]:
    return tuple(f"point {index + 1}" for index in range(count))


def _read_skeleton(record: dict[str, Any], notes: dict[str, Any]) -> tuple[Skeleton, str]:
    names = [name if isinstance(name, str) else shown(name) for name in record["keypoints"]]
    repairs = [] if names == record["keypoints"] else ["some of its keypoints' names are not text"]
    given = record.get("skeleton")
    if given is None:
        notes["skeleton"] = "null" if "skeleton" in record else "absent"
    edges, base = _read_pairs(given, len(names))
    if base == 0:
        notes["skeleton_base"] = 0
    if given is not None and (not isinstance(given, list) or len(edges) != len(given)):
        repairs.append("its skeleton names keypoints that do not exist; those edges were left out")
    pairs = flip_pairs(names)
    if "flip_pairs" in record:
        pairs, _ = _read_pairs(record["flip_pairs"], len(names), base)
        if not isinstance(record["flip_pairs"], list) or len(pairs) != len(record["flip_pairs"]):
            repairs.append("its flip_pairs name keypoints that do not exist; those pairs were left out")
    sigmas = _read_sigmas(record.get("sigmas"), len(names))
    if "sigmas" in record and not sigmas:
        repairs.append(f"its sigmas {shown(record['sigmas'])} are not one number a keypoint; they were left out")
    return Skeleton(tuple(names), edges, pairs, sigmas), "; ".join(repairs)


def _read_pairs(value: Any, count: int, base: int | None = None) -> tuple[Pairs, int]:
    """Return the 0-based pairs that are possible, and whether the file counts from 0 or 1."""
    rows = value if isinstance(value, list) else []
    pairs = [
        (row[0], row[1]) for row in rows if isinstance(row, list) and len(row) == 2 and set(map(type, row)) == {int}
    ]
    if base is None:
        base = 0 if any(0 in pair for pair in pairs) and all(max(pair) < count for pair in pairs) else 1
    shifted = [(first - base, second - base) for first, second in pairs]
    return tuple(pair for pair in shifted if min(pair) >= 0 and max(pair) < count), base


def _read_sigmas(value: Any, count: int) -> tuple[float, ...]:
    if not isinstance(value, list) or len(value) != count or not set(map(type, value)) <= {int, float}:
        return ()
    return tuple(value) if all(0 < sigma < 10 for sigma in value) else ()
