"""The value of an attribute as text in a field, and back."""

from __future__ import annotations

import math

from workbench.core.schema import AttributeKind, AttributeValue

_YES = ("yes", "true", "1", "是")
_NO = ("no", "false", "0", "否")
_WHOLE_BELOW = 2.0**53


def written(value: AttributeValue | None) -> str:
    """Return a value as a person types it, nothing lost; an empty text for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < _WHOLE_BELOW:
        return str(int(value))
    return str(value)


def typed(text: str, kind: AttributeKind) -> AttributeValue | None:
    """Return what was typed as a value of a kind; None for nothing.

    What does not fit (a word or infinity for a number) stays text, which the attribute then refuses.
    """
    if not text:
        return None
    if kind is AttributeKind.NUMBER:
        return _number(text)
    if kind is AttributeKind.YES_NO and text.lower() in (*_YES, *_NO):
        return text.lower() in _YES
    return text


def _number(text: str) -> AttributeValue:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return text
    return number if math.isfinite(number) else text
