"""The tour goes on by itself."""

from __future__ import annotations

from tests.unit.ui.window_world import drag, show
from workbench.ui.window.tour import LABEL, TRAIN


def test_that_drawing_an_object_answers_the_first_hint_and_only_that(qtbot, window, project_path):
    show(qtbot, window, project_path)
    tour = window.face.tour
    tour.start()
    tour.reach(TRAIN)
    assert tour._step == LABEL
    window.action_set.get("tool.box").trigger()
    drag(qtbot, window, (200, 100), (260, 180))
    assert tour._step == TRAIN
    drag(qtbot, window, (20, 10), (50, 60))
    assert tour._step == TRAIN
    window.action_set.get("edit.undo").trigger()
    window.action_set.get("view.train").trigger()
    assert tour._step == TRAIN
