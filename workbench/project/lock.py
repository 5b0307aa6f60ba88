"""One writer a project: a lock of the operating system, and beside it a text that says who holds it."""

from __future__ import annotations

import json
import os
import socket
import sys
import time
from pathlib import Path

import psutil

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class ProjectLock:
    """Held while a project is open for writing. The system frees it when the process dies, however it dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._fd: int | None = None

    def acquire(self) -> str:
        """Take the lock; returns an empty string, or a sentence saying who holds it or why it cannot be had."""
        try:
            fd = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            return f"the folder cannot be written ({error.strerror}), so the project is open for reading only"
        try:
            _lock(fd)
        except OSError:
            os.close(fd)
            return f"the project is open in {self._owner()}, so here it can only be read; close it there first"
        os.ftruncate(fd, 0)
        os.pwrite(fd, json.dumps(_owner_record()).encode(), 0)
        self._fd = fd
        return ""

    def release(self) -> None:
        """Give the lock back; the file stays (removing it would race with the next opener)."""
        if self._fd is not None:
            os.ftruncate(self._fd, 0)
            os.close(self._fd)
            self._fd = None

    def _owner(self) -> str:
        try:
            record = json.loads(self._path.read_text(encoding="utf-8"))
            started = time.strftime("%H:%M", time.localtime(float(record["create_time"])))
            return f"another window (process {int(record['pid'])} on {record['host']}, started {started})"
        except (OSError, ValueError, KeyError, TypeError, OverflowError):
            return "another window"


def _owner_record() -> dict[str, object]:
    process = psutil.Process()
    return {"pid": process.pid, "create_time": process.create_time(), "host": socket.gethostname()}


def _lock(fd: int) -> None:
    """Raises OSError when somebody else holds the lock."""
    if sys.platform == "win32":
        os.lseek(fd, 1 << 30, os.SEEK_SET)  # far behind the text, which others must be able to read
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
