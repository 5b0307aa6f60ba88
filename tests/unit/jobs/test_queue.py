"""The queue: order, compare-and-set, one running job a device."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.jobs.entry import Ending, EntryState
from workbench.jobs.process import ProcessId
from workbench.jobs.queue import Queue, QueueError
from workbench.tasks.devices import device_key

ME = ProcessId(7, 7.0)


@pytest.fixture
def queue(tmp_path):
    queue = Queue(tmp_path / "state")
    yield queue
    queue.close()


def claim_next(queue, device):
    """What the runner does for one device: the first that is not held."""
    ready = [entry for entry in queue.waiting(device) if not entry.is_held]
    return queue.claim(ready[0], device, ME) if ready else None


def names(entries):
    return [entry.folder.name for entry in entries]


def test_that_entries_keep_their_order_and_survive_reopening(queue, tmp_path):
    for name in "abc":
        queue.add(tmp_path / name, "cpu")
    queue.close()
    again = Queue(tmp_path / "state")
    assert names(again.waiting("cpu")) == ["a", "b", "c"]
    again.close()


def test_that_a_device_gets_one_job_at_a_time(queue, tmp_path):
    for name in "ab":
        queue.add(tmp_path / name, "cuda")
    first = claim_next(queue, "cuda:0")
    assert first is not None
    assert (first.folder.name, first.state, first.runner) == ("a", EntryState.CLAIMED, ME)
    assert claim_next(queue, "cuda:0") is None
    assert queue.finish(first, Ending("ended", 0))
    second = claim_next(queue, "cuda:0")
    assert second is not None
    assert second.folder.name == "b"


def test_that_many_claimers_get_each_job_once(queue, tmp_path):
    for number in range(40):
        queue.add(tmp_path / f"run-{number}", f"cuda:{number}")
    taken: list[str] = []

    def claim() -> None:
        own = Queue(tmp_path / "state")
        for number in range(40):
            entry = claim_next(own, f"cuda:{number}")
            if entry is not None:
                taken.append(entry.folder.name)
        own.close()

    claimers = [threading.Thread(target=claim) for _ in range(4)]
    for claimer in claimers:
        claimer.start()
    for claimer in claimers:
        claimer.join()
    assert sorted(taken) == sorted(f"run-{number}" for number in range(40))


def test_that_a_held_job_lets_the_next_one_pass(queue, tmp_path):
    queue.add(tmp_path / "a", "cpu")
    queue.add(tmp_path / "b", "cpu")
    assert queue.set_held(tmp_path / "a", True)
    entry = claim_next(queue, "cpu")
    assert entry is not None
    assert entry.folder.name == "b"
    assert not queue.set_held(tmp_path / "b", True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(moves=st.lists(st.tuples(st.integers(0, 4), st.integers(-6, 6)), max_size=6))
def test_that_moves_equal_those_of_a_plain_list(queue, tmp_path, moves):
    model = [f"run-{number}" for number in range(5)]
    for name in model:
        queue.forget(tmp_path / name)
        queue.add(tmp_path / name, "cpu")
        queue.forget(tmp_path / f"other-{name}")
        queue.add(tmp_path / f"other-{name}", "cuda:1")
    for number, offset in moves:
        name = f"run-{number}"
        assert queue.move(tmp_path / name, offset)
        at = model.index(name)
        model.remove(name)
        model.insert(max(0, min(4, at + offset)), name)
    assert names(queue.waiting("cpu")) == model
    assert names(queue.waiting("cuda:1")) == [f"other-run-{number}" for number in range(5)]


def test_that_a_job_waits_once_and_can_come_back_after_its_end(queue, tmp_path):
    queue.add(tmp_path / "a", "cpu")
    with pytest.raises(QueueError, match="waits in the queue"):
        queue.add(tmp_path / "a", "cpu")
    entry = claim_next(queue, "cpu")
    assert entry is not None
    queue.note_process(entry, ProcessId(8, 8.0))
    with pytest.raises(QueueError, match="still running"):
        queue.add(tmp_path / "a", "cpu")
    queue.finish(entry, Ending("ended", -9))
    done = queue.entry(tmp_path / "a")
    assert done is not None
    assert (done.ending, done.process) == (Ending("ended", -9), ProcessId(8, 8.0))
    again = queue.add(tmp_path / "a", "cuda:1")
    assert (again.attempt, again.process, again.runner, again.ending) == (2, None, None, Ending(""))
    assert again.mark != entry.mark


def test_that_what_comes_too_late_changes_nothing(queue, tmp_path):
    queue.add(tmp_path / "a", "cpu")
    entry = claim_next(queue, "cpu")
    assert entry is not None
    assert queue.finish(entry, Ending("ended", 0))
    assert not queue.finish(entry, Ending("failed"))
    queue.add(tmp_path / "a", "cpu")
    assert not queue.note_process(entry, ME)
    assert not queue.finish(entry, Ending("failed"))
    assert not queue.adopt(entry, ME)
    assert not queue.ask_cancel(tmp_path / "a")
    assert not queue.move(tmp_path / "nobody", 1)


def test_that_a_waiting_job_can_be_dropped_and_a_running_one_asked(queue, tmp_path):
    queue.add(tmp_path / "a", "cpu")
    assert queue.drop(tmp_path / "a")
    assert not queue.drop(tmp_path / "a")
    queue.add(tmp_path / "a", "cpu")
    assert claim_next(queue, "cpu") is not None
    assert not queue.drop(tmp_path / "a")
    assert queue.ask_cancel(tmp_path / "a")
    entry = queue.entry(tmp_path / "a")
    assert entry is not None
    assert entry.is_cancelling
    assert not queue.forget(tmp_path / "a")


def test_that_the_revision_tells_of_own_and_foreign_changes(queue, tmp_path):
    before = queue.revision()
    assert queue.revision() == before
    queue.add(tmp_path / "a", "cpu")
    own = queue.revision()
    assert own != before
    other = Queue(tmp_path / "state")
    other.set_held(tmp_path / "a", True)
    other.close()
    assert queue.revision() != own


def test_that_nothing_is_made_before_the_first_use(tmp_path):
    Queue(tmp_path / "state")
    assert not (tmp_path / "state").exists()


def test_that_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(QueueError, match=r"file.state.jobs\.db: the job queue cannot be opened .* WORKBENCH_STATE"):
        Queue(tmp_path / "file" / "state").entries()


def test_that_a_damaged_file_is_named_with_a_way_out(tmp_path):
    (tmp_path / "jobs.db").write_bytes(b"no database at all, " * 100)
    with pytest.raises(QueueError, match="a damaged file may be removed"):
        Queue(tmp_path).add(tmp_path / "a", "cpu")


def test_that_the_environment_names_the_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "mine"))
    assert Queue().path == tmp_path / "mine" / "jobs.db"


def test_that_a_linked_folder_is_the_same_job(queue, tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "a")
    queue.add(tmp_path / "a", "cpu")
    assert queue.entry(Path(tmp_path / "link")) is not None


@pytest.mark.parametrize(
    ("given", "key"), [("cuda", "cuda:0"), (" CUDA:1", "cuda:1"), ("cpu", "cpu"), ("", "cpu"), ("mps", "mps")]
)
def test_that_a_device_has_one_spelling(given, key):
    assert device_key(given) == key


def test_that_a_queue_of_another_version_is_left_alone(tmp_path):
    connection = sqlite3.connect(tmp_path / "jobs.db")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(QueueError, match="it has version 99"):
        Queue(tmp_path).entries()


def test_that_a_job_on_several_devices_has_each_of_them_alone(queue, tmp_path):
    pair, single = queue.add(tmp_path / "pair", "cuda:1,0"), queue.add(tmp_path / "single", "cuda:1")
    assert pair.device == "cuda:0,1"
    claimed = queue.claim(pair, "cuda:0,1", ME)
    assert claimed is not None
    assert claimed.where == "cuda:0,1"
    assert queue.claim(single, "cuda:1", ME) is None
    assert queue.finish(claimed, Ending("ended", 0))
    assert queue.claim(single, "cuda:1", ME) is not None


def test_that_auto_keeps_what_was_asked_for_beside_what_it_got(queue, tmp_path):
    entry = queue.claim(queue.add(tmp_path / "a", "auto"), "cuda:1", ME)
    assert entry is not None
    assert (entry.device, entry.taken, entry.where) == ("auto", "cuda:1", "cuda:1")
    queue.finish(entry, Ending("ended", 0))
    assert queue.add(tmp_path / "a", "auto").where == "auto"


def test_that_a_queue_of_the_version_before_goes_on_with_its_running_job(tmp_path):
    path = tmp_path / "jobs.db"
    connection = sqlite3.connect(path)
    connection.executescript(
        "CREATE TABLE entry (id INTEGER PRIMARY KEY AUTOINCREMENT, folder TEXT NOT NULL UNIQUE, device TEXT NOT NULL, "
        "position INTEGER NOT NULL, held INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL, "
        "attempt INTEGER NOT NULL DEFAULT 1, is_cancelling INTEGER NOT NULL DEFAULT 0, runner_pid INTEGER, "
        "runner_create_time REAL, claimed_at REAL, pid INTEGER, create_time REAL, outcome TEXT NOT NULL DEFAULT '', "
        "exit_status INTEGER, reason TEXT NOT NULL DEFAULT '');"
        "CREATE UNIQUE INDEX one_running_job_a_device ON entry (device) WHERE state = 'claimed';"
        "INSERT INTO entry (folder, device, position, state) VALUES ('/old', 'cpu', 1, 'claimed');"
        "PRAGMA user_version = 1;"
    )
    connection.close()
    queue = Queue(tmp_path)
    waiting = queue.add(tmp_path / "new", "cpu")
    assert queue.claim(waiting, "cpu", ME) is None
    running = queue.entry(Path("/old"))
    assert running is not None
    assert queue.finish(running, Ending("ended", 0))
    assert queue.claim(waiting, "cpu", ME) is not None
    queue.close()
