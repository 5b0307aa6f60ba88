from dataclasses import replace
from pathlib import Path

import pytest

from workbench.worker.checkpoint_store import KEEP, CheckpointError, CheckpointRecord, CheckpointStore, DiskFullError


def record(step: int, metric: float | None = None, is_best: bool = False) -> CheckpointRecord:
    return CheckpointRecord("", step, step, "", 0, metric, is_best)


def save(store: CheckpointStore, entry: CheckpointRecord, content: bytes = b"weights") -> CheckpointRecord:
    return store.save(entry, lambda path: path.write_bytes(content), lambda path: None) and store.records()[-1]


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("step-*"))


@pytest.fixture
def store(tmp_path):
    return CheckpointStore(tmp_path)


def test_that_a_saved_checkpoint_is_listed_with_its_size_and_hash(store, tmp_path):
    stored = save(store, record(5))
    assert stored == store.newest()
    assert (stored.file, stored.size) == ("step-0000005.pth", 7)
    assert (tmp_path / stored.file).read_bytes() == b"weights"


def test_that_the_newest_and_the_best_are_kept_and_others_go(store, tmp_path):
    for step in range(1, 8):
        save(store, record(step, metric=1.0, is_best=step in (1, 3)))
    assert [entry.step for entry in store.records()] == [3, 6, 7]
    assert len(files(tmp_path)) == KEEP + 1
    assert store.best().step == 3


def test_that_without_validation_the_newest_counts_as_best(store):
    save(store, record(1))
    save(store, record(2))
    assert store.best().step == 2


def test_that_a_failing_write_leaves_everything_as_it_was(store, tmp_path):
    save(store, record(1))
    before = (tmp_path / "manifest.json").read_bytes(), files(tmp_path)

    def torn(path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    with pytest.raises(DiskFullError):
        store.save(record(2), torn, lambda path: None)
    assert ((tmp_path / "manifest.json").read_bytes(), files(tmp_path)) == before


def test_that_what_cannot_be_read_back_does_not_count(store, tmp_path):
    save(store, record(1))

    def refuse(path: Path) -> None:
        raise RuntimeError("not what was written")

    with pytest.raises(RuntimeError, match="not what was written"):
        store.save(record(2), lambda path: path.write_bytes(b"x"), refuse)
    assert store.newest().step == 1
    assert files(tmp_path) == ["step-0000001.pth"]


def test_that_too_little_room_is_noticed_before_anything_is_written(tmp_path):
    roomy = CheckpointStore(tmp_path)
    save(roomy, record(1), b"w" * 1000)
    full = CheckpointStore(tmp_path, free_bytes=lambda folder: 500)
    with pytest.raises(DiskFullError):
        full.save(record(2), lambda path: pytest.fail("written"), lambda path: None)
    assert full.newest().step == 1


def test_that_a_damaged_newest_falls_back_to_the_one_before(store, tmp_path):
    save(store, record(1))
    newest = save(store, record(2))
    (tmp_path / newest.file).write_bytes(b"weightz")
    assert store.newest().step == 1
    (tmp_path / newest.file).write_bytes(b"wei")
    assert [entry.step for entry in store.records()] == [1]


def test_that_strays_of_a_crash_are_removed_at_the_next_save(store, tmp_path):
    save(store, record(1))
    (tmp_path / "step-0000002.pth").write_bytes(b"whole but not listed")
    (tmp_path / "step-0000003.pth.part").write_bytes(b"torn")
    save(store, record(4))
    assert files(tmp_path) == ["step-0000001.pth", "step-0000004.pth"]


def test_that_the_same_step_is_not_written_twice(store):
    save(store, record(1))
    again = store.save(replace(record(1), metric=0.5, is_best=True), lambda path: pytest.fail("written"), print)
    assert (again.metric, again.is_best) == (0.5, True)
    assert store.records() == (again,)


def test_that_a_manifest_that_is_none_is_named(store, tmp_path):
    (tmp_path / "manifest.json").write_text("[1, 2")
    with pytest.raises(CheckpointError, match=r"manifest\.json"):
        store.records()


@pytest.mark.parametrize("crash_at", ["write", "fsync", "verify", "rename", "fsync folder", "manifest", "delete"])
def test_that_a_crash_at_any_instant_leaves_a_whole_checkpoint(tmp_path, monkeypatch, crash_at):
    store = CheckpointStore(tmp_path)
    save(store, record(1))
    save(store, record(2))
    copied: dict[str, bytes] = {}

    def snapshot_at(name: str) -> None:
        if name == crash_at and not copied:
            copied.update({path.name: path.read_bytes() for path in tmp_path.iterdir()})

    with monkeypatch.context() as patch:
        watch_instants(patch, snapshot_at)
        store.save(
            record(3),
            lambda path: (path.write_bytes(b"wei"), snapshot_at("write"), path.write_bytes(b"weights"))[0],
            lambda path: snapshot_at("verify"),
        )
    after = tmp_path / "after"
    after.mkdir()
    for name, content in copied.items():
        (after / name).write_bytes(content)
    assert copied
    survivor = CheckpointStore(after)
    assert survivor.newest().step in (2, 3)
    save(survivor, record(4))
    assert survivor.newest().step == 4


def watch_instants(monkeypatch, tell):
    """Call ``tell`` with the name of each instant a crash could hit."""
    import os

    real_fsync, real_replace, real_unlink = os.fsync, Path.replace, Path.unlink
    count = iter(range(1000))

    def fsync(descriptor):
        tell("fsync" if next(count) == 0 else "fsync folder")
        real_fsync(descriptor)

    def rename(self, target):
        tell("manifest" if "manifest" in self.name else "rename")
        return real_replace(self, target)

    def unlink(self, missing_ok=False):
        tell("delete")
        real_unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", rename)
    monkeypatch.setattr(Path, "unlink", unlink)


def test_that_checkpoints_whose_list_is_gone_are_neither_used_nor_deleted(store, tmp_path):
    for step in (1, 2):
        save(store, record(step))
    (tmp_path / "manifest.json").unlink()
    with pytest.raises(CheckpointError, match="list of checkpoints is gone"):
        save(store, record(3))
    assert files(tmp_path) == ["step-0000001.pth", "step-0000002.pth"]


def test_that_a_crash_before_the_first_list_leaves_nothing_to_ask_about(store, tmp_path):
    (tmp_path / "step-0000001.pth").write_bytes(b"weights")
    assert store.records() == ()
    assert save(store, record(2)).step == 2
