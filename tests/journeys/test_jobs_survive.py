"""Jobs with real processes: what is killed, closed or cancelled, and what must go on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.journeys.jobs_stage import RUNNER_OPTIONS, Stage, is_living, is_runner, wait_for_state, wait_until
from workbench.jobs.job import JobError, JobState
from workbench.jobs.runner_lock import is_runner_alive

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    stage = Stage(tmp_path, monkeypatch.setenv)
    yield stage
    stage.close()


def test_that_a_job_runs_to_its_end_and_the_runner_leaves(stage):
    board = stage.board()
    seen: list[str] = []
    board.changed.connect(seen.append)
    name = board.submit(stage.run("first"), "cpu")
    assert board.job(name).state in (JobState.QUEUED, JobState.STARTING)
    wait_for_state(board, name, "succeeded")
    job = board.job(name)
    assert (job.done, job.total, job.checkpoint, job.attempts) == (20, 20, "checkpoints/step.txt", 1)
    steps, _, losses = board.curves(name).series("train", "loss")
    assert steps.tolist() == list(range(1, 21))
    np.testing.assert_allclose(losses, 1 / steps)
    assert set(seen) == {"first"}
    assert len(stage.starts("first")) == 1
    wait_until(lambda: not is_runner_alive(stage.state) and not stage.processes(), "the runner to leave")


def test_that_a_prediction_job_runs_under_the_name_of_its_run(stage):
    board = stage.board()
    name = board.submit(stage.prediction("first", "001"), "cpu")
    assert name == "first/001"
    wait_for_state(board, name, "succeeded")
    assert board.job(name).kind == "predict"


def test_that_a_killed_runner_changes_nothing_for_its_worker(stage):
    board = stage.board()
    board.submit(stage.run("long", steps=60), "cpu")
    board.submit(stage.run("next", steps=3), "cpu")
    wait_for_state(board, "long", "running")
    killed = stage.kill_runner()
    worker = stage.starts("long")
    assert is_living(worker[0])
    other = stage.board()
    other.poll(None)
    wait_for_state(other, "next", "succeeded")
    wait_for_state(other, "long", "succeeded")
    assert stage.starts("long") == worker
    assert len(stage.starts("next")) == 1
    runner = stage.runner()
    assert runner is None or runner.pid != killed


def test_that_a_runner_killed_at_a_start_never_runs_the_job_twice(stage):
    board = stage.board()
    names = [board.submit(stage.run(f"run-{number}", steps=2, delay_s=0.0), "cpu") for number in range(6)]
    for pause in (0.0, 0.05, 0.1, 0.15, 0.2, 0.3):
        wait_until(lambda: stage.runner() is not None or board_is_done(board, names), "a runner")
        time.sleep(pause)
        if (runner := stage.runner()) is not None:
            runner.kill()
        stage.board().poll()
    for name in names:
        wait_for_state(stage.board(), name, "succeeded")
        assert len(stage.starts(name)) == 1


def board_is_done(board, names) -> bool:
    board._refresh()
    return all(board.job(name).state.is_ended for name in names)


def test_that_a_killed_worker_is_lost_with_a_reason_and_resumes_from_its_checkpoint(stage):
    board = stage.board()
    board.submit(stage.run("run", steps=40, delay_s=0.03), "cpu")
    wait_until(lambda: board.poll() or board.job("run").done >= 12, "some steps")
    os.kill(board.job("run").pid, signal.SIGKILL)
    wait_for_state(board, "run", "lost")
    assert "signal 9" in board.job("run").reason
    (before, *_), reached = board.curves("run").series("train", "loss"), board.job("run").done
    board.resume("run")
    wait_for_state(board, "run", "succeeded")
    assert (len(stage.starts("run")), board.job("run").attempts, reached >= 12) == (2, 2, True)
    steps, _, losses = board.curves("run").series("train", "loss")
    assert steps.tolist() == list(range(1, 41))
    np.testing.assert_allclose(losses, 1 / steps)
    assert before.tolist() == list(range(1, len(before) + 1))


def test_that_the_children_of_a_killed_worker_do_not_stay(stage):
    board = stage.board()
    board.submit(stage.run("run", mode="family", steps=10_000), "cpu")
    wait_until(lambda: board.poll() or board.job("run").done >= 1, "a step")
    assert len(stage.workers()) == 3
    os.kill(board.job("run").pid, signal.SIGKILL)
    wait_for_state(board, "run", "lost")
    assert stage.workers() == []


def test_that_killing_the_windows_whole_process_group_leaves_the_job_alive(stage):
    stage.run("run", steps=100, delay_s=0.03)
    window = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time; sys.path.insert(0, sys.argv[1]); from pathlib import Path\n"
            "from tests.journeys.jobs_stage import FolderProject, RUNNER_OPTIONS\n"
            "from workbench.jobs.board import JobBoard; from workbench.jobs.queue import Queue\n"
            "from workbench.protocol.job_folder import JobFolder\n"
            "project = Path(sys.argv[2]); board = JobBoard(FolderProject(project), Queue(), RUNNER_OPTIONS)\n"
            "board.submit(JobFolder(project / 'runs' / 'run'), 'cpu')\n"
            "while True: board.poll(); time.sleep(0.05)",
            str(ROOT),
            str(stage.project.path),
        ],
        start_new_session=True,
    )
    board = stage.board()
    wait_for_state(board, "run", "running")
    os.killpg(window.pid, signal.SIGKILL)
    window.wait()
    reached = board.job("run").done
    reopened = stage.board()
    reopened.poll(None)
    assert reopened.job("run").state is JobState.RUNNING
    wait_until(lambda: reopened.poll() or reopened.job("run").done > reached + 5, "the job to go on")
    assert len(reopened.curves("run").series("train", "loss")[0]) == reopened.job("run").done
    reopened.stop("run")
    wait_for_state(reopened, "run", "cancelled")


def test_that_a_stop_ends_with_a_checkpoint_and_a_resume_does_not_hear_it_again(stage):
    board = stage.board()
    board.submit(stage.run("run", steps=60), "cpu")
    wait_until(lambda: board.poll() or board.job("run").done >= 7, "some steps")
    board.stop("run")
    assert board.job("run").state in (JobState.STOPPING, JobState.CANCELLED)
    wait_for_state(board, "run", "cancelled")
    assert board.job("run").reason == "Stopped on request"
    wait_until(lambda: not stage.workers(), "the worker to end")
    wait_until(lambda: resumed(board, "run"), "the queue to let it in again")
    wait_for_state(board, "run", "succeeded")
    assert board.job("run").done == 60


def test_that_a_pause_ends_with_its_epoch_and_the_run_goes_on_there(stage):
    board = stage.board()
    board.submit(stage.run("run", steps=40), "auto")
    wait_until(lambda: board.poll() or board.job("run").done >= 3, "some steps")
    board.pause("run")
    wait_for_state(board, "run", "paused")
    reached = board.job("run").done
    assert (reached % 10, reached < 40) == (0, True)
    wait_until(lambda: resumed(board, "run"), "the queue to let it in again")
    wait_for_state(board, "run", "succeeded")
    assert board.curves("run").series("train", "loss")[0].tolist() == list(range(1, 41))
    assert len(stage.starts("run")) == 2


def resumed(board, name) -> bool:
    try:
        board.resume(name)
    except JobError:
        return False
    return True


@pytest.mark.parametrize("mode", ["good", "deaf", "family"])
def test_that_a_cancel_leaves_no_process(stage, mode):
    board = stage.board()
    board.submit(stage.run("run", mode=mode, steps=10_000), "cpu")
    wait_until(lambda: board.poll() or board.job("run").done >= 1, "a step")
    board.cancel("run")
    wait_for_state(board, "run", "cancelled")
    wait_until(lambda: not stage.workers(), "every process to end")
    if mode == "family":
        assert "force" in board.job("run").reason


def test_that_a_cancel_goes_on_after_the_runner_was_killed(stage):
    board = stage.board()
    board.submit(stage.run("run", mode="deaf", steps=10_000), "cpu")
    wait_until(lambda: board.poll() or board.job("run").done >= 1, "a step")
    board.cancel("run")
    stage.kill_runner()
    assert board.job("run").state is JobState.STOPPING
    board._refresh()
    wait_for_state(board, "run", "cancelled")
    assert stage.workers() == []


def test_that_each_device_runs_one_job_at_a_time(stage):
    board = stage.board()
    for number in range(3):
        board.submit(stage.run(f"cpu-{number}", steps=15), "cpu")
        board.submit(stage.run(f"gpu-{number}", steps=15), "cuda")
    most = {"cpu": 0, "cuda:0": 0}
    both = 0

    def is_done() -> bool:
        nonlocal both
        board.poll(None)
        live = [job.device for job in board.jobs() if job.state.is_active]
        for device in most:
            most[device] = max(most[device], live.count(device))
        both = max(both, len(set(live)))
        return all(job.state is JobState.SUCCEEDED for job in board.jobs())

    wait_until(is_done, "six jobs")
    assert most == {"cpu": 1, "cuda:0": 1}
    assert both == 2
    assert all(len(stage.starts(job.name)) == 1 for job in board.jobs())


def test_that_held_and_reordered_jobs_start_in_the_order_asked_for(stage):
    board = stage.board()
    board.submit(stage.run("busy", steps=10_000), "cpu")
    wait_for_state(board, "busy", "running")
    for name in ("a", "b", "c", "d"):
        board.submit(stage.run(name, steps=2), "cpu")
    board.hold("a")
    board.move("d", -2)
    board.cancel("c")
    other = stage.board()
    other.poll(None)
    assert [(job.name, job.state, job.position) for job in other.jobs()][1:] == [
        ("a", "held", 1),
        ("b", "queued", 3),
        ("c", "cancelled", 0),
        ("d", "queued", 2),
    ]
    board.stop("busy")
    for name in ("d", "b"):
        wait_for_state(other, name, "succeeded")
    finished = {name: other.job(name).started_at for name in ("b", "d")}
    assert finished["d"] < finished["b"]
    assert stage.starts("a") == stage.starts("c") == []
    other.release("a")
    wait_for_state(board, "a", "succeeded")


def test_that_a_second_board_sees_the_same(stage):
    board = stage.board()
    board.submit(stage.run("run", steps=5), "cpu")
    stage.run("prepared")
    wait_for_state(board, "run", "succeeded")
    other = stage.board()
    other.poll(None)
    board._refresh()
    board.poll(None)
    assert other.jobs() == board.jobs()
    assert other.job("prepared").state is JobState.HELD
    first, second = (each.curves("run").series("train", "loss") for each in (board, other))
    np.testing.assert_array_equal(first, second)


@pytest.mark.parametrize(
    ("mode", "state", "words"),
    [
        ("fails", "failed", "The images are all black"),
        ("crashes", "lost", "RuntimeError: no kernel image is available"),
        ("mute", "lost", "exit code 0"),
    ],
)
def test_that_a_bad_end_has_a_plain_reason_and_frees_the_device(stage, mode, state, words):
    board = stage.board()
    board.submit(stage.run("bad", mode=mode), "cpu")
    board.submit(stage.run("good", steps=2), "cpu")
    wait_for_state(board, "bad", state)
    assert words in board.job("bad").reason
    wait_for_state(board, "good", "succeeded")


def test_that_garbage_among_the_events_is_counted_and_does_no_harm(stage):
    board = stage.board()
    board.submit(stage.run("run", mode="babbles", steps=6), "cpu")
    wait_for_state(board, "run", "succeeded")
    assert board.job("run").skipped == 18
    assert board.job("run").done == 6


def test_that_a_missing_training_environment_is_said_in_one_sentence(stage, monkeypatch, tmp_path):
    monkeypatch.setenv("WORKBENCH_WORKER_PYTHON", str(tmp_path / "nowhere" / "python"))
    board = stage.board()
    board.submit(stage.run("run"), "cpu")
    wait_for_state(board, "run", "failed")
    assert "training environment is missing" in board.job("run").reason
    with pytest.raises(JobError, match="nothing to stop"):
        board.cancel("run")


def test_that_a_folder_that_vanishes_while_it_waits_stops_nothing(stage):
    board = stage.board()
    board.submit(stage.run("busy", steps=10_000), "cpu")
    wait_for_state(board, "busy", "running")
    gone = stage.run("gone")
    board.submit(gone, "cpu")
    board.submit(stage.run("after", steps=2), "cpu")
    for file in gone.path.iterdir():
        file.unlink()
    gone.path.rmdir()
    board.stop("busy")
    wait_for_state(board, "after", "succeeded")
    assert [job.name for job in board.jobs()] == ["busy", "after"]


def test_that_only_one_runner_serves_a_queue(stage):
    board = stage.board()
    board.submit(stage.run("run", steps=10_000), "cpu")
    wait_for_state(board, "run", "running")
    command = [sys.executable, "-m", "workbench.jobs.runner", str(stage.state), *RUNNER_OPTIONS]
    assert subprocess.run(command, timeout=60).returncode == 0
    assert len([process for process in stage.processes() if is_runner(process)]) == 1
    board.cancel("run")
    wait_for_state(board, "run", "cancelled")
