"""The checks of single stored fields: ids, numbers, boxes, rings, keypoints, unknown members."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from workbench.core.instance import Keypoint, Ring
from workbench.core.schema import NO_EXTRAS

MAX_ID = 2**53 - 1
"""The largest id: every JSON reader holds it exactly."""


class EntityError(ValueError):
    """A stored value that cannot be one of ours; the text says which field and why."""


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
