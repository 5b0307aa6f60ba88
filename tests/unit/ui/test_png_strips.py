"""A PNG read by rows is the PNG read as a whole, with every way of coding a row."""

from __future__ import annotations

import struct
import zlib

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.ui.raster import png_strips
from workbench.ui.raster.png_strips import png_form, strips


def values(channels, dtype, size=(61, 47)):
    shape = (size[1], size[0], channels) if channels > 1 else (size[1], size[0])
    top = np.iinfo(dtype).max
    soft = np.add.outer(np.arange(size[1]), np.arange(size[0])) * (top // 120)
    noise = np.random.default_rng(5).integers(0, top // 8, shape)
    return np.clip((soft[:, :, None] if channels > 1 else soft) + noise, 0, top).astype(dtype)


def whole(path):
    return cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_ANYCOLOR | cv2.IMREAD_ANYDEPTH)


@pytest.mark.parametrize("strip_bytes", [1, 2000, 10**9])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("channels", [1, 3, 4])
@pytest.mark.parametrize("coding", range(5))
def test_that_strips_are_the_whole_image(tmp_path, monkeypatch, strip_bytes, dtype, channels, coding):
    monkeypatch.setattr(png_strips, "_STRIP_BYTES", strip_bytes)
    path = tmp_path / "a.png"
    image, filters = values(channels, dtype), 1 << (coding + 3)
    path.write_bytes(cv2.imencode(".png", image, [cv2.IMWRITE_PNG_FILTER, filters])[1].tobytes())
    form = png_form(path.read_bytes()[:64])
    assert form.size == (61, 47)
    assert np.array_equal(np.concatenate(list(strips(path, form))), whole(path))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 4), min_size=9, max_size=9), st.integers(0, 2**32 - 1))
def test_that_rows_may_be_coded_each_in_its_own_way(tmp_path_factory, codings, seed):
    noise = np.random.default_rng(seed).integers(0, 255, (9, 24), np.uint8)
    rows = b"".join(bytes([coding]) + row.tobytes() for coding, row in zip(codings, noise, strict=True))
    path = tmp_path_factory.mktemp("rows") / "a.png"
    size = struct.pack(">IIBBBBB", 8, 9, 8, 2, 0, 0, 0)
    parts = (png_strips._chunk(b"IHDR", size), png_strips._chunk(b"IDAT", zlib.compress(rows)))
    path.write_bytes(png_strips._MARK + b"".join(parts) + png_strips._chunk(b"IEND", b""))
    form = png_form(path.read_bytes()[:64])
    one_by_one = list(strips(path, form))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(png_strips, "_STRIP_BYTES", 1)
        one_by_one = list(strips(path, form))
    assert len(one_by_one) == 9
    assert np.array_equal(np.concatenate(one_by_one), whole(path))


@pytest.mark.parametrize("keep", [0.3, 0.9])
def test_that_a_file_cut_off_is_broken(tmp_path, keep):
    path = tmp_path / "a.png"
    path.write_bytes(cv2.imencode(".png", values(3, np.uint8))[1].tobytes())
    form = png_form(path.read_bytes()[:64])
    path.write_bytes(path.read_bytes()[: int(len(path.read_bytes()) * keep)])
    with pytest.raises(ValueError, match="its rows"):
        list(strips(path, form))


def test_that_a_wrong_byte_is_broken(tmp_path):
    path = tmp_path / "a.png"
    data = bytearray(cv2.imencode(".png", values(3, np.uint8))[1].tobytes())
    form = png_form(bytes(data[:64]))
    data[data.index(b"IDAT") + 6] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(ValueError, match="its rows"):
        list(strips(path, form))


def test_that_palettes_and_other_files_are_left_to_their_decoder():
    assert png_form(b"\xff\xd8\xff") is None
    size = struct.pack(">IIBBBBB", 8, 8, 8, 3, 0, 0, 0)
    assert png_form(png_strips._MARK + png_strips._chunk(b"IHDR", size)) is None
