from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from workbench.jobs.job import Job, JobState
from workbench.jobs.watch import Elsewhere
from workbench.protocol.messages import Finished, Progress, Scalars, Started
from workbench.ui import jobs_delegate
from workbench.ui.job_words import duration, headline, job_actions, progress_words, time_words
from workbench.ui.jobs_delegate import JobsDelegate
from workbench.ui.models.jobs_model import PROGRESS, RUN, STATE
from workbench.ui.panels.jobs import JobsPanel
from workbench.ui.run_marks import RUN_COLORS, RunMarks


def job(name="mouse", state=JobState.RUNNING, **changes):
    return Job(name, Path("/nowhere"), state=state, **changes)


@pytest.mark.parametrize(
    ("seconds", "words"), [(4, "4 s"), (59.6, "1 min"), (840, "14 min"), (7500, "2 h 5 min"), (-3, "0 s")]
)
def test_that_times_are_human(seconds, words):
    assert duration(seconds) == words


def test_that_a_queued_job_says_why_it_waits():
    running, next_one = job("a"), job("b", JobState.QUEUED, position=1)
    third = job("c", JobState.QUEUED, position=2)
    assert progress_words(next_one, [running, next_one]) == "Starts when a is done (CPU is busy)"
    assert progress_words(third, [running, next_one, third]) == "Number 2 in the queue for CPU"
    assert "release it" in progress_words(job("d", JobState.HELD), [])


def test_that_a_job_says_that_it_waits_for_another_project():
    waiting = job("b", JobState.QUEUED, position=1)
    rats = Elsewhere(Path("/there/Rats"), "cpu")
    assert progress_words(waiting, [waiting], [rats]) == "Starts when a job of Rats is done (CPU is busy)"
    assert progress_words(waiting, [waiting], [rats._replace(device="cuda:3")]) == "Starts in a moment"


def test_that_a_job_that_is_held_up_says_why_and_promises_no_time():
    waiting = job(done=3, total=9, epoch=1, max_epochs=3, eta_s=5.0, hindrance="The disk is full.")
    assert progress_words(waiting, [waiting]) == "The disk is full."
    assert "left" not in time_words(waiting)


def test_that_a_failed_job_shows_its_sentence_and_can_be_resumed():
    failed = job(state=JobState.FAILED, done=3, total=9, reason="The disk is full.", checkpoint="1.pth")
    assert progress_words(failed, [failed]) == "The disk is full."
    assert job_actions(failed) == ("resume", "extend", "vary", "folder")


def test_that_the_best_number_speaks_for_a_run():
    assert headline(job(latest={"val/EPE": 5.0, "train/loss": 1.0}, best={"val/EPE": 4.0})) == ("EPE", 4.0)
    assert headline(job(latest={"train/loss": 1.0})) == ("loss", 1.0)
    assert headline(job()) is None


@pytest.mark.parametrize(
    ("metric", "figure"), [("accuracy", 71.4), ("mIoU", 0.61), ("PQ", 0.5), ("PSNR", 31.2), ("AP", 0.4), ("EPE", 3.0)]
)
def test_that_a_run_is_spoken_for_by_what_its_task_is_judged_by(metric, figure):
    numbers = {"val/loss": 3.0, "val/AP50": 0.7, f"val/{metric}": figure}
    assert headline(job(metric=metric, latest={"train/loss": 2.41, **numbers}, best=numbers)) == (metric, figure)
    assert headline(job(metric=metric, latest={"train/loss": 2.41})) == ("loss", 2.41)


def test_that_a_figure_goes_before_the_loss_where_the_judged_one_was_not_measured():
    numbers = {"train/loss": 2.41, "val/loss": 3.0, "val/top5": 0.9}
    assert headline(job(metric="accuracy", latest=numbers)) == ("top5", 0.9)
    assert headline(job(metric="loss", latest={"train/loss": 2.41})) == ("loss", 2.41)


def test_that_what_never_had_a_checkpoint_is_started_anew():
    taken_out = job(state=JobState.CANCELLED, reason="Taken out of the queue.")
    assert job_actions(taken_out) == ("anew", "vary", "folder")


def test_that_all_lives_of_a_run_count_for_its_time():
    ended = job(state=JobState.SUCCEEDED, started_at=1000.0, finished_at=1060.0, earlier_s=3600.0)
    assert time_words(ended).startswith("1 h 1 min")


def test_that_a_held_job_is_not_counted_as_queued(world, panel, qtbot):
    world.session.board.submit(world.run("mouse").folder, "cpu", is_held=True)
    world.session.board.submit(world.run("rat").folder, "cpu")
    world.session.board.poll(None)
    panel.show_jobs()
    assert panel.note.text() == "0 running, 1 queued, 1 held"


