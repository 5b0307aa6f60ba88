"""Copies of the database as it was: made at opening and before imports, the newest ten kept."""

from __future__ import annotations

import os
import re
import shutil
import time
from pathlib import Path

from workbench.project.error import ProjectError
from workbench.project.layout import ProjectLayout
from workbench.project.store import Store

KEEP = 10

_NAME = re.compile(r"labels-(\d{8}-\d{6})-(\d+)\.db")


def snapshots(layout: ProjectLayout) -> tuple[Path, ...]:
    """Return the snapshots, oldest first."""
    try:
        found = [path for path in layout.snapshots.iterdir() if _NAME.fullmatch(path.name)]
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda path: (path.name[7:22], _edits(path))))


def take_snapshot(layout: ProjectLayout, store: Store) -> Path | None:
    """Copy the database unless the newest snapshot holds the same edits; returns the copy or None.

    The copy appears under its name only when it is whole and on the disk. Raises ProjectError.
    """
    known = snapshots(layout)
    number = store.last_number()
    if number == 0 or (known and _edits(known[-1]) == number):
        return None
    target = layout.snapshots / f"labels-{time.strftime('%Y%m%d-%H%M%S')}-{number}.db"
    partial = target.with_suffix(".part")
    try:
        layout.snapshots.mkdir(exist_ok=True)
        partial.unlink(missing_ok=True)
        store.copy_to(partial)
        _sync(partial)
        partial.replace(target)
        _sync(layout.snapshots)
        for old in (*known, target)[:-KEEP]:
            old.unlink(missing_ok=True)
    except OSError as error:
        raise ProjectError(f"{target}: the snapshot cannot be written ({error.strerror})") from None
    return target


def restore(layout: ProjectLayout, snapshot: Path) -> Path:
    """Put a snapshot in the place of the database; returns where the old file went (nothing is deleted)."""
    kept = layout.path / f"labels-damaged-{time.strftime('%Y%m%d-%H%M%S')}.db"
    for suffix in ("", "-wal", "-shm"):
        part = layout.database.with_name(layout.database.name + suffix)
        if part.exists():
            part.replace(kept.with_name(kept.name + suffix))
    partial = layout.database.with_suffix(".part")
    shutil.copyfile(snapshot, partial)
    _sync(partial)
    partial.replace(layout.database)
    _sync(layout.path)
    return kept


def _edits(snapshot: Path) -> int:
    found = _NAME.fullmatch(snapshot.name)
    return int(found[2]) if found else 0


def _sync(path: Path) -> None:
    """Make a file or a folder durable; Windows cannot open folders, and does not need it."""
    if path.is_dir() and os.name == "nt":
        return
    fd = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
