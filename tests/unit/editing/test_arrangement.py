"""Groups, drawing order, locks."""

from __future__ import annotations

import pytest

from tests.unit.editing.scenes import CELL, make_scene
from workbench.core.instance import Instance
from workbench.core.review import ReviewState
from workbench.editing import arrangement
from workbench.editing.editor import LockedError
from workbench.editing.operations import change, delete, move

A, B, C = (Instance(key, 1, CELL.id, (10.0 * key, 10.0, 30.0, 30.0)) for key in (1, 2, 3))


def after(edit):
    return [patch.after for patch in edit.patches]


def test_that_a_group_gets_a_new_number_and_dissolves_as_a_whole():
    a, b = after(arrangement.group([A, B], [A, B, C]))
    assert a.group == b.group == 1
    assert arrangement.group([a, b], [a, b, C]) is None
    assert arrangement.group([A], [A, B]) is None
    assert arrangement.group_of(a, [a, b, C]) == {1, 2}
    assert arrangement.group_of(C, [a, b, C]) == {3}
    assert [item.group for item in after(arrangement.ungroup([a], [a, b, C]))] == [0, 0]
    assert arrangement.ungroup([C], [a, b, C]) is None


def test_that_the_front_is_over_everything_and_undo_puts_it_back():
    scene = make_scene(A, B, C)
    edit = arrangement.bring_to_front([A], scene.index.instances)
    scene.editor.commit(edit)
    for patch in edit.patches:
        scene.index.put(patch.after)
    assert [item.id for item in scene.index.instances] == [2, 3, 1]
    assert arrangement.bring_to_front(after(edit), scene.index.instances) is None
    back = arrangement.send_to_back([C], scene.index.instances)
    assert after(back)[0].z == -1
    assert arrangement.send_to_back([B], [A, B, C]) is not None
    assert arrangement.send_to_back([A], [A, B, C]) is None
    scene.editor.undo()


def test_that_a_locked_object_keeps_its_place_until_it_is_unlocked():
    scene = make_scene(A, B)
    scene.editor.commit(arrangement.lock([A]))
    held = after(arrangement.lock([A]))[0]
    for edit in (delete([held]), move([held], 5, 5)):
        with pytest.raises(LockedError):
            scene.editor.commit(edit)
    seen = change("Change state", [held], [after(arrangement.lock([held]))[0]])
    assert after(seen)[0].state is ReviewState.TODO
    scene.editor.commit(seen)
    scene.editor.commit(delete(after(seen)))
    assert scene.editor.undo() and scene.editor.undo() and scene.editor.undo()


def test_that_the_hand_does_not_find_a_locked_object():
    scene = make_scene(after(arrangement.lock([A]))[0], B)
    assert [hit.instance.id for hit in scene.index.hits(15, 15, 1)] == []
    assert [hit.instance.id for hit in scene.index.hits(15, 15, 1, takes_locked=True)] == [1]
    assert scene.index.inside((0, 0, 100, 100)) == {2}


def test_that_stepping_goes_round():
    ring = (A, B, C)
    assert arrangement.next_in_order(ring, frozenset(), 1) is A
    assert arrangement.next_in_order(ring, frozenset({3}), 1) is A
    assert arrangement.next_in_order(ring, frozenset({1}), -1) is C
    assert arrangement.next_in_order((), frozenset(), 1) is None


def test_that_titles_name_the_deed_the_number_and_what_it_is_about():
    locked = after(arrangement.lock([A]))[0]
    assert arrangement.lock([A]).title == "Lock object"
    assert arrangement.lock([A, B]).title == "Lock 2 objects"
    assert arrangement.lock([locked, B]).title == "Lock object", "one of them is locked already"
    assert arrangement.lock([locked]).title == "Unlock object"
    assert arrangement.bring_to_front([A], [A, B]).title == "Bring object to front"
    assert arrangement.send_to_back([B], [A, B]).title == "Send object to back"
    grouped = after(arrangement.group([A, B], [A, B]))
    assert arrangement.ungroup(grouped[:1], grouped).title == "Ungroup 2 objects"
