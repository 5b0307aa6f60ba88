"""Checkpoints on disk: a new one is whole before it counts, and an old one goes only after that.

The order is what makes a crash harmless at any instant: write ``.part`` beside the others, flush, fsync, read it back,
rename, fsync the folder, put it into the manifest the same way, and only then delete what is no longer needed.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from workbench.protocol.fingerprint import sha256_if_there

KEEP = 2
"""So many of the newest are kept, and the best one besides."""

_PREFIX = "step-"


class CheckpointError(ValueError):
    """A checkpoint that cannot be used; the text names the file and the reason."""


class DiskFullError(OSError):
    """There is no room for the next checkpoint; the ones before it are untouched."""


@dataclass(frozen=True, slots=True)
class CheckpointRecord:
    """One whole checkpoint: its file name, where the run stood, how good it was and what the file must hash to.

    ``metric`` is the validation figure at that point, None when there was no validation.
    """

    file: str
    epoch: int
    step: int
    sha256: str
    size: int
    metric: float | None = None
    is_best: bool = False


_STILL_THERE = "those beside it are untouched: predict with one by its file name, or train anew"


class CheckpointStore:
    """The checkpoints of one run, in ``folder``, listed in ``folder/manifest.json``, newest last."""

    def __init__(self, folder: Path, suffix: str = ".pth", free_bytes: Callable[[Path], int] | None = None) -> None:
        self._folder = folder
        self._suffix = suffix
        self._manifest = folder / "manifest.json"
        self._free_bytes = free_bytes or _free_bytes

    def records(self) -> tuple[CheckpointRecord, ...]:
        """Return the whole checkpoints, newest last; those whose file is gone or was cut short do not count."""
        try:
            body = json.loads(self._manifest.read_text(encoding="utf-8"))
            known = {entry.name for entry in fields(CheckpointRecord)}
            found = [CheckpointRecord(**{k: v for k, v in item.items() if k in known}) for item in body["checkpoints"]]
        except FileNotFoundError:
            # A crash before the first list leaves one file at most; more of them were listed once.
            if len(list(self._folder.glob(f"{_PREFIX}*{self._suffix}"))) > 1:
                raise CheckpointError(f"{self._manifest}: the list of checkpoints is gone; {_STILL_THERE}") from None
            return ()
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise CheckpointError(f"{self._manifest}: not a list of checkpoints ({error}); {_STILL_THERE}") from None
        return tuple(record for record in found if self._is_there(record))

    def newest(self) -> CheckpointRecord | None:
        """Return the newest whole checkpoint whose content is what was written, or None."""
        return next((record for record in reversed(self.records()) if self.is_intact(record)), None)

    def best(self) -> CheckpointRecord | None:
        """Return the best by validation, or the newest when nothing was validated."""
        found = next((record for record in self.records() if record.is_best), None)
        return found if found is not None and self.is_intact(found) else self.newest()

    def path(self, record: CheckpointRecord) -> Path:
        """Return where a checkpoint lies."""
        return self._folder / Path(record.file).name

    def is_intact(self, record: CheckpointRecord) -> bool:
        """Return whether the file still holds what was written."""
        return sha256_if_there(self.path(record)) == record.sha256

    def save(
        self,
        record: CheckpointRecord,
        write: Callable[[Path], None],
        verify: Callable[[Path], None],
    ) -> CheckpointRecord:
        """Store a checkpoint; returns its record with name, size and hash filled in.

        A step that is stored already is not written again: it is the same state.
        ``write`` fills a new file, ``verify`` reads it back and raises when it is not usable. Raises DiskFullError
        (before anything is written when the room is known to be too small) or what they raise; then everything is
        as it was.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        self._drop_strays()
        older = self.records()
        same = next((entry for entry in older if entry.step == record.step and self.is_intact(entry)), None)
        if same is not None:
            return self._remember(older, replace(same, metric=record.metric, is_best=record.is_best or same.is_best))
        self._check_room(older)
        name = f"{_PREFIX}{record.step:07d}{self._suffix}"
        partial = self._folder / (name + ".part")
        try:
            write(partial)
            _flush_to_disk(partial)
            verify(partial)
            stored = CheckpointRecord(
                name,
                record.epoch,
                record.step,
                sha256_if_there(partial),
                partial.stat().st_size,
                record.metric,
                record.is_best,
            )
            partial.replace(self._folder / name)
            _flush_to_disk(self._folder)
        except BaseException as error:
            partial.unlink(missing_ok=True)
            raise _as_disk_full(error) from error
        return self._remember(older, stored)

    def _remember(self, older: tuple[CheckpointRecord, ...], stored: CheckpointRecord) -> CheckpointRecord:
        self._write_manifest(_kept((*(entry for entry in older if entry.file != stored.file), stored)))
        self._drop_strays()
        return stored

    def _check_room(self, older: tuple[CheckpointRecord, ...]) -> None:
        needed = int(1.1 * older[-1].size) if older else 0
        if self._free_bytes(self._folder) < needed:
            raise DiskFullError(errno.ENOSPC, f"a checkpoint needs {needed >> 20} MiB")

    def _is_there(self, record: CheckpointRecord) -> bool:
        try:
            return self.path(record).stat().st_size == record.size
        except OSError:
            return False

    def _write_manifest(self, records: tuple[CheckpointRecord, ...]) -> None:
        body: dict[str, Any] = {"version": 1, "checkpoints": [asdict(record) for record in records]}
        partial = self._manifest.with_name("manifest.json.part")
        try:
            partial.write_text(json.dumps(body, indent=1), encoding="utf-8")
            _flush_to_disk(partial)
            partial.replace(self._manifest)
            _flush_to_disk(self._folder)
        except OSError as error:
            partial.unlink(missing_ok=True)
            raise _as_disk_full(error) from error

    def _drop_strays(self) -> None:
        """Delete what the manifest does not list: cut-short files of a crash, and those no longer kept."""
        listed = {record.file for record in self.records()}
        for path in self._folder.glob(f"{_PREFIX}*{self._suffix}*"):
            if path.name not in listed:
                path.unlink(missing_ok=True)


def _kept(records: tuple[CheckpointRecord, ...]) -> tuple[CheckpointRecord, ...]:
    """The newest ones and the newest best one; an earlier best is the best no more."""
    bests = [record for record in records if record.is_best]
    plain = [replace(record, is_best=False) if record in bests[:-1] else record for record in records]
    return tuple(record for position, record in enumerate(plain) if record.is_best or position >= len(plain) - KEEP)


def _as_disk_full(error: BaseException) -> BaseException:
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFullError(error.errno, str(error))
    return error


def _free_bytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def _flush_to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
