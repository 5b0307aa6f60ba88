"""The directory of a TIFF: plain and big, strips and tiles, whole and cut off."""

from __future__ import annotations

import numpy as np
import pytest
import tifffile
from hypothesis import given
from hypothesis import strategies as st

from workbench.project.image_header import ImageError, displayed_size
from workbench.project.tiff_header import TiffHeaderError, read_tiff_header

PIXELS = np.zeros((70, 100), np.uint8)


def read(path):
    with open(path, "rb") as file:
        return read_tiff_header(file, path.stat().st_size)


@pytest.mark.parametrize("is_big", [False, True])
@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("tile", [None, (32, 32)])
def test_that_size_and_parts_are_those_that_were_written(tmp_path, is_big, order, tile):
    path = tmp_path / "a.tif"
    options = {} if tile is None else {"tile": tile}
    tifffile.imwrite(path, PIXELS, bigtiff=is_big, byteorder=order, **options)
    header = read(path)
    with tifffile.TiffFile(path) as file:
        page = file.pages[0]
        assert header.parts == tuple(zip(page.dataoffsets, page.databytecounts, strict=True))
    assert header.size == (100, 70) == displayed_size(path)
    assert header.lies_within(path.stat().st_size)
    assert not header.lies_within(path.stat().st_size // 2)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_that_the_orientation_turns_the_size(tmp_path, orientation):
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, PIXELS, extratags=[(274, "H", 1, orientation, True)], metadata=None)
    assert read(path).displayed_size == ((70, 100) if orientation >= 5 else (100, 70)) == displayed_size(path)


def test_that_a_large_file_is_not_decoded_to_know_its_size_but_must_be_whole(tmp_path):
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, shape=(6000, 5000), dtype=np.uint8, tile=(256, 256))
    assert displayed_size(path) == (5000, 6000)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) - 100_000])
    with pytest.raises(ImageError, match="cut off"):
        displayed_size(path)


@given(st.binary(max_size=200))
def test_that_no_bytes_break_the_reader(tmp_path_factory, noise):
    path = tmp_path_factory.mktemp("noise") / "a.tif"
    path.write_bytes(b"II*\0" + noise)
    try:
        header = read(path)
    except (TiffHeaderError, OverflowError):
        return
    assert len(header.size) == 2
