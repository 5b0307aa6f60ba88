"""Numbers of parameters that no metafile publishes, counted once by ``benchmarks.zoo_parameters``."""

from __future__ import annotations

import json
from collections.abc import Mapping

from workbench.core.resources import resource_path

FILE = resource_path("zoo", "parameters.json")


def counted_parameters() -> Mapping[str, Mapping[str, int]]:
    """Return library -> config -> number of parameters; empty when the table is not there."""
    try:
        found = json.loads(FILE.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {library: table for library, table in found.items() if isinstance(table, dict)}
