"""What may not creep in: references lost by the binding, and frames that cost more with more shapes."""

from __future__ import annotations

import sys
import time

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter

from tests.unit.ui.canvas_world import CELL, make_world
from workbench.core.instance import Instance
from workbench.ui.canvas.view import CanvasView


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_that_painting_takes_no_reference_of_none(qapp):
    """PySide6 6.12.0 takes one a call on Python 3.11 and kills the process after some thousand."""
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    before = sys.getrefcount(None)
    with QPainter(image) as painter:
        for _ in range(200):
            painter.drawLine(0, 0, 7, 7)
    assert abs(sys.getrefcount(None) - before) < 20


def squares(count):
    rng = np.random.default_rng(1)
    corners = rng.uniform(0, 380, (count, 2)).tolist()
    return tuple(
        Instance(number, 1, CELL.id, polygons=((x, y, x + 9, y, x + 9, y + 9, x, y + 9),))
        for number, (x, y) in enumerate(corners, start=1)
    )


def cost_of_panning(qtbot, folder, count):
    folder.mkdir()
    view = CanvasView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.set_session(make_world(folder, squares(count)))
    view.show()
    with qtbot.waitSignal(view.imageShown):
        view.show_image(1)
    qtbot.waitUntil(lambda: view.display.picture is not None, timeout=20_000)
    view.grab()
    start = time.thread_time()
    for step in range(40):
        view._move_view(view.display.transform.panned(2 if step % 2 else -2, 1 if step % 2 else -1))
        view.repaint()
    cost = time.thread_time() - start
    view.release()
    return cost


def test_that_a_frame_with_ten_thousand_shapes_costs_about_what_one_with_a_hundred_costs(qtbot, tmp_path):
    few = cost_of_panning(qtbot, tmp_path / "few", 100)
    many = cost_of_panning(qtbot, tmp_path / "many", 10_000)
    assert many <= 2.5 * few + 0.02


def test_that_a_pointer_among_ten_thousand_shapes_repaints_little(qtbot, tmp_path):
    view = CanvasView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.set_session(make_world(tmp_path, squares(10_000)))
    view.show()
    with qtbot.waitSignal(view.imageShown):
        view.show_image(1)
    qtbot.waitUntil(lambda: view.display.picture is not None, timeout=20_000)
    painted = []
    original = view.paintEvent
    view.paintEvent = lambda event: (painted.append(event.rect()), original(event))
    qtbot.mouseMove(view, QPoint(400, 300))
    qtbot.wait(50)
    painted.clear()
    qtbot.mouseMove(view, QPoint(430, 320))
    qtbot.waitUntil(lambda: bool(painted))
    assert all(rect.width() < 400 and rect.height() < 200 for rect in painted)
    view.release()
