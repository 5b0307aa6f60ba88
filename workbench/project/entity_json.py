"""Core values to and from JSON, without loss: what the journal and the snapshot of a class hold.

Reading checks every field, because a project file may come from a stranger or from a broken disk.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from workbench.core.edit import Edit, Entity, Patch
from workbench.core.image import ImageRecord, Split
from workbench.core.instance import Instance, Keypoint, Ring
from workbench.core.masks import Mask
from workbench.core.schema import NO_EXTRAS, Category, LabelSchema, Skeleton

MAX_ID = 2**53 - 1
"""The largest id: every JSON reader holds it exactly."""


class EntityError(ValueError):
    """A stored value that cannot be one of ours; the text says which field and why."""


def dump(value: object) -> str:
    """Return compact JSON text; numpy numbers become plain ones, floats keep their last bit."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:  # half a character from some other program's file: kept as an escape
        return json.dumps(value, separators=(",", ":"), default=_plain)
    return text


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    if hasattr(value, "tolist"):
        return value.tolist()
    raise TypeError(f"{type(value).__name__} cannot be stored")


def edit_to_json(edit: Edit) -> dict[str, Any]:
    """Return an edit as a JSON object."""
    patches = [
        {side: _entity_to_json(value) for side, value in (("before", patch.before), ("after", patch.after)) if value}
        for patch in edit.patches
    ]
    return {"title": edit.title, "merge_key": edit.merge_key, "patches": patches}


def edit_from_json(body: Any) -> Edit:
    """Read an edit back; raises EntityError."""
    try:
        patches = tuple(
            Patch(_entity_from_json(item.get("before")), _entity_from_json(item.get("after")))
            for item in body["patches"]
        )
        return Edit(str(body["title"]), patches, str(body.get("merge_key", "")))
    except (KeyError, TypeError, AttributeError) as error:
        raise EntityError(f"not an edit ({error})") from None
    except ValueError as error:
        raise EntityError(str(error)) from None


def _entity_to_json(value: Entity) -> dict[str, Any]:
    if isinstance(value, Instance):
        return {"instance": instance_to_json(value)}
    if isinstance(value, ImageRecord):
        return {"image": image_to_json(value)}
    return {"categories": [category_to_json(category) for category in value.categories]}


def _entity_from_json(body: Any) -> Entity | None:
    if body is None:
        return None
    if "instance" in body:
        return instance_from_json(body["instance"])
    if "image" in body:
        return image_from_json(body["image"])
    return LabelSchema(tuple(category_from_json(item) for item in body["categories"]))


def category_to_json(category: Category) -> dict[str, Any]:
    """Return a class as a JSON object."""
    body: dict[str, Any] = {"id": category.id, "name": category.name, "supercategory": category.supercategory}
    skeleton = category.skeleton
    if skeleton is not None:
        body["skeleton"] = {
            "keypoints": list(skeleton.keypoints),
            "edges": [list(edge) for edge in skeleton.edges],
            "flip_pairs": [list(pair) for pair in skeleton.flip_pairs],
            "sigmas": list(skeleton.sigmas),
        }
    if category.extras:
        body["extras"] = dict(category.extras)
    return body


