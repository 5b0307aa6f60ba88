"""A restored picture on the canvas: right of a line that a slider moves, the photo to its left."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from workbench.project.predictions import PredictImage
from workbench.tasks.defaults import suggest
from workbench.tasks.presets import preset
from workbench.tasks.recipe import PredictRecipe

GREEN = (40, 200, 60)
"""Red, green, blue of what the run made of the image."""


@pytest.fixture
def restored(opened, qtbot):
    """A window in its inspecting layout on an image of which a run made a green picture twice as large."""
    session = opened.opened.session
    project = session.project
    image = project.store.load_images()[0]
    run = project.runs.new_run(suggest(preset("demo-detection"), project.label_summary()))
    listed = [PredictImage(image.id, project.image_file(image))]
    folder = project.predictions.new_job(PredictRecipe("sharpen", str(run.folder.path)), listed)
    folder.pictures.mkdir()
    green = np.full((2 * image.height, 2 * image.width, 3), GREEN[::-1], np.uint8)
    (folder.pictures / f"{image.id}.png").write_bytes(cv2.imencode(".png", green)[1].tobytes())
    line = {"image_id": image.id, "width": image.width, "height": image.height, "instances": []}
    folder.predictions.write_text(json.dumps(line | {"picture": f"pictures/{image.id}.png"}) + "\n")
    opened.action_set.get("view.inspect").trigger()
    opened.frame.parts.current.set_run(run.name)
    opened.frame.parts.current.set_image(image.id)
    opened.canvas.set_shapes_visible(False)
    qtbot.waitUntil(lambda: opened.canvas.display.restored is not None)
    return opened


def is_green(canvas, part):
    """Whether the photo's pixel at this part of its width, half way down, shows what the run made."""
    record = canvas.display.pyramid
    place = canvas.display.transform.to_screen(part * record.width, record.height / 2)
    shown = canvas.grab().toImage()
    ratio = shown.devicePixelRatio()
    color = shown.pixelColor(*(round(value * ratio) for value in place))
    return (color.red(), color.green(), color.blue()) == GREEN


def test_that_the_photo_stays_left_of_the_line_and_the_slider_moves_it(restored):
    canvas, fields = restored.canvas, restored.panels["predictions"].fields
    assert fields.compare.isVisibleTo(fields) and not fields.keypoint.isVisibleTo(fields)
    assert [is_green(canvas, part) for part in (0.2, 0.4, 0.6, 0.8)] == [False, False, True, True]
    fields.compare.setValue(25)
    assert [is_green(canvas, part) for part in (0.2, 0.4, 0.6, 0.8)] == [False, True, True, True]
    fields.compare.setValue(0)
    assert is_green(canvas, 0.01)
    fields.shown.setChecked(False)
    assert canvas.display.restored is None and not is_green(canvas, 0.8)


def test_that_another_image_does_not_show_it(restored, qtbot):
    others = [image.id for image in restored.panels["predictions"].session.project.store.load_images()][1:]
    restored.frame.parts.current.set_image(others[0])
    fields = restored.panels["predictions"].fields
    qtbot.waitUntil(lambda: not restored.panels["predictions"].is_reading)
    assert restored.canvas.display.restored is None
    assert fields.keypoint.isVisibleTo(fields) and not fields.compare.isVisibleTo(fields)


def test_that_a_picture_that_cannot_be_read_is_a_sentence(restored, qtbot):
    panel = restored.panels["predictions"]
    broken = Path(panel.prediction.picture)
    broken.write_bytes(b"no picture")
    panel.restored.show(None)
    panel.push()
    qtbot.waitUntil(lambda: "cannot be shown" in panel.fields.note.text())
    assert restored.canvas.display.restored is None
