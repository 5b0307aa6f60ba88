"""The panels of the label arrangement follow the document and the selection, and change both."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.unit.ui.window_world import current_instances
from workbench.ui.number_field import NumberField


def go_to(qtbot, window, row):
    with qtbot.waitSignal(window.canvas.imageShown):
        window.frame.parts.current.set_image(window.frame.images.ids[row])


def test_that_picking_a_row_picks_the_object_and_the_other_way_round(qtbot, opened):
    panel, selection = opened.panels["instances"], opened.opened.session.selection
    instance = current_instances(opened)[0]
    panel.tree.setCurrentIndex(panel.model.index_of(instance.id))
    assert selection.ids == {instance.id}
    selection.clear()
    assert not panel.tree.selectionModel().hasSelection()
    selection.set([instance.id])
    assert panel.tree.selectionModel().isSelected(panel.model.index_of(instance.id))


def test_that_keypoints_stand_below_their_object_with_their_state(qtbot, opened):
    go_to(qtbot, opened, 1)
    model = opened.panels["instances"].model
    top = model.index(0, 0)
    assert model.data(top) == "square #1"
    assert model.data(model.index(0, 1)) == "2 of 3"
    rows = [(model.data(model.index(row, 0, top)), model.data(model.index(row, 1, top))) for row in range(3)]
    assert rows == [("left corner", "visible"), ("right corner", "occluded"), ("tip", "absent")]


def test_that_picking_a_keypoint_shows_its_numbers_and_changes_its_visibility(qtbot, opened):
    go_to(qtbot, opened, 1)
    panel, inspector = opened.panels["instances"], opened.panels["inspector"]
    instance = current_instances(opened)[0]
    panel.tree.setCurrentIndex(panel.model.index_of(instance.id, 0))
    assert opened.opened.session.selection.keypoint == (instance.id, 0)
    assert inspector.point[0].value() == 60
    inspector.visibility.activated.emit(1)
    assert current_instances(opened)[0].keypoints[0].v == 1
    inspector.point[1].setValue(77)
    inspector.point[1].editingFinished.emit()
    assert current_instances(opened)[0].keypoints[0].y == 77


def test_that_numbers_typed_into_the_inspector_move_the_box(qtbot, opened):
    inspector = opened.panels["inspector"]
    opened.opened.session.selection.set([current_instances(opened)[0].id])
    assert [field.value() for field in inspector.box] == [60, 60, 80, 60]
    inspector.box[2].setValue(100)
    inspector.box[2].editingFinished.emit()
    assert current_instances(opened)[0].bbox_xywh == pytest.approx((60, 60, 100, 60))


def test_that_a_class_that_does_not_fit_is_refused_with_a_sentence(qtbot, opened):
    go_to(qtbot, opened, 1)
    opened.opened.session.selection.set([current_instances(opened)[0].id])
    inspector = opened.panels["inspector"]
    inspector.category.setCurrentIndex(0)
    inspector.category.activated.emit(0)
    assert current_instances(opened)[0].category_id == 2
    assert "keypoints" in opened.bars.texts[0]


def test_that_the_split_of_an_image_can_be_set(opened):
    inspector = opened.panels["inspector"]
    inspector.split.activated.emit(2)
    session = opened.opened.session
    assert session.document.image(opened.frame.parts.current.image_id).split == "val"


def test_that_classes_are_counted_renamed_and_kept_while_used(qtbot, opened):
    panel, session = opened.panels["labels"], opened.opened.session
    rows = [[panel.list.topLevelItem(row).text(column) for column in range(3)] for row in range(2)]
    assert rows == [["cell", "1", "1"], ["square", "1", "2"]]
    panel.list.topLevelItem(0).setText(0, "nucleus")
    assert session.document.schema.categories[0].name == "nucleus"
    panel.list.topLevelItem(0).setText(0, "square")
    assert session.document.schema.categories[0].name == "nucleus"
    panel.remove.click()
    assert len(session.document.schema.categories) == 2
    assert "1 objects" in opened.bars.texts[0]


def test_that_the_filter_narrows_and_says_when_nothing_fits(qtbot, opened):
    panel = opened.panels["images"]
    panel.filter.setText("status:todo")
    qtbot.waitUntil(lambda: opened.face.nav_bar.place.text().endswith("/ 3"))
    panel.filter.setText("no such name")
    qtbot.waitUntil(lambda: panel._pages.currentIndex() == 1)
    panel._add.click()
    qtbot.waitUntil(lambda: panel._pages.currentIndex() == 0)


def test_that_thumbnails_come_and_a_click_goes_to_the_image(qtbot, opened):
    panel = opened.panels["images"]
    ids = opened.frame.images.ids
    qtbot.waitUntil(lambda: all(opened.frame.parts.thumbnails.get(image_id) is not None for image_id in ids))
    with qtbot.waitSignal(opened.canvas.imageShown):
        qtbot.mouseClick(panel.grid.viewport(), Qt.MouseButton.LeftButton, pos=panel.grid._cell(2).center())
    assert opened.face.status.file.text() == "img-2.png"
    with qtbot.waitSignal(opened.canvas.imageShown):
        qtbot.keyClick(panel.grid, Qt.Key.Key_End)
    assert opened.face.status.file.text() == "img-4.png"


def test_that_the_marked_image_stays_in_view_when_the_list_gets_other_columns(qtbot, opened):
    grid, ids = opened.panels["images"].grid, opened.frame.images.ids
    opened.resize(1200, 640)
    opened.resizeDocks([opened.docks.dock("images")], [300], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: grid.columns == 2)
    grid.set_current(ids[-1])
    opened.resizeDocks([opened.docks.dock("images")], [170], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: grid.columns == 1)
    assert grid.viewport().rect().contains(grid._cell(len(ids) - 1))


def test_that_a_thumbnail_of_a_broken_file_is_told_as_broken(qtbot, opened):
    session, ids = opened.opened.session, opened.frame.images.ids
    file = session.project.image_file(session.document.image(ids[3]))
    file.write_bytes(b"not an image")
    opened.frame.parts.thumbnails.clear()
    opened.panels["images"].grid.refresh()
    qtbot.waitUntil(lambda: opened.frame.parts.thumbnails.get(ids[3]) is not None)
    assert opened.frame.parts.thumbnails.get(ids[3]).isNull()


def test_that_scrolling_past_a_field_is_no_edit(qtbot, opened):
    inspector = opened.panels["inspector"]
    opened.opened.session.selection.set([current_instances(opened)[0].id])
    before = current_instances(opened), opened.opened.session.document.images
    for field in (inspector.category, inspector.split, *inspector.findChildren(NumberField)):
        place = QPointF(field.rect().center())
        event = QWheelEvent(
            place, place, QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(field, event)
        assert not event.isAccepted()
    assert (current_instances(opened), opened.opened.session.document.images) == before
