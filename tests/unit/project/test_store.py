from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.project import entity_strategies as values
from workbench.core.edit import Edit, JournalEntry, Patch
from workbench.core.instance import Instance
from workbench.core.schema import LabelSchema
from workbench.project.database import create_database
from workbench.project.error import ProjectError
from workbench.project.store import Store


def entry(number, *patches, kind="do", target=None, title="Draw"):
    return JournalEntry(number, kind, target or number, 12.5, Edit(title, patches, "key"))


@given(values.schemas(), st.lists(values.image_records(), max_size=4), st.lists(values.instances(), max_size=6))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_that_any_values_come_back_equal_after_reopening(tmp_path_factory, schema, images, items):
    images = {image.id: image for image in images}
    items = {item.id: item for item in items}
    path = tmp_path_factory.mktemp("store") / "labels.db"
    create_database(path)
    store = Store(path)
    patches = [Patch(None, value) for value in (*images.values(), *items.values())]
    stored = entry(1, Patch(LabelSchema(), schema), *patches)
    store.append([stored])
    store.close()
    again = Store(path, read_only=True)
    assert again.load_schema() == schema
    assert {image.id: image for image in again.load_images()} == images
    assert {item.id: item for item in again.all_instances()} == items
    for image_id in {item.image_id for item in items.values()}:
        loaded = again.load_instances(image_id)
        there = [item for item in items.values() if item.image_id == image_id]
        assert list(loaded) == sorted(there, key=lambda item: item.drawing_order)
    assert again.load_entry(1) == stored
    assert again.problems == []
    again.close()


def test_that_an_edit_is_stored_whole_or_not_at_all(store, image):
    store.append([entry(1, Patch(None, image))])
    good = Instance(1, 1, 1)
    with pytest.raises(ProjectError, match="too large"):
        store.append([entry(2, Patch(None, good), Patch(None, replace(good, id=2**70)))])
    assert list(store.all_instances()) == []
    assert store.last_number() == 1


def test_that_numbers_with_a_gap_are_refused_as_the_work_of_another_program(store, image):
    with pytest.raises(ProjectError, match="another program"):
        store.append([entry(2, Patch(None, image))])


def test_that_next_ids_lie_above_all_that_were_ever_stored(store, image):
    item = Instance(41, 1, 1)
    store.append([entry(1, Patch(None, image), Patch(None, item)), entry(2, Patch(item, None))])
    assert store.next_instance_id() == 42
    assert store.next_image_id() == 2
    store.append([entry(3, Patch(None, Instance(5, 1, 1)))])
    assert store.next_instance_id() == 42


def test_that_counts_and_the_index_follow_the_edits(store, image):
    items = [Instance(1, 1, 1), Instance(2, 1, 2), Instance(3, 1, 2)]
    store.append([entry(1, Patch(None, image), *(Patch(None, item) for item in items), title="Füße 标")])
    assert store.instance_counts() == {1: 3}
    assert store.category_counts() == {1: 1, 2: 2}
    assert store.journal_index() == [(1, "do", 1, "Füße 标", "key")]
    assert store.has_instance(2)
    assert not store.has_instance(4)


def test_that_a_missing_entry_is_a_key_error(store):
    with pytest.raises(KeyError):
        store.load_entry(1)


def test_that_a_torn_entry_is_a_sentence(store, image):
    store.append([entry(1, Patch(None, image))])
    _tamper(store, "UPDATE journal SET edit = substr(edit, 1, 20)")
    with pytest.raises(ProjectError, match="edit 1 of the journal cannot be read"):
        store.load_entry(1)


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        ("UPDATE instance SET bbox = '[NaN, 0, 1, 1]' WHERE id = 2", "no number"),
        ("UPDATE instance SET bbox = '[1, 2' WHERE id = 2", "not JSON"),
        ("UPDATE instance SET polygons = '[[1]]' WHERE id = 2", "polygon"),
        ("UPDATE instance SET mask_height = 3, mask_width = 3, mask_runs = x'00' WHERE id = 2", "32-bit"),
        ("UPDATE instance SET category_id = 'cat' WHERE id = 2", "category_id"),
        ("UPDATE instance SET extras = '[]' WHERE id = 2", "table"),
        ("UPDATE instance SET area = 'big' WHERE id = 2", "area"),
    ],
)
def test_that_one_broken_object_is_left_out_and_named(store, image, damage, reason):
    store.append([entry(1, Patch(None, image), *(Patch(None, Instance(n, 1, 1)) for n in (1, 2, 3)))])
    _tamper(store, damage)
    assert [item.id for item in store.load_instances(1)] == [1, 3]
    assert [item.id for item in store.all_instances()] == [1, 3]
    assert len(store.problems) == 1
    assert store.problems[0].place == "object 2"
    assert reason in store.problems[0].reason


