"""Thumbnails of what Qt shows wrongly: deep and very large images."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import tifffile

from workbench.ui import deep_thumbnail
from workbench.ui.thumbnails import ThumbnailCache, Thumbnails


def ramp(dtype=np.uint16, width=900, height=600):
    return np.tile(np.linspace(1000, 3000, width), (height, 1)).astype(dtype)


def is_ramp(image):
    tones = [image.pixelColor(x, image.height() // 2).red() for x in (1, image.width() // 2, image.width() - 2)]
    return tones[0] < 20 and abs(tones[1] - 127) < 12 and tones[2] > 235


@pytest.mark.parametrize("is_large", [False, True])
@pytest.mark.parametrize("name", ["a.png", "a.tif", "float.tif", "strips.tif"])
def test_that_deep_images_are_windowed_and_large_ones_read_in_parts(qapp, tmp_path, monkeypatch, name, is_large):
    monkeypatch.setattr(deep_thumbnail, "needs_tiles", lambda _: is_large)
    path = tmp_path / name
    if name == "a.png":
        path.write_bytes(cv2.imencode(".png", ramp())[1].tobytes())
    else:
        tile = {} if name == "strips.tif" else {"tile": (128, 128)}
        tifffile.imwrite(path, ramp(np.float32 if name == "float.tif" else np.uint16), **tile)
    small = deep_thumbnail.read_deep(path, 256)
    assert (small.width(), small.height()) == (256, 171)
    assert is_ramp(small)


@pytest.mark.parametrize("orientation", [1, 6])
def test_that_a_large_tiff_is_turned(qapp, tmp_path, monkeypatch, orientation):
    monkeypatch.setattr(deep_thumbnail, "needs_tiles", lambda _: True)
    path = tmp_path / "a.tif"
    tag = [(274, "H", 1, orientation, True)]
    tifffile.imwrite(path, ramp(), tile=(128, 128), extratags=tag, metadata=None)
    small = deep_thumbnail.read_deep(path, 256)
    assert (small.width() > small.height()) == (orientation == 1)


def test_that_a_broken_file_is_a_null_image(qapp, tmp_path):
    path = tmp_path / "a.tif"
    path.write_bytes(b"II*\0\x08\0\0\0\0\0")
    assert deep_thumbnail.read_deep(path, 256).isNull()


def test_that_the_panel_gets_them(qtbot, qapp, tmp_path):
    path = tmp_path / "a.png"
    path.write_bytes(cv2.imencode(".png", ramp())[1].tobytes())
    thumbnails = Thumbnails(ThumbnailCache(tmp_path / "t.db"))
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.want({7: path})
    assert is_ramp(thumbnails.get(7))
    thumbnails.close()
