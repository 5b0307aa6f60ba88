"""The skeleton editor, driven by mouse and keys, and what saving does to the labels of the class."""

import json

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QColorDialog

from tests.unit.ui.window_world import SKELETON, current_instances, show
from workbench.core.edit import Edit, Patch
from workbench.core.instance import Instance, Keypoint
from workbench.core.schema import Category, Skeleton
from workbench.formats.skeleton_file import read_skeleton_file, shipped_skeleton, skeleton_names
from workbench.ui.background import Background
from workbench.ui.dialogs.skeleton_editor import SkeletonEditorDialog
from workbench.ui.skeleton_editor.backdrop import Backdrop
from workbench.ui.skeleton_editor.table import NAME, SIGMA
from workbench.ui.skeleton_editor.words import TITLES

LEFT, CTRL, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def editor(qtbot):
    """Opens the editor on a plain ground."""
    background = Background()

    def open_editor(skeleton=None, backdrop=None):
        dialog = SkeletonEditorDialog(None, Category(1, "mouse", skeleton=skeleton), backdrop, background)
        qtbot.addWidget(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    yield open_editor
    background.close()


def at(dialog, x, y):
    return QPoint(*(round(value) for value in dialog.picture.transform.to_screen(x, y)))


def click(qtbot, dialog, x, y, held=Qt.KeyboardModifier.NoModifier):
    qtbot.mouseMove(dialog.picture, at(dialog, x, y))
    qtbot.mouseClick(dialog.picture, LEFT, held, at(dialog, x, y))


def drag(qtbot, dialog, start, end, held=Qt.KeyboardModifier.NoModifier):
    places = [at(dialog, *start), at(dialog, (start[0] + end[0]) / 2, (start[1] + end[1]) / 2), at(dialog, *end)]
    qtbot.mousePress(dialog.picture, LEFT, held, places[0])
    for place in places[1:]:
        qtbot.mouseMove(dialog.picture, place)
    qtbot.mouseRelease(dialog.picture, LEFT, held, places[2])


def type_cell(dialog, row, column, text):
    dialog.table.item(row, column).setText(text)


def test_that_a_skeleton_is_drawn_from_nothing(qtbot, editor):
    dialog = editor()
    for place in ((240, 100), (150, 300), (330, 300)):
        click(qtbot, dialog, *place)
    for row, name in enumerate(("snout", "left ear", "right ear")):
        type_cell(dialog, row, NAME, name)
    drag(qtbot, dialog, (240, 100), (150, 300), CTRL)
    dialog.connects.click()
    drag(qtbot, dialog, (240, 100), (330, 300))
    dialog.names_button.click()
    type_cell(dialog, 0, SIGMA, "0.05")
    skeleton = dialog.skeleton()
    assert skeleton.keypoints == ("snout", "left ear", "right ear")
    assert (skeleton.edges, skeleton.flip_pairs) == (((0, 1), (0, 2)), ((1, 2),))
    assert skeleton.sigmas == (0.05, 0.05, 0.05)
    assert skeleton.template[0] == pytest.approx((0.5, 0.0), abs=0.01)
    assert skeleton.template[2] == pytest.approx((0.95, 1.0), abs=0.01)


def test_that_a_point_is_dragged_and_the_drag_is_one_step_back(qtbot, editor):
    dialog = editor(shipped_skeleton("mouse-4").skeleton)
    start = dialog.desk.draft.points[0].place
    drag(qtbot, dialog, start, (start[0] + 60, start[1] + 40))
    assert dialog.desk.draft.points[0].place == pytest.approx((start[0] + 60, start[1] + 40), abs=2)
    assert dialog.skeleton().template != shipped_skeleton("mouse-4").skeleton.template
    dialog.undo_button.click()
    assert dialog.skeleton() == shipped_skeleton("mouse-4").skeleton
    assert not dialog.undo_button.isEnabled() and dialog.redo_button.isEnabled()
    dialog.redo_button.click()
    assert dialog.desk.draft.points[0].place == pytest.approx((start[0] + 60, start[1] + 40), abs=2)


def test_that_two_points_are_paired_by_a_key_and_their_colours_follow(qtbot, editor):
    dialog = editor(Skeleton(("a", "b", "c"), template=((0.5, 0.0), (0.0, 1.0), (1.0, 1.0))))
    places = [point.place for point in dialog.desk.draft.points]
    click(qtbot, dialog, *places[1])
    click(qtbot, dialog, *places[2], SHIFT)
    assert dialog.desk.picks == (1, 2)
    assert [index.row() for index in dialog.table.selectionModel().selectedRows()] == [1, 2]
    qtbot.keyClick(dialog.picture, Qt.Key.Key_P)
    qtbot.keyClick(dialog.picture, Qt.Key.Key_L)
    assert dialog.skeleton().flip_pairs == ((1, 2),)
    assert dialog.skeleton().edges == ((1, 2),)
    assert dialog.table.item(1, 1).text() == "c"


def test_that_order_and_removal_are_done_in_the_table(qtbot, editor):
    dialog = editor(SKELETON)
    dialog.table.selectRow(2)
    assert dialog.desk.picks == (2,)
    dialog.up_button.click()
    dialog.up_button.click()
    assert dialog.skeleton().keypoints == ("tip", "left corner", "right corner")
    assert tuple(dialog.desk.draft.origins()) == (2, 0, 1)
    assert "Only the order" in dialog.note.text()
    dialog.remove_button.click()
    assert dialog.skeleton().keypoints == ("left corner", "right corner")
    assert "1 removed" in dialog.note.text()


def test_that_a_name_that_stands_there_already_is_refused_with_a_sentence(editor):
    dialog = editor(SKELETON)
    type_cell(dialog, 2, NAME, "left corner")
    assert "has this name" in dialog.message.text()
    assert dialog.table.item(2, NAME).text() == "tip"
    type_cell(dialog, 2, SIGMA, "wide")
    assert "between 0 and 1" in dialog.message.text()
    type_cell(dialog, 2, NAME, "point")
    assert dialog.message.text() == ""


def test_that_points_without_a_place_are_asked_for_one_by_one(qtbot, editor):
    dialog = editor(SKELETON)
    assert "left corner" in dialog.hint.text()
    for x in (100, 200, 300):
        click(qtbot, dialog, x, 50 + x)
    assert [point.place is not None for point in dialog.desk.draft.points] == [True] * 3
    assert len(dialog.desk.draft.points) == 3


def test_that_a_ready_skeleton_keeps_the_labels_of_points_of_the_same_name(qtbot, editor):
    dialog = editor(Skeleton(("nose", "left_eye", "antenna")))
    row = next(row for row in range(dialog.ready.count()) if dialog.ready.itemData(row) == "coco-17")
    dialog.ready.setCurrentIndex(row)
    dialog.ready.activated.emit(row)
    assert dialog.skeleton().edges == shipped_skeleton("coco-17").skeleton.edges
    assert list(dialog.desk.draft.origins())[:3] == [0, 1, None]


def test_that_a_skeleton_is_saved_as_a_file_and_opened_again(qtbot, editor, tmp_path):
    dialog = editor(SKELETON)
    dialog.save_file(tmp_path / "square")
    qtbot.waitUntil(lambda: "square.json" in dialog.message.text())
    assert read_skeleton_file(tmp_path / "square.json").skeleton == SKELETON
    other = editor()
    other.open_file(tmp_path / "square.json")
    qtbot.waitUntil(lambda: other.desk.draft.points != ())
    assert other.skeleton() == SKELETON


def test_that_a_file_that_is_no_skeleton_is_named_and_changes_nothing(qtbot, editor, tmp_path):
    (tmp_path / "bad.py").write_text("import os\n")
    dialog = editor(SKELETON)
    dialog.open_file(tmp_path / "bad.py")
    qtbot.waitUntil(lambda: bool(dialog.message.text()))
    assert "bad.py" in dialog.message.text() and "line 1" in dialog.message.text()
    assert dialog.skeleton() == SKELETON


def test_that_a_colour_is_chosen_and_taken_back(editor, monkeypatch):
    dialog = editor(SKELETON)
    dialog.desk.pick([0])
    monkeypatch.setattr(QColorDialog, "getColor", lambda now, *_: type(now)("#123456"))
    dialog.color_button.click()
    assert dialog.skeleton().colors == ("#123456", "", "")
    dialog.plain_button.click()
    assert dialog.skeleton() == SKELETON


def test_that_an_untouched_skeleton_stays_exactly_as_it_is(editor):
    known = shipped_skeleton("coco-wholebody-133").skeleton
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    dialog = editor(known, Backdrop(300.0, 200.0, image))
    assert dialog.skeleton() is known
    dialog.picture.grab()


def test_that_the_wheel_zooms_at_the_pointer(qtbot, editor):
    dialog = editor(SKELETON)
    scale = dialog.picture.transform.scale
    dialog.picture.transform = dialog.picture.transform.zoomed(2.0, (100, 100))
    assert dialog.picture.transform.scale == pytest.approx(2 * scale)
    assert dialog.picture.key_at(QPointF(5, 5)) is None


# in the window


def open_in_window(qtbot, window, project_path, category_id=2):
    show(qtbot, window, project_path)
    window.workplace.skeleton_commands.edit(category_id)
    return next(dialog for dialog in window.findChildren(SkeletonEditorDialog))


def pose(window):
    document = window.opened.session.document
    return next(item for image in document.images for item in document.instances(image.id) if item.keypoints)


def test_that_the_labels_follow_a_changed_skeleton_and_one_undo_brings_them_back(qtbot, window, project_path):
    dialog = open_in_window(qtbot, window, project_path)
    before = pose(window)
    dialog.table.selectRow(0)
    dialog.remove_button.click()
    dialog._add()
    dialog.desk.pick([1])
    dialog.down_button.click()
    with qtbot.waitSignal(dialog.finished, timeout=5000):
        dialog.verb_button.click()
    session = window.opened.session
    skeleton = session.document.schema.category(2).skeleton
    assert skeleton.keypoints == ("tip", "right corner", "point 3")
    assert skeleton.flip_pairs == ()
    after = pose(window)
    assert after.keypoints == (before.keypoints[2], before.keypoints[1], Keypoint(0, 0, 0))
    assert after.num_keypoints == 1
    assert session.editor.undo_title == "Change skeleton"
    window.action_set.get("edit.undo").trigger()
    assert session.document.schema.category(2).skeleton == SKELETON
    assert pose(window) == before


def test_that_a_new_name_is_saved_without_touching_a_label(qtbot, window, project_path):
    dialog = open_in_window(qtbot, window, project_path)
    type_cell(dialog, 2, NAME, "point")
    with qtbot.waitSignal(dialog.finished, timeout=5000):
        dialog.verb_button.click()
    change = window.opened.session.editor
    assert window.opened.session.document.schema.category(2).skeleton.keypoints[2] == "point"
    assert change.undo_title == "Change skeleton"


def test_that_labels_changed_meanwhile_lose_nothing(qtbot, window, project_path):
    dialog = open_in_window(qtbot, window, project_path)
    dialog.table.selectRow(0)
    dialog.remove_button.click()
    dialog.verb_button.click()
    session, before = window.opened.session, pose(window)
    session.editor.commit(Edit("Move keypoints", (Patch(before, Instance(
        before.id, before.image_id, 2, before.bbox_xywh, keypoints=(Keypoint(1, 1, 2), *before.keypoints[1:])
    )),)))  # fmt: skip
    qtbot.waitUntil(lambda: bool(dialog.message.text()) or not dialog.isVisible())
    moved = pose(window)
    assert moved.keypoints in ((Keypoint(1, 1, 2), *before.keypoints[1:]), before.keypoints[1:])
    if dialog.isVisible():
        assert "meanwhile" in dialog.message.text()
        dialog.reject()
        dialog.reject()


def test_that_absent_points_are_placed_from_the_list_of_objects(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.frame.parts.current.set_image(window.opened.session.document.images[1].id)
    qtbot.waitUntil(lambda: window.canvas.display.scene is not None and len(current_instances(window)) == 1)
    (before,) = current_instances(window)
    panel = window.panels["instances"]
    panel.tree.activated.emit(panel.model.index_of(before.id, 1))
    assert window.canvas.tool_id == "select", "a labelled point is not asked for"
    panel.tree.activated.emit(panel.model.index_of(before.id, 2))
    assert window.canvas.tool_id == "keypoints"
    place = QPoint(*(round(value) for value in window.canvas.display.transform.to_screen(100, 110)))
    qtbot.mouseMove(window.canvas, place)
    qtbot.mouseClick(window.canvas, LEFT, Qt.KeyboardModifier.NoModifier, place)
    (after,) = current_instances(window)
    assert after.keypoints[2][:2] == pytest.approx((100, 110), abs=2)
    assert after.num_keypoints == 3


def test_that_a_saved_skeleton_is_ours_to_read(tmp_path, qtbot, editor):
    dialog = editor(SKELETON)
    dialog.save_file(tmp_path / "own.json")
    qtbot.waitUntil(lambda: bool(dialog.message.text()))
    assert json.loads((tmp_path / "own.json").read_text())["keypoints"] == list(SKELETON.keypoints)


def test_that_a_cancelled_change_leaves_everything_as_it_was(qtbot, window, project_path):
    dialog = open_in_window(qtbot, window, project_path)
    before = pose(window)
    dialog.table.selectRow(0)
    dialog.remove_button.click()
    dialog.verb_button.click()
    dialog.cancel_button.click()
    qtbot.wait(200)
    assert window.opened.session.document.schema.category(2).skeleton == SKELETON
    assert pose(window) == before


def test_that_the_titles_are_those_of_the_files():
    assert {name: shipped_skeleton(name).title for name in skeleton_names()} == dict(TITLES)


def test_that_points_are_placed_and_moved_by_keys_alone(qtbot, editor):
    dialog = editor(SKELETON)
    dialog.desk.pick([1])
    qtbot.keyClick(dialog.picture, Qt.Key.Key_Return)
    place = dialog.desk.draft.point(1).place
    assert place == pytest.approx((240, 240), abs=3)
    dialog.desk.pick([1])
    qtbot.keyClick(dialog.picture, Qt.Key.Key_Right, SHIFT)
    assert dialog.desk.draft.point(1).place[0] > place[0]
    qtbot.keyClick(dialog.picture, Qt.Key.Key_Delete)
    assert [point.key for point in dialog.desk.draft.points] == [0, 2]


def test_that_what_was_drawn_is_left_only_when_it_is_said_twice(qtbot, editor):
    dialog = editor(SKELETON)
    dialog.desk.pick([0])
    dialog.remove_button.click()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and "not saved" in dialog.message.text()
    dialog.undo_button.click()
    dialog.redo_button.click()
    dialog.down_button.click()
    dialog._add()
    dialog.cancel_button.click()
    assert dialog.isVisible(), "something else was drawn since"
    dialog.cancel_button.click()
    assert not dialog.isVisible()
    untouched = editor(SKELETON)
    untouched.cancel_button.click()
    assert not untouched.isVisible()
