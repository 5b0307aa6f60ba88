"""A stamp inside an environment says which requirements it holds, so that a second start does nothing."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path


def fingerprint(files: Sequence[Path], *facts: str) -> str:
    """Return a hash over the files' contents, the Python version and other facts that ask for a new installation."""
    digest = hashlib.sha256()
    for part in (f"{sys.version_info.major}.{sys.version_info.minor}", *facts):
        digest.update(part.encode() + b"\0")
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def has_stamp(venv: Path, name: str, value: str) -> bool:
    """True when the environment was completed for exactly this fingerprint."""
    try:
        return _path(venv, name).read_text(encoding="utf-8").strip() == value
    except OSError:
        return False


def write_stamp(venv: Path, name: str, value: str) -> None:
    """Say that the environment is complete; called last."""
    _path(venv, name).write_text(value + "\n", encoding="utf-8")


def remove_stamp(venv: Path, name: str) -> None:
    """Say that the environment is being changed; called first, so that an interrupted change is seen."""
    _path(venv, name).unlink(missing_ok=True)


def _path(venv: Path, name: str) -> Path:
    return venv / f"workbench-{name}.stamp"
