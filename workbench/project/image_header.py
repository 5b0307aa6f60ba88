"""The size of an image as displayed, from the first bytes of its file; and whether the file is whole.

Hand-made for the common formats, so that a folder of 100 000 photos is read in seconds and no decoder sees a file
before its size is known.
"""

from __future__ import annotations

import struct
from pathlib import Path

import cv2
import numpy as np
import simplejpeg

from workbench.project.tiff_header import MARKS, TiffHeaderError, read_tiff_header

MAX_PIXELS = 1_000_000_000
SUFFIXES = (".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".webp")

_HEAD_BYTES = 1 << 18
_TAIL_BYTES = 1 << 12
_ORIENTATION = 274
_DECODED_TO_BE_SURE = 20_000_000
_JPEG_SIZES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


class ImageError(ValueError):
    """A file that is no whole image; the text says why, without naming the file."""


def displayed_size(path: Path) -> tuple[int, int]:
    """Return width and height in pixels after the EXIF orientation; raises ImageError.

    A file that was cut off (a broken download, a full card) is refused too.
    """
    try:
        with open(path, "rb") as file:
            head = file.read(_HEAD_BYTES)
            length = file.seek(0, 2)
            file.seek(max(0, length - _TAIL_BYTES))
            tail = file.read()
    except OSError as error:
        raise ImageError(f"it cannot be read ({error.strerror})") from None
    if not head:
        raise ImageError("the file is empty")
    try:
        width, height = _size(path, head, tail)
    except (struct.error, IndexError, OverflowError):
        raise ImageError("the file is cut off or damaged") from None
    if width <= 0 or height <= 0 or width * height > MAX_PIXELS:
        raise ImageError(f"{width} x {height} pixels is no size that can be opened")
    return width, height


def _size(path: Path, head: bytes, tail: bytes) -> tuple[int, int]:
    if head[:2] == b"\xff\xd8":
        return _jpeg(path, head, tail)
    if head[:8] == b"\x89PNG\r\n\x1a\n":
        return _png(path, head, tail)
    if head[:2] == b"BM":
        return _bmp(path, head)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return _webp(path, head)
    if head[:4] in MARKS:
        return _tiff(path)
    raise ImageError("it is not a JPEG, PNG, BMP, WebP or TIFF image")


def _jpeg(path: Path, head: bytes, tail: bytes) -> tuple[int, int]:
    turned = False
    place = 2
    while True:
        while head[place] == 0xFF and head[place + 1] == 0xFF:
            place += 1
        if place + 9 > len(head) or head[place] != 0xFF:
            if len(head) < _HEAD_BYTES:
                raise ImageError("the file is cut off or damaged")
            return _decoded_size(path)  # a header larger than we read: colour profiles, previews
        marker = head[place + 1]
        (length,) = struct.unpack_from(">H", head, place + 2)
        if marker in _JPEG_SIZES:
            break
        if marker == 0xE1 and head[place + 4 : place + 10] == b"Exif\0\0":
            turned = _is_turned(head[place + 10 : place + 2 + length])
        place += 2 + length
    height, width = struct.unpack_from(">HH", head, place + 5)
    if b"\xff\xd9" not in tail:
        _decode_strictly(path)
    return (height, width) if turned else (width, height)


def _decode_strictly(path: Path) -> None:
    """No end mark near the end: some cameras append data, a broken download just stops."""
    try:
        simplejpeg.decode_jpeg(path.read_bytes(), colorspace="GRAY", strict=True)
    except ValueError:
        raise ImageError("the file is cut off or damaged") from None


def _png(path: Path, head: bytes, tail: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from(">II", head, 16)
    if b"IEND" not in tail:
        raise ImageError("the file is cut off or damaged")
    if b"eXIf" in head[:_HEAD_BYTES]:
        _refuse_huge(width, height)
        return _decoded_size(path)
    return width, height


def _bmp(path: Path, head: bytes) -> tuple[int, int]:
    (header_bytes,) = struct.unpack_from("<I", head, 14)
    width, height = struct.unpack_from("<HH" if header_bytes == 12 else "<ii", head, 18)
    file_bytes, _, data_offset = struct.unpack_from("<III", head, 2)
    if path.stat().st_size < max(file_bytes, data_offset + 1):
        raise ImageError("the file is cut off or damaged")
    return width, abs(height)


def _webp(path: Path, head: bytes) -> tuple[int, int]:
    (length,) = struct.unpack_from("<I", head, 4)
    if path.stat().st_size < length + 8:
        raise ImageError("the file is cut off or damaged")
    kind = head[12:16]
    if kind == b"VP8X":
        width = int.from_bytes(head[24:27], "little") + 1
        height = int.from_bytes(head[27:30], "little") + 1
        has_exif = bool(head[20] & 8)
        _refuse_huge(width, height)
        return _decoded_size(path) if has_exif else (width, height)
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", head, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack_from("<HH", head, 26)
    return width & 0x3FFF, height & 0x3FFF


def _tiff(path: Path) -> tuple[int, int]:
    with open(path, "rb") as file:
        length = file.seek(0, 2)
        try:
            header = read_tiff_header(file, length)
        except (TiffHeaderError, struct.error, OverflowError):
            raise ImageError("the file is cut off or damaged") from None
    width, height = header.displayed_size
    _refuse_huge(width, height)
    if width * height <= _DECODED_TO_BE_SURE:
        return _decoded_size(path)
    # Too large to be decoded only to see whether it is whole: its parts must at least lie within the file.
    if not header.lies_within(length):
        raise ImageError("the file is cut off or damaged")
    return width, height


def _refuse_huge(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise ImageError(f"{width} x {height} pixels is no size that can be opened")


def _decoded_size(path: Path) -> tuple[int, int]:
    """Ask the decoder that training uses, at any depth, for the rare files whose header does not settle it."""
    try:
        image = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_ANYCOLOR | cv2.IMREAD_ANYDEPTH)
    except cv2.error:
        image = None
    if image is None:
        raise ImageError("the file is cut off or damaged")
    height, width = image.shape[:2]
    return int(width), int(height)


def _is_turned(exif: bytes) -> bool:
    """Whether the orientation swaps width and height (5 to 8)."""
    try:
        return _tags(exif).get(_ORIENTATION, 1) in (5, 6, 7, 8)
    except (struct.error, IndexError):
        return False


def _tags(data: bytes) -> dict[int, int]:
    """Read the whole-number tags of the first directory of a TIFF block (what EXIF is too)."""
    order = "<" if data[:2] == b"II" else ">"
    (offset,) = struct.unpack_from(order + "I", data, 4)
    (count,) = struct.unpack_from(order + "H", data, offset)
    tags = {}
    for place in range(offset + 2, offset + 2 + 12 * count, 12):
        tag, kind, _ = struct.unpack_from(order + "HHI", data, place)
        if kind in (3, 4):
            (tags[tag],) = struct.unpack_from(order + ("H" if kind == 3 else "I"), data, place + 8)
    return tags
