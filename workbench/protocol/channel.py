"""Append-only JSON lines: one writer, any number of readers, a torn last line tolerated."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from workbench.protocol.messages import Message, MessageError, from_json, to_json

MAX_LINE_BYTES = 1 << 20
"""A longer line is no message of ours; readers skip it."""


class ChannelWriter:
    """Appends messages to a file, one write call a line, so that a crash can tear the last line only.

    A torn line that an earlier writer left is closed first, so that it spoils no line of ours.
    """

    def __init__(self, path: Path) -> None:
        self._fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
        size = os.fstat(self._fd).st_size
        if size and os.pread(self._fd, 1, size - 1) != b"\n":
            os.write(self._fd, b"\n")

    def write(self, message: Message) -> None:
        """Append one message; raises OSError when the disk refuses (full, gone)."""
        line = json.dumps(to_json(message), ensure_ascii=False, allow_nan=True) + "\n"
        data = line.encode()
        written = os.write(self._fd, data)
        if written != len(data):
            raise OSError(28, "the disk is full")

    def close(self) -> None:
        """Close the file; writing after that raises OSError."""
        os.close(self._fd)


class ChannelReader:
    """Reads what was appended since the last ``poll``; starts over when the file became shorter.

    Lines that are no message are counted in ``skipped`` and otherwise ignored: the worker may run a stranger's code.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._offset = 0
        self._rest = b""
        self.skipped = 0
        self.restarted = False

    def poll(self, limit_bytes: int = 8 << 20) -> list[Message]:
        """Return the new whole messages, at most about ``limit_bytes`` of them; a missing file gives none.

        ``restarted`` is True when this call began the file anew: earlier messages no longer hold.
        """
        self.restarted = False
        try:
            with open(self._path, "rb") as file:
                size = os.fstat(file.fileno()).st_size
                if size < self._offset:
                    self._offset, self._rest, self.restarted = 0, b"", True
                file.seek(self._offset)
                data = file.read(limit_bytes)
        except FileNotFoundError:
            return []
        self._offset += len(data)
        lines = (self._rest + data).split(b"\n")
        self._rest = lines.pop() if len(lines[-1]) <= MAX_LINE_BYTES else b""
        return [message for message in map(self._decode, lines) if message is not None]

    @property
    def offset(self) -> int:
        """How many bytes of the file were taken in, a torn last line included."""
        return self._offset

    def _decode(self, line: bytes) -> Message | None:
        if not line.strip():
            return None
        try:
            body: Any = json.loads(line) if len(line) <= MAX_LINE_BYTES else None
            return from_json(body)
        except (ValueError, RecursionError, MessageError):
            self.skipped += 1
            return None
