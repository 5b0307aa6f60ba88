"""The one place that imports while the program runs: what most starts do not need (see docs/adr/0010)."""

from __future__ import annotations

import importlib
from typing import Any


def import_late(place: str) -> Any:
    """Return the object that ``module:name`` names, importing its module now; a module alone is imported and returned.

    ``place`` is written out where this is called, so that a test can hold the list of late imports against its table.
    Raises ImportError as an import statement would.
    """
    module, _, name = place.partition(":")
    found = importlib.import_module(module)
    return getattr(found, name) if name else found
