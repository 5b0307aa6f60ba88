"""The worker's log as a person reads it: last lines, plain text."""

from __future__ import annotations

import os
import re
from pathlib import Path

_TAIL_BYTES = 256 << 10
_ESCAPES = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|.)")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def log_lines(path: Path, count: int, tail_bytes: int = _TAIL_BYTES) -> tuple[str, ...]:
    """Return the last ``count`` lines; progress bars show their last state, colours and control characters are gone.

    A missing or unreadable log has no lines. Reads at most the last ``tail_bytes``.
    """
    try:
        with open(path, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            file.seek(max(0, size - tail_bytes))
            data = file.read(tail_bytes)
    except OSError:
        return ()
    lines = data.decode("utf-8", errors="replace").split("\n")
    if size > len(data):
        lines = lines[1:]
    if lines and not lines[-1]:
        lines.pop()
    return tuple(plain(line) for line in lines[-count:]) if count > 0 else ()


def last_words(path: Path) -> str:
    """The last line that says anything, at most 300 characters; empty when there is none."""
    return next((line.strip()[:300] for line in reversed(log_lines(path, 50, 16 << 10)) if line.strip()), "")


def plain(line: str) -> str:
    """A line as a terminal would leave it: after the last carriage return, without escapes and control characters."""
    shown = line.rstrip("\r").rsplit("\r", 1)[-1]
    return _CONTROLS.sub("", _ESCAPES.sub("", shown))
