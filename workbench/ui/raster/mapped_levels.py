"""Levels of a large image in one file of the cache folder, looked at through a memory map. No Qt."""

from __future__ import annotations

import contextlib
import mmap
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from workbench.ui.raster.levels import Levels, Raw, Size, half

_STRIPE_ROWS = 1024
_ENDING = ".levels"
_UNDER_WAY = ".part"


class NoRoomError(OSError):
    """The disk has no room for a file of this many bytes."""

    def __init__(self, byte_count: int) -> None:
        super().__init__()
        self.byte_count = byte_count


@dataclass(frozen=True, slots=True)
class Form:
    """How values lie in a file: levels one after the other, rows from the top."""

    sizes: tuple[Size, ...]
    first: int
    channels: int
    dtype: np.dtype[np.generic]

    @property
    def byte_count(self) -> int:
        """Size of the file."""
        return sum(self._bytes_of(level) for level in range(self.first, len(self.sizes)))

    def place(self, level: int) -> int:
        """Return where a level begins."""
        return sum(self._bytes_of(before) for before in range(self.first, level))

    def shape(self, level: int) -> tuple[int, ...]:
        """Return the shape of a level's array."""
        width, height = self.sizes[level]
        return (height, width) if self.channels == 1 else (height, width, self.channels)

    def _bytes_of(self, level: int) -> int:
        width, height = self.sizes[level]
        return width * height * self.channels * self.dtype.itemsize


class MappedLevels:
    """The levels from ``form.first`` on; finer ones are read from ``below`` (a TIFF's own tiles)."""

    def __init__(self, path: Path, form: Form, below: Levels | None = None) -> None:
        self._form = form
        self._below = below
        whole = np.memmap(path, np.uint8, "r", shape=(form.byte_count,))
        self._arrays = {level: _part(whole, form, level) for level in range(form.first, len(form.sizes))}

    @property
    def sizes(self) -> tuple[Size, ...]:
        """Width and height of every level."""
        return self._form.sizes

    @property
    def finest(self) -> int:
        """All levels can be read."""
        return 0

    def read(self, level: int, x: int, y: int, width: int, height: int) -> Raw:
        """Return a copy of a part, so that nothing waits for the disk afterwards."""
        if level in self._arrays:
            return np.array(self._arrays[level][y : y + height, x : x + width])
        assert self._below is not None
        return self._below.read(level, x, y, width, height)

    def peek(self, x: int, y: int) -> Raw | None:
        """Return one pixel."""
        if 0 in self._arrays:
            return np.array(self._arrays[0][y, x])
        return self._below.peek(x, y) if self._below is not None else None


def _part(whole: np.memmap[tuple[int, ...], np.dtype[np.uint8]], form: Form, level: int) -> Raw:
    place = form.place(level)
    shape = form.shape(level)
    length = int(np.prod(shape)) * form.dtype.itemsize
    return np.asarray(whole[place : place + length]).view(form.dtype).reshape(shape)


class LevelFiles:
    """A folder of such files, named by the caller; the ones used longest ago go when they grow too many."""

    def __init__(self, folder: Path, most_bytes: int) -> None:
        self._folder = folder
        self._most_bytes = most_bytes

    def find(self, key: str, form: Form) -> Path | None:
        """Return a whole file of this name and form."""
        path = self._folder / f"{key}{_ENDING}"
        try:
            if path.stat().st_size != form.byte_count:
                return None
            path.touch()
        except OSError:
            return None
        return path

    def make(self, key: str, form: Form, fill: Callable[[Raw], None]) -> Path:
        """Write a file: ``fill`` writes the first level into the arrays, the others follow from it.

        Raises NoRoomError, OSError, and what ``fill`` raises; a file that was not finished is never found.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        self._make_room(form.byte_count)
        part = self._folder / f"{key}{_UNDER_WAY}"
        try:
            whole = np.memmap(part, np.uint8, "w+", shape=(form.byte_count,))
            levels = [_part(whole, form, level) for level in range(form.first, len(form.sizes))]
            fill(levels[0])
            _let_go(whole)
            for upper, lower in pairwise(levels):
                _halve(upper, lower)
                _let_go(whole)
            whole.flush()
            path = self._folder / f"{key}{_ENDING}"
            part.replace(path)
            return path
        finally:
            part.unlink(missing_ok=True)

    def _make_room(self, byte_count: int) -> None:
        files = sorted(self._folder.glob(f"*{_ENDING}"), key=lambda path: path.stat().st_mtime)
        total = sum(path.stat().st_size for path in files) + byte_count
        for path in files:
            if total <= self._most_bytes and shutil.disk_usage(self._folder).free > 2 * byte_count:
                break
            total -= path.stat().st_size
            # In use by another window on a system that does not allow it: the next one goes.
            with contextlib.suppress(OSError):
                path.unlink()
        if shutil.disk_usage(self._folder).free < 1.2 * byte_count:
            raise NoRoomError(byte_count)


def _halve(upper: Raw, lower: Raw) -> None:
    """Fill a level from the one above it, stripe by stripe: never more than some rows in memory."""
    for top in range(0, upper.shape[0], 2 * _STRIPE_ROWS):
        stripe = upper[top : top + 2 * _STRIPE_ROWS]
        rows = (stripe.shape[0] + 1) // 2
        lower[top // 2 : top // 2 + rows] = half(stripe, (lower.shape[1], rows))


def _let_go(whole: np.memmap[tuple[int, ...], np.dtype[np.uint8]]) -> None:
    """Tell the system that the pages written so far need not stay in memory."""
    whole.flush()
    mapped = whole._mmap  # type: ignore[attr-defined]
    if hasattr(mmap, "MADV_DONTNEED"):
        mapped.madvise(mmap.MADV_DONTNEED)
