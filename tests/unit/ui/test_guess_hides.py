"""What a model says does not steer the hand: hidden while a pose is placed, and while nobody asked for it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from workbench.core.instance import Instance
from workbench.core.prediction import Prediction
from workbench.ui.canvas.parts import PredictionStyle
from workbench.ui.prediction_reading import Reading


def test_that_a_guess_hides_while_a_pose_is_placed_and_comes_back(qtbot, opened):
    canvas = opened.canvas
    guess = Instance(0, 1, 2, bbox_xywh=(20.0, 20.0, 60.0, 60.0), score=0.9, origin="run:first")
    canvas.set_prediction(Prediction(1, (guess,)), PredictionStyle(min_score=0.5))
    opened.frame.parts.current.set_category(2)
    opened.action_set.get("tool.keypoints").trigger()
    assert canvas.display.shown_predictions()
    place = QPoint(*(round(value) for value in canvas.display.transform.to_screen(150, 150)))
    qtbot.mouseMove(canvas, place)
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    assert canvas.is_busy and not canvas.display.shown_predictions()
    canvas.cancel()
    assert canvas.display.shown_predictions()


def test_that_a_run_speaks_only_while_its_panel_is_open_or_it_was_asked_to_look(opened):
    panel = opened.panels["predictions"]
    sent = []
    panel.predictionChosen.connect(lambda prediction, _: sent.append(prediction))
    panel._set_prediction(Reading(Prediction(1, ()), False))
    assert sent[-1] is None
    opened.action_set.get("view.inspect").trigger()
    assert sent[-1] is not None
    opened.action_set.get("view.label").trigger()
    assert sent[-1] is None
