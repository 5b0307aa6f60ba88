"""Numbers from strangers' files: of the right kind and size, or refused with a sentence."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from workbench.formats.json_records import RecordError

_NUMBERS = {int, float}
_MAX_ID = (1 << 63) - 1


def whole_id(value: Any, what: str) -> int:
    """Return an id as int; raises RecordError unless it is a whole number that a database can hold."""
    if type(value) is int and -_MAX_ID <= value <= _MAX_ID:
        return value
    if type(value) is float and value.is_integer() and abs(value) < _MAX_ID:
        return int(value)
    raise RecordError(f"{what} {shown(value)} is not a whole number" if value is not None else f"it has no {what}")


def numbers(value: Any, what: str) -> Sequence[float]:
    """Return a JSON list of numbers as it is; raises RecordError for anything else (booleans included)."""
    if isinstance(value, list) and set(map(type, value)) <= _NUMBERS:
        return value
    raise RecordError(f"{what} is not a list of numbers")


def finite(value: Any, what: str) -> float:
    """Return a finite number as it is; raises RecordError for anything else."""
    try:
        if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
            return value
    except OverflowError:
        pass
    raise RecordError(f"{what} {shown(value)} is not a finite number")


def shown(value: Any) -> str:
    """Return a value for a message, cut short when a stranger made it long."""
    text = ascii(value)
    return text if len(text) <= 40 else text[:37] + "…"
