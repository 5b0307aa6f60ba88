"""How the canvas looks: a handful of states."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from tests.unit.ui.canvas_world import CELL, MOUSE, make_world
from workbench.core.instance import Instance, Keypoint
from workbench.core.masks import Mask
from workbench.core.prediction import Prediction
from workbench.ui.canvas.view import CanvasView

ANGLES = np.linspace(0, 2 * np.pi, 14, endpoint=False)


def ring(x, y, radius):
    wobble = radius * (1 + 0.15 * np.cos(3 * ANGLES))
    return tuple(np.stack([x + wobble * np.cos(ANGLES), y + wobble * np.sin(ANGLES)], axis=1).reshape(-1).tolist())


def labels():
    hole = np.zeros((300, 400), bool)
    hole[230:280, 120:190] = True
    hole[245:260, 140:170] = False
    pose = (Keypoint(240, 140, 2), Keypoint(300, 150, 2), Keypoint(250, 210, 1), Keypoint(330, 220, 2))
    return (
        Instance(1, 1, CELL.id, bbox_xywh=(40, 40, 80, 60)),
        Instance(2, 1, CELL.id, bbox_xywh=(125, 30, 86, 80), polygons=(ring(165, 70, 40),)),
        Instance(3, 1, MOUSE.id, bbox_xywh=(220, 120, 130, 120), keypoints=pose),
        Instance(4, 1, CELL.id, bbox_xywh=(20, 170, 86, 80), polygons=(ring(60, 210, 40),)),
        Instance(5, 1, CELL.id, bbox_xywh=(120, 230, 70, 50), mask=Mask.from_array(hole)),
    )


def guess():
    pose = (Keypoint(245, 145, 2), Keypoint(305, 155, 2), Keypoint(245, 205, 2), Keypoint(325, 225, 2))
    return Prediction(1, (Instance(0, 1, MOUSE.id, bbox_xywh=(210, 100, 150, 150), keypoints=pose, score=0.93),))


@pytest.fixture
def view(qtbot, plain_font, tmp_path):
    made = CanvasView()
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.world = make_world(tmp_path, labels())
    made.set_session(made.world)
    made.set_category(MOUSE.id)
    made.show()
    with qtbot.waitSignal(made.imageShown):
        made.show_image(1)
    yield made
    made.release()


def settle(qtbot, view):
    def is_sharp():
        picture, display = view.display.picture, view.display
        assert picture is not None
        assert picture.request.hidden == display.held_ids
        assert list(picture.request.predictions) == list(display.shown_predictions())

    qtbot.waitUntil(is_sharp)
    qtbot.wait(20)


def point(view, x, y):
    place = view.display.point(x, y)
    return QPoint(round(place.x()), round(place.y()))


def hover(view, x, y):
    place = QPointF(point(view, x, y))
    none = Qt.MouseButton.NoButton
    QApplication.sendEvent(
        view, QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, Qt.KeyboardModifier.NoModifier)
    )


def test_that_labels_look_as_stored(qtbot, view, compare):
    settle(qtbot, view)
    compare(view, "labels")


def test_that_a_selected_polygon_has_handles_on_its_points(qtbot, view, compare):
    view.world.selection.set([4])
    settle(qtbot, view)
    compare(view, "selected-polygon")


def test_that_a_selected_group_has_one_frame(qtbot, view, compare):
    view.world.selection.set([1, 2, 3])
    settle(qtbot, view)
    compare(view, "selected-group")


def test_that_placing_keypoints_shows_the_next_name(qtbot, view, compare):
    view.set_tool("keypoints")
    for place in ((200, 200), (230, 240)):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=point(view, *place))
    hover(view, 180, 260)
    settle(qtbot, view)
    compare(view, "placing-keypoints")


@pytest.mark.parametrize(("place", "name"), [((165, 250), "brush-on-selected"), ((300, 60), "brush-beside")])
def test_that_a_brush_says_into_which_object_it_paints(qtbot, view, compare, place, name):
    view.set_tool("brush")
    view.world.selection.set([5])
    hover(view, *place)
    settle(qtbot, view)
    compare(view, name)


def test_that_the_poses_of_the_image_before_are_dashed_and_seen_on_bright_and_dark(qtbot, view, compare):
    pose = labels()[2]
    moved = [
        tuple(Keypoint(point.x + dx, point.y + dy, point.v) for point in pose.keypoints)
        for dx, dy in ((-20, 25), (-210, -80), (40, -110))
    ]
    view.set_previous(tuple(Instance(20 + n, 2, MOUSE.id, keypoints=points) for n, points in enumerate(moved)))
    settle(qtbot, view)
    compare(view, "previous-poses")


def test_that_a_heatmap_lies_over_the_dimmed_photo_beside_truth_and_prediction(qtbot, view, compare):
    rows, columns = np.mgrid[0:48, 0:64]
    values = np.exp(-((columns - 40) ** 2 + (rows - 22) ** 2) / 30.0)
    view.set_prediction(guess())
    view.set_heatmap(values, (400 / 64, 0, 0, 0, 300 / 48, 0))
    settle(qtbot, view)
    compare(view, "heatmap")


def test_that_the_empty_state_says_what_will_be_here(view, compare):
    view.show_image(None)
    compare(view, "empty")
