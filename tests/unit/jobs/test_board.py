"""The board without any process: folders and the queue in, jobs out."""

from __future__ import annotations

import json
import os
import shutil
import time
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from workbench.jobs import board as board_module
from workbench.jobs.board import FIRST, JobBoard
from workbench.jobs.entry import Ending
from workbench.jobs.job import JobError, JobState
from workbench.jobs.process import ProcessId
from workbench.jobs.queue import Queue, QueueError
from workbench.protocol.channel import ChannelWriter
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import OUT_OF_MEMORY, Finished, Progress, Scalars, Started, StopRequested
from workbench.tasks.recipe import TrainRecipe, read_recipe, recipe_to_json
from workbench.tasks.run_changes import Extension

ME = ProcessId.of(os.getpid())
assert ME is not None


@dataclass
class FolderProject:
    path: Path


class Desk:
    """A project folder, a queue, and a runner that is never started."""

    def __init__(self, path: Path) -> None:
        self.project = FolderProject(path / "project")
        self.queue = Queue(path / "state")

    def board(self) -> JobBoard:
        return JobBoard(self.project, self.queue)

    def run(self, name: str, *messages: object) -> JobFolder:
        folder = JobFolder(self.project.path / "runs" / name)
        folder.path.mkdir(parents=True)
        folder.recipe.write_text(recipe_to_json(TrainRecipe(name, "p", "pose", "fake", "", 2, 4, (64, 64), 0.1, 0)))
        tell(folder, *messages)
        return folder


def tell(folder, *messages):
    writer = ChannelWriter(folder.events)
    for message in messages:
        writer.write(message)
    writer.close()


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setattr(board_module, "ensure_runner", lambda state, options: False)
    desk = Desk(tmp_path)
    yield desk
    desk.queue.close()


STARTED = Started(time.time(), ME.pid, ME.create_time, "cpu")
DEAD = Started(10.0, ME.pid, 9.0, "cpu")


def test_that_a_job_knows_what_its_training_is_judged_by(desk):
    desk.run("mouse")
    board = desk.board()
    board.poll(None)
    assert board.job("mouse").metric == "EPE"


def test_that_a_project_without_jobs_has_none(desk):
    board = desk.board()
    board.poll(None)
    assert board.jobs() == ()
    with pytest.raises(JobError, match="no job named x"):
        board.job("x")


def test_that_jobs_are_told_apart_without_any_queue_row(desk):
    desk.run("alive", STARTED)
    desk.run("dead", DEAD)
    desk.run("done", DEAD, Finished(11.0, "succeeded"))
    desk.run("prepared")
    board = desk.board()
    board.poll(None)
    states = {job.name: job.state for job in board.jobs()}
    assert states == {"alive": "running", "dead": "lost", "done": "succeeded", "prepared": "held"}


def test_that_only_what_changed_is_announced(desk):
    folder = desk.run("run", STARTED)
    desk.run("other", DEAD)
    board, seen = desk.board(), []
    board.changed.connect(seen.append)
    board.poll(None)
    assert sorted(seen) == ["other", "run"]
    board.poll(None)
    assert len(seen) == 2
    tell(folder, Progress(1.0, 5, 10, "iteration"))
    board.poll(None)
    assert seen[2:] == ["run"]
    assert board.job("run").fraction == 0.5


def test_that_a_long_backlog_is_read_over_several_polls_and_at_once_when_asked_for(desk):
    points = [Scalars(1.0, step, 0.0, "train", {"loss": 1.0}) for step in range(1, 8001)]
    for number in range(3):
        desk.run(f"run-{number}", DEAD, *points, Finished(2.0, "succeeded"))
    board = desk.board()
    board.poll(budget_s=0.0)
    assert len(board.jobs()) < 3
    assert len(board.curves("run-1").series("train", "loss")[0]) == 8000
    for _ in range(100):
        board.poll(budget_s=0.0)
    assert [job.state for job in board.jobs()] == [JobState.SUCCEEDED] * 3


