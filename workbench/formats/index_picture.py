"""Label pictures: PNG files whose pixels are class numbers or class colours, read as what they say, and written.

A picture with a palette holds numbers, and its colours are only how it looks. OpenCV gives the colours alone, so the
file is handed to it as a grey picture: then the numbers come out.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from workbench.formats.codec import FormatError

MAX_FILE_BYTES = 256 << 20
MAX_PIXELS = 250_000_000
"""A larger picture is not decoded: a forged header would exhaust the memory."""

_START = b"\x89PNG\r\n\x1a\n"
_GREY, _COLOUR, _PALETTE = 0, 2, 3
_HEADER = struct.Struct(">IIBBBBB")

RGB = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class IndexPicture:
    """The pixels of a label picture: ``values`` of shape (h, w), numbers as narrow as the file holds them or, with
    ``is_colour``, 0xRRGGBB in uint32.

    ``palette`` is the colour of each number, empty where the file has none.
    """

    values: npt.NDArray[np.unsignedinteger[Any]]
    is_colour: bool
    palette: tuple[RGB, ...] = ()


@dataclass(frozen=True, slots=True)
class PngHeader:
    """What the first bytes of a PNG say: size in pixels, bits a sample and kind of colour."""

    width: int
    height: int
    bits: int
    colour: int

    @property
    def is_label_like(self) -> bool:
        """Whether it has a palette or is grey: few photographs are."""
        return self.colour in (_PALETTE, _GREY)


def png_header(data: bytes) -> PngHeader | None:
    """Return the header of a PNG from its first 29 bytes, None when it is none."""
    if len(data) < 29 or not data.startswith(_START) or data[12:16] != b"IHDR":
        return None
    width, height, bits, colour, *_ = _HEADER.unpack(data[16:29])
    return PngHeader(width, height, bits, colour)


def read_index_picture(path: Path) -> IndexPicture:
    """Read a label picture; raises FormatError naming the file and what is wrong with it."""
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise FormatError(f"{path}: larger than {MAX_FILE_BYTES >> 20} MiB, which no label picture is")
        data = path.read_bytes()
    except OSError as error:
        raise FormatError(f"{path}: cannot be read ({error.strerror or error})") from None
    header = png_header(data)
    if header is None:
        raise FormatError(f"{path}: not a PNG picture; save the labels as PNG")
    if not 0 < header.width * header.height <= MAX_PIXELS:
        raise FormatError(f"{path}: {header.width} x {header.height} pixels are more than can be read")
    palette: tuple[RGB, ...] = ()
    if header.colour == _PALETTE:
        data, palette = _as_grey(data, path)
    pixels = _decoded(data, path)
    if pixels.ndim == 3:
        return IndexPicture(_packed(pixels), True)
    values = pixels if pixels.dtype in (np.uint8, np.uint16) else pixels.astype(np.uint32)
    if header.bits < 8:
        # A grey picture of few bits comes out stretched to 0 … 255.
        values = values // np.uint8(255 // ((1 << header.bits) - 1))
    return IndexPicture(values, False, palette)


def write_index_picture(values: npt.NDArray[np.uint8], palette: Mapping[int, RGB]) -> bytes:
    """Return a PNG with a palette that holds numbers of shape (h, w)."""
    height, width = values.shape
    colours = bytearray(3 * 256)
    for number, colour in palette.items():
        colours[3 * number : 3 * number + 3] = bytes(colour)
    rows = np.zeros((height, width + 1), dtype=np.uint8)  # every row begins with its filter: none
    rows[:, 1:] = values
    head = _HEADER.pack(width, height, 8, _PALETTE, 0, 0, 0)
    parts = (b"IHDR", head), (b"PLTE", bytes(colours)), (b"IDAT", zlib.compress(rows.tobytes(), 6)), (b"IEND", b"")
    return _START + b"".join(_chunk(name, body) for name, body in parts)


def _packed(pixels: npt.NDArray[Any]) -> npt.NDArray[np.uint32]:
    """BGR or BGRA of any depth to 0xRRGGBB."""
    eight = pixels if pixels.dtype == np.uint8 else (pixels >> np.uint16(8)).astype(np.uint8)
    # Channel by channel into one array: a picture of 250 million pixels would take gigabytes in between.
    packed = eight[..., 2].astype(np.uint32)
    for channel in (1, 0):
        packed <<= np.uint32(8)
        packed |= eight[..., channel]
    return packed


def _decoded(data: bytes, path: Path) -> npt.NDArray[Any]:
    try:
        pixels = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    except cv2.error:
        pixels = None
    if pixels is None:
        raise FormatError(f"{path}: damaged, cannot be decoded; replace the file")
    found: npt.NDArray[Any] = np.asarray(pixels)
    return found[..., 0] if found.ndim == 3 and found.shape[2] in (1, 2) else found


def _as_grey(data: bytes, path: Path) -> tuple[bytes, tuple[RGB, ...]]:
    """The same file called grey instead of coloured by a palette, and the palette."""
    palette: tuple[RGB, ...] = ()
    kept = [_START]
    for name, body in _chunks(data, path):
        if name == b"PLTE":
            palette = tuple((body[at], body[at + 1], body[at + 2]) for at in range(0, len(body) - 2, 3))
        elif name == b"IHDR":
            kept.append(_chunk(name, body[:9] + bytes([_GREY]) + body[10:]))
        elif name in (b"IDAT", b"IEND"):
            kept.append(_chunk(name, body))
    return b"".join(kept), palette


def _chunks(data: bytes, path: Path) -> Iterator[tuple[bytes, bytes]]:
    at = len(_START)
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if len(body) < length:
            raise FormatError(f"{path}: cut short; replace the file")
        yield name, body
        at += length + 12


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def hex_of(colour: Iterable[int]) -> str:
    """Return a colour as "#rrggbb"."""
    return "#" + "".join(f"{part:02x}" for part in colour)


def rgb_of(packed: int) -> RGB:
    """Return the parts of 0xRRGGBB."""
    return packed >> 16 & 255, packed >> 8 & 255, packed & 255
