"""Label, train, look: the three journeys in a real window with a real worker process."""

import os
import sys
from dataclasses import replace

import psutil
import pytest
from PySide6.QtCore import Qt

from tests.journeys.window_stage import (
    LONG_MS,
    act,
    click_image,
    dialog,
    make_triangles,
    press_verb,
    show_image,
    wait_for_job,
)
from tests.journeys.window_stage import (
    open_window as shown_window,
)
from workbench.jobs.job import JobState
from workbench.tasks.defaults import suggest
from workbench.tasks.presets import preset


@pytest.fixture
def project(tmp_path):
    return make_triangles(tmp_path)


@pytest.fixture
def open_window(qtbot, qapp, project):
    """Opens windows on the project, one after the other; all are closed at the end, however the test ends."""
    windows = []

    def open_one():
        windows.append(shown_window(qtbot, qapp, project))
        return windows[-1]

    yield open_one
    for window in windows:
        window.close()
        window.deleteLater()
    qapp.setStyleSheet("")


def _objects(window, image_id):
    return window.opened.session.document.instances(image_id)


def _listens(pid):
    try:
        return any(item.status == psutil.CONN_LISTEN for item in psutil.Process(pid).net_connections())
    except psutil.NoSuchProcess:
        return False


def _submit(session, preset_name, **changes):
    session.flush()
    recipe = replace(suggest(preset(preset_name), session.project.label_summary()), **changes)
    run = session.project.runs.new_run(recipe)
    return session.board.submit(run.folder, recipe.device)


def test_that_labels_placed_by_hand_are_there_after_a_restart_and_can_be_undone(qtbot, open_window):
    window = open_window()
    show_image(qtbot, window, 11)
    act(window, "tool.keypoints")
    click_image(qtbot, window, (48, 20), (70, 60), (26, 60))
    assert len(_objects(window, 11)) == 1
    placed = _objects(window, 11)[0]
    assert [round(point.x) for point in placed.keypoints] == pytest.approx([48, 70, 26], abs=1)
    qtbot.waitUntil(lambda: window.face.status.stored.text() == "Stored", timeout=10_000)
    window.close()

    again = open_window()
    assert _objects(again, 11) == (placed,)
    act(again, "edit.undo")
    assert _objects(again, 11) == ()
    act(again, "edit.redo")
    assert _objects(again, 11) == (placed,)


def test_that_the_demo_learner_trains_while_labels_are_made_and_its_poses_become_labels(
    qtbot, open_window, monkeypatch
):
    monkeypatch.setenv("WORKBENCH_WORKER_PYTHON", sys.executable)
    window = open_window()
    session = window.opened.session
    name = _submit(session, "demo-pose", epochs=4, options={"seconds_per_iteration": 0.05})
    show_image(qtbot, window, 12)
    act(window, "tool.box")
    click_image(qtbot, window, (20, 20), (80, 80))
    assert len(_objects(window, 12)) == 1, "labelling goes on while the run trains"
    worker = session.board.job(name).pid
    assert not [pid for pid in (os.getpid(), worker) if pid and _listens(pid)], "no listening network socket"
    job = wait_for_job(qtbot, window, name)
    assert job.state is JobState.SUCCEEDED, job.reason
    steps, _, losses = session.board.curves(name).series("train", "loss")
    assert len(steps) >= 8 and losses[-1] < losses[0]

    act(window, "inspect.predict")
    opened = dialog(qtbot, "dialog.predict")
    qtbot.waitUntil(lambda: opened.which.count() > 0, timeout=30_000)
    opened.which.setCurrentIndex(opened.which.findText("All images", Qt.MatchFlag.MatchStartsWith))
    press_verb(qtbot, opened)
    predicted = session.project.predictions
    qtbot.waitUntil(lambda: 11 in predicted.image_ids(name), timeout=LONG_MS)

    show_image(qtbot, window, 11)
    panel = window.panels["predictions"]
    window.frame.parts.current.set_threshold(0.0)
    qtbot.waitUntil(lambda: panel.fields.list.count() == 1, timeout=20_000)
    before = session.editor.undo_title
    panel.fields.accept.click()
    accepted = _objects(window, 11)
    assert len(accepted) == 1 and accepted[0].origin == f"run:{name}" and accepted[0].score is None
    act(window, "edit.undo")
    assert _objects(window, 11) == () and session.editor.undo_title == before
    for job in session.board.jobs():
        wait_for_job(qtbot, window, job.name)


@pytest.mark.worker
@pytest.mark.timeout(900)
def test_that_a_real_model_is_trained_from_the_dialog_and_its_heatmap_shown(qtbot, open_window):
    window = open_window()
    session = window.opened.session
    act(window, "train.new_run")
    opened = dialog(qtbot, "dialog.train")
    qtbot.waitUntil(lambda: opened.preset.count() > 0, timeout=60_000)
    assert opened.preset.currentData() == "heatmap-resnet18", "few labels and no weights: heatmaps are advised"
    opened.epochs.setValue(2)
    opened.batch_size.setValue(4)
    opened.width_px.setValue(64)
    opened.height_px.setValue(64)
    press_verb(qtbot, opened)
    qtbot.waitUntil(lambda: bool(session.board.jobs()), timeout=60_000)
    name = session.board.jobs()[0].name
    job = wait_for_job(qtbot, window, name)
    assert job.state is JobState.SUCCEEDED, job.reason
    assert len(session.board.curves(name).series("val", "EPE")[0]) >= 1

    act(window, "inspect.predict")
    opened = dialog(qtbot, "dialog.predict")
    qtbot.waitUntil(lambda: opened.which.count() > 0, timeout=30_000)
    opened.which.setCurrentIndex(opened.which.findText("Validation", Qt.MatchFlag.MatchStartsWith))
    press_verb(qtbot, opened)
    validation = [image.id for image in session.document.images if image.split == "val"]
    qtbot.waitUntil(
        lambda: set(validation) <= session.project.predictions.image_ids(name),
        timeout=LONG_MS,
    )
    panel = window.panels["predictions"]
    act(window, "inspect.show")
    window.frame.parts.current.set_threshold(0.0)
    with qtbot.waitSignal(panel.heatmapChosen, timeout=20_000, check_params_cb=lambda heat: heat is not None):
        show_image(qtbot, window, validation[0])
        panel.reload()
    for job in session.board.jobs():
        wait_for_job(qtbot, window, job.name)
