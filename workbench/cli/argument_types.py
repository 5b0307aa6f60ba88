"""Arguments of commands, refused in words where they are no number or name nothing."""

from __future__ import annotations

import argparse
import math
import re
from pathlib import Path


def named_path(text: str) -> Path:
    """A path that says something: an empty one, as an unset variable of a shell gives, would mean the folder here."""
    if not text.strip():
        raise argparse.ArgumentTypeError("a folder's name, and this one is empty")
    return Path(text)


def positive(text: str) -> int:
    """Read a whole number of at least 1."""
    if not re.fullmatch(r"[1-9]\d{0,8}", text):
        raise argparse.ArgumentTypeError("a whole number of at least 1")
    return int(text)


def rate(text: str) -> float:
    """Read a number above 0."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < math.inf:
        raise argparse.ArgumentTypeError("a number above 0")
    return value
