"""What COCO has no member for, kept in one member of ours, ``workbench``, of annotations, categories and images.

Other tools leave unknown members alone or drop them. What they can use is written besides in COCO's own way: a polygon
with holes as run lengths, a rotated box or circle as its outline, attribute values as the member ``attributes`` that
CVAT and Datumaro write too. On the way back ours counts only while it still says the same as COCO's own members.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from workbench.core.figure import figure_outline
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance, Ring
from workbench.core.rasterise import mask_of_polygons
from workbench.core.schema import Category, Skeleton
from workbench.core.validity import check_ring
from workbench.formats.json_records import RecordError
from workbench.formats.native_json import (
    attribute_from_json,
    attribute_to_json,
    attributes_from_json,
    comment_to_json,
    comments_from_json,
    count,
    figure_from_json,
    figure_to_json,
    state_from_json,
    tags_from_json,
)

NATIVE = "workbench"
"""The name of our member."""
ATTRIBUTES = "attributes"


def has_attributes(record: Mapping[str, Any]) -> bool:
    """Whether the record's ``attributes`` can become attribute values; others are kept as an unknown member."""
    try:
        return bool(attributes_from_json(record.get(ATTRIBUTES)))
    except ValueError:
        return False


def with_native(instance: Instance, record: Mapping[str, Any], size: tuple[int, int]) -> tuple[Instance, str]:
    """Return an object with what our member adds, and a sentence when that could not be used (the rest is kept)."""
    if has_attributes(record):
        instance = replace(instance, attributes=attributes_from_json(record[ATTRIBUTES]))
    body = record.get(NATIVE)
    if body is None:
        return instance, ""
    try:
        return _added(instance, body, size), ""
    except (ValueError, TypeError, AttributeError) as error:
        return instance, f"its member {NATIVE!r} is left out: {error}"


def native_of_instance(instance: Instance) -> dict[str, Any]:
    """Return our member of an annotation, empty when COCO says everything."""
    body: dict[str, Any] = {}
    if instance.figure is not None:
        body["figure"] = figure_to_json(instance.figure)
    if instance.holes and instance.mask is None:
        body["polygons"], body["holes"] = instance.polygons, instance.holes
    plain = {"group": instance.group, "z": instance.z, "is_locked": instance.is_locked, "state": instance.state.value}
    return body | {name: value for name, value in plain.items() if value}


def cocos_own(instance: Instance, size: tuple[int, int]) -> Instance:
    """Return the object as COCO can hold it: holes become a mask, a closed figure its outline.

    On an image of unknown size (0) holes cannot be filled and the outer rings alone are written.
    """
    if instance.mask is not None or not all(size):
        return instance
    if instance.polygons and instance.holes:
        mask = mask_of_polygons(instance.polygons, instance.holes, size[1], size[0])
        return replace(instance, polygons=(), mask=mask)
    if instance.figure is not None and not instance.polygons:
        return replace(instance, polygons=_figure_rings(instance))
    return instance


def with_native_category(category: Category, body: Any) -> Category:
    """Return a class with what our member adds; raises ValueError."""
    if not isinstance(body, Mapping):
        raise RecordError("its member of ours is no table")
    skeleton = category.skeleton
    if skeleton is not None:
        colors = tuple(str(color) for color in body.get("colors", ()))
        template = tuple((float(x), float(y)) for x, y in body.get("template", ()))
        skeleton = replace(skeleton, colors=colors, template=template)
    attributes = tuple(attribute_from_json(item) for item in body.get("attributes", ()))
    return replace(category, color=str(body.get("color", "")), attributes=attributes, skeleton=skeleton)


def native_of_category(category: Category) -> dict[str, Any]:
    """Return our member of a category, empty when COCO says everything."""
    body: dict[str, Any] = {}
    if category.color:
        body["color"] = category.color
    if category.attributes:
        body["attributes"] = [attribute_to_json(attribute) for attribute in category.attributes]
    skeleton = category.skeleton or Skeleton(())
    if skeleton.colors:
        body["colors"] = list(skeleton.colors)
    if skeleton.template:
        body["template"] = [list(place) for place in skeleton.template]
    return body


def with_native_image(image: ImageRecord, body: Any) -> ImageRecord:
    """Return an image with what our member adds; raises ValueError."""
    if not isinstance(body, Mapping):
        raise RecordError("its member of ours is no table")
    tags, state = tags_from_json(body.get("tags")), state_from_json(body.get("state"))
    return replace(image, tags=tags, state=state, comments=comments_from_json(body.get("comments")))


def native_of_image(image: ImageRecord) -> dict[str, Any]:
    """Return our member of an image, empty when COCO says everything."""
    body: dict[str, Any] = {}
    if image.tags:
        body["tags"] = list(image.tags)
    if image.state:
        body["state"] = image.state.value
    if image.comments:
        body["comments"] = [comment_to_json(comment) for comment in image.comments]
    return body


def _added(instance: Instance, body: Any, size: tuple[int, int]) -> Instance:
    if not isinstance(body, Mapping):
        raise RecordError("it is no table")
    added = replace(
        instance,
        figure=figure_from_json(body.get("figure")),
        group=count(body.get("group", 0), "group"),
        z=count(body.get("z", 0), "z"),
        is_locked=bool(body.get("is_locked", False)),
        state=state_from_json(body.get("state")),
    )
    if added.figure is not None and added.polygons == _figure_rings(added):
        added = replace(added, polygons=())
    if added.mask is None or not body.get("holes"):
        return added
    polygons, holes = _rings(body.get("polygons", ()), size), _rings(body["holes"], size)
    is_same = mask_of_polygons(polygons, holes, added.mask.height, added.mask.width) == added.mask
    return replace(added, polygons=polygons, holes=holes, mask=None) if is_same else added


def _rings(value: Any, size: tuple[int, int]) -> tuple[Ring, ...]:
    rings = tuple(tuple(ring) for ring in value)
    for ring in rings:
        if not all(isinstance(number, int | float) and not isinstance(number, bool) for number in ring):
            raise RecordError("a ring holds something that is no number")
        check_ring(ring, *size)
    return rings


def _figure_rings(instance: Instance) -> tuple[Ring, ...]:
    assert instance.figure is not None
    points, is_closed = figure_outline(instance.figure)
    return (tuple(points.reshape(-1).tolist()),) if is_closed else ()