def test_that_curves_are_shown_as_far_as_they_were_read(desk):
    folder = desk.run("run", STARTED, Scalars(1.0, 1, 0.0, "train", {"loss": 1.0}))
    board = desk.board()
    board.poll(None)
    tell(folder, Scalars(1.0, 2, 0.0, "train", {"loss": 0.5}))
    assert list(board.curves_so_far("run").series("train", "loss")[0]) == [1.0]
    board.poll(None)
    assert list(board.curves_so_far("run").series("train", "loss")[0]) == [1.0, 2.0]
    with pytest.raises(JobError, match="no job named other"):
        board.curves_so_far("other")


def test_that_an_event_file_that_shrank_is_read_anew(desk):
    folder = desk.run("run", STARTED, *(Scalars(1.0, step, 0.0, "train", {"loss": 1.0}) for step in range(1, 9)))
    board = desk.board()
    board.poll(None)
    folder.events.write_text("")
    tell(folder, STARTED, Scalars(1.0, 1, 0.0, "train", {"loss": 2.0}))
    board.poll(None)
    assert board.curves("run").series("train", "loss")[2].tolist() == [2.0]


def test_that_garbage_and_illegal_messages_are_counted(desk):
    folder = desk.run("run")
    folder.events.write_bytes(b"\xff\xfe rubbish\n[]\n{}\n")
    tell(folder, Progress(1.0, 1, 2, "image"), STARTED, STARTED, Progress(1.0, 1, 2, "image"), DEAD, StopRequested(1.0))
    board = desk.board()
    board.poll(None)
    assert (board.job("run").skipped, board.job("run").done) == (5, 1)


def test_that_a_folder_that_vanishes_takes_its_job_along(desk):
    folder = desk.run("run", STARTED)
    board, seen = desk.board(), []
    board.poll(None)
    board.changed.connect(seen.append)
    shutil.rmtree(folder.path)
    board._refresh()
    board.poll(None)
    assert (board.jobs(), seen) == ((), ["run"])


def test_that_a_new_run_in_an_old_place_starts_blank(desk):
    folder = desk.run("run", STARTED, Progress(1.0, 5, 10, "iteration"))
    board = desk.board()
    board.poll(None)
    shutil.rmtree(folder.path)
    desk.run("run", DEAD)
    board._refresh()
    board.poll(None)
    assert (board.job("run").done, board.job("run").state) == (0, JobState.LOST)


def test_that_an_unreadable_recipe_is_a_failed_job_with_a_sentence(desk):
    folder = desk.run("run")
    folder.recipe.write_text(json.dumps({"version": 99}))
    board = desk.board()
    board.poll(None)
    assert (board.job("run").kind, board.job("run").state) == ("unreadable", "failed")
    with pytest.raises(JobError, match="recipe cannot be read"):
        board.resume("run")


def test_that_a_folder_without_a_recipe_is_no_job(desk, tmp_path):
    with pytest.raises(JobError, match="holds no recipe"):
        desk.board().submit(JobFolder(tmp_path / "elsewhere"), "cpu")


def test_that_what_a_state_does_not_allow_is_refused_in_one_sentence(desk):
    board = desk.board()
    desk.run("done", DEAD, Finished(11.0, "succeeded"))
    desk.run("alive", STARTED)
    with pytest.raises(JobError, match="nothing to resume"):
        board.resume("done")
    with pytest.raises(JobError, match="it is running"):
        board.resume("alive")
    with pytest.raises(JobError, match="does not wait, it is succeeded"):
        board.hold("done")
    with pytest.raises(JobError, match="cannot be moved"):
        board.move("done", 1)
    with pytest.raises(JobError, match="done has succeeded: there is nothing to stop"):
        board.stop("done")
    with pytest.raises(JobError, match="not started by this queue"):
        board.cancel("alive")
    with pytest.raises(JobError, match="stop or cancel it first"):
        board.forget("alive")


def test_that_a_job_started_by_hand_can_be_stopped(desk):
    folder = desk.run("alive", STARTED)
    board = desk.board()
    board.stop("alive")
    assert board.job("alive").state is JobState.STOPPING
    assert "StopRequested" in folder.control.read_text()


def test_that_a_submitted_job_waits_and_can_be_held_moved_dropped_and_forgotten(desk):
    board = desk.board()
    for name in "ab":
        board.submit(desk.run(name), "cpu")
    board.move("b", -1)
    board.hold("b")
    assert [(board.job(name).position, board.job(name).state) for name in "ab"] == [(2, "queued"), (1, "held")]
    with pytest.raises(JobError, match="in the queue already"):
        board.resume("a")
    board.release("b")
    board.stop("b")
    assert (board.job("b").state, board.job("b").reason) == ("cancelled", "Taken out of the queue.")
    board.resume("b")
    assert board.job("b").position == 2
    board.forget("b")
    assert board.job("b").state is JobState.HELD
    board.release("b")
    assert board.job("b").state is JobState.QUEUED


