"""What a registered class can be made with."""

from __future__ import annotations

import inspect
from typing import Any


def accepted(cls: type) -> dict[str, Any]:
    """Return the names that a class takes, each with its default (``inspect.Parameter.empty`` without one).

    Its parents' count as far as it hands on what it does not know: a class that takes no ``**kwargs`` ends the search,
    whatever its parent would take.
    """
    found: dict[str, Any] = {}
    for each in cls.__mro__:
        if "__init__" in vars(each):
            told = inspect.signature(vars(each)["__init__"]).parameters
            for name, entry in told.items():
                found.setdefault(name, entry.default)
            if all(entry.kind is not entry.VAR_KEYWORD for entry in told.values()):
                break
    return found
