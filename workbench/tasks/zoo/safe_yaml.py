"""YAML from a package, read as plain values: no objects, no tags, no bombs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

MAX_BYTES = 4 << 20
MAX_ALIASES = 2000
MAX_DEPTH = 60
"""The longest metafile there is has 0.1 MB, a few dozen aliases and a depth of 8."""


class UnreadableError(ValueError):
    """A file that cannot be read; the text says what is wrong, without the file's name."""


def read_yaml(path: Path) -> Any:
    """Return a file's values; raises UnreadableError."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise UnreadableError(f"it is larger than {MAX_BYTES >> 20} MB")
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise UnreadableError(error.strerror or str(error)) from None
    except UnicodeDecodeError:
        raise UnreadableError("it is not UTF-8 text") from None
    try:
        _check_shape(text)
        loader = yaml.CSafeLoader(text)
        try:
            return loader.get_single_data()
        finally:
            loader.dispose()
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError) as error:
        raise UnreadableError(_first_line(error)) from None


def _check_shape(text: str) -> None:
    """Refuse what would grow or overflow while it is put together, from its events alone."""
    depth = aliases = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            aliases += 1
        elif isinstance(event, yaml.ScalarEvent) and event.value == "<<":
            raise UnreadableError("it merges tables into others, which a description has no need of")
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if aliases > MAX_ALIASES or depth > MAX_DEPTH:
            raise UnreadableError("it has more aliases or levels than a description needs")


def _first_line(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).partition("\n")[0] or type(error).__name__
    return f"line {mark.line + 1}: {problem}" if mark is not None else str(problem)
