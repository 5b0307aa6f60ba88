"""What the first directory of a TIFF says, plain or BigTIFF, read without its pixels."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import BinaryIO

MARKS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")

_WIDTH, _HEIGHT, _ORIENTATION = 256, 257, 274
_STRIP_OFFSETS, _STRIP_SIZES, _TILE_OFFSETS, _TILE_SIZES = 273, 279, 324, 325
_PARTS = frozenset({_STRIP_OFFSETS, _STRIP_SIZES, _TILE_OFFSETS, _TILE_SIZES})
_LETTERS = {3: "H", 4: "I", 16: "Q"}
_TURNED = (5, 6, 7, 8)


class TiffHeaderError(ValueError):
    """The directory is cut off or does not hold together."""


@dataclass(frozen=True, slots=True)
class TiffHeader:
    """``size`` as stored, ``orientation`` 1..8; ``parts`` are place and length of every strip or tile, in bytes."""

    size: tuple[int, int]
    orientation: int
    parts: tuple[tuple[int, int], ...]

    @property
    def displayed_size(self) -> tuple[int, int]:
        """Width and height after the orientation was applied."""
        return self.size[::-1] if self.orientation in _TURNED else self.size

    def lies_within(self, length: int) -> bool:
        """Whether there are pixels, and none of them would lie behind the end of a file of this many bytes."""
        return bool(self.parts) and all(place + size <= length for place, size in self.parts)


@dataclass(frozen=True, slots=True)
class _Form:
    """How numbers stand in a file: BigTIFF has 8 bytes where a plain one has 4."""

    order: str
    is_big: bool

    @property
    def place(self) -> str:
        """The letter of an offset."""
        return "Q" if self.is_big else "I"

    @property
    def entry(self) -> str:
        """Tag, kind, count, value."""
        return f"{self.order}HHQ8s" if self.is_big else f"{self.order}HHI4s"


def read_tiff_header(file: BinaryIO, length: int) -> TiffHeader:
    """Read the first directory of a file of ``length`` bytes; raises TiffHeaderError."""
    head = _at(file, 0, 16)
    form = _Form("<" if head[:2] == b"II" else ">", head[:4] in MARKS[2:])
    (start,) = struct.unpack_from(form.order + form.place, head, 8 if form.is_big else 4)
    counter = form.order + ("Q" if form.is_big else "H")
    (count,) = struct.unpack(counter, _at(file, start, struct.calcsize(counter)))
    step = struct.calcsize(form.entry)
    if count * step > length:
        raise TiffHeaderError("its directory is cut off")
    rows = _at(file, start + struct.calcsize(counter), count * step)
    found: dict[int, tuple[int, ...]] = {}
    for place in range(0, len(rows), step):
        tag, kind, values, raw = struct.unpack_from(form.entry, rows, place)
        if kind in _LETTERS:
            numbers = _numbers(file, form, f"{form.order}{values}{_LETTERS[kind]}", raw, tag in _PARTS, length)
            if numbers:
                found[tag] = numbers
    if _WIDTH not in found or _HEIGHT not in found:
        raise TiffHeaderError("it does not say its size")
    places = found.get(_TILE_OFFSETS, found.get(_STRIP_OFFSETS, ()))
    sizes = found.get(_TILE_SIZES, found.get(_STRIP_SIZES, ()))
    parts = tuple(zip(places, sizes, strict=False))
    return TiffHeader((found[_WIDTH][0], found[_HEIGHT][0]), found.get(_ORIENTATION, (1,))[0], parts)


def _numbers(
    file: BinaryIO, form: _Form, layout: str, raw: bytes, is_wanted_far: bool, length: int
) -> tuple[int, ...] | None:
    """Return the whole numbers of an entry; those that stand elsewhere in the file only where they are wanted."""
    needed = struct.calcsize(layout)
    if needed <= len(raw):
        return struct.unpack(layout, raw[:needed])
    if not is_wanted_far:
        return None
    if needed > length:
        raise TiffHeaderError("its directory is cut off")
    (far,) = struct.unpack(form.order + form.place, raw)
    return struct.unpack(layout, _at(file, far, needed))


def _at(file: BinaryIO, place: int, length: int) -> bytes:
    file.seek(place)
    data = file.read(length)
    if len(data) < length:
        raise TiffHeaderError("it is cut off")
    return data
