"""Review states, comments, progress, history and going on by itself, in a window as a person uses it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.unit.ui.window_world import current_instances, do, drag, show
from workbench.core.review import ReviewState
from workbench.editing.operations import delete
from workbench.editing.review_edits import add_comment
from workbench.project.error import ProjectError
from workbench.session import open_session
from workbench.ui.dialogs.comment import CommentDialog
from workbench.ui.panels.history_row import IMAGE_ROLE


def image(window):
    return window.opened.session.document.image(window.frame.parts.current.image_id)


def test_that_approving_goes_on_to_the_next_and_can_be_undone(opened):
    do(opened, "flow.approve_next")
    assert opened.face.status.file.text() == "img-1.png"
    do(opened, "edit.undo")
    assert opened.face.status.file.text() == "img-0.png" and image(opened).state is ReviewState.TODO


def test_that_the_next_image_that_needs_a_look_is_found(opened):
    do(opened, "label.last_image")
    do(opened, "flow.needs_look")
    do(opened, "label.first_image")
    do(opened, "flow.next_look")
    assert opened.face.status.file.text() == "img-4.png"
    do(opened, "flow.next_look")
    assert opened.face.status.file.text() == "img-4.png"
    filter_field = opened.panels["images"].filter
    filter_field.setText("status:look")
    opened.panels["images"]._narrow()
    assert len(opened.panels["images"].images.ids) == 1


def test_that_the_panel_shows_and_sets_states_of_image_and_objects(opened):
    panel = opened.panels["review"]
    assert panel.image_buttons[ReviewState.LABELLED].isChecked()
    assert not panel.object_buttons[ReviewState.APPROVED].isEnabled()
    do(opened, "edit.select_all")
    panel.object_buttons[ReviewState.APPROVED].click()
    assert current_instances(opened)[0].state is ReviewState.APPROVED
    panel.image_buttons[ReviewState.NEEDS_LOOK].click()
    assert image(opened).state is ReviewState.NEEDS_LOOK
    assert panel.image_buttons[ReviewState.NEEDS_LOOK].isChecked()


def test_that_a_comment_is_pinned_found_again_and_settled(qtbot, opened):
    do(opened, "flow.comment")
    dialog = opened.findChild(CommentDialog)
    dialog.findChild(QLineEdit, "comment.text").setText("is this one cell?")
    dialog.verb_button.click()
    (comment,) = image(opened).comments
    assert comment.text == "is this one cell?"
    panel = opened.panels["review"]
    item = panel.comments.topLevelItem(0)
    with qtbot.waitSignal(panel.placeAsked) as asked:
        panel.comments.itemClicked.emit(item, 0)
    assert asked.args == [comment.x, comment.y]
    item.setCheckState(0, Qt.CheckState.Checked)
    assert image(opened).comments[0].is_done
    assert opened.canvas.display.comments == image(opened).comments
    panel.comments.setCurrentItem(panel.comments.topLevelItem(0))
    panel.remove.click()
    assert image(opened).comments == () == opened.canvas.display.comments


def test_that_the_history_goes_back_to_a_step_and_forward_again(opened):
    do(opened, "edit.select_all")
    do(opened, "edit.duplicate")
    do(opened, "edit.delete")
    model, panel = opened.panels["history"].model, opened.panels["history"]
    titles = [model.data(model.index(row)) for row in range(model.rowCount())]
    assert titles[:2] == ["Delete object", "Duplicate object"] and titles[-1] == "The beginning"
    panel.list.clicked.emit(model.index(1))
    assert len(current_instances(opened)) == 2
    panel.list.clicked.emit(model.index(0))
    assert len(current_instances(opened)) == 1


def test_that_the_progress_counts_images_classes_and_time(qtbot, opened):
    opened.opened.session.project.store.add_time(1, 12.0)
    do(opened, "flow.progress")
    panel = opened.panels["progress"]
    qtbot.waitUntil(lambda: panel.rows[ReviewState.LABELLED][2].text() == "2")
    assert panel.rows[ReviewState.TODO][2].text() == "3"
    assert [panel.classes.topLevelItem(0).text(column) for column in range(4)] == ["cell", "1", "1", "0"]
    assert "12 s" in panel.time.text()


def test_that_a_ticked_comment_keeps_its_row_and_stays_chosen(qtbot, opened):
    session, panel = opened.opened.session, opened.panels["review"]
    for words in ("first", "second"):
        session.editor.commit(add_comment(image(opened), 5.0, 5.0, words))
    item = panel.comments.topLevelItem(1)
    panel.comments.setCurrentItem(item)
    item.setCheckState(0, Qt.CheckState.Checked)
    assert [comment.is_done for comment in image(opened).comments] == [False, True]
    assert panel.comments.topLevelItem(1) is item and panel.comments.currentItem() is item
    do(opened, "edit.undo")
    assert item.checkState(0) is Qt.CheckState.Unchecked
    panel.remove.click()
    assert [comment.text for comment in image(opened).comments] == ["first"]
    assert panel.comments.topLevelItemCount() == 1


@pytest.mark.parametrize("again", ["edit.undo", "history"])
def test_that_a_step_that_cannot_be_read_back_is_said_and_changes_nothing(opened, monkeypatch, again):
    session, said = opened.opened.session, []
    opened.frame.parts.notices.raised.connect(lambda kind, text: said.append((kind, text)))
    do(opened, "flow.approved")

    def fail(number):
        raise ProjectError(f"step {number} cannot be read: the disk is gone")

    monkeypatch.setattr(session.editor, "_load", fail)
    if again == "history":
        panel = opened.panels["history"]
        panel.list.activated.emit(panel.model.index(1))
    else:
        do(opened, again)
    assert [kind for kind, _ in said] == ["error"]
    assert image(opened).state is ReviewState.APPROVED


def test_that_the_window_goes_on_after_a_drawn_object_but_not_after_redo(qtbot, opened):
    do(opened, "flow.auto_advance")
    do(opened, "tool.box")
    drag(qtbot, opened, (200, 100), (260, 180))
    qtbot.waitUntil(lambda: opened.face.status.file.text() == "img-1.png")
    do(opened, "edit.undo")
    assert opened.face.status.file.text() == "img-0.png"
    do(opened, "edit.redo")
    qtbot.wait(20)
    assert opened.face.status.file.text() == "img-0.png"


def test_that_time_on_an_image_is_noted_and_a_closed_project_takes_none(qtbot, opened):
    store = opened.opened.session.project.store
    clock = opened.workplace.commands.groups["flow"]._clock
    clock._seconds = 7.0
    do(opened, "label.next_image")
    qtbot.waitUntil(lambda: store.labelling_times().get(1) is not None)
    assert store.labelling_times()[1] == pytest.approx(7.0, abs=1)
    store.close()
    with pytest.raises(ProjectError):
        store.add_time(1, 1.0)


def test_that_each_step_names_its_image(qtbot, opened):
    do(opened, "edit.select_all")
    do(opened, "edit.duplicate")
    do(opened, "flow.history")
    panel = opened.panels["history"]
    panel.list.grab()
    model = panel.model
    assert model.data(model.index(0), IMAGE_ROLE) == "img-0.png"
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole) == "Duplicate object, img-0.png"
    assert model.data(model.index(model.rowCount() - 1), IMAGE_ROLE) == ""


def test_that_a_step_of_an_earlier_day_is_looked_up_in_the_journal(qtbot, window, project_path):
    earlier = open_session(project_path)
    (box,) = earlier.document.instances(earlier.document.images[0].id)
    earlier.editor.commit(delete([box]))
    earlier.close()
    show(qtbot, window, project_path)
    do(window, "flow.history")
    model = window.panels["history"].model
    assert model.data(model.index(0), IMAGE_ROLE) == ""
    qtbot.waitUntil(lambda: model.data(model.index(0), IMAGE_ROLE) == "img-0.png")
    assert model.data(model.index(1), IMAGE_ROLE) == "", "the objects of two images were added at once"