def test_that_a_resume_forgets_an_earlier_stop(desk):
    folder = desk.run("run", DEAD, Finished(11.0, "cancelled"))
    tell(JobFolder(folder.path), StopRequested(1.0))
    folder.control.write_text('{"v": 1, "kind": "StopRequested", "time": 1.0}\n')
    board = desk.board()
    board.resume("run")
    assert not folder.control.exists()


def test_that_a_folder_that_cannot_be_written_is_said(desk):
    folder = desk.run("run", DEAD)
    folder.control.mkdir()
    board = desk.board()
    with pytest.raises(JobError, match="folder of run cannot be written"):
        board.resume("run")
    tell(desk.run("alive"), STARTED)
    JobFolder(desk.project.path / "runs" / "alive").control.mkdir()
    with pytest.raises(JobError, match=r"cannot be asked to stop .*: cancel it instead"):
        board.stop("alive")


def test_that_a_queue_that_cannot_be_used_is_a_trouble_and_the_runs_are_still_shown(desk, tmp_path):
    (tmp_path / "file").write_text("")
    desk.run("done", DEAD, Finished(11.0, "succeeded"))
    board, seen = JobBoard(desk.project, Queue(tmp_path / "file" / "state")), []
    board.trouble_changed.connect(seen.append)
    board.poll(None)
    board.poll(None)
    assert [job.state for job in board.jobs()] == ["succeeded"]
    assert "cannot be opened" in board.trouble
    assert seen == [board.trouble]
    with pytest.raises(QueueError, match="WORKBENCH_STATE"):
        board.submit(desk.run("new"), "cpu")


def test_that_a_runner_that_cannot_be_started_is_a_trouble_until_it_can(desk, monkeypatch):
    board = desk.board()

    def refuse(state, options):
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(board_module, "ensure_runner", refuse)
    board.submit(desk.run("run"), "cpu")
    assert "cannot be started" in board.trouble
    monkeypatch.setattr(board_module, "ensure_runner", lambda state, options: True)
    board._refresh()
    board.poll(None)
    assert board.trouble == ""


def test_that_a_done_job_is_never_lost_while_its_last_words_wait_to_be_read(desk):
    folder = desk.run("run")
    board = desk.board()
    board.submit(folder, "cpu")
    entry = desk.queue.claim(desk.queue.waiting("cpu")[0], "cpu", ME)
    desk.queue.note_process(entry, ME)
    tell(folder, STARTED, *(Scalars(1.0, step, 0.0, "train", {"loss": 1.0}) for step in range(1, 8000)))
    board.poll(None)
    tell(folder, *(Scalars(1.0, step, 0.0, "train", {"loss": 1.0}) for step in range(8000, 16_000)))
    tell(folder, Finished(2.0, "succeeded"))
    desk.queue.finish(entry, Ending("ended", 0))
    states = []
    board.changed.connect(lambda name: states.append(board.job(name).state))
    for _ in range(100):
        board.poll(budget_s=0.0)
    assert states == [JobState.SUCCEEDED]


def test_that_the_log_is_shown_by_its_end(desk):
    folder = desk.run("run", STARTED)
    folder.log.write_text("one\ntwo\nthree\n")
    assert desk.board().log_tail("run", 2) == ("two", "three")


def test_that_a_listener_may_ask_the_board_and_even_remove_a_folder(desk):
    first, second = desk.run("first", STARTED), desk.run("second", DEAD)
    board, seen = desk.board(), []

    def listen(name):
        if name == "first":
            shutil.rmtree(second.path, ignore_errors=True)
            board._refresh()
        seen.append((name, [job.name for job in board.jobs()]))

    board.changed.connect(listen)
    board.poll(None)
    tell(first, Progress(1.0, 5, 10, "iteration"))
    board.poll(None)
    assert ("first", ["first"]) in seen
    assert [job.name for job in board.jobs()] == ["first"]


