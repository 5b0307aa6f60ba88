"""Fixtures of the journeys: windows that are closed again, however the test ends."""

from __future__ import annotations

import pytest

from tests.journeys.hand import EMPTY, Hand
from tests.journeys.window_stage import make_triangles, show_image
from tests.journeys.window_stage import open_window as shown_window
from tests.unit.ui.window_world import end_window


@pytest.fixture
def triangles(tmp_path):
    return make_triangles(tmp_path, labelled=10)


@pytest.fixture
def open_hand(qtbot, qapp, triangles):
    """Opens a window on the project and gives the hand in it; all windows are closed at the end."""
    windows = []

    def open_one(image_id=EMPTY):
        windows.append(shown_window(qtbot, qapp, triangles))
        show_image(qtbot, windows[-1], image_id)
        return Hand(qtbot, windows[-1])

    yield open_one
    for window in windows:
        end_window(qapp, window)
