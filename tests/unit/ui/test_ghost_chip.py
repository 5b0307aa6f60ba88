"""The name of the predicted object in focus is to be read wherever the view stands."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from workbench.core.instance import Instance
from workbench.core.prediction import Prediction
from workbench.editing.ghosts.ghosts import Ghost
from workbench.ui.canvas.palette import ACTIVE_CHIP
from workbench.ui.canvas.parts import GhostsShown, PredictionStyle

OF_IMAGE = Instance(-1, 1, 1, score=0.9)
IN_CORNER = Instance(-1, 1, 1, (1.0, 1.0, 30.0, 30.0), score=0.9)


def chip_at(canvas, x, y):
    return canvas.grab().toImage().pixelColor(QPoint(x, y)) == QColor(ACTIVE_CHIP)


def test_that_the_image_counter_does_not_hide_the_name_of_what_was_predicted(opened, qtbot):
    canvas, counter = opened.canvas, opened.face.nav_bar.geometry()
    # The image's corner beside the counter, or up and left of what is seen.
    for found, place_px in ((OF_IMAGE, 30), (OF_IMAGE, -90), (IN_CORNER, 30)):
        canvas.set_prediction(Prediction(1, (found,)), PredictionStyle())
        canvas.set_ghosts(GhostsShown("r", (Ghost(found),), found))
        canvas.show_place(*((side / 2 - place_px) / canvas.zoom for side in canvas.display.screen))
        qtbot.wait(10)
        assert chip_at(canvas, max(place_px - 1, 2) + 3, counter.bottom() + 16), (found, place_px)
    opened.face.work_area.show_empty(True)
    assert canvas.display.covered.isEmpty() and not chip_at(canvas, 32, counter.bottom() + 16)
