"""Decoding: what is shown is what was stored, and bad files give one sentence."""

from __future__ import annotations

import struct

import cv2
import numpy as np
import pytest
import simplejpeg

from workbench.ui.canvas.pyramid import Pyramid
from workbench.ui.image_decode import ImageError, exif_orientation, read_pixels
from workbench.ui.raster.oriented_levels import oriented


def scene(width=64, height=48):
    ys, xs = np.mgrid[0:height, 0:width]
    return np.stack([xs * 3 % 256, ys * 4 % 256, (xs + ys) % 256], axis=-1).astype(np.uint8)


def with_orientation(jpeg, orientation, order="<"):
    mark = b"II*\x00" if order == "<" else b"MM\x00*"
    tiff = mark + struct.pack(f"{order}I", 8) + struct.pack(f"{order}HHHIHHI", 1, 0x0112, 3, 1, orientation, 0, 0)
    segment = b"Exif\x00\x00" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + jpeg[2:]


@pytest.mark.parametrize("suffix", [".png", ".bmp", ".tif", ".webp"])
def test_that_lossless_pixels_come_back(tmp_path, suffix):
    path = tmp_path / f"a{suffix}"
    options = [cv2.IMWRITE_WEBP_QUALITY, 101] if suffix == ".webp" else []
    cv2.imwrite(str(path), scene(), options)
    pixels = read_pixels(path)
    assert np.array_equal(pixels[:, :, :3], scene())
    assert (pixels[:, :, 3] == 255).all()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_that_jpegs_are_turned_as_displayed(tmp_path, orientation):
    jpeg = simplejpeg.encode_jpeg(np.ascontiguousarray(scene()), quality=98, colorspace="BGR")
    path = tmp_path / "a.jpg"
    path.write_bytes(with_orientation(jpeg, orientation, "<>"[orientation % 2]))
    assert exif_orientation(path.read_bytes()) == orientation
    ours = read_pixels(path)[:, :, :3].astype(int)
    theirs = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_COLOR).astype(int)
    assert ours.shape == theirs.shape
    assert np.abs(ours - theirs).mean() < 4


def test_that_deep_images_are_windowed_to_eight_bits(tmp_path):
    deep = np.linspace(1000, 5000, 64 * 48).reshape(48, 64).astype(np.uint16)
    cv2.imwrite(str(tmp_path / "a.png"), deep)
    pixels = read_pixels(tmp_path / "a.png")
    assert pixels.shape == (48, 64, 4)
    assert (int(pixels[0, 0, 0]), int(pixels[-1, -1, 0])) == (0, 255)


def test_that_a_truncated_jpeg_is_one_sentence(tmp_path):
    jpeg = simplejpeg.encode_jpeg(np.ascontiguousarray(scene(200, 200)), colorspace="BGR")
    path = tmp_path / "cut.jpg"
    path.write_bytes(jpeg[: len(jpeg) // 2])
    with pytest.raises(ImageError, match=r"^cut\.jpg .* cut off.*; copy it again from its source or remove it\.$"):
        read_pixels(path)


def test_that_a_jpeg_with_a_harmless_fault_is_shown(tmp_path):
    jpeg = simplejpeg.encode_jpeg(np.ascontiguousarray(scene()), colorspace="BGR")
    path = tmp_path / "odd.jpg"
    path.write_bytes(jpeg[:-2] + b"\x00\x00\x00" + jpeg[-2:])
    assert read_pixels(path).shape == (48, 64, 4)


@pytest.mark.parametrize("name", ["cut.png", "cut.bmp", "cut.tif", "cut.webp", "cut.jpg"])
@pytest.mark.parametrize("keep", [0.0, 0.02, 0.2, 0.6, 0.97])
def test_that_any_beginning_of_a_file_is_one_sentence(tmp_path, name, keep):
    path = tmp_path / name
    cv2.imwrite(str(path), scene())
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep)])
    with pytest.raises(ImageError, match=name):
        read_pixels(path)


def test_that_a_missing_file_and_a_text_are_named(tmp_path):
    with pytest.raises(ImageError, match=r"gone\.png cannot be shown: it cannot be read"):
        read_pixels(tmp_path / "gone.png")
    (tmp_path / "notes.png").write_text("hello")
    with pytest.raises(ImageError, match=r"notes\.png cannot be shown: it is not a JPEG"):
        read_pixels(tmp_path / "notes.png")


def test_that_a_forged_size_is_refused_before_decoding(tmp_path):
    cv2.imwrite(str(tmp_path / "a.png"), scene())
    data = bytearray((tmp_path / "a.png").read_bytes())
    data[16:24] = struct.pack(">II", 60_000, 60_000)
    (tmp_path / "a.png").write_bytes(data)
    with pytest.raises(ImageError, match=r"60000 x 60000 pixels|12000 x 12000 pixels"):
        read_pixels(tmp_path / "a.png")


def test_that_an_image_beyond_the_limit_is_refused_with_its_size(tmp_path):
    cv2.imwrite(str(tmp_path / "a.png"), scene())
    with pytest.raises(ImageError, match=r"64 x 48 pixels, more than the 0\.001 megapixels"):
        read_pixels(tmp_path / "a.png", max_megapixels=0.001)


def test_that_turning_twice_by_a_half_is_nothing():
    pixels = np.dstack([scene(), np.full((48, 64), 255, np.uint8)])
    assert np.array_equal(oriented(oriented(pixels, 3), 3), pixels)


def test_that_a_pyramid_halves_until_it_is_small():
    pyramid = Pyramid.of(np.zeros((1200, 2000, 4), np.uint8))
    assert [(level.width(), level.height()) for level in pyramid.levels] == [(2000, 1200), (1000, 600), (500, 300)]
    assert [pyramid.level_for(scale) for scale in (2.0, 1.0, 0.6, 0.5, 0.3, 0.25, 0.01)] == [0, 0, 0, 1, 1, 2, 2]
