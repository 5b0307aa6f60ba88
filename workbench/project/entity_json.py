"""Core values to and from JSON, without loss: what the journal and the snapshot of a class hold.

Reading checks every field, because a project file may come from a stranger or from a broken disk.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from workbench.core.edit import Edit, Entity, Patch
from workbench.core.image import ImageRecord, Split
from workbench.core.instance import Instance
from workbench.core.masks import Mask
from workbench.core.schema import LabelSchema
from workbench.formats.native_json import (
    attributes_from_json,
    comment_to_json,
    comments_from_json,
    count,
    figure_from_json,
    figure_to_json,
    state_from_json,
    tags_from_json,
)
from workbench.project.category_json import category_from_json, category_to_json
from workbench.project.entity_fields import EntityError, box, extras, identifier, keypoints, optional_number, polygons


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


def image_to_json(image: ImageRecord) -> dict[str, Any]:
    """Return an image record as a JSON object."""
    body: dict[str, Any] = {"id": image.id, "path": image.path, "width": image.width, "height": image.height}
    if image.split:
        body["split"] = image.split.value
    if image.extras:
        body["extras"] = dict(image.extras)
    if image.tags:
        body["tags"] = list(image.tags)
    if image.state:
        body["state"] = image.state.value
    if image.comments:
        body["comments"] = [comment_to_json(comment) for comment in image.comments]
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
        return ImageRecord(
            identifier(body["id"], "id"),
            path,
            width,
            height,
            split,
            extras(body.get("extras")),
            tags_from_json(body.get("tags")),
            state_from_json(body.get("state")),
            comments_from_json(body.get("comments")),
        )
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
        ("holes", item.holes or None, lambda rings: [list(ring) for ring in rings]),
        ("figure", item.figure, figure_to_json),
        ("attributes", item.attributes or None, dict),
        ("group", item.group or None, _same),
        ("z", item.z or None, _same),
        ("is_locked", item.is_locked or None, _same),
        ("state", item.state.value or None, _same),
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
            polygons(body.get("holes", ())),
            figure_from_json(body.get("figure")),
            attributes_from_json(body.get("attributes")),
            count(body.get("group", 0), "group"),
            count(body.get("z", 0), "z"),
            bool(body.get("is_locked", False)),
            state_from_json(body.get("state")),
        )
    except EntityError:
        raise
    except (KeyError, TypeError, AttributeError) as error:
        raise EntityError(f"not an object ({error})") from None
    except ValueError as error:
        raise EntityError(str(error)) from None


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
