"""States and comments as edits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.editing.scenes import CELL, make_editor
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.review import Comment, ReviewState
from workbench.editing import review_edits
from workbench.editing.operations import RefusedError, delete

IMAGE = ImageRecord(1, "a.png", 200, 100)


def after(edit):
    return edit.patches[0].after


def test_that_an_image_with_objects_counts_as_labelled_until_somebody_judges_it():
    assert review_edits.state_of(IMAGE, 0) is ReviewState.TODO
    assert review_edits.state_of(IMAGE, 3) is ReviewState.LABELLED
    looked = after(review_edits.set_image_state(IMAGE, ReviewState.NEEDS_LOOK))
    assert review_edits.state_of(looked, 3) is ReviewState.NEEDS_LOOK
    assert review_edits.set_image_state(looked, ReviewState.NEEDS_LOOK) is None


def test_that_a_comment_is_pinned_inside_settled_and_removed():
    image = after(review_edits.add_comment(IMAGE, -5, 900, "  the   ear? "))
    assert image.comments == (Comment(1, 0, 100, "the ear?"),)
    image = after(review_edits.add_comment(image, 10, 20, "and this"))
    assert [comment.id for comment in image.comments] == [1, 2]
    image = after(review_edits.settle_comment(image, 1, is_done=True))
    assert image.comments[0].is_done
    assert review_edits.settle_comment(image, 1, is_done=True) is None
    image = after(review_edits.remove_comment(image, 1))
    assert [comment.id for comment in image.comments] == [2]
    assert review_edits.remove_comment(image, 1) is None
    with pytest.raises(RefusedError):
        review_edits.add_comment(IMAGE, 1, 1, "  ")


def test_that_the_history_can_be_gone_back_and_forward_in():
    boxes = [Instance(key, 1, CELL.id, (10.0 * key, 10.0, 5.0, 5.0)) for key in range(1, 7)]
    document, journal, editor = make_editor(*boxes)
    for box in boxes[:5]:
        editor.commit(delete([box]))
    numbers = [step.number for step in editor.done_steps]
    change = editor.go_to(numbers[1])
    assert len(document.instances(1)) == 4 and len(change.edit.patches) == 3
    assert [step.number for step in editor.undone_steps] == numbers[2:]
    editor.go_to(numbers[3])
    assert len(document.instances(1)) == 2
    editor.go_to(0)
    assert len(document.instances(1)) == 6 and not editor.done_steps
    assert editor.go_to(0) is None
    editor.go_to(numbers[-1])
    assert len(document.instances(1)) == 1 and not editor.undone_steps
    with pytest.raises(KeyError):
        editor.go_to(999)
    assert len(journal.entries) == 5 + 3 + 2 + 4 + 5


def test_that_the_title_counts_the_objects_that_get_another_state():
    some = [Instance(key, "img", 1, (0.0, 0.0, 5.0, 5.0)) for key in (1, 2, 3)]
    assert review_edits.set_object_state(some, ReviewState.APPROVED).title == "Change state of 3 objects"
    judged = [replace(some[0], state=ReviewState.APPROVED), some[1]]
    assert review_edits.set_object_state(judged, ReviewState.APPROVED).title == "Change state of object"
