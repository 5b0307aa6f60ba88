"""The loader: newest request only, neighbours ready, nothing left running."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

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
