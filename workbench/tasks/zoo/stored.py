"""The zoo as it was read last time, in one file: a window that opens it again need not read 2,700 configs."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import NamedTuple

import msgspec

from workbench.tasks.finding import Finding
from workbench.tasks.sentence import Sentence
from workbench.tasks.zoo import counted
from workbench.tasks.zoo.entry import Zoo, ZooEntry
from workbench.tasks.zoo.kinds import LIBRARIES

_DISTRIBUTIONS = {
    "mmdet": ("mmdet", "onedl_mmdetection"),
    "mmpose": ("mmpose", "onedl_mmpose"),
    "mmpretrain": ("mmpretrain", "onedl_mmpretrain"),
    "mmseg": ("mmsegmentation", "onedl_mmsegmentation"),
    "mmagic": ("mmagic", "onedl_mmagic"),
}
"""What each library is called where packages are installed."""


class _StoredFinding(NamedTuple):
    level: str
    code: str
    template: str
    values: dict[str, str | float]


class _Stored(msgspec.Struct):
    key: str
    entries: list[ZooEntry]
    findings: list[_StoredFinding]
    versions: list[str]


def versions(site_packages: Path) -> tuple[str, ...]:
    """Return the installed libraries with their versions, told by the names of their folders: ``mmdet 3.3.0``."""
    known: dict[str, str] = {}
    for folder in sorted(site_packages.glob("*.dist-info")):
        name, _, version = folder.name.removesuffix(".dist-info").partition("-")
        known[name.lower()] = version
    return tuple(
        f"{library} {known[name]}" for library, names in _DISTRIBUTIONS.items() for name in names if name in known
    )


def key_of(site_packages: Path) -> str:
    """Return what the zoo read from a folder depends on: versions, times of change, and the code that reads it."""
    digest = hashlib.sha256(repr((str(site_packages), versions(site_packages))).encode())
    for library in LIBRARIES:
        root = site_packages / library / ".mim"
        digest.update(_changed(root / "model-index.yml") + _changed(root / "configs"))
    for file in (*sorted(Path(__file__).parent.glob("*.py")), counted.FILE):
        digest.update(_changed(file))
    return digest.hexdigest()


def read_stored(file: Path, key: str) -> Zoo | None:
    """Return the stored zoo; None when there is none, it cannot be read or it was read from something else."""
    try:
        stored = msgspec.json.decode(file.read_bytes(), type=_Stored)
    except (OSError, ValueError):
        return None
    if stored.key != key:
        return None
    findings = tuple(
        Finding(found.level, found.code, Sentence(found.template, **found.values)) for found in stored.findings
    )
    return Zoo(tuple(stored.entries), findings, tuple(stored.versions))


def write_stored(file: Path, key: str, zoo: Zoo) -> None:
    """Keep a zoo for the next time; raises OSError. The file is whole or not there."""
    findings = [
        _StoredFinding(found.level, found.code, found.text.template, dict(found.text.values)) for found in zoo.findings
    ]
    stored = _Stored(key, list(zoo.entries), findings, list(zoo.versions))
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(f"{file.name}.{os.getpid()}.partial")
    partial.write_bytes(msgspec.json.encode(stored, enc_hook=str))
    partial.replace(file)


def _changed(path: Path) -> bytes:
    try:
        state = path.stat()
    except OSError:
        return b"-"
    return f"{path.name} {state.st_mtime_ns} {state.st_size};".encode()