def test_that_a_pause_is_asked_for_and_taken_back(desk):
    folder = desk.run("run", STARTED)
    board = desk.board()
    board.pause("run")
    assert (board.job("run").state, board.job("run").is_pausing) == (JobState.RUNNING, True)
    board.resume("run")
    assert not board.job("run").is_pausing
    board.pause("run")
    tell(folder, Finished(time.time(), "paused", "Paused after epoch 1 of 2."))
    board.poll(None)
    assert (board.job("run").state, board.job("run").is_pausing) == (JobState.PAUSED, False)
    board.resume("run")
    assert board.job("run").state is JobState.QUEUED
    assert not folder.control.exists()
    with pytest.raises(JobError, match="only a running training"):
        board.pause("run")


def test_that_a_finished_run_goes_on_for_some_epochs_more(desk):
    folder = desk.run("run", DEAD, Finished(11.0, "succeeded"))
    board = desk.board()
    board.extend("run", Extension(3, 0.01))
    assert (board.job("run").state, board.job("run").max_epochs) == (JobState.QUEUED, 5)
    recipe = read_recipe(folder.recipe)
    assert recipe.options["extensions"] == [{"epochs": 3, "learning_rate": 0.01, "schedule": "cosine"}]
    with pytest.raises(JobError, match="in the queue already"):
        board.extend("run", Extension(3))
    assert read_recipe(folder.recipe) == recipe


def test_that_an_extension_that_does_not_reach_the_queue_is_taken_back(desk, monkeypatch):
    folder = desk.run("run", DEAD, Finished(11.0, "succeeded"))
    board, before = desk.board(), folder.recipe.read_bytes()

    def refuse(*_):
        raise QueueError("the disk is full")

    monkeypatch.setattr(desk.queue, "add", refuse)
    with pytest.raises(QueueError, match="full"):
        board.extend("run", Extension(3))
    assert folder.recipe.read_bytes() == before


def test_that_a_run_from_elsewhere_is_not_extended(desk):
    folder = desk.run("run", Started(0.0, 0, 0.0, "cpu"), Finished(0.0, "succeeded"))
    before = folder.recipe.read_bytes()
    with pytest.raises(JobError, match="trained elsewhere"):
        desk.board().extend("run", Extension(3))
    assert folder.recipe.read_bytes() == before


def test_that_a_run_out_of_memory_offers_half_the_batch_and_says_so(desk):
    folder = desk.run("run", DEAD, Finished(11.0, "failed", "The GPU ran out of memory", OUT_OF_MEMORY))
    board = desk.board()
    assert (board.job("run").reason_code, board.job("run").batch_size) == (OUT_OF_MEMORY, 4)
    board.retry_halved("run")
    board.poll(None)
    recipe = read_recipe(folder.recipe)
    assert (recipe.batch_size, recipe.options["accumulate"], recipe.learning_rate) == (2, 2, 0.1)
    assert (board.job("run").batch_size, board.job("run").reason_code) == (2, "")
    desk.run("one", DEAD, Finished(11.0, "failed"))
    write = replace(read_recipe(folder.recipe), batch_size=1)
    JobFolder(desk.project.path / "runs" / "one").recipe.write_text(recipe_to_json(write))
    with pytest.raises(JobError, match="batch of one"):
        board.retry_halved("one")


def test_that_any_device_is_asked_for_again_after_it_was_one(desk):
    board = desk.board()
    board.submit(desk.run("run", DEAD, Finished(11.0, "failed")), "auto")
    entry = desk.queue.claim(desk.queue.waiting("auto")[0], "cuda:1", ME)
    board.poll(None)
    assert board.job("run").device == "cuda:1"
    desk.queue.finish(entry, Ending("ended", 1))
    board.poll(None)
    board.resume("run")
    assert board.job("run").device == "auto"


def test_that_a_job_is_moved_to_the_top_of_those_that_want_its_device(desk):
    board = desk.board()
    for name, device in (("a", "cuda:0"), ("b", "cuda:0,1"), ("c", "cuda:1"), ("d", "cpu")):
        board.submit(desk.run(name), device)
    assert [board.job(name).position for name in "abcd"] == [1, 2, 2, 1]
    board.move("b", FIRST)
    assert [board.job(name).position for name in "abcd"] == [2, 1, 2, 1]
