"""Image files to pixels, as displayed: header first, EXIF orientation applied, 16 bits windowed. No Qt, any thread."""

from __future__ import annotations

import struct
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import simplejpeg

from workbench.project.image_header import ImageError as HeaderError
from workbench.project.image_header import displayed_size

MAX_MEGAPIXELS = 100
_JPEG = b"\xff\xd8\xff"
_START_OF_SCAN, _END_OF_IMAGE = b"\xff\xda", b"\xff\xd9"
_EXIF_ORIENTATION = 0x0112

Pixels = npt.NDArray[np.uint8]
"""Shape (height, width, 4): blue, green, red, 255."""


class ImageError(ValueError):
    """An image cannot be shown; the text is one sentence that names the file and what to do."""


def read_pixels(path: Path, max_megapixels: float = MAX_MEGAPIXELS) -> Pixels:
    """Decode a JPEG, PNG, BMP, TIFF or WebP file to shape (height, width, 4) as displayed.

    Raises ImageError when the file is missing, not such an image, broken, or larger than ``max_megapixels``.
    """
    try:
        width, height = displayed_size(path)
    except HeaderError as error:
        raise ImageError(
            f"{path.name} cannot be shown: {error}; copy it again from its source or remove it."
        ) from error
    if width * height > max_megapixels * 1e6:
        raise ImageError(
            f"{path.name} has {width} x {height} pixels, more than the {max_megapixels:g} megapixels we show; "
            "cut it into tiles or make it smaller."
        )
    data = path.read_bytes()
    try:
        return _decode_jpeg(data) if data.startswith(_JPEG) else _decode_other(data)
    except (ValueError, cv2.error) as error:
        raise ImageError(f"{path.name} is broken or cut off; copy it again from its source or remove it.") from error


def _decode_jpeg(data: bytes) -> Pixels:
    _, _, colorspace, _ = simplejpeg.decode_jpeg_header(data)
    if colorspace in ("CMYK", "YCCK"):
        return _decode_other(data)
    try:
        pixels = _jpeg_pixels(data, strict=True)
    except ValueError:
        # Some cameras write harmless faults. But what is cut off would be filled with grey, and be labelled so.
        if data.rfind(_END_OF_IMAGE) < data.rfind(_START_OF_SCAN):
            raise
        pixels = _jpeg_pixels(data, strict=False)
    return oriented(pixels, exif_orientation(data))


def _jpeg_pixels(data: bytes, strict: bool) -> Pixels:
    pixels: Pixels = simplejpeg.decode_jpeg(data, colorspace="BGRA", fastdct=True, fastupsample=True, strict=strict)
    return pixels


def _decode_other(data: bytes) -> Pixels:
    # As training reads it (turned as the file says), but with the depth the file has.
    image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR | cv2.IMREAD_ANYDEPTH)
    if image is None or image.size == 0:
        raise ValueError("no pixels")
    return np.asarray(cv2.cvtColor(_to_8_bit(np.asarray(image)), cv2.COLOR_BGR2BGRA), np.uint8)


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