def test_that_a_run_that_was_taken_out_can_be_put_in_again(world, panel, qtbot):
    run = world.run("mouse")
    world.session.board.submit(run.folder, "cpu")
    panel.act("cancel", "mouse")
    panel.act("anew", "mouse")
    assert panel.model.job_at(0).state is JobState.QUEUED


def test_that_a_running_job_says_what_is_left():
    assert time_words(job(eta_s=180.0)) == "about 3 min left"


@pytest.fixture
def panel(world, qtbot):
    panel = JobsPanel(world.parts)
    qtbot.addWidget(panel)
    panel.resize(1100, 300)
    panel.show()
    panel.set_session(world.session)
    yield panel
    panel.set_session(None)


def test_that_without_jobs_the_panel_offers_to_start_one(panel, qtbot):
    assert panel.empty.isVisible()
    with qtbot.waitSignal(panel.startAsked):
        panel.empty.button.click()


def test_that_runs_appear_with_state_progress_and_facts(world, panel, qtbot):
    now = time.time()
    world.run("mouse", Started(now, 1, now, "cpu"), Progress(now, 5, 10, "iteration", 1, 2), Finished(now, "succeeded"))
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    qtbot.waitUntil(lambda: panel.model.index(0, 6).data() == "3")
    row = [panel.model.index(0, column).data() for column in (RUN, STATE, PROGRESS)]
    assert row == ["mouse", "Finished", "1 / 2"]
    assert world.parts.current.run == "mouse"


def test_that_long_names_are_told_apart_by_their_ends(world, panel, qtbot, monkeypatch):
    long = "rtmpose-t_8xb256-420e_coco-256x192"
    for end in ("", "-2", "-longer"):
        world.run(long + end)
        world.session.board.job(long + end)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 3)
    written = set()
    with monkeypatch.context() as patch:
        patch.setattr(jobs_delegate, "_write", lambda painter, rect, text, *rest: written.add(text))
        panel.resize(1000, 300)
        panel.grab()
        names = {text for text in written if text.startswith("rtm")}
        assert len(names) == 3 and all("…" in text for text in names)
        panel.resize(1700, 300)
        panel.grab()
        assert long + "-longer" in written  # with room there is nothing to leave out
    panel.resize(1100, 300)
    picture(panel, "jobs_names")
    assert panel.model.index(0, RUN).data(Qt.ItemDataRole.ToolTipRole).startswith(long)


def picture(panel, name):
    """Kept for eyes where a folder is named."""
    if folder := os.environ.get("WORKBENCH_PICTURES"):
        panel.grab().toImage().convertToFormat(QImage.Format.Format_RGB32).save(f"{folder}/{name}.png")


def test_that_a_click_on_the_square_hides_the_curve(world, panel, qtbot):
    now = time.time()
    world.run("mouse", Started(now, 1, now, "cpu"), Scalars(now, 1, 0.1, "train", {"loss": 1.0}))
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    cell = panel.table.visualRect(panel.model.index(0, RUN))
    QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(cell.left() + 17, cell.center().y()))
    assert not world.parts.marks.is_shown("mouse")


def test_that_jobs_can_be_held_released_and_dropped(world, panel, qtbot):
    run = world.run("mouse")
    world.session.board.submit(run.folder, "cpu")
    panel.act("hold", "mouse")
    assert panel.model.job_at(0).state is JobState.HELD
    panel.act("release", "mouse")
    assert panel.model.job_at(0).state is JobState.QUEUED
    panel.act("cancel", "mouse")
    assert not panel.model.job_at(0).state.is_active


def test_that_what_cannot_be_done_is_said_in_a_sentence(world, panel, qtbot):
    world.run("mouse")
    with qtbot.waitSignal(world.parts.notices.raised) as raised:
        panel.act("up", "mouse")
    assert raised.args[0] == "warning" and "mouse cannot be moved" in raised.args[1]


def test_that_every_button_has_a_name(panel):
    from PySide6.QtWidgets import QToolButton

    assert all(button.accessibleName() and button.toolTip() for button in panel.findChildren(QToolButton))


def test_that_the_selected_run_becomes_the_windows_run(world, panel, qtbot):
    world.run("first")
    world.run("second")
    qtbot.waitUntil(lambda: world.session.board.poll(None) or panel.model.rowCount() == 2)
    other = next(name for name in ("first", "second") if name != world.parts.current.run)
    with qtbot.waitSignal(panel.runSelected):
        panel.table.selectRow(panel.model.row_of(other))
    assert world.parts.current.run == other
    assert isinstance(panel.delegate, JobsDelegate)


def test_that_runs_have_their_colours_by_age_and_new_ones_the_next():
    marks = RunMarks()
    marks.start(("old", "young"))
    asked = [marks.color(name) for name in ("new", "young", "old")]
    assert asked == [RUN_COLORS[2], RUN_COLORS[1], RUN_COLORS[0]]
