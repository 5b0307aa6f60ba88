"""Classes with their skeletons and attributes to and from JSON, without loss."""

from __future__ import annotations

from typing import Any

from workbench.core.schema import Category, Skeleton
from workbench.formats.native_json import attribute_from_json, attribute_to_json
from workbench.project.entity_fields import EntityError, extras, identifier, number


def category_to_json(category: Category) -> dict[str, Any]:
    """Return a class as a JSON object."""
    body: dict[str, Any] = {"id": category.id, "name": category.name, "supercategory": category.supercategory}
    if category.skeleton is not None:
        body["skeleton"] = _skeleton_to_json(category.skeleton)
    if category.extras:
        body["extras"] = dict(category.extras)
    if category.color:
        body["color"] = category.color
    if category.attributes:
        body["attributes"] = [attribute_to_json(attribute) for attribute in category.attributes]
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
            str(body.get("color", "")),
            tuple(attribute_from_json(item) for item in body.get("attributes", ())),
        )
    except EntityError:
        raise
    except (KeyError, TypeError, AttributeError) as error:
        raise EntityError(f"not a class ({error})") from None
    except ValueError as error:
        raise EntityError(str(error)) from None


def _skeleton_to_json(skeleton: Skeleton) -> dict[str, Any]:
    body: dict[str, Any] = {
        "keypoints": list(skeleton.keypoints),
        "edges": [list(edge) for edge in skeleton.edges],
        "flip_pairs": [list(pair) for pair in skeleton.flip_pairs],
        "sigmas": list(skeleton.sigmas),
    }
    if skeleton.colors:
        body["colors"] = list(skeleton.colors)
    if skeleton.template:
        body["template"] = [list(place) for place in skeleton.template]
    return body


def _skeleton_from_json(body: Any) -> Skeleton:
    try:
        return Skeleton(
            tuple(str(name) for name in body["keypoints"]),
            tuple((int(first), int(second)) for first, second in body.get("edges", ())),
            tuple((int(first), int(second)) for first, second in body.get("flip_pairs", ())),
            tuple(number(sigma, "sigma") for sigma in body.get("sigmas", ())),
            tuple(str(color) for color in body.get("colors", ())),
            tuple((number(x, "template"), number(y, "template")) for x, y in body.get("template", ())),
        )
    except (ValueError, OverflowError) as error:
        raise EntityError(str(error)) from None