def category_from_json(body: Any) -> Category:
    """Read a class back; raises EntityError."""
    try:
        skeleton = body.get("skeleton")
        return Category(
            identifier(body["id"], "id"),
            str(body["name"]),
            str(body.get("supercategory", "")),
            None if skeleton is None else _skeleton_from_json(skeleton),
            extras(body.get("extras")),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise EntityError(f"not a class ({error})") from None


def _skeleton_from_json(body: Any) -> Skeleton:
    try:
        return Skeleton(
            tuple(str(name) for name in body["keypoints"]),
            tuple((int(first), int(second)) for first, second in body.get("edges", ())),
            tuple((int(first), int(second)) for first, second in body.get("flip_pairs", ())),
            tuple(number(sigma, "sigma") for sigma in body.get("sigmas", ())),
        )
    except (ValueError, OverflowError) as error:
        raise EntityError(str(error)) from None


def image_to_json(image: ImageRecord) -> dict[str, Any]:
    """Return an image record as a JSON object."""
    body: dict[str, Any] = {"id": image.id, "path": image.path, "width": image.width, "height": image.height}
    if image.split:
        body["split"] = image.split.value
    if image.extras:
        body["extras"] = dict(image.extras)
    return body


def image_from_json(body: Any) -> ImageRecord:
    """Read an image record back; raises EntityError."""
    try:
        split = Split(body.get("split", ""))
        width, height = body["width"], body["height"]
        if not (isinstance(width, int) and isinstance(height, int) and width >= 0 and height >= 0):
            raise EntityError("the size is not two whole numbers")
        path = body["path"]
        if not isinstance(path, str) or "/../" in f"/{path}/".replace("\\", "/"):
            raise EntityError("the path leaves the project folder")
        return ImageRecord(identifier(body["id"], "id"), path, width, height, split, extras(body.get("extras")))
    except (KeyError, TypeError, AttributeError) as error:
        raise EntityError(f"not an image ({error})") from None
    except ValueError as error:
        raise EntityError(str(error)) from None


def instance_to_json(item: Instance) -> dict[str, Any]:
    """Return an object as a JSON object; fields with their default value are left out."""
    body: dict[str, Any] = {"id": item.id, "image_id": item.image_id, "category_id": item.category_id}
    fields: tuple[tuple[str, object, Callable[[Any], object]], ...] = (
        ("bbox_xywh", item.bbox_xywh, list),
        ("polygons", item.polygons or None, lambda rings: [list(ring) for ring in rings]),
        ("mask", item.mask, _mask_to_json),
        ("keypoints", item.keypoints or None, lambda points: [list(point) for point in points]),
        ("area", item.area, _same),
        ("iscrowd", item.iscrowd or None, _same),
        ("score", item.score, _same),
        ("origin", None if item.origin == "hand" else item.origin, _same),
        ("extras", item.extras or None, dict),
    )
    body.update((name, convert(value)) for name, value, convert in fields if value is not None)
    return body


def _same(value: Any) -> object:
    return value


def instance_from_json(body: Any) -> Instance:
    """Read an object back; raises EntityError naming the field."""
    try:
        return Instance(
            identifier(body["id"], "id"),
            identifier(body["image_id"], "image_id"),
            identifier(body["category_id"], "category_id"),
            box(body.get("bbox_xywh")),
            polygons(body.get("polygons", ())),
            _mask_from_json(body.get("mask")),
            keypoints(body.get("keypoints", ())),
            optional_number(body.get("area"), "area"),
            bool(body.get("iscrowd", False)),
            optional_number(body.get("score"), "score"),
            str(body.get("origin", "hand")),
            extras(body.get("extras")),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise EntityError(f"not an object ({error})") from None


def _mask_to_json(mask: Mask) -> dict[str, Any]:
    return {"size": [mask.height, mask.width], "counts": mask.counts.tolist()}


def _mask_from_json(body: Any) -> Mask | None:
    if body is None:
        return None
    try:
        height, width = body["size"]
        return Mask.from_counts(int(height), int(width), body["counts"])
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise EntityError(f"mask: {error}") from None


def identifier(value: Any, name: str) -> int:
    """Return a whole number that can be an id; raises EntityError."""
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > MAX_ID:
        raise EntityError(f"{name} is not a whole number")
    return value


def number(value: Any, name: str) -> float:
    """Return a finite number; raises EntityError (NaN, infinity, text)."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise EntityError(f"{name} is not a number")
    try:
        is_finite = math.isfinite(value)
    except OverflowError:
        raise EntityError(f"{name} holds a number with too many digits") from None
    if not is_finite:
        raise EntityError(f"{name} holds {value}, which is no number")
    return value


def optional_number(value: Any, name: str) -> float | None:
    """Return a finite number or None; raises EntityError."""
    return None if value is None else number(value, name)


def box(value: Any) -> tuple[float, float, float, float] | None:
    """Return x, y, width, height or None; raises EntityError."""
    if value is None:
        return None
    if not isinstance(value, Sequence) or len(value) != 4:
        raise EntityError("the box is not four numbers")
    x, y, width, height = (number(item, "the box") for item in value)
    return x, y, width, height


def polygons(value: Any) -> tuple[Ring, ...]:
    """Return the rings; raises EntityError."""
    rings = tuple(tuple(number(item, "a polygon") for item in ring) for ring in value)
    if any(len(ring) < 6 or len(ring) % 2 for ring in rings):
        raise EntityError("a polygon has fewer than three points or half a point")
    return rings


def keypoints(value: Any) -> tuple[Keypoint, ...]:
    """Return the keypoints; raises EntityError."""
    points = []
    for item in value:
        if not isinstance(item, Sequence) or len(item) != 3 or item[2] not in (0, 1, 2):
            raise EntityError("a keypoint is not x, y and a visibility of 0, 1 or 2")
        points.append(Keypoint(number(item[0], "a keypoint"), number(item[1], "a keypoint"), int(item[2])))
    return tuple(points)


def extras(value: Any) -> Mapping[str, object]:
    """Return the unknown fields; raises EntityError when they are no table."""
    if value is None:
        return NO_EXTRAS
    if not isinstance(value, dict):
        raise EntityError("the extra fields are not a table")
    return value
