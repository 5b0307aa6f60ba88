"""Core values to and from rows of the database; geometry stands there as JSON text that people can read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.masks import Mask
from workbench.project import entity_json
from workbench.project.entity_json import EntityError, dump

IMAGE_COLUMNS = "id, path, width, height, split, extras"
INSTANCE_COLUMNS = (
    "id, image_id, category_id, bbox, polygons, mask_height, mask_width, mask_runs, "
    "keypoints, area, iscrowd, score, origin, extras"
)


def image_row(image: ImageRecord) -> tuple[object, ...]:
    """Return the values of IMAGE_COLUMNS."""
    return (image.id, image.path, image.width, image.height, image.split.value, _table(image.extras))


def image_of(row: tuple[Any, ...]) -> ImageRecord:
    """Read a row of IMAGE_COLUMNS; raises EntityError."""
    image_id, path, width, height, split, extras = row
    return entity_json.image_from_json(
        {"id": image_id, "path": path, "width": width, "height": height, "split": split, "extras": _parsed(extras)}
    )


def instance_row(item: Instance) -> tuple[object, ...]:
    """Return the values of INSTANCE_COLUMNS."""
    mask = item.mask
    return (
        item.id,
        item.image_id,
        item.category_id,
        None if item.bbox_xywh is None else dump(item.bbox_xywh),
        dump(item.polygons) if item.polygons else None,
        None if mask is None else mask.height,
        None if mask is None else mask.width,
        None if mask is None else mask.runs,
        dump(item.keypoints) if item.keypoints else None,
        _storable(item.area),
        int(item.iscrowd),
        _storable(item.score),
        item.origin,
        _table(item.extras),
    )


def instance_of(row: tuple[Any, ...]) -> Instance:
    """Read a row of INSTANCE_COLUMNS; raises EntityError naming the field that is broken."""
    (item_id, image_id, category_id, box, rings, height, width, runs, points, area, iscrowd, score, origin, extras) = (
        row
    )
    try:
        return Instance(
            item_id,
            entity_json.identifier(image_id, "image_id"),
            entity_json.identifier(category_id, "category_id"),
            entity_json.box(_parsed(box)),
            entity_json.polygons(_parsed(rings) or ()),
            None if runs is None else Mask(height, width, runs),
            entity_json.keypoints(_parsed(points) or ()),
            entity_json.optional_number(area, "area"),
            bool(iscrowd),
            entity_json.optional_number(score, "score"),
            str(origin),
            entity_json.extras(_parsed(extras)),
        )
    except EntityError:
        raise
    except (TypeError, ValueError) as error:
        raise EntityError(str(error)) from None


def _parsed(text: Any) -> Any:
    if text is None:
        return None
    try:
        return json.loads(text)
    except (TypeError, ValueError, RecursionError) as error:
        raise EntityError(f"a field is not JSON ({error})") from None


def _table(extras: Mapping[str, object]) -> str | None:
    return dump(dict(extras)) if extras else None


def _storable(value: float | None) -> float | None:
    """SQLite holds whole numbers up to 64 bits and no NaN."""
    if value is None:
        return None
    return float(value) if abs(value) > entity_json.MAX_ID or value != value else value
