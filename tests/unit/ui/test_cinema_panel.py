"""What a run saw after an epoch is on the canvas while the slider stands there, and gone when the panel is left."""

import json
import os
import threading

import pytest
from PySide6.QtGui import QImage

from tests.unit.ui.window_world import make_project, open_window, show
from workbench.project.cinema import Cinema
from workbench.project.error import ProjectError
from workbench.project.predictions import PredictionFile
from workbench.tasks.presets import preset
from workbench.tasks.recipe import TrainRecipe

EPOCHS = 3


@pytest.fixture
def window(qtbot, qapp, tmp_path):
    opened = open_window(qtbot, qapp)
    show(qtbot, opened, make_project(tmp_path))
    yield opened
    opened.close()
    opened.deleteLater()


@pytest.fixture
def run(window):
    session = window.opened.session
    known = preset("rtmdet-tiny")
    recipe = TrainRecipe("film", known.name, "detection", "mmdet", known.base_config, EPOCHS, 2, (320, 320), 0.001, 0)
    made = session.project.runs.new_run(recipe)
    image = session.document.images[0].id
    for epoch in range(1, EPOCHS + 1):
        write_scene(made.folder, epoch, image)
    return made


def write_scene(folder, epoch, image):
    scene = folder.cinema / f"{epoch * 10:07d}-{epoch}"
    scene.mkdir(parents=True)
    box = {"category_id": 1, "score": 0.9, "bbox_xywh": [10.0 * epoch, 10.0, 40.0, 40.0]}
    line = {"image_id": image, "width": 320, "height": 240, "instances": [box]}
    (scene / "predictions.jsonl").write_text(json.dumps(line) + "\n")


def noting(method, readers):
    """A method that notes in which thread it is called."""

    def noted(*args):
        readers.append((method.__name__, threading.current_thread()))
        return method(*args)

    return noted


def seen(window):
    prediction = window.canvas.display.prediction
    return prediction.instances[0].bbox_xywh[0] if prediction is not None else None


def test_that_the_slider_goes_through_the_epochs_on_the_canvas(qtbot, window, run, monkeypatch):
    readers = []
    for kind, name in ((PredictionFile, "read"), (PredictionFile, "refresh"), (Cinema, "scenes")):
        monkeypatch.setattr(kind, name, noting(getattr(kind, name), readers))
    panel = window.panels["cinema"]
    window.docks.arrange("inspect")
    window.frame.parts.current.set_run(run.name)
    window.docks.reveal("cinema")
    qtbot.waitUntil(lambda: seen(window) == 30.0, timeout=10_000)
    panel.slider.setValue(0)
    qtbot.waitUntil(lambda: seen(window) == 10.0)
    assert {"read", "refresh", "scenes"} == {name for name, _ in readers}
    assert not [name for name, thread in readers if thread is threading.main_thread()]
    panel.slider.setValue(2)
    assert seen(window) == 30.0, "what was read once is shown at once"
    window.docks.reveal("predictions")
    qtbot.waitUntil(lambda: seen(window) is None, timeout=10_000)


def test_that_a_validation_that_comes_in_is_shown_when_the_slider_stood_at_the_end(qtbot, window, run):
    window.docks.arrange("inspect")
    window.frame.parts.current.set_run(run.name)
    window.docks.reveal("cinema")
    qtbot.waitUntil(lambda: seen(window) == 30.0, timeout=10_000)
    write_scene(run.folder, 4, window.frame.parts.current.image_id)
    qtbot.waitUntil(lambda: seen(window) == 40.0, timeout=10_000)


def test_that_another_run_without_scenes_leaves_nothing_of_the_first_on_the_canvas(qtbot, window, run):
    window.docks.arrange("inspect")
    current = window.frame.parts.current
    current.set_run(run.name)
    window.docks.reveal("cinema")
    qtbot.waitUntil(lambda: seen(window) == 30.0, timeout=10_000)
    other = window.opened.session.project.runs.new_run(run.recipe)
    current.set_run(other.name)
    assert seen(window) is None


def test_that_the_panel_names_the_run_it_follows_and_lets_another_be_chosen(qtbot, window, run):
    session, current, panel = window.opened.session, window.frame.parts.current, window.panels["cinema"]
    other = session.project.runs.new_run(run.recipe)
    for name in (run.name, other.name):
        session.board.job(name)
    window.docks.arrange("inspect")
    current.set_run(other.name)
    window.docks.reveal("cinema")
    qtbot.waitUntil(lambda: panel.run.currentText() == other.name)
    assert panel.run.isVisible() and panel.empty.isVisible(), "it says so while the run has nothing to show, too"
    color = panel.run.itemIcon(panel.run.currentIndex()).pixmap(16, 16).toImage().pixelColor(8, 8).name()
    assert color == window.frame.parts.marks.color(other.name)
    panel.run.setCurrentText(run.name)
    panel.run.activated.emit(panel.run.currentIndex())
    assert current.run == run.name
    qtbot.waitUntil(lambda: seen(window) == 30.0, timeout=10_000)
    assert panel.run.currentText() == run.name
    if folder := os.environ.get("WORKBENCH_PICTURES"):
        window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32).save(f"{folder}/cinema.png")


def test_that_a_broken_scene_is_named_and_the_others_are_shown(run):
    (run.folder.cinema / "0000020-2" / "predictions.jsonl").write_text('{"image_id": 1, "instances": 3}\n')
    (run.folder.cinema / "no scene").mkdir()
    cinema = Cinema(run.folder)
    assert [scene.epoch for scene in cinema.scenes()] == [1, 2, 3]
    with pytest.raises(ProjectError, match="0000020-2"):
        cinema.read(cinema.scenes()[1], 1)
