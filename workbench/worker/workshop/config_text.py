"""A config as text: one setting a line, in an order of ours, so that two of them can be laid side by side."""

from __future__ import annotations

import keyword
import math
from collections.abc import Mapping
from typing import Any

ROOTS = (
    "model",
    "train_dataloader",
    "val_dataloader",
    "val_evaluator",
    "optim_wrapper",
    "param_scheduler",
    "train_cfg",
    "val_cfg",
    "custom_hooks",
    "default_hooks",
    "randomness",
    "env_cfg",
    "load_from",
)
"""What decides a training, in this order; what else a config holds is made of these, or is for testing and logging."""

SHORT = 88
"""A list without tables is written in one line up to so many characters."""


def roots(config: Mapping[str, Any]) -> dict[str, Any]:
    """Return the part of a config that decides a training."""
    return {name: config[name] for name in ROOTS if name in config}


def text(config: Mapping[str, Any], like: Mapping[str, Any] | None = None) -> str:
    """Return a config as Python assignments; keys stand in the order that ``like`` has them, new ones after."""
    order = like or {}
    lines: list[str] = []
    for name in (*(key for key in order if key in config), *(key for key in config if key not in order)):
        lines += _assigned(f"{name} = ", config[name], order.get(name), "")
    return "\n".join(lines) + "\n"


def _assigned(head: str, value: Any, like: Any, indent: str, end: str = "") -> list[str]:
    body = _lines(value, like, indent)
    return [head + body[0], *body[1:-1], body[-1] + end] if len(body) > 1 else [head + body[0] + end]


def _lines(value: Any, like: Any, indent: str) -> list[str]:
    """Return the lines of a value; the first without its indent."""
    inner = indent + "    "
    if isinstance(value, dict) and value:
        known = like if isinstance(like, dict) else {}
        keys = ordered(value, known)
        rows = [_assigned(f"{inner}{key}=", value[key], known.get(key), inner, ",") for key in keys]
        if all(map(_is_key, keys)):
            return ["dict(", *(line for row in rows for line in row), f"{indent})"]
        rows = [_assigned(f"{inner}{key!r}: ", value[key], known.get(key), inner, ",") for key in keys]
        return ["{", *(line for row in rows for line in row), f"{indent}}}"]
    flat = literal(value)
    if not isinstance(value, (list, tuple)) or (len(flat) <= SHORT and not any(isinstance(i, dict) for i in value)):
        return [flat]
    same = like if isinstance(like, (list, tuple)) and len(like) == len(value) else [None] * len(value)
    rows = [_assigned(inner, item, below, inner, ",") for item, below in zip(value, same, strict=True)]
    return ["[", *(line for row in rows for line in row), f"{indent}]"]


def _is_key(key: Any) -> bool:
    return isinstance(key, str) and key.isidentifier() and not keyword.iskeyword(key)


def ordered(table: dict[str, Any], like: dict[str, Any]) -> list[str]:
    """Return a table's keys: ``type`` first, then as ``like`` has them, then the new ones."""
    first = [key for key in ("type",) if key in table]
    known = [key for key in like if key in table and key not in first]
    return [*first, *known, *(key for key in table if key not in first and key not in known)]


def literal(value: Any) -> str:
    """Return a value without tables as Python text; classes by their name."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{literal(key)}: {literal(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        inside = ", ".join(literal(item) for item in value)
        return f"[{inside}]" if isinstance(value, list) else f"({inside}{',' if len(value) == 1 else ''})"
    if isinstance(value, float) and not math.isfinite(value):
        return f'float("{value}")'
    if isinstance(value, (str, int, float, bool)) or value is None:
        return repr(value)
    return getattr(value, "__name__", None) or repr(value)
