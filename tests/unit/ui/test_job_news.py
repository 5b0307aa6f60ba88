"""What the window says of jobs that are left to themselves: the end of a prediction, and work for another project."""

from __future__ import annotations

import json
import os
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton

from tests.unit.ui.panel_world import tell
from workbench.jobs import board as board_module
from workbench.jobs.process import ProcessId
from workbench.project.predictions import PredictImage
from workbench.protocol.messages import Finished, PredictionReady, Started
from workbench.tasks.defaults import suggest
from workbench.tasks.presets import preset
from workbench.tasks.recipe import PredictRecipe

ME = ProcessId.of(os.getpid())
NOW = time.time()


@pytest.fixture
def window(opened, monkeypatch):
    monkeypatch.setattr(board_module, "ensure_runner", lambda state, options: False)
    return opened


def predicting(session):
    """A run, and a prediction by it that goes on: its process is this one."""
    project = session.project
    run = project.runs.new_run(replace(suggest(preset("demo-pose"), project.label_summary()), name="mouse"))
    run.folder.checkpoints.mkdir()
    run.folder.manifest.write_text("[]")
    images = [PredictImage(each.id, Path(each.path)) for each in project.store.load_images()]
    folder = project.predictions.new_job(PredictRecipe("predict", str(run.folder.path)), images)
    tell(folder, Started(NOW, ME.pid, ME.create_time, "cpu"))
    session.board.poll(None)
    return folder, images


def bar(window):
    return window.bars._bars[0] if window.bars._bars else None


def test_that_the_end_of_a_prediction_stays_in_a_bar_that_shows_it(window, qtbot):
    session = window.opened.session
    folder, images = predicting(session)
    seen = images[2]
    line = {"image_id": seen.id, "width": 320, "height": 240, "instances": []}
    folder.predictions.write_text(json.dumps(line) + "\n")
    assert bar(window) is None
    tell(folder, PredictionReady(NOW, seen.id, 0), Finished(NOW, "succeeded"))
    session.board.poll(None)
    assert bar(window).text.startswith("mouse has predicted on 1 image")
    if kept := os.environ.get("WORKBENCH_PICTURES"):
        window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32).save(f"{kept}/prediction_news.png")
    bar(window).findChild(QPushButton).click()
    assert window.docks.arrangement == "inspect" and window.bars.texts == ()
    assert window.frame.parts.current.run == "mouse"
    qtbot.waitUntil(lambda: window.frame.parts.current.image_id == seen.id)


def test_that_a_prediction_that_failed_says_why(window):
    session = window.opened.session
    folder, _ = predicting(session)
    tell(folder, Finished(NOW, "failed", "The disk is full."))
    session.board.poll(None)
    assert bar(window).text == "The prediction with mouse failed: The disk is full."
    assert bar(window).objectName() == "bar.error"


def test_that_the_chip_tells_of_work_for_another_project_and_of_held_jobs(window, tmp_path):
    session, chip = window.opened.session, window.shell.top_bar.jobs_chip
    assert chip.text() == "Idle"
    project = session.project
    run = project.runs.new_run(replace(suggest(preset("demo-pose"), project.label_summary()), name="mouse"))
    session.board.submit(run.folder, "cuda:5", is_held=True)
    session.board.poll(None)
    assert chip.text() == "1 held"
    queue = session.board._queue
    other = queue.add(tmp_path / "Rats" / "runs" / "rat", "cpu")
    queue.claim(other, "cpu", ME)
    window.workplace.project_news.look_at_jobs()
    assert chip.text() == "1 running in another project" and "Rats" in chip.toolTip()
