"""Values of a file to what is shown: levels, windows, curves, channels, orientation, statistics."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
import pytest
import tifffile
from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.canvas.pyramid import Pyramid
from workbench.ui.image_decode import image_file
from workbench.ui.raster.adjustment import NEUTRAL, Adjustment, Channel
from workbench.ui.raster.levels import HeldLevels, half, level_sizes
from workbench.ui.raster.oriented_levels import OrientedLevels, oriented
from workbench.ui.raster.rendering import FULL_8_BIT, render
from workbench.ui.raster.statistics import of_values


def colors(height=40, width=60, dtype=np.uint8, top=255):
    rng = np.random.default_rng(3)
    return (rng.random((height, width, 3)) * top).astype(dtype)


def test_that_a_neutral_look_changes_nothing():
    image = colors()
    assert NEUTRAL.is_neutral
    assert np.array_equal(render(image, FULL_8_BIT)[:, :, :3], image)
    assert (np.diff(NEUTRAL.curve().astype(int)) >= 0).all()


@given(st.integers(-100, 100), st.integers(-100, 100), st.floats(0.1, 10))
def test_that_no_look_turns_dark_into_light(brightness, contrast, gamma):
    curve = Adjustment(brightness, contrast, gamma).curve().astype(int)
    assert (np.diff(curve) >= 0).all()


def test_that_brighter_is_brighter_and_more_contrast_is_steeper():
    image = np.full((4, 4), 100, np.uint8)
    assert render(image, FULL_8_BIT, Adjustment(brightness=20))[0, 0, 0] == 151
    assert render(image, FULL_8_BIT, Adjustment(gamma=2.0))[0, 0, 0] > 150
    assert render(image, FULL_8_BIT, Adjustment(contrast=40))[0, 0, 0] < 80


@pytest.mark.parametrize(("channel", "place"), [(Channel.BLUE, 0), (Channel.GREEN, 1), (Channel.RED, 2)])
def test_that_one_channel_is_shown_as_grey(channel, place):
    image = colors()
    shown = render(image, FULL_8_BIT, Adjustment(channel=channel))
    assert all(np.array_equal(shown[:, :, k], image[:, :, place]) for k in range(3))


def test_that_grey_of_a_grey_image_is_itself():
    image = colors()[:, :, 0]
    assert np.array_equal(render(image, FULL_8_BIT, Adjustment(channel=Channel.RED))[:, :, 0], image)


@pytest.mark.parametrize("dtype", [np.uint16, np.float32])
def test_that_a_window_maps_its_ends_to_black_and_white(dtype):
    image = np.array([[100, 1000, 2000, 3000, 9000]], dtype)
    shown = render(image, (1000.0, 3000.0))[0, :, 0]
    assert shown.tolist() == [0, 0, 127, 255, 255] or shown.tolist() == [0, 0, 128, 255, 255]


def test_that_nan_and_infinity_are_shown_and_counted_and_harm_nothing():
    image = np.linspace(-5, 5, 600 * 600, dtype=np.float32).reshape(600, 600)
    image[0, :5] = np.nan, np.inf, -np.inf, 3e38, -3e38
    pyramid = Pyramid.of(image)
    known = pyramid.statistics()
    assert -5 <= known.shown[0] < known.shown[1] <= 5.1
    assert pyramid.arrays[0][0, :3, 0].tolist() == [0, 255, 0]
    assert np.isfinite(pyramid.source.read(1, 0, 0, 300, 300)).all()
    assert np.isnan(pyramid.values(0, 0)[0])


def test_that_an_image_of_nothing_but_nan_is_black():
    pyramid = Pyramid.of(np.full((30, 30), np.nan, np.float32))
    assert pyramid.arrays[0][:, :, :3].max() == 0
    assert pyramid.statistics().not_finite == 1.0


@pytest.mark.parametrize("value", [0, 7, 65535])
def test_that_an_image_of_one_value_is_one_colour(value):
    assert len(np.unique(Pyramid.of(np.full((30, 30), value, np.uint16)).arrays[0][:, :, 0])) == 1


@pytest.mark.parametrize("dtype", [np.uint16, np.float32])
@pytest.mark.parametrize("shape", [(48, 64), (48, 64, 3)])
@pytest.mark.parametrize("suffix", [".png", ".tif"])
def test_that_deep_files_keep_their_values(tmp_path, dtype, shape, suffix):
    if suffix == ".png" and dtype == np.float32:
        pytest.skip("PNG has no floats")
    values = (np.random.default_rng(1).random(shape) * 40_000).astype(dtype)
    path = tmp_path / f"a{suffix}"
    if suffix == ".png":
        path.write_bytes(cv2.imencode(suffix, values)[1].tobytes())
    else:
        stored = values[:, :, ::-1] if values.ndim == 3 else values
        tifffile.imwrite(path, stored, photometric="rgb" if values.ndim == 3 else "minisblack")
    pyramid = Pyramid.of(image_file(path).read().decode())
    assert np.array_equal(pyramid.source.read(0, 0, 0, 64, 48), values)
    expected = values[5, 9].tolist() if values.ndim == 2 else values[5, 9, ::-1].tolist()
    assert list(pyramid.values(9, 5)) == (expected if isinstance(expected, list) else [expected])
    assert pyramid.arrays[0][:, :, :3].min() < 5
    assert pyramid.arrays[0][:, :, :3].max() > 250


@pytest.mark.parametrize("orientation", range(1, 9))
def test_that_turning_part_by_part_is_turning_the_whole(orientation):
    stored = HeldLevels.of(colors(600, 900)[:, :, :3])
    shown = OrientedLevels(stored, orientation)
    for level, array in enumerate(stored.arrays):
        whole = oriented(array, orientation)
        width, height = shown.sizes[level]
        assert whole.shape[:2] == (height, width)
        assert np.array_equal(shown.read(level, 11, 7, 100, 50), whole[7:57, 11:111])
    assert np.array_equal(shown.peek(5, 3), oriented(stored.arrays[0], orientation)[3, 5])


@given(st.integers(1, 40_000), st.integers(1, 40_000))
def test_that_levels_halve_until_they_are_small(width, height):
    sizes = level_sizes(width, height)
    assert sizes[0] == (width, height)
    assert max(sizes[-1]) < 512 or min(sizes[-1]) < 2
    assert all(b == ((a[0] + 1) // 2, (a[1] + 1) // 2) for a, b in pairwise(sizes))


def test_that_halving_keeps_the_mean():
    image = colors(64, 64).astype(np.float32)
    assert half(image, (32, 32)).mean() == pytest.approx(image.mean(), rel=1e-4)


def test_that_the_histogram_counts_every_value_in_its_place():
    image = np.zeros((10, 10, 3), np.uint8)
    image[:, :, 2], image[:, :, 0] = 200, 255
    counts = of_values(image).counts
    assert counts[0, 200] == counts[1, 0] == counts[2, 255] == 100
