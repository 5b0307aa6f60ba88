from __future__ import annotations

import struct

import cv2
import numpy as np
import pytest

from workbench.project.image_header import SUFFIXES, ImageError, displayed_size


def exif(orientation):
    tags = struct.pack("<HHHII", 1, 274, 3, 1, orientation) + struct.pack("<I", 0)
    return b"II*\0" + struct.pack("<I", 8) + tags


def with_exif(path, orientation):
    data = path.read_bytes()
    block = exif(orientation)
    if path.suffix == ".jpg":
        segment = b"Exif\0\0" + block
        data = data[:2] + b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + data[2:]
    path.write_bytes(data)


def decoded_size(path):
    height, width = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_COLOR).shape[:2]
    return width, height


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_that_the_size_is_the_one_the_decoder_gives(tmp_path, picture, suffix):
    path = picture(tmp_path / f"a{suffix}", 37, 23)
    assert displayed_size(path) == (37, 23) == decoded_size(path)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_that_a_turned_photo_has_the_size_it_is_shown_in(tmp_path, picture, orientation):
    path = picture(tmp_path / "a.jpg", 37, 23)
    with_exif(path, orientation)
    assert displayed_size(path) == ((23, 37) if orientation >= 5 else (37, 23)) == decoded_size(path)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_that_a_file_that_was_cut_off_is_refused(tmp_path, picture, suffix):
    path = picture(tmp_path / f"a{suffix}", 300, 200)
    data = path.read_bytes()
    for size in (0, 1, 10, 25, 60, len(data) // 2, len(data) * 9 // 10):
        path.write_bytes(data[:size])
        with pytest.raises(ImageError):
            displayed_size(path)


def test_that_data_after_the_end_of_a_photo_does_no_harm(tmp_path, picture):
    path = picture(tmp_path / "a.jpg")
    path.write_bytes(path.read_bytes() + b"\0" * 100_000)
    assert displayed_size(path) == (40, 30)


def test_that_a_text_with_an_image_name_is_refused(tmp_path):
    path = tmp_path / "a.jpg"
    path.write_text("not an image")
    with pytest.raises(ImageError, match="not a JPEG"):
        displayed_size(path)


def test_that_a_forged_size_is_refused_before_anything_is_decoded(tmp_path, picture):
    path = picture(tmp_path / "a.png")
    data = bytearray(path.read_bytes())
    data[16:24] = struct.pack(">II", 100_000, 100_000)
    path.write_bytes(data)
    with pytest.raises(ImageError, match="100000 x 100000"):
        displayed_size(path)


def test_that_a_missing_file_is_refused(tmp_path):
    with pytest.raises(ImageError, match="cannot be read"):
        displayed_size(tmp_path / "a.png")
