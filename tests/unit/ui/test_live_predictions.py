"""Predict as I go in a real window, with a real worker process of the demo learner."""

from __future__ import annotations

import os
import signal
import sys
import threading

import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.unit.jobs.live_stage import TRIANGLE, UNLABELLED, make_project, train_demo
from tests.unit.ui.window_world import current_instances, drag
from workbench.jobs.live_predictor import LivePredictor
from workbench.session import open_session
from workbench.ui.live_looking import Doing

LONG_MS = 60_000


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.setenv("WORKBENCH_WORKER_PYTHON", sys.executable)
    return make_project(tmp_path)


@pytest.fixture
def live(window, path, qtbot):
    """The window on the last image, which has no labels, with the demo run chosen and looking."""
    open_on(qtbot, window, path)
    switch(qtbot, window)
    yield window
    window.workplace.panels["predictions"].set_live(False)


def open_on(qtbot, window, path, run="demo", image_id=UNLABELLED):
    with qtbot.waitSignal(window.canvas.imageShown, timeout=20_000):
        window.open_path(path)
    current = window.frame.parts.current
    current.set_run(run)
    if current.image_id != image_id:
        with qtbot.waitSignal(window.canvas.imageShown, timeout=20_000):
            current.set_image(image_id)


def panel_of(window):
    return window.workplace.panels["predictions"]


def switch(qtbot, window, image_id=UNLABELLED):
    window.action_set.get("models.live").trigger()
    wait_for_ghosts(qtbot, window, image_id)


def wait_for_ghosts(qtbot, window, image_id):
    def is_there():
        prediction = panel_of(window).prediction
        return (
            prediction is not None
            and prediction.image_id == image_id
            and panel_of(window).as_i_go.live.doing is Doing.WAITING
        )

    qtbot.waitUntil(is_there, timeout=LONG_MS)


def workers():
    return [child for child in psutil.Process().children() if is_live(child)]


def is_live(child):
    try:
        return "--live" in child.cmdline()
    except psutil.Error:
        return False


def press(qtbot, window, key):
    window.canvas.setFocus()
    qtbot.keyClick(window.canvas, key)


def test_that_each_image_come_to_is_predicted_by_one_worker(live, qtbot):
    assert live.action_set.get("models.live").isChecked()
    assert live.canvas.display.ghosts.focus is not None and current_instances(live) == ()
    assert live.workplace.face.status.live.text() == "1 predicted · Enter: accept · Del: not this"
    (worker,) = workers()
    live.frame.parts.current.set_image(1)
    wait_for_ghosts(qtbot, live, 1)
    assert workers() == [worker]


def test_that_the_next_image_is_looked_at_before_the_person_comes_to_it(live, qtbot):
    shelf = live.opened.session.project.predictions
    live.frame.parts.current.set_image(1)
    qtbot.waitUntil(lambda: 2 in shelf.image_ids("demo"), timeout=LONG_MS)
    assert 3 not in shelf.image_ids("demo")


def test_that_another_run_need_not_wait_for_the_model_of_the_last(live, qtbot):
    (worker,) = workers()
    os.kill(worker.pid, signal.SIGSTOP)
    live.frame.parts.current.set_image(1)
    qtbot.waitUntil(lambda: panel_of(live).as_i_go.live.doing is Doing.LOOKING, timeout=LONG_MS)
    train_demo(live.opened.session.project, "instances", "second")
    live.frame.parts.current.set_run("second")
    wait_for_ghosts(qtbot, live, 1)
    assert panel_of(live).as_i_go.is_on and not worker.is_running()


def test_that_a_damaged_picture_is_told_and_the_model_stays(live, path, qtbot):
    (worker,) = workers()
    session = live.opened.session
    session.project.image_file(session.document.image(1)).write_bytes(b"no picture")
    question = panel_of(live).as_i_go._about(1)
    panel_of(live).as_i_go.live.look(question)
    qtbot.waitUntil(lambda: any("damaged" in text for text in live.bars.texts), timeout=LONG_MS)
    assert panel_of(live).as_i_go.is_on and workers() == [worker]


def test_that_enter_accepts_and_one_undo_takes_it_back(live, qtbot):
    press(qtbot, live, Qt.Key.Key_Return)
    (label,) = current_instances(live)
    assert (label.origin, label.category_id, label.score) == ("run:demo", TRIANGLE, None)
    assert live.canvas.display.ghosts.open == () and live.canvas.display.shown_predictions() == []
    press(qtbot, live, Qt.Key.Key_Return)
    assert len(current_instances(live)) == 1
    live.action_set.get("edit.undo").trigger()
    assert current_instances(live) == () and len(live.canvas.display.ghosts.open) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_that_a_key_sends_the_one_in_focus_away(live, qtbot, key):
    press(qtbot, live, key)
    assert live.canvas.display.ghosts.open == () and live.canvas.display.shown_predictions() == []
    assert current_instances(live) == ()
    live.action_set.get("models.bring_back").trigger()
    assert len(live.canvas.display.ghosts.open) == 1