def test_that_a_broken_image_and_class_are_left_out_and_named(store, image, schema):
    store.append([entry(1, Patch(LabelSchema(), schema), Patch(None, image), Patch(None, replace(image, id=2)))])
    _tamper(store, "UPDATE image SET path = '../../etc/passwd' WHERE id = 1")
    _tamper(store, "UPDATE category SET body = '{' WHERE id = 1")
    assert [record.id for record in store.load_images()] == [2]
    assert [category.id for category in store.load_schema().categories] == [2]
    assert {problem.place for problem in store.problems} == {"image 1", "class 1"}


def test_that_a_file_with_code_of_its_own_is_refused(store, image):
    _tamper(store, "CREATE TRIGGER evil AFTER INSERT ON journal BEGIN DELETE FROM instance; END")
    with pytest.raises(ProjectError, match="evil"):
        Store(store.path)


def test_that_a_foreign_database_is_refused(tmp_path):
    path = tmp_path / "labels.db"
    sqlite3.connect(path).close()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(ProjectError, match="not the database of a Workbench project"):
        Store(path)


def test_that_a_newer_file_asks_for_an_update(store):
    _tamper(store, "PRAGMA user_version = 99")
    with pytest.raises(ProjectError, match="newer Workbench"):
        Store(store.path)


def test_that_a_full_disk_is_a_sentence_and_nothing_of_the_edit_is_stored(store, image):
    store.append([entry(1, Patch(None, image))])
    connection = store._open_writer()
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    huge = Instance(1, 1, 1, extras={"x": "".join(chr(33 + n * n % 90) for n in range(100_000))})
    with pytest.raises(ProjectError, match="disk is full"):
        store.append([entry(2, Patch(None, huge))])
    assert store.last_number() == 1
    connection.execute("PRAGMA max_page_count = 1073741823")
    store.append([entry(2, Patch(None, huge))])
    assert store.load_instances(1) == (huge,)


def test_that_a_read_only_store_refuses_to_write(store, image):
    reader = Store(store.path, read_only=True)
    with pytest.raises(ProjectError, match="reading only"):
        reader.append([entry(1, Patch(None, image))])
    reader.close()


def test_that_a_reader_sees_what_the_writer_stored_meanwhile(store, image):
    reader = Store(store.path, read_only=True)
    store.append([entry(1, Patch(None, image))])
    assert reader.load_images() == [image]
    reader.close()


def test_that_a_closed_store_is_one_file(store, image):
    store.append([entry(1, Patch(None, image))])
    store.close()
    assert [path.name for path in store.path.parent.iterdir()] == ["labels.db"]


def test_that_a_copy_of_an_open_store_is_whole(store, image, tmp_path):
    for number in range(1, 51):
        store.append([entry(number, Patch(None, replace(image, id=number)))])
    store.copy_to(tmp_path / "copy.db")
    copy = Store(tmp_path / "copy.db", read_only=True)
    assert len(copy.load_images()) == 50
    copy.close()


def test_that_commits_are_durable_when_they_return(store):
    connection = store._open_writer()
    assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def _tamper(store, statement):
    connection = sqlite3.connect(store.path)
    with connection:
        connection.execute(statement)
    connection.close()


def test_that_the_objects_of_a_class_are_read_alone_or_with_their_neighbours(store, image):
    second, third = replace(image, id=2), replace(image, id=3)
    items = [Instance(1, 1, 7), Instance(2, 1, 8, z=-1), Instance(3, 2, 8), Instance(4, 3, 7)]
    store.append([entry(1, *[Patch(None, value) for value in (image, second, third, *items)])])
    assert [item.id for item in store.instances_of(7)] == [1, 4]
    assert [item.id for item in store.instances_around(7)] == [2, 1, 4], "back to front, image by image"
    assert list(store.instances_of(9)) == []


def test_that_a_class_of_an_image_as_a_whole_counts_as_an_image_of_that_class(store, image):
    other = replace(image, id=2, path="images/two.png", tags=(1, 2))
    store.append([entry(1, Patch(None, replace(image, tags=(1,))), Patch(None, other), Patch(None, Instance(1, 1, 1)))])
    assert sorted(store.class_progress()) == [(1, 1, 2, 0), (2, 0, 1, 0)]
