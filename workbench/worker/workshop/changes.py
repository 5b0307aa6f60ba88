"""What of a config became what, as dotted keys."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any, NamedTuple

from workbench.worker.workshop.config_text import literal

LONGEST = 200
"""A value is told with so many characters at most."""


class Change(NamedTuple):
    """One setting; an empty ``before`` or ``after`` says that it is not there."""

    key: str
    before: str
    after: str


def changes(before: Any, after: Any, path: str = "") -> Iterator[Change]:
    """Yield what differs between two configs, in the order of the new one, what was dropped at the end of its table."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in [*after, *(key for key in before if key not in after)]:
            below = f"{path}.{key}" if path else str(key)
            if key not in before:
                yield Change(below, "", short(after[key]))
            elif key not in after:
                yield Change(below, short(before[key]), "")
            else:
                yield from changes(before[key], after[key], below)
    elif _are_tables(before) and _are_tables(after):
        yield from _changes_of_lists(list(before), list(after), path)
    elif literal(_listed(before)) != literal(_listed(after)):
        yield Change(path, short(before), short(after))


def _changes_of_lists(before: list[Any], after: list[Any], path: str) -> Iterator[Change]:
    """Lists of transforms and hooks: those of one type belong together, wherever they stand."""
    old, new = ([str(item.get("type", "")) for item in items] for items in (before, after))
    for step, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step == "equal":
            for i, j in zip(range(i1, i2), range(j1, j2), strict=True):
                yield from changes(before[i], after[j], f"{path}.{j}")
            continue
        for i in range(i1, i2):
            yield Change(f"{path}.{i}", short(before[i]), "")
        for j in range(j1, j2):
            yield Change(f"{path}.{j}", "", short(after[j]))


def short(value: Any) -> str:
    """Return a value in one line, cut where it is long."""
    text = literal(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _are_tables(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and len(value) > 0 and all(isinstance(item, dict) for item in value)


def _listed(value: Any) -> Any:
    """A tuple and a list of the same numbers are the same setting."""
    return [_listed(item) for item in value] if isinstance(value, (list, tuple)) else value
