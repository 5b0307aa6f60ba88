"""The loader: newest request only, neighbours ready, nothing left running."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import simplejpeg

from workbench.ui.image_loader import ImageLoader


@pytest.fixture
def files(tmp_path):
    paths = [tmp_path / f"{number}.png" for number in range(5)]
    for number, path in enumerate(paths):
        cv2.imwrite(str(path), np.full((40, 50 + number, 3), 10 * number, np.uint8))
    return paths


@pytest.fixture
def loader(qapp):
    made = ImageLoader()
    yield made
    made.close()


def test_that_only_the_last_of_many_requests_is_shown(qtbot, loader, files):
    shown = []
    loader.loaded.connect(lambda path, _: shown.append(path))
    for path in files:
        loader.load(path)
    qtbot.waitUntil(lambda: bool(shown))
    qtbot.wait(50)
    assert shown == [str(files[-1])]


def test_that_a_neighbour_is_there_at_once(qtbot, loader, files):
    with qtbot.waitSignal(loader.loaded):
        loader.load(files[0], [files[1]])
    qtbot.waitUntil(lambda: str(files[1]) in loader._cache)
    shown = []
    loader.loaded.connect(lambda path, pyramid: shown.append((path, pyramid.width)))
    loader.load(files[1])
    assert shown == [(str(files[1]), 51)]


def test_that_going_back_and_forth_quickly_still_ends_at_the_last(qtbot, loader, files):
    shown = []
    loader.loaded.connect(lambda path, _: shown.append(path))
    for _ in range(20):
        loader.load(files[0])
        loader.load(files[1])
    loader.load(files[0])
    qtbot.waitUntil(lambda: bool(shown) and shown[-1] == str(files[0]))


def test_that_the_cache_stays_within_its_size(qtbot, files):
    loader = ImageLoader(cache_bytes=20_000)
    for path in files:
        with qtbot.waitSignal(loader.loaded):
            loader.load(path)
    assert len(loader._cache) <= 2
    loader.close()


def test_that_a_broken_file_fails_with_a_sentence(qtbot, loader, tmp_path):
    path = tmp_path / "bad.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    with qtbot.waitSignal(loader.failed) as blocker:
        loader.load(path)
    assert "bad.png" in blocker.args[1]


def jpeg(path, size=(3200, 2000)):
    ys, xs = np.mgrid[0 : size[1], 0 : size[0]]
    pixels = np.stack([xs % 256, ys % 256, (xs + ys) // 21 % 256], axis=-1).astype(np.uint8)
    path.write_bytes(simplejpeg.encode_jpeg(pixels, colorspace="BGR"))
    return path


def test_that_a_large_photo_comes_small_first_and_then_whole(qtbot, loader, tmp_path):
    path = jpeg(tmp_path / "a.jpg")
    shown = []
    loader.loaded.connect(lambda _, pyramid: shown.append(pyramid))
    loader.load(path)
    qtbot.waitUntil(lambda: len(shown) == 2)
    small, whole = shown
    assert small.is_preview
    assert not whole.is_preview
    assert (small.width, small.height) == (whole.width, whole.height) == (3200, 2000)
    assert small.levels[0] is None
    assert small.level_for(1.0) == 2
    assert small.arrays[2].shape == whole.arrays[2].shape
    difference = np.abs(small.arrays[3].astype(int) - whole.arrays[3].astype(int))
    assert difference.mean() < 12


def test_that_a_photo_fetched_ahead_comes_once_and_whole(qtbot, loader, tmp_path, files):
    path = jpeg(tmp_path / "a.jpg")
    loader.load(files[0], [path])
    qtbot.waitUntil(lambda: str(path) in loader._cache)
    shown = []
    loader.loaded.connect(lambda _, pyramid: shown.append(pyramid.is_preview))
    loader.load(path)
    qtbot.wait(20)
    assert shown == [False]


def test_that_the_image_looked_at_is_never_let_go_for_its_neighbours(qtbot, files):
    loader = ImageLoader(cache_bytes=30_000)
    with qtbot.waitSignal(loader.loaded):
        loader.load(files[0], files[1:4])
    qtbot.waitUntil(lambda: not loader._under_way and not loader._ahead.isActive())
    assert str(files[0]) in loader._cache
    assert str(files[3]) not in loader._cache
    loader.close()


def test_that_neighbours_wait_until_the_image_asked_for_is_there(qtbot, loader, files):
    held = []
    loader.loaded.connect(lambda *_: held.append(sorted(loader._cache)))
    with qtbot.waitSignal(loader.loaded):
        loader.load(files[0], files[1:4])
    assert held == [[str(files[0])]]
    qtbot.waitUntil(lambda: len(loader._cache) == 4)
