from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.document import Document, StaleEditError
from workbench.core.edit import Edit, Patch
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.schema import Category, LabelSchema


class Memory:
    """A source that counts its reads."""

    def __init__(self, images: int = 3) -> None:
        self.reads: list[int] = []
        self._images = [ImageRecord(i, f"{i}.png", 10, 10) for i in range(1, images + 1)]

    def load_schema(self) -> LabelSchema:
        return LabelSchema((Category(1, "a"),))

    def load_images(self) -> list[ImageRecord]:
        return self._images

    def load_instances(self, image_id: int) -> tuple[Instance, ...]:
        self.reads.append(image_id)
        return (Instance(image_id * 100, image_id, 1, (0, 0, 2, 2)),)


def _edit(*patches: Patch) -> Edit:
    return Edit("change", patches)


def test_that_an_edit_is_applied_and_told_once() -> None:
    document = Document(Memory())
    told = []
    document.changed.connect(told.append)
    before = document.instance(1, 100)
    document.apply(_edit(Patch(before, replace(before, bbox_xywh=(1, 1, 3, 3))), Patch(None, Instance(7, 2, 1))))
    assert document.instance(1, 100).bbox_xywh == (1, 1, 3, 3)
    assert len(told) == 1
    assert told[0].image_ids == {1, 2} and told[0].instance_ids == {100, 7}


def test_that_a_stale_edit_changes_nothing_and_tells_nobody() -> None:
    document = Document(Memory())
    told = []
    document.changed.connect(told.append)
    good = Patch(None, Instance(7, 1, 1))
    stale = Patch(Instance(100, 1, 1, (9, 9, 9, 9)), None)
    with pytest.raises(StaleEditError):
        document.apply(_edit(good, stale))
    assert [item.id for item in document.instances(1)] == [100]
    assert told == []


def test_that_an_undone_deletion_takes_its_old_place() -> None:
    document = Document(Memory())
    document.apply(_edit(Patch(None, Instance(300, 1, 1)), Patch(None, Instance(200, 1, 1))))
    assert [item.id for item in document.instances(1)] == [100, 200, 300]
    edit = _edit(Patch(document.instance(1, 100), None))
    document.apply(edit)
    document.apply(edit.inverse())
    assert [item.id for item in document.instances(1)] == [100, 200, 300]


def test_that_images_are_read_on_demand_and_the_oldest_are_let_go() -> None:
    source = Memory(5)
    document = Document(source, keep_images=2)
    for image_id in (1, 2, 3, 1):
        document.instances(image_id)
    assert source.reads == [1, 2, 3, 1]


def test_that_an_image_whose_edits_are_not_stored_is_kept() -> None:
    source = Memory(5)
    document = Document(source, keep_images=1, can_forget=lambda image_id: image_id != 1)
    document.apply(_edit(Patch(None, Instance(7, 1, 1))))
    for image_id in (2, 3, 4):
        document.instances(image_id)
    assert [item.id for item in document.instances(1)] == [7, 100]
    assert source.reads.count(1) == 1


def test_that_an_object_cannot_move_to_another_image() -> None:
    document = Document(Memory())
    before = document.instance(1, 100)
    with pytest.raises(StaleEditError, match="another image"):
        document.apply(_edit(Patch(before, replace(before, image_id=2))))


def test_that_the_schema_changes_only_from_what_it_is() -> None:
    document = Document(Memory())
    new = document.schema.with_category(Category(2, "b"))
    change = document.apply(_edit(Patch(document.schema, new)))
    assert change.has_new_schema and document.schema == new
    with pytest.raises(StaleEditError, match="classes"):
        document.apply(_edit(Patch(LabelSchema(), new)))


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 6), st.booleans()), max_size=30))
def test_that_any_sequence_of_edits_undone_is_the_start(steps: list[tuple[int, int, bool]]) -> None:
    document = Document(Memory())
    start = [document.instances(i) for i in (1, 2, 3)]
    done = []
    for image_id, number, deletes in steps:
        key = image_id * 1000 + number
        held = {item.id: item for item in document.instances(image_id)}
        before = held.get(key)
        after = None if deletes else Instance(key, image_id, 1, (float(len(done)), 0, 1, 1))
        if before is None and after is None:
            continue
        edit = _edit(Patch(before, after))
        document.apply(edit)
        done.append(edit)
    for edit in reversed(done):
        document.apply(edit.inverse())
    assert [document.instances(i) for i in (1, 2, 3)] == start


def test_that_adopted_images_are_not_read_again() -> None:
    source = Memory()
    document = Document(source)
    known = {i: source.load_instances(i) for i in (1, 2)}
    source.reads.clear()
    document.adopt(known, document.revision)
    assert document.instances(1) == known[1] and document.instance(2, 200) == known[2][0]
    assert source.reads == []


def test_that_nothing_is_adopted_that_may_be_old_or_is_held_already() -> None:
    source = Memory()
    document = Document(source)
    revision = document.revision
    held = document.instances(1)
    other = (replace(held[0], iscrowd=True),)
    document.adopt({1: other, 99: other}, revision)
    assert document.instances(1) == held
    document.apply(_edit(Patch(held[0], None)))
    assert document.revision == revision + 1
    document.adopt({2: ()}, revision)
    assert document.instances(2) != ()
