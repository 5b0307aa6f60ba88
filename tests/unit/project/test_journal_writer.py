from __future__ import annotations

import json
import threading
from dataclasses import replace

import pytest

from workbench.core.edit import Edit, JournalEntry, Patch
from workbench.core.instance import Instance
from workbench.project.error import ProjectError
from workbench.project.journal_writer import JournalWriter
from workbench.project.store import Store


@pytest.fixture
def writer(store):
    journal = JournalWriter(store)
    yield journal
    journal.close(5)


def entry(number, value):
    return JournalEntry(number, "do", number, 0.0, Edit("Draw", (Patch(None, value),)))


def fail_after(store, pages):
    connection = store._open_writer()
    used = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {used + pages}")


def large(number):
    return Instance(number, 1, 1, extras={"x": "".join(chr(33 + n * n * number % 90) for n in range(60_000))})


def test_that_entries_are_acknowledged_only_after_they_are_stored(writer, store, image):
    seen = []
    done = threading.Event()

    def check(number):
        seen.append((number, store.last_number() >= number))
        if number == 20:
            done.set()

    writer.stored.connect(check)
    for number in range(1, 21):
        writer.append(entry(number, replace(image, id=number)))
    assert done.wait(10)
    assert seen[-1] == (20, True)
    assert all(is_stored for _, is_stored in seen)
    assert writer.stored_number == 20


def test_that_a_pending_entry_can_be_loaded_and_its_image_is_known_as_pending(store, image):
    with store._writing:
        writer = JournalWriter(store)
        first = entry(1, image)
        writer.append(first)
        assert writer.load_entry(1) == first
        assert writer.has_pending(1)
        assert not writer.flush(0.05)
    assert writer.flush(10)
    assert not writer.has_pending(1)
    assert writer.load_entry(1) == first
    with pytest.raises(KeyError):
        writer.load_entry(2)
    assert writer.close()


def test_that_a_full_disk_stops_the_storing_loudly_and_retry_stores_everything(writer, store, image):
    failures = []
    failed = threading.Event()
    writer.failed.connect(lambda reason: (failures.append(reason), failed.set()))
    writer.append(entry(1, image))
    assert writer.flush(10)
    fail_after(store, 2)
    for number in range(2, 6):
        writer.append(entry(number, large(number)))
    assert failed.wait(10)
    assert "disk is full" in failures[0]
    assert not writer.flush(0.1)
    writer.append(entry(6, large(6)))
    assert store.last_number() < 6
    writer.retry()
    assert writer.flush(10)
    assert store.load_instances(1) == tuple(large(number) for number in range(2, 7))
    assert writer.failure == ""


def test_that_what_is_not_stored_can_be_written_to_another_place(writer, store, image, tmp_path):
    fail_after(store, 0)
    failed = threading.Event()
    writer.failed.connect(lambda _: failed.set())
    writer.append(entry(1, large(1)))
    assert failed.wait(10)
    assert writer.save_waiting(tmp_path / "rescue.jsonl") == 1
    body = json.loads((tmp_path / "rescue.jsonl").read_text())
    assert body["number"] == 1
    assert body["edit"]["patches"][0]["after"]["instance"]["id"] == 1


def test_that_a_commit_that_reported_an_error_but_succeeded_is_not_stored_twice(writer, store, image, monkeypatch):
    stored = Store.append
    calls = []

    def lie(self, entries):
        stored(self, entries)
        calls.append(len(entries))
        if len(calls) == 1:
            raise ProjectError("the disk reports an error")

    failed = threading.Event()
    writer.failed.connect(lambda _: failed.set())
    monkeypatch.setattr(Store, "append", lie)
    writer.append(entry(1, image))
    assert failed.wait(10)
    writer.append(entry(2, Instance(1, 1, 1)))
    writer.retry()
    assert writer.flush(10)
    assert store.last_number() == 2


def test_that_the_work_of_another_program_is_never_overwritten(writer, store, image):
    store.append([entry(1, image)])
    failed = threading.Event()
    writer.failed.connect(lambda _: failed.set())
    writer.append(entry(1, replace(image, id=2)))
    assert failed.wait(10)
    failed.clear()
    writer.retry()
    assert failed.wait(10)
    assert "another program" in writer.failure
    assert store.load_images() == [image]


def test_that_a_listener_that_fails_does_not_stop_the_storing(writer, store, image):
    def fail(number):
        raise RuntimeError("broken view")

    writer.stored.connect(fail)
    for number in (1, 2):
        writer.append(entry(number, replace(image, id=number)))
        assert writer.flush(10)
    assert store.last_number() == 2


def test_that_a_closed_or_read_only_writer_refuses_edits(store, image):
    writer = JournalWriter(store)
    assert writer.close()
    with pytest.raises(ProjectError, match="closed"):
        writer.append(entry(1, image))
    reader = Store(store.path, read_only=True)
    readonly = JournalWriter(reader)
    with pytest.raises(ProjectError, match="reading only"):
        readonly.append(entry(1, image))
    assert readonly.close()
    reader.close()