def test_that_brushing_over_accepts(live, qtbot):
    live.action_set.get("tool.accept_brush").trigger()
    drag(qtbot, live, (5, 48), (60, 48))
    assert [item.origin for item in current_instances(live)] == ["run:demo"]


def test_that_accepting_all_leaves_what_is_labelled_alone(live, qtbot):
    live.action_set.get("models.accept_all").trigger()
    live.action_set.get("models.accept_all").trigger()
    assert len(current_instances(live)) == 1


def test_that_a_worker_that_died_is_started_again_for_the_next_image(live, qtbot):
    (worker,) = workers()
    os.kill(worker.pid, signal.SIGKILL)
    psutil.wait_procs([worker], timeout=10)
    live.frame.parts.current.set_image(1)
    wait_for_ghosts(qtbot, live, 1)
    assert panel_of(live).as_i_go.is_on and workers() != [worker]


def test_that_a_worker_that_dies_over_an_image_is_told_and_can_be_started_again(live, qtbot):
    (worker,) = workers()
    os.kill(worker.pid, signal.SIGSTOP)
    live.frame.parts.current.set_image(1)
    qtbot.waitUntil(lambda: panel_of(live).as_i_go.live.doing is Doing.LOOKING, timeout=LONG_MS)
    os.kill(worker.pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: bool(live.bars.texts), timeout=LONG_MS)
    assert live.bars.texts[0].startswith("The model cannot look: The process ended without a word (signal 9)")
    assert not panel_of(live).as_i_go.is_on
    (again,) = [button for button in live.bars.findChildren(QPushButton) if button.text() == "Start again"]
    again.click()
    wait_for_ghosts(qtbot, live, 1)
    assert live.bars.texts == ()


def test_that_a_model_that_cannot_be_loaded_is_told_with_a_way_on(window, path, qtbot):
    for file in (path / "runs" / "demo" / "checkpoints").glob("step*"):
        file.write_text("{")
    open_on(qtbot, window, path)
    window.action_set.get("models.live").trigger()
    qtbot.waitUntil(lambda: any("cannot look" in text for text in window.bars.texts), timeout=LONG_MS)
    assert not panel_of(window).as_i_go.is_on and not window.action_set.get("models.live").isChecked()
    assert workers() == []


def test_that_switching_off_ends_the_worker_without_waiting_for_it(live, qtbot, monkeypatch):
    closers, close = [], LivePredictor.close
    monkeypatch.setattr(
        LivePredictor, "close", lambda self: (closers.append(threading.current_thread()), close(self))[1]
    )
    live.action_set.get("models.live").trigger()
    assert not panel_of(live).as_i_go.is_on
    qtbot.waitUntil(lambda: workers() == [])
    assert closers and threading.main_thread() not in closers


def test_that_a_drawn_box_is_refined_to_keypoints_as_one_edit(window, path, qtbot):
    session = open_session(path)
    train_demo(session.project, "pose", "poser")
    session.close()
    open_on(qtbot, window, path, "poser")
    window.frame.parts.current.set_category(TRIANGLE)
    window.action_set.get("tool.box").trigger()
    drag(qtbot, window, (20, 20), (60, 70))
    window.action_set.get("models.refine").trigger()
    qtbot.waitUntil(lambda: bool(current_instances(window)[0].keypoints), timeout=LONG_MS)
    (label,) = current_instances(window)
    assert label.origin == "hand" and len(label.keypoints) == 3
    window.action_set.get("edit.undo").trigger()
    assert current_instances(window)[0].keypoints == ()


def test_that_a_run_without_a_checkpoint_is_no_model(window, path, qtbot):
    (path / "runs" / "demo" / "checkpoints" / "manifest.json").unlink()
    open_on(qtbot, window, path)
    window.action_set.get("models.live").trigger()
    assert not panel_of(window).as_i_go.is_on
    assert any("no checkpoint" in text for text in window.bars.texts)


def test_that_the_chosen_run_is_remembered_and_else_the_one_that_predicted_last(window, path, qtbot):
    session = open_session(path)
    train_demo(session.project, "pose", "poser")
    session.close()
    with qtbot.waitSignal(window.canvas.imageShown, timeout=20_000):
        window.open_path(path)
    current = window.frame.parts.current
    current.set_run("poser")
    window.action_set.get("project.close").trigger()
    assert current.run == ""
    with qtbot.waitSignal(window.canvas.imageShown, timeout=20_000):
        window.open_path(path)
    assert current.run == "poser"
    current.set_run("demo")
    current.set_image(UNLABELLED)
    switch(qtbot, window)
    window.action_set.get("project.close").trigger()
    window.frame.settings.forget("recent")
    with qtbot.waitSignal(window.canvas.imageShown, timeout=20_000):
        window.open_path(path)
    assert current.run == "demo"
