"""The runner's decisions, tick by tick, with children that are real but trivial."""

from __future__ import annotations

import subprocess
import sys
import threading
import time

import pytest

from workbench.jobs.entry import EntryState
from workbench.jobs.gate import EXIT_NO_COMMAND
from workbench.jobs.launchers.launcher import LaunchError
from workbench.jobs.process import ProcessId
from workbench.jobs.queue import Queue
from workbench.jobs.runner import Pace, Runner, main, serve
from workbench.jobs.runner_lock import RunnerLock, is_runner_alive

PACE = Pace(tick_s=0.01, idle_s=0.05, patience_s=0.1)


class StubLauncher:
    """Passes the gate with a small Python program instead of a worker."""

    def __init__(self, program: str = "pass") -> None:
        self.program = program
        self.orders: list[str] = []
        self.refusal = ""
        self.children: list[subprocess.Popen[bytes]] = []

    def start(self, order):
        if self.refusal:
            raise LaunchError(self.refusal)
        self.orders.append(order.mark)
        order.record.parent.mkdir(exist_ok=True)
        gate = [sys.executable, "-m", "workbench.jobs.gate", str(order.record)]
        child = subprocess.Popen([*gate, sys.executable, "-c", self.program], start_new_session=True)
        self.children.append(child)
        return child


@pytest.fixture
def queue(tmp_path):
    queue = Queue(tmp_path / "state")
    yield queue
    queue.close()


@pytest.fixture
def launcher():
    launcher = StubLauncher()
    yield launcher
    for child in launcher.children:
        child.kill()
        child.wait()


def add(queue, tmp_path, name, device="cpu"):
    folder = tmp_path / name
    folder.mkdir()
    (folder / "recipe.json").write_text("{}")
    queue.add(folder, device)
    return folder


def tick_until(runner, condition):
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        runner.tick()
        time.sleep(0.01)


def test_that_a_job_is_claimed_started_once_and_concluded(queue, launcher, tmp_path):
    folder = add(queue, tmp_path, "run")
    launcher.program = "raise SystemExit(3)"
    runner = Runner(queue, launcher, PACE)
    tick_until(runner, lambda: queue.entry(folder).state is EntryState.DONE)
    entry = queue.entry(folder)
    assert (entry.ending.outcome, entry.ending.exit_status) == ("ended", 3)
    assert len(launcher.orders) == 1
    assert not runner.tick()


def test_that_a_refused_launch_fails_the_job_and_frees_the_device(queue, launcher, tmp_path):
    first, second = add(queue, tmp_path, "first"), add(queue, tmp_path, "second")
    launcher.refusal = "There is no interpreter"
    runner = Runner(queue, launcher, PACE)
    runner.tick()
    assert (queue.entry(first).ending.outcome, queue.entry(first).ending.reason) == ("failed", launcher.refusal)
    launcher.refusal = ""
    tick_until(runner, lambda: queue.entry(second).state is EntryState.DONE)


def test_that_a_missing_folder_fails_the_job(queue, launcher, tmp_path):
    queue.add(tmp_path / "gone", "cpu")
    Runner(queue, launcher, PACE).tick()
    assert "is gone" in queue.entry(tmp_path / "gone").ending.reason


def test_that_an_interpreter_that_cannot_run_fails_the_job(queue, launcher, tmp_path):
    folder = add(queue, tmp_path, "run")
    launcher.program = f"raise SystemExit({EXIT_NO_COMMAND})"
    tick_until(Runner(queue, launcher, PACE), lambda: queue.entry(folder).state is EntryState.DONE)
    assert queue.entry(folder).ending.outcome == "failed"


def test_that_a_successor_finishes_a_start_that_its_runner_did_not_survive(queue, launcher, tmp_path):
    folder = add(queue, tmp_path, "run")
    launcher.program = "import time; time.sleep(600)"
    entry = queue.claim(queue.entry(folder), "cpu", ProcessId(2**30, 1.0))  # its runner came no further
    runner = Runner(queue, launcher, PACE)
    tick_until(runner, lambda: queue.entry(folder).process is not None)
    assert launcher.orders == [entry.mark]
    assert queue.entry(folder).runner != entry.runner
    assert queue.entry(folder).process.pid == launcher.children[0].pid


def test_that_a_successor_does_not_start_what_passed_the_gate(queue, launcher, tmp_path):
    folder = add(queue, tmp_path, "run")
    launcher.program = "import time; time.sleep(600)"
    first = Runner(queue, launcher, PACE)
    first.tick()
    successor = Runner(queue, launcher, PACE)  # the first died before it saw the record: both start the same attempt
    tick_until(successor, lambda: queue.entry(folder).process is not None)
    living = [child for child in launcher.children if child.pid == queue.entry(folder).process.pid]
    assert len(living) == 1
    losers = [child for child in launcher.children if child not in living]
    assert all(loser.wait(30) == 76 for loser in losers)


def test_that_the_runner_leaves_when_idle_and_lets_the_lock_go(queue, launcher, tmp_path):
    folder = add(queue, tmp_path, "run")
    assert serve(queue.state, launcher, PACE)
    assert queue.entry(folder).state is EntryState.DONE
    assert not is_runner_alive(queue.state)


def test_that_a_held_job_does_not_keep_the_runner(queue, launcher, tmp_path):
    queue.set_held(add(queue, tmp_path, "run"), True)
    assert serve(queue.state, launcher, PACE)
    assert launcher.orders == []


def test_that_a_second_runner_leaves_at_once(queue, launcher, tmp_path):
    add(queue, tmp_path, "run")
    lock = RunnerLock(queue.state)
    assert lock.acquire()
    assert is_runner_alive(queue.state)
    assert not serve(queue.state, launcher, PACE)
    lock.release()
    assert launcher.orders == []


def test_that_a_queue_in_trouble_is_reported_once_and_served_when_it_is_well_again(queue, launcher, tmp_path, capsys):
    folder = add(queue, tmp_path, "run")
    queue.close()
    healthy = queue.path.rename(tmp_path / "aside.db")
    queue.path.write_bytes(b"rubbish " * 200)
    server = threading.Thread(target=serve, args=(queue.state, launcher, PACE))
    server.start()
    complaints = ""
    deadline = time.monotonic() + 30
    while not complaints and time.monotonic() < deadline:
        complaints = capsys.readouterr().err
    healthy.replace(queue.path)
    server.join(30)
    assert not server.is_alive()
    assert queue.entry(folder).state is EntryState.DONE
    assert (complaints + capsys.readouterr().err).count("cannot be opened") == 1


def test_that_the_runner_leaves_when_the_queues_folder_is_gone(queue, launcher, tmp_path, capsys):
    add(queue, tmp_path, "run")
    queue.close()
    queue.path.unlink()
    queue.state.rename(tmp_path / "moved")
    assert main([str(queue.state)]) == 1
    assert "runner.lock" in capsys.readouterr().err
