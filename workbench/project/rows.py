"""Core values to and from rows of the database; geometry stands there as JSON text that people can read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.masks import Mask
from workbench.formats.native_json import (
    attributes_from_json,
    comment_to_json,
    count,
    figure_from_json,
    figure_to_json,
    state_from_json,
)
from workbench.project import entity_fields as fields
from workbench.project import entity_json
from workbench.project.entity_fields import EntityError
from workbench.project.entity_json import dump

_IMAGE_FIRST = "id, path, width, height, split, extras"
_INSTANCE_FIRST = (
    "id, image_id, category_id, bbox, polygons, mask_height, mask_width, mask_runs, "
    "keypoints, area, iscrowd, score, origin, extras"
)
IMAGE_COLUMNS = f"{_IMAGE_FIRST}, tags, state, comments"
INSTANCE_COLUMNS = f"{_INSTANCE_FIRST}, holes, figure, attributes, group_number, z, is_locked, state"

SELECTED_IMAGES = {1: f"{_IMAGE_FIRST}, NULL, '', NULL", 2: IMAGE_COLUMNS}
SELECTED_INSTANCES = {1: f"{_INSTANCE_FIRST}, NULL, NULL, NULL, 0, 0 AS z, 0, ''", 2: INSTANCE_COLUMNS}
"""What to select from a file of each version: one that may only be read is not brought up to date first."""


def image_row(image: ImageRecord) -> tuple[object, ...]:
    """Return the values of IMAGE_COLUMNS."""
    return (
        image.id,
        image.path,
        image.width,
        image.height,
        image.split.value,
        _table(image.extras),
        dump(image.tags) if image.tags else None,
        image.state.value,
        dump([comment_to_json(comment) for comment in image.comments]) if image.comments else None,
    )


def image_of(row: tuple[Any, ...]) -> ImageRecord:
    """Read a row of IMAGE_COLUMNS; raises EntityError."""
    image_id, path, width, height, split, extras, tags, state, comments = row
    body = {"id": image_id, "path": path, "width": width, "height": height, "split": split, "state": state}
    body |= {"extras": _parsed(extras), "tags": _parsed(tags), "comments": _parsed(comments)}
    return entity_json.image_from_json(body)


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
        dump(item.holes) if item.holes else None,
        None if item.figure is None else dump(figure_to_json(item.figure)),
        _table(item.attributes),
        item.group,
        item.z,
        int(item.is_locked),
        item.state.value,
    )


def instance_of(row: tuple[Any, ...]) -> Instance:
    """Read a row of INSTANCE_COLUMNS; raises EntityError naming the field that is broken."""
    (item_id, image_id, category_id, box, rings, height, width, runs, points, area, iscrowd, score, origin) = row[:13]
    extras, holes, figure, attributes, group, z, is_locked, state = row[13:]
    try:
        return Instance(
            item_id,
            fields.identifier(image_id, "image_id"),
            fields.identifier(category_id, "category_id"),
            fields.box(_parsed(box)),
            fields.polygons(_parsed(rings) or ()),
            None if runs is None else Mask(height, width, runs),
            fields.keypoints(_parsed(points) or ()),
            fields.optional_number(area, "area"),
            bool(iscrowd),
            fields.optional_number(score, "score"),
            str(origin),
            fields.extras(_parsed(extras)),
            fields.polygons(_parsed(holes) or ()),
            figure_from_json(_parsed(figure)),
            attributes_from_json(_parsed(attributes)),
            count(group, "group"),
            count(z, "z"),
            bool(is_locked),
            state_from_json(state),
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
    return float(value) if abs(value) > fields.MAX_ID or value != value else value
