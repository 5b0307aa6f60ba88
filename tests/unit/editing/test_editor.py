"""The only door: histories undone and redone, ids, merging, refusal."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.editing.scenes import CELL, IMAGES, MOUSE, make_editor
from workbench.core.document import StaleEditError
from workbench.core.edit import Edit, Patch
from workbench.core.instance import Instance
from workbench.editing import operations
from workbench.editing.editor import ReadOnlyError
from workbench.editing.history import History


def state(document):
    """What a person would see, whatever the order of dictionaries."""
    return {image.id: tuple(sorted(document.instances(image.id), key=lambda item: item.id)) for image in IMAGES}


ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["add", "move", "nudge", "relabel", "delete", "copy", "undo", "redo"]), st.integers(0, 30)
    ),
    max_size=25,
)


def act(document, editor, action, number):
    image_id = 1 + number % 2
    present = document.instances(image_id)
    chosen = present[number % len(present)] if present else None
    edit = None
    if action == "undo":
        editor.undo()
    elif action == "redo":
        editor.redo()
    elif action == "add":
        edit = operations.add(Instance(editor.new_instance_id(), image_id, CELL.id, bbox_xywh=(number, 1.0, 5.0, 5.0)))
    elif chosen is not None and action == "move":
        edit = operations.move([chosen], number + 0.5, -1.25)
    elif chosen is not None and action == "nudge":
        edit = operations.nudge([chosen], 1.0, 0.0)
    elif chosen is not None and action == "relabel":
        edit = operations.relabel([chosen], MOUSE.id if number % 3 else CELL.id, document.schema)
    elif chosen is not None and action == "delete":
        edit = operations.delete([chosen])
    elif chosen is not None and action == "copy":
        edit = operations.duplicate(present, editor.new_instance_id)
    if edit is not None:
        editor.commit(edit)


@settings(max_examples=300, deadline=None)
@given(ACTIONS)
def test_that_any_history_undone_is_the_start_and_redone_is_the_end(actions):
    start = Instance(1, 1, CELL.id, bbox_xywh=(0.0, 0.0, 9.0, 9.0))
    document, journal, editor = make_editor(start)
    before = state(document)
    for action, number in actions:
        act(document, editor, action, number)
    end, titles = state(document), editor.undo_title
    undone = 0
    while editor.undo() is not None:
        undone += 1
    assert state(document) == before
    for _ in range(undone):
        assert editor.redo() is not None
    assert state(document) == end
    assert editor.undo_title == titles
    ids = [item.id for items in end.values() for item in items]
    assert len(ids) == len(set(ids))
    rebuilt = History.from_index(journal.index())
    assert (rebuilt.next_undo, rebuilt.next_redo) == (editor._history.next_undo, editor._history.next_redo)


def test_that_undo_is_itself_an_entry_of_the_journal():
    _, journal, editor = make_editor()
    editor.commit(operations.add(Instance(editor.new_instance_id(), 1, CELL.id, bbox_xywh=(0, 0, 2, 2))))
    editor.undo()
    editor.redo()
    assert [(entry.number, entry.kind, entry.target) for entry in journal.entries] == [
        (1, "do", 1),
        (2, "undo", 1),
        (3, "redo", 1),
    ]


def test_that_nudges_in_a_row_are_one_step_and_a_nudge_after_an_undo_is_another():
    document, _, editor = make_editor(Instance(1, 1, CELL.id, bbox_xywh=(0.0, 0.0, 9.0, 9.0)))
    for _ in range(3):
        editor.commit(operations.nudge([document.instance(1, 1)], 1.0, 0.0))
    editor.undo()
    assert document.instance(1, 1).bbox_xywh == (0.0, 0.0, 9.0, 9.0)
    editor.redo()
    editor.undo()
    editor.commit(operations.nudge([document.instance(1, 1)], 5.0, 0.0))
    editor.commit(operations.nudge([document.instance(1, 1)], 5.0, 0.0))
    change = editor.undo()
    assert document.instance(1, 1).bbox_xywh == (0.0, 0.0, 9.0, 9.0)
    assert change.image_ids == {1}
    assert editor.undo() is None


def test_that_undo_tells_which_image_it_was_on():
    _, _, editor = make_editor()
    editor.commit(operations.add(Instance(editor.new_instance_id(), 2, CELL.id, bbox_xywh=(0, 0, 2, 2))))
    assert editor.undo().image_ids == {2}


def test_that_a_new_edit_ends_redo():
    _, _, editor = make_editor()
    for image_id in (1, 2):
        editor.commit(operations.add(Instance(editor.new_instance_id(), image_id, CELL.id, bbox_xywh=(0, 0, 2, 2))))
    editor.undo()
    editor.commit(operations.add(Instance(editor.new_instance_id(), 1, CELL.id, bbox_xywh=(0, 0, 3, 3))))
    assert not editor.can_redo
    assert editor.redo() is None


def test_that_an_id_brought_by_an_import_is_never_given_again():
    _, _, editor = make_editor()
    editor.commit(operations.add(Instance(700, 1, CELL.id, bbox_xywh=(0, 0, 2, 2))))
    editor.undo()
    assert editor.new_instance_id() == 701


def test_that_a_read_only_project_refuses_with_its_reason():
    document, journal, editor = make_editor(reason="Another window has this project open; close it there to edit.")
    with pytest.raises(ReadOnlyError, match="Another window"):
        editor.commit(operations.add(Instance(1, 1, CELL.id)))
    assert document.instances(1) == ()
    assert journal.entries == []


def test_that_a_journal_that_fails_leaves_the_document_as_it_was():
    document, journal, editor = make_editor()
    journal.append = lambda entry: (_ for _ in ()).throw(OSError("disk full"))
    with pytest.raises(OSError, match="disk full"):
        editor.commit(operations.add(Instance(1, 1, CELL.id)))
    assert document.instances(1) == ()
    assert not editor.can_undo


def test_that_a_stale_edit_is_not_written():
    _, journal, editor = make_editor()
    with pytest.raises(StaleEditError):
        editor.commit(operations.delete([Instance(5, 1, CELL.id)]))
    assert journal.entries == []


def test_that_an_edit_without_changes_is_refused():
    _, _, editor = make_editor()
    with pytest.raises(ValueError, match="changes nothing"):
        editor.commit(Edit("Nothing", ()))


def test_that_an_old_entry_is_read_from_the_journal():
    document, _, editor = make_editor()
    for _ in range(100):
        editor.commit(operations.add(Instance(editor.new_instance_id(), 1, CELL.id, bbox_xywh=(0, 0, 2, 2))))
    for _ in range(100):
        editor.undo()
    assert document.instances(1) == ()


def test_that_a_journal_that_does_not_hold_together_is_named():
    with pytest.raises(ValueError, match="entry 9"):
        History.from_index([(1, "do", 1, "Add box", ""), (2, "undo", 9, "Add box", "")])
    with pytest.raises(ValueError, match="unknown kind 'jump'"):
        History.from_index([(1, "jump", 1, "Add box", "")])


def test_that_a_change_is_emitted_for_every_step():
    _, _, editor = make_editor()
    heard = []
    editor.changed.connect(lambda: heard.append((editor.undo_title, editor.redo_title)))
    editor.commit(Edit("Add box", (Patch(None, Instance(1, 1, CELL.id)),)))
    editor.undo()
    editor.redo()
    assert heard == [("Add box", ""), ("", "Add box"), ("Add box", "")]
