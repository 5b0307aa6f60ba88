"""Image files to pixels, as displayed: header first, EXIF orientation applied, depth kept. No Qt, any thread."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import simplejpeg

from workbench.project.image_header import ImageError as HeaderError
from workbench.project.image_header import displayed_size
from workbench.ui.raster.levels import Raw, Size
from workbench.ui.raster.oriented_levels import oriented
from workbench.ui.raster.rendering import Pixels, bgra, render
from workbench.ui.raster.statistics import of_values

MAX_MEGAPIXELS = 100
QUARTER_LEVEL = 2
_JPEG = b"\xff\xd8\xff"
_START_OF_SCAN, _END_OF_IMAGE = b"\xff\xda", b"\xff\xd9"
_EXIF_ORIENTATION = 0x0112
_AS_STORED = cv2.IMREAD_ANYCOLOR | cv2.IMREAD_ANYDEPTH


class ImageError(ValueError):
    """An image cannot be shown; the text is one sentence that names the file and what to do."""


@dataclass(frozen=True, slots=True)
class ImageFile:
    """A file whose header says that it is an image, ``size`` as displayed."""

    path: Path
    size: Size

    @property
    def megapixels(self) -> float:
        """How large it is."""
        return self.size[0] * self.size[1] / 1e6

    def read(self) -> Encoded:
        """Read the bytes. Raises ImageError."""
        try:
            return Encoded(self, self.path.read_bytes())
        except OSError as error:
            raise ImageError(
                f"{self.path.name} cannot be read ({error.strerror}); look for it and try again."
            ) from error


@dataclass(frozen=True, slots=True)
class Encoded:
    """An image that is not decoded yet."""

    file: ImageFile
    data: bytes

    @property
    def is_jpeg(self) -> bool:
        """Whether a small copy can be had for less than the whole."""
        return self.data.startswith(_JPEG) and self.colorspace not in ("CMYK", "YCCK")

    @property
    def colorspace(self) -> str:
        """How a JPEG stores its colours. Raises ImageError."""
        try:
            return str(simplejpeg.decode_jpeg_header(self.data)[2])
        except ValueError as error:
            raise self.broken() from error

    def decode(self) -> Raw:
        """Return 8-bit images as BGRA, deeper ones with the values they have. Raises ImageError."""
        try:
            return _decode_jpeg(self.data) if self.is_jpeg else _decode_other(self.data)
        except (ValueError, cv2.error) as error:
            raise self.broken() from error

    def quarter(self) -> Pixels:
        """Return a JPEG at a quarter of its size, rounded up. Raises ImageError."""
        try:
            width, height = (-(-side // 4) for side in simplejpeg.decode_jpeg_header(self.data)[1::-1])
            return oriented(_small_jpeg(self.data, width, height), exif_orientation(self.data))
        except ValueError as error:
            raise self.broken() from error

    def broken(self) -> ImageError:
        """Return the sentence for a file that decodes to nothing."""
        name = self.file.path.name
        return ImageError(f"{name} is broken or cut off; copy it again from its source or remove it.")


def image_file(path: Path) -> ImageFile:
    """Read the header. Raises ImageError when the file is missing, not an image we know, or cut off."""
    try:
        return ImageFile(path, displayed_size(path))
    except HeaderError as error:
        raise ImageError(
            f"{path.name} cannot be shown: {error}; copy it again from its source or remove it."
        ) from error


def read_pixels(path: Path, max_megapixels: float = MAX_MEGAPIXELS) -> Pixels:
    """Decode a JPEG, PNG, BMP, TIFF or WebP file to shape (height, width, 4) as displayed, in 8 bits.

    Raises ImageError when the file is missing, not such an image, broken, or larger than ``max_megapixels``.
    """
    file = image_file(path)
    if file.megapixels > max_megapixels:
        width, height = file.size
        raise ImageError(
            f"{path.name} has {width} x {height} pixels, more than the {max_megapixels:g} megapixels that fit here; "
            "cut it into tiles or make it smaller."
        )
    raw = file.read().decode()
    return bgra(raw) if raw.dtype == np.uint8 else render(raw, of_values(raw).shown)


def _decode_jpeg(data: bytes) -> Pixels:
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


def _small_jpeg(data: bytes, width: int, height: int) -> Pixels:
    pixels: Pixels = simplejpeg.decode_jpeg(
        data, "BGRA", fastdct=True, fastupsample=True, min_width=width, min_height=height, min_factor=4, strict=False
    )
    return pixels


def _decode_other(data: bytes) -> Raw:
    # As training reads it (turned as the file says), but with the depth the file has.
    image = cv2.imdecode(np.frombuffer(data, np.uint8), _AS_STORED)
    if image is None or image.size == 0:
        raise ValueError("no pixels")
    return known_depth(np.asarray(image))


def known_depth(image: Raw) -> Raw:
    """Return 8-bit values as BGRA, 16-bit ones as they are, and every other kind as float32."""
    if image.dtype == np.uint8:
        return bgra(image)
    return image if image.dtype in (np.uint16, np.float32) else image.astype(np.float32)


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
