"""Figures, attributes and comments to plain JSON values and back, checked field by field.

Readers raise ValueError with a reason: the values may come from a stranger's file or from a broken disk.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from workbench.core.figure import Circle, Figure, PointSet, Polyline, RotatedBox, check_figure
from workbench.core.review import Comment, ReviewState
from workbench.core.schema import Attribute, AttributeKind, AttributeValue, no_attributes

MAX_COUNT = 2**31
"""Groups and drawing orders beyond this are nobody's."""


def figure_to_json(figure: Figure) -> dict[str, Any]:
    """Return a figure as a JSON object whose ``type`` names its kind; lengths in image pixels, degrees."""
    if isinstance(figure, RotatedBox):
        values = {"cx": figure.cx, "cy": figure.cy, "width": figure.width, "height": figure.height}
        return {"type": "rotated_box", **values, "angle": figure.angle}
    if isinstance(figure, Circle):
        return {"type": "circle", "cx": figure.cx, "cy": figure.cy, "radius": figure.radius}
    return {"type": "polyline" if isinstance(figure, Polyline) else "points", "points": list(figure.points)}


def figure_from_json(body: Any) -> Figure | None:
    """Read a figure, None for null; raises ValueError."""
    if body is None:
        return None
    if not isinstance(body, Mapping):
        raise ValueError("the figure is no table")
    kind = body.get("type")
    figure: Figure
    if kind == "rotated_box":
        figure = RotatedBox(*(_number(body.get(name), name) for name in ("cx", "cy", "width", "height", "angle")))
    elif kind == "circle":
        figure = Circle(*(_number(body.get(name), name) for name in ("cx", "cy", "radius")))
    elif kind in ("polyline", "points"):
        points = body.get("points")
        if not isinstance(points, list | tuple):
            raise ValueError("the figure has no list of points")
        flat = tuple(_number(value, "a point") for value in points)
        figure = Polyline(flat) if kind == "polyline" else PointSet(flat)
    else:
        raise ValueError(f"the figure's type {str(kind)[:40]!r} is not known")
    check_figure(figure)
    return figure


def attributes_from_json(body: Any) -> Mapping[str, AttributeValue]:
    """Read the attribute values of an object; raises ValueError unless all are text, finite numbers or yes/no."""
    if not body and (body is None or isinstance(body, Mapping)):
        return no_attributes()
    if not isinstance(body, Mapping):
        raise ValueError("the attributes are no table")
    for name, value in body.items():
        if not isinstance(name, str) or not isinstance(value, str | int | float):
            raise ValueError(f"the attribute {str(name)[:40]!r} is neither text, number nor yes/no")
        if not isinstance(value, str):
            _number(value, f"the attribute {name[:40]!r}", is_bool_fine=True)
    return MappingProxyType(dict(body))


def attribute_to_json(attribute: Attribute) -> dict[str, Any]:
    """Return the definition of an attribute as a JSON object."""
    body: dict[str, Any] = {"name": attribute.name, "kind": attribute.kind.value}
    if attribute.choices:
        body["choices"] = list(attribute.choices)
    if attribute.default is not None:
        body["default"] = attribute.default
    if not attribute.is_mutable:
        body["is_mutable"] = False
    return body


def attribute_from_json(body: Any) -> Attribute:
    """Read the definition of an attribute; raises ValueError."""
    if not isinstance(body, Mapping) or not isinstance(body.get("name"), str):
        raise ValueError("an attribute has no name")
    choices, default = body.get("choices", ()), body.get("default")
    if not isinstance(choices, list | tuple) or not all(isinstance(choice, str) for choice in choices):
        raise ValueError(f"the choices of the attribute {body['name'][:40]!r} are no list of texts")
    if isinstance(default, float):
        _number(default, "a default")
    kind = AttributeKind(body.get("kind", "text"))
    return Attribute(body["name"], kind, tuple(choices), default, bool(body.get("is_mutable", True)))


def comment_to_json(comment: Comment) -> dict[str, Any]:
    """Return a comment as a JSON object."""
    body: dict[str, Any] = {"id": comment.id, "x": comment.x, "y": comment.y, "text": comment.text}
    return body | {"is_done": True} if comment.is_done else body


def comments_from_json(body: Any) -> tuple[Comment, ...]:
    """Read the comments of an image; raises ValueError."""
    if body is None:
        return ()
    if not isinstance(body, list | tuple):
        raise ValueError("the comments are no list")
    comments = []
    for item in body:
        if not isinstance(item, Mapping) or not isinstance(item.get("text"), str):
            raise ValueError("a comment has no text")
        place = (_number(item.get("x"), "a comment"), _number(item.get("y"), "a comment"))
        comments.append(
            Comment(count(item.get("id"), "a comment's id"), *place, item["text"], bool(item.get("is_done")))
        )
    if len({comment.id for comment in comments}) != len(comments):
        raise ValueError("two comments share an id")
    return tuple(comments)


def tags_from_json(body: Any) -> tuple[int, ...]:
    """Read the class ids of an image; raises ValueError."""
    if body is None:
        return ()
    if not isinstance(body, list | tuple):
        raise ValueError("the tags are no list")
    tags = tuple(count(item, "a tag", most=2**53 - 1) for item in body)
    return tuple(dict.fromkeys(tags))


def state_from_json(value: Any) -> ReviewState:
    """Read a review state; raises ValueError."""
    try:
        return ReviewState(value or "")
    except ValueError:
        raise ValueError(f"the review state {str(value)[:40]!r} is not known") from None


def count(value: Any, name: str, most: int = MAX_COUNT) -> int:
    """Return a whole number of reasonable size; raises ValueError."""
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > most:
        raise ValueError(f"{name} is not a whole number")
    return value


def _number(value: Any, name: str, is_bool_fine: bool = False) -> float:
    if isinstance(value, bool) and is_bool_fine:
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{name} is not a number")
    try:
        is_finite = math.isfinite(value)
    except OverflowError:
        is_finite = False
    if not is_finite:
        raise ValueError(f"{name} holds a value that is not a finite number")
    return value
