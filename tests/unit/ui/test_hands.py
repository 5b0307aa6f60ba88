"""Copy, paste, group, lock, hide and the menu on objects, in a window as a person uses it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from tests.unit.ui.window_world import current_instances, do, drag, make_project, show
from workbench.core.edit import Edit, Patch
from workbench.core.schema import Attribute, AttributeKind, Category
from workbench.ui.dialogs.attributes import AttributesDialog
from workbench.ui.models.instance_tree import EYE, LOCK
from workbench.ui.object_menu import ObjectMenu


def ids(window):
    return [item.id for item in current_instances(window)]


def selection(window):
    return window.opened.session.selection


def point(window, x, y):
    return QPoint(*(round(value) for value in window.canvas.display.transform.to_screen(x, y)))


def test_that_a_copy_goes_to_the_same_place_of_the_next_image_and_undo_takes_it_back(qtbot, opened):
    (box,) = current_instances(opened)
    do(opened, "edit.select_all")
    do(opened, "hands.paste_on_next")
    there = current_instances(opened)
    assert opened.face.status.file.text() == "img-1.png"
    assert there[-1].bbox_xywh == box.bbox_xywh and selection(opened).ids == {there[-1].id}
    assert opened.opened.session.editor.undo_title == "Paste object"
    do(opened, "edit.undo")
    assert len(current_instances(opened)) == 1


def test_that_cut_and_paste_in_place_bring_the_object_back(opened):
    (box,) = current_instances(opened)
    do(opened, "edit.select_all")
    do(opened, "hands.cut")
    assert ids(opened) == []
    do(opened, "hands.paste_in_place")
    (again,) = current_instances(opened)
    assert again.bbox_xywh == box.bbox_xywh and again.id != box.id
    do(opened, "hands.paste_in_place")
    assert len(ids(opened)) == 1


def test_that_the_objects_of_the_previous_image_are_taken_over_once(opened):
    do(opened, "label.next_image")
    do(opened, "hands.copy_previous")
    do(opened, "hands.copy_previous")
    assert len(ids(opened)) == 2


def test_that_a_paste_lies_under_the_pointer(qtbot, opened):
    do(opened, "edit.select_all")
    do(opened, "hands.copy")
    qtbot.mouseMove(opened.canvas, point(opened, 250, 180))
    do(opened, "hands.paste")
    x, y, width, height = current_instances(opened)[-1].bbox_xywh
    assert (x + width / 2, y + height / 2) == pytest.approx((250, 180), abs=1)


def test_that_a_click_takes_the_whole_group_and_a_second_click_one_of_it(qtbot, opened):
    do(opened, "edit.select_all")
    do(opened, "edit.duplicate")
    drag(qtbot, opened, (100, 100), (200, 170))
    do(opened, "edit.select_all")
    do(opened, "hands.group")
    qtbot.mouseClick(opened.canvas, Qt.MouseButton.LeftButton, pos=point(opened, 5, 5))
    assert selection(opened).ids == frozenset()
    qtbot.mouseClick(opened.canvas, Qt.MouseButton.LeftButton, pos=point(opened, 65, 65))
    assert len(selection(opened).ids) == 2
    qtbot.mouseClick(opened.canvas, Qt.MouseButton.LeftButton, pos=point(opened, 65, 65))
    assert len(selection(opened).ids) == 1
    do(opened, "hands.ungroup")
    assert {item.group for item in current_instances(opened)} == {0}


def test_that_a_locked_object_is_passed_over_by_the_mouse_and_not_deleted(qtbot, opened):
    do(opened, "edit.select_all")
    do(opened, "hands.lock")
    do(opened, "edit.delete")
    assert len(ids(opened)) == 1
    selection(opened).clear()
    qtbot.mouseClick(opened.canvas, Qt.MouseButton.LeftButton, pos=point(opened, 100, 90))
    assert selection(opened).ids == frozenset()
    do(opened, "hands.unlock_all")
    qtbot.mouseClick(opened.canvas, Qt.MouseButton.LeftButton, pos=point(opened, 100, 90))
    assert selection(opened).ids == set(ids(opened))


def test_that_hiding_is_no_edit_and_ends_with_show_all(qtbot, opened):
    steps = opened.opened.session.journal.stored_number
    do(opened, "edit.select_all")
    do(opened, "hands.hide")
    assert selection(opened).ids == frozenset()
    qtbot.mouseClick(opened.canvas, Qt.MouseButton.LeftButton, pos=point(opened, 100, 90))
    assert selection(opened).ids == frozenset()
    do(opened, "hands.show_all")
    do(opened, "hands.next_object")
    assert selection(opened).ids == set(ids(opened))
    assert opened.opened.session.journal.stored_number == steps


def test_that_eye_and_lock_in_the_list_switch(qtbot, opened):
    panel = opened.panels["instances"]
    top = panel.model.index(0, 0)
    panel.tree.clicked.emit(top.siblingAtColumn(EYE))
    assert opened.opened.session.veil.ids == set(ids(opened))
    panel.tree.clicked.emit(top.siblingAtColumn(EYE))
    panel.tree.clicked.emit(panel.model.index(0, LOCK))
    assert current_instances(opened)[0].is_locked
    tip = panel.model.data(panel.model.index(0, LOCK), Qt.ItemDataRole.ToolTipRole)
    assert tip == "Unlock this object"
    assert panel.model.data(panel.model.index(0, EYE)) is None


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_that_a_right_click_lists_the_pile_and_chooses_from_it(qtbot, opened):
    do(opened, "edit.select_all")
    do(opened, "edit.duplicate")
    selection(opened).clear()
    qtbot.mouseClick(opened.canvas, Qt.MouseButton.RightButton, pos=point(opened, 110, 100))
    menu = opened.findChild(ObjectMenu)
    named = [action for action in menu.actions() if action.isCheckable()]
    assert [action.text() for action in named] == ["cell #2", "cell #1"]
    assert [action.isChecked() for action in named] == [True, False]
    named[1].trigger()
    assert selection(opened).ids == {ids(opened)[0]}
    menu.classAsked.emit(2)
    assert current_instances(opened)[0].category_id == 2
    menu.close()


def test_that_attributes_are_defined_typed_and_given_to_new_objects(qtbot, opened):
    session = opened.opened.session
    opened.frame.parts.current.set_category(1)
    do(opened, "hands.attributes")
    dialog = opened.findChild(AttributesDialog)
    name, kind, choices, default = (dialog.table.cellWidget(0, column) for column in range(4))
    name.setText("colour")
    kind.setCurrentIndex(kind.findData(AttributeKind.CHOICE))
    choices.setText("red, blue")
    default.setText("green")
    dialog.verb_button.click()
    assert "green" in dialog.message.text()
    default.setText("red")
    dialog.add.click()
    dialog.table.cellWidget(1, 0).setText("tame")
    yes_no = dialog.table.cellWidget(1, 1)
    yes_no.setCurrentIndex(yes_no.findData(AttributeKind.YES_NO))
    dialog.verb_button.click()
    assert session.document.schema.category(1).attributes == (
        Attribute("colour", AttributeKind.CHOICE, ("red", "blue"), "red"),
        Attribute("tame", AttributeKind.YES_NO),
    )
    do(opened, "tool.box")
    drag(qtbot, opened, (200, 100), (260, 180))
    assert current_instances(opened)[-1].attributes == {"colour": "red"}
    fields = opened.panels["inspector"].attributes
    fields.findChild(QCheckBox, "attribute.tame").click()
    field = fields.findChild(QComboBox, "attribute.colour")
    field.setCurrentIndex(field.findData("blue"))
    field.activated.emit(field.currentIndex())
    assert current_instances(opened)[-1].attributes == {"colour": "blue", "tame": True}
    assert session.editor.undo_title == "Change attribute"


def test_that_a_number_that_is_none_is_refused_in_one_sentence(qtbot, opened):
    session = opened.opened.session
    opened.frame.parts.current.set_category(1)
    group = (
        opened.workplace.commands.groups["hands"] if hasattr(opened, "workplace") else opened.commands.groups["hands"]
    )
    group._set_attributes(1, (Attribute("age", AttributeKind.NUMBER),))
    do(opened, "edit.select_all")
    line = opened.panels["inspector"].attributes.findChild(QLineEdit, "attribute.age")
    line.setText("old")
    line.editingFinished.emit()
    assert not current_instances(opened)[0].attributes
    line.setText("2,5")
    line.editingFinished.emit()
    assert current_instances(opened)[0].attributes == {"age": 2.5}
    assert session.editor.undo_title == "Change attribute"


def test_that_the_image_as_a_whole_is_tagged(qtbot, opened):
    tags = opened.panels["inspector"].tags
    tags.findChild(QCheckBox, "tag.2").click()
    tags.findChild(QCheckBox, "tag.1").click()
    image = opened.opened.session.document.image(opened.frame.parts.current.image_id)
    assert image.tags == (1, 2)
    do(opened, "edit.undo")
    assert tags.findChild(QCheckBox, "tag.1").isChecked() is False


def test_that_what_was_copied_is_not_pasted_into_another_project(qtbot, opened, tmp_path):
    do(opened, "edit.select_all")
    do(opened, "hands.copy")
    show(qtbot, opened, make_project(tmp_path / "other"))
    count = len(current_instances(opened))
    do(opened, "hands.paste_in_place")
    do(opened, "hands.paste")
    assert len(current_instances(opened)) == count


def test_that_relabelling_many_leaves_the_one_that_cannot_and_selects_it(opened):
    session = opened.opened.session
    do(opened, "label.next_image")
    do(opened, "hands.copy_previous")
    do(opened, "edit.select_all")
    pose = next(item for item in current_instances(opened) if item.keypoints)
    schema = session.document.schema
    session.editor.commit(Edit("Add class", (Patch(schema, schema.with_category(Category(7, "leaf"))),)))
    do(opened, "edit.select_all")
    do(opened, "label.relabel_3")
    assert sorted(item.category_id for item in current_instances(opened)) == [2, 7]
    assert selection(opened).ids == {pose.id}
    assert "1" in opened.bars.texts[0]
