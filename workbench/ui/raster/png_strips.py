"""A PNG from the top to the bottom, some rows at a time, for images too large to be decoded as a whole. No Qt.

Decoders of PNG give all pixels or none. But the rows of a PNG are one stream, each coded from the row above it: some of
them, below the last row decoded before, are a small PNG again, which the same decoder reads as fast.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import cv2
import numpy as np

from workbench.ui.raster.levels import Raw, Size

_MARK = b"\x89PNG\r\n\x1a\n"
_STRIP_BYTES = 16 * 1024 * 1024
_PIECE_BYTES = 1024 * 1024
_CHANNELS = {0: 1, 2: 3, 6: 4}
"""Channels by colour type: grey, RGB, RGBA. Palettes, which decode to more than they are, are left out."""


@dataclass(frozen=True, slots=True)
class PngForm:
    """How the rows of a file are stored."""

    size: Size
    depth: int
    color_type: int

    @property
    def stored_channels(self) -> int:
        """Channels in the file, with transparency."""
        return _CHANNELS[self.color_type]

    @property
    def channels(self) -> int:
        """Channels that are shown: 1 or 3."""
        return min(self.stored_channels, 3)

    @property
    def dtype(self) -> np.dtype[np.generic]:
        """Kind of the values."""
        return np.dtype(np.uint8 if self.depth == 8 else np.uint16)

    @property
    def row_bytes(self) -> int:
        """Bytes of a row, without the one that says how it is coded."""
        return self.size[0] * self.stored_channels * self.depth // 8


def png_form(head: bytes) -> PngForm | None:
    """Return the form by the first bytes of a file; None when it is no PNG that can be read by rows."""
    if head[:8] != _MARK or len(head) < 29:
        return None
    width, height, depth, color_type, _, _, interlaced = struct.unpack_from(">IIBBBBB", head, 16)
    if interlaced or depth not in (8, 16) or color_type not in _CHANNELS:
        return None
    return PngForm((width, height), depth, color_type)


def strips(path: Path, form: PngForm) -> Iterator[Raw]:
    """Yield strips of rows from the top: grey or BGR. Raises ValueError when the file is broken."""
    stride = 1 + form.row_bytes
    rows = max(_STRIP_BYTES // stride, 1)
    above = b""
    left = form.size[1]
    waiting = bytearray()
    with open(path, "rb") as file:
        try:
            for piece in _inflated(file):
                waiting += piece
                while left and len(waiting) >= min(rows, left) * stride:
                    count = min(rows, left)
                    strip = _decoded(bytes(waiting[: count * stride]), above, count, form)
                    del waiting[: count * stride]
                    above, left = _stored(strip[-1]), left - count
                    yield strip if form.stored_channels < 4 else strip[:, :, :3]
                if not left:
                    return
        except zlib.error as error:
            raise ValueError("its rows do not unpack") from error
    raise ValueError("its rows end too early")


def _inflated(file: BinaryIO) -> Iterator[bytes]:
    """Yield the unpacked bytes of all rows, piece by piece."""
    unpacker = zlib.decompressobj()
    file.seek(len(_MARK))
    while len(header := file.read(8)) == 8:
        length, kind = struct.unpack(">I4s", header)
        if kind == b"IEND":
            return
        if kind != b"IDAT":
            file.seek(length + 4, 1)
            continue
        while length:
            packed = file.read(min(length, _PIECE_BYTES))
            if not packed:
                return
            length -= len(packed)
            while packed:
                yield unpacker.decompress(packed, _PIECE_BYTES)
                packed = unpacker.unconsumed_tail
        file.seek(4, 1)


def _decoded(rows: bytes, above: bytes, count: int, form: PngForm) -> Raw:
    """Decode rows that follow the row ``above``, which is plain; none for the first ones."""
    extra = 1 if above else 0
    plain = b"\0" + above if above else b""
    size = struct.pack(">IIBBBBB", form.size[0], count + extra, form.depth, form.color_type, 0, 0, 0)
    small = _MARK + _chunk(b"IHDR", size) + _chunk(b"IDAT", zlib.compress(plain + rows, 0)) + _chunk(b"IEND", b"")
    image = cv2.imdecode(np.frombuffer(small, np.uint8), cv2.IMREAD_UNCHANGED)
    if image is None or image.shape[0] != count + extra:
        raise ValueError("its rows cannot be decoded")
    return np.asarray(image)[extra:]


def _stored(row: Raw) -> bytes:
    """Return a decoded row as it stands in a file."""
    if row.ndim == 2:
        row = row[:, [2, 1, 0, 3][: row.shape[1]]]
    return row.astype(">u2").tobytes() if row.dtype == np.uint16 else row.tobytes()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
