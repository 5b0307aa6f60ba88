"""The few lines of DeepLabCut's config.yaml that matter here, read as text: no YAML loader sees a stranger's file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_MAX_BYTES = 1 << 20
_TASK = re.compile(r"^Task:[ \t]*(\S[^#\n]*)", re.MULTILINE)
_SKELETON = re.compile(r"^skeleton:[ \t]*(.*(?:\n[ \t]*(?:-.*)?)*)", re.MULTILINE)
_FLOW_PAIR = re.compile(r"\[\s*([^\[\],]+?)\s*,\s*([^\[\],]+?)\s*\]")
_BLOCK_PAIR = re.compile(r"^[ \t]*-[ \t]+-[ \t]+(.+?)[ \t]*\n[ \t]+-[ \t]+(.+?)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class DeepLabCutConfig:
    """The project's name (empty: not said) and its skeleton as pairs of bodypart names."""

    task: str = ""
    skeleton: tuple[tuple[str, str], ...] = ()


def read_config(path: Path) -> DeepLabCutConfig:
    """Read a config.yaml; what is missing or written in an unusual way is empty. Never raises."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            return DeepLabCutConfig()
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return DeepLabCutConfig()
    task = _TASK.search(text)
    section = _SKELETON.search(text)
    body = section[1] if section else ""
    pairs = _FLOW_PAIR.findall(body) or _BLOCK_PAIR.findall(body)
    return DeepLabCutConfig(
        _plain(task[1]) if task else "",
        tuple((_plain(first), _plain(second)) for first, second in pairs),
    )


def _plain(text: str) -> str:
    return text.strip().strip("\"'")
