from __future__ import annotations

from dataclasses import replace

from workbench.core.edit import Edit, JournalEntry, Patch
from workbench.project.layout import ProjectLayout
from workbench.project.snapshots import KEEP, restore, snapshots, take_snapshot
from workbench.project.store import Store


def append(store, image, number):
    edit = Edit("Add", (Patch(None, replace(image, id=number)),))
    store.append([JournalEntry(number, "do", number, 0.0, edit)])


def test_that_a_snapshot_is_a_whole_database_and_only_taken_when_something_changed(store, image, tmp_path):
    layout = ProjectLayout(tmp_path)
    assert take_snapshot(layout, store) is None
    append(store, image, 1)
    taken = take_snapshot(layout, store)
    assert take_snapshot(layout, store) is None
    copy = Store(taken, read_only=True)
    assert copy.load_images() == [image]
    copy.close()


def test_that_the_newest_ten_are_kept(store, image, tmp_path):
    layout = ProjectLayout(tmp_path)
    for number in range(1, KEEP + 4):
        append(store, image, number)
        newest = take_snapshot(layout, store)
    kept = snapshots(layout)
    assert len(kept) == KEEP
    assert kept[-1] == newest
    assert not list(layout.snapshots.glob("*.part"))


def test_that_a_snapshot_can_take_the_place_of_a_damaged_file_which_is_kept(store, image, tmp_path):
    layout = ProjectLayout(tmp_path)
    append(store, image, 1)
    taken = take_snapshot(layout, store)
    store.close()
    layout.database.write_bytes(b"rubbish")
    kept = restore(layout, taken)
    assert kept.read_bytes() == b"rubbish"
    again = Store(layout.database)
    assert again.load_images() == [image]
    again.close()
