"""Every table of a config, however deep."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def tables(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each dict below ``node`` and itself with its dotted path, outer ones first.

    What is put into a table while it is visited is visited, too.
    """
    if isinstance(node, dict):
        yield path, node
        for key in list(node):
            yield from tables(node.get(key), f"{path}.{key}" if path else str(key))
    elif isinstance(node, (list, tuple)):
        for place, child in enumerate(node):
            yield from tables(child, f"{path}.{place}" if path else str(place))


def set_everywhere(node: Any, key: str, value: Any) -> int:
    """Set a key in every table that has it; returns in how many."""
    found = [table for _, table in tables(node) if key in table]
    for table in found:
        table[key] = value
    return len(found)
