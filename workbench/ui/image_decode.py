"""Image files to pixels, as displayed: header first, EXIF orientation applied, 16 bits windowed. No Qt, any thread."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import simplejpeg

MAX_MEGAPIXELS = 100
_JPEG = b"\xff\xd8\xff"
_SIGNATURES = (_JPEG, b"\x89PNG\r\n\x1a\n", b"BM", b"II*\x00", b"MM\x00*")
_EXIF_ORIENTATION = 0x0112

Pixels = npt.NDArray[np.uint8]
"""Shape (height, width, 4): blue, green, red, 255."""


class ImageError(ValueError):
    """An image cannot be shown; the text is one sentence that names the file and what to do."""


@dataclass(frozen=True, slots=True)
class _Jpeg:
    width: int
    height: int
    orientation: int


def read_pixels(path: Path, max_megapixels: float = MAX_MEGAPIXELS) -> Pixels:
    """Decode a JPEG, PNG, BMP, TIFF or WebP file to shape (height, width, 4) as displayed.

    Raises ImageError when the file is missing, not such an image, broken, or larger than ``max_megapixels``.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise ImageError(f"{path.name} cannot be read ({reason}); put it back or remove the image.") from error
    if data.startswith(_JPEG):
        return _decode_jpeg(data, path.name, max_megapixels)
    if data.startswith(_SIGNATURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return _decode_other(data, path.name, max_megapixels)
    raise ImageError(f"{path.name} is not a JPEG, PNG, BMP, TIFF or WebP image; convert it or remove it.")


def _decode_jpeg(data: bytes, name: str, max_megapixels: float) -> Pixels:
    broken = ImageError(f"{name} is broken or cut off; copy it again from its source.")
    try:
        height, width, colorspace, _ = simplejpeg.decode_jpeg_header(data)
    except ValueError as error:
        raise broken from error
    _check_size(name, width, height, max_megapixels)
    if colorspace in ("CMYK", "YCCK"):
        return _decode_other(data, name, max_megapixels)
    if b"\xff\xd9" not in data[-4096:]:
        # The decoder would fill what is missing with grey, and a person would label it.
        raise broken
    try:
        pixels: Pixels = simplejpeg.decode_jpeg(data, colorspace="BGRA", fastdct=True, fastupsample=True)
    except ValueError as error:
        raise broken from error
    return oriented(pixels, exif_orientation(data))


def _decode_other(data: bytes, name: str, max_megapixels: float) -> Pixels:
    size = header_size(data)
    if size is not None:
        _check_size(name, *size, max_megapixels)
    buffer = np.frombuffer(data, np.uint8)
    try:
        image = cv2.imdecode(buffer, cv2.IMREAD_UNCHANGED)
    except cv2.error:
        image = None
    if image is None or image.size == 0:
        raise ImageError(f"{name} is broken or of an unknown kind; copy it again from its source or convert it to PNG.")
    _check_size(name, image.shape[1], image.shape[0], max_megapixels)
    return _to_bgra(_to_8_bit(np.asarray(image)))


def header_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height from the header of PNG, BMP or WebP, before anything is decoded; None if not there."""
    if data.startswith(b"\x89PNG") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data.startswith(b"BM") and len(data) >= 26:
        width, height = struct.unpack("<ii", data[18:26])
        return abs(width), abs(height)
    if data[8:15] == b"WEBPVP8" and data[15:16] == b"X" and len(data) >= 30:
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    return _tiff_size(data) if data[:4] in (b"II*\x00", b"MM\x00*") else None


def _tiff_size(data: bytes) -> tuple[int, int] | None:
    entries = _ifd(data, 0)
    width, height = entries.get(0x0100), entries.get(0x0101)
    return (width, height) if width is not None and height is not None else None


def exif_orientation(data: bytes) -> int:
    """Return the EXIF orientation of a JPEG, 1..8; 1 when it says none."""
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        if marker == 0xE1 and data[place + 4 : place + 10] == b"Exif\x00\x00":
            value = _ifd(data[place + 10 : place + 2 + length], 0).get(_EXIF_ORIENTATION, 1)
            return value if 1 <= value <= 8 else 1
        if marker == 0xDA or length < 2:
            break
        place += 2 + length
    return 1


def _ifd(tiff: bytes, base: int) -> dict[int, int]:
    """Return the short and long numbers of a TIFF's first directory; empty when it does not hold together."""
    order = ">" if tiff[base : base + 2] == b"MM" else "<"
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, base + 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, base + start)
        entries = {}
        for index in range(min(count, 512)):
            tag, kind, _, raw = struct.unpack_from(f"{order}HHI4s", tiff, base + start + 2 + 12 * index)
            if kind in (3, 4):
                entries[tag] = (
                    struct.unpack(f"{order}H", raw[:2])[0] if kind == 3 else struct.unpack(f"{order}I", raw)[0]
                )
        return entries
    except struct.error:
        return {}


def oriented(pixels: Pixels, orientation: int) -> Pixels:
    """Turn and mirror pixels as an EXIF orientation (1..8) asks for."""
    if orientation in (5, 6, 7, 8):
        pixels = np.swapaxes(pixels, 0, 1)
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    return np.ascontiguousarray(pixels)


def _check_size(name: str, width: int, height: int, max_megapixels: float) -> None:
    if width * height > max_megapixels * 1e6:
        raise ImageError(
            f"{name} has {width} x {height} pixels, more than the {max_megapixels:g} megapixels that can be shown; "
            "cut it into tiles or make it smaller."
        )


def _to_8_bit(image: npt.NDArray[np.generic]) -> Pixels:
    """Window deeper images so that the 0.1st and 99.9th percentile become black and white."""
    if image.dtype == np.uint8:
        return image.view(np.uint8)
    values = np.nan_to_num(image.astype(np.float32))
    step = max(values.size // 1_000_000, 1)
    low, high = np.percentile(values.reshape(-1)[::step], (0.1, 99.9))
    scaled = (values - low) * (255.0 / max(float(high - low), 1e-6))
    pixels: Pixels = np.clip(scaled, 0, 255).astype(np.uint8)
    return pixels


def _to_bgra(image: Pixels) -> Pixels:
    if image.ndim == 2 or image.shape[2] == 1:
        return np.asarray(cv2.cvtColor(image, cv2.COLOR_GRAY2BGRA), np.uint8)
    if image.shape[2] == 2:
        return _to_bgra(np.ascontiguousarray(image[:, :, 0]))
    if image.shape[2] == 3:
        return np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2BGRA), np.uint8)
    opaque = image[:, :, :4].copy()
    opaque[:, :, 3] = 255
    return opaque
