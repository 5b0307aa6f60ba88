"""The dialogs ask before, in one place, and never lose what was there."""

import json

import pytest
from PySide6.QtWidgets import QFileDialog, QToolButton

from tests.unit.ui.window_world import draw_images, show
from workbench.formats.skeleton_file import shipped_skeleton
from workbench.ui.dialogs.edit_class import OWN, EditClassDialog
from workbench.ui.dialogs.export_labels import ExportLabelsDialog
from workbench.ui.dialogs.import_labels import ImportLabelsDialog
from workbench.ui.dialogs.key_sheet import KeySheetDialog
from workbench.ui.dialogs.new_project import NewProjectDialog, folder_name
from workbench.ui.dialogs.skeleton_editor import SkeletonEditorDialog
from workbench.ui.dialogs.split_images import SplitImagesDialog


def dialog_of(window, kind):
    return next(dialog for dialog in window.findChildren(kind))


def test_that_a_new_project_is_made_from_a_folder_of_images(qtbot, window, tmp_path):
    window.open_path(draw_images(tmp_path / "my cells", 3))
    dialog = dialog_of(window, NewProjectDialog)
    assert dialog.name.text() == "my cells"
    dialog.place.line.setText(str(tmp_path / "projects"))
    dialog.classes.setText("cell, nucleus")
    with qtbot.waitSignal(window.canvas.imageShown, timeout=10000):
        dialog.verb_button.click()
    session = window.opened.session
    assert session.project.path == tmp_path / "projects" / "my-cells"
    assert [category.name for category in session.document.schema.categories] == ["cell", "nucleus"]
    assert len(session.document.images) == 3


def test_that_a_folder_without_images_leaves_no_project_behind(qtbot, window, tmp_path):
    (tmp_path / "empty").mkdir()
    window.open_path(tmp_path / "empty")
    dialog = dialog_of(window, NewProjectDialog)
    dialog.place.line.setText(str(tmp_path / "projects"))
    dialog.verb_button.click()
    qtbot.waitUntil(lambda: bool(dialog.message.text()))
    assert "empty" in dialog.message.text()
    assert not (tmp_path / "projects/empty/labels.db").exists()
    dialog.reject()


def test_that_an_import_is_shown_before_it_is_committed(qtbot, window, project_path, tmp_path):
    show(qtbot, window, project_path)
    images = [{"id": 1, "file_name": "img-2.png", "width": 320, "height": 240}]
    annotations = [
        {"id": 7, "image_id": 1, "category_id": 1, "bbox": [1, 2, 30, 40], "area": 1200, "iscrowd": 0},
        {"id": 8, "image_id": 1, "category_id": 1, "bbox": [float("nan"), 2, 3, 4], "area": 1, "iscrowd": 0},
    ]
    file = project_path.parent / "pictures" / "labels.json"
    content = {"images": images, "annotations": annotations, "categories": [{"id": 1, "name": "cell"}]}
    file.write_text(json.dumps(content))
    window.open_path(file)
    dialog = dialog_of(window, ImportLabelsDialog)
    qtbot.waitUntil(lambda: dialog.verb_button.text() == "Import")
    assert "1 objects" in dialog.message.text()
    assert dialog.problems.count() == 1
    image = window.opened.session.document.images[2]
    assert window.opened.session.document.instances(image.id) == ()
    dialog.verb_button.click()
    assert len(window.opened.session.document.instances(image.id)) == 1
    window.action_set.get("edit.undo").trigger()
    assert window.opened.session.document.instances(image.id) == ()


def test_that_a_dropped_folder_of_classes_says_what_is_on_its_images(
    qtbot, window, project_path, tmp_path, monkeypatch
):
    show(qtbot, window, project_path)
    for name in ("cat", "dog"):
        draw_images(tmp_path / "animals" / name, 2)
    window.open_path(tmp_path / "animals")
    dialog = dialog_of(window, ImportLabelsDialog)
    qtbot.waitUntil(lambda: dialog.verb_button.text() == "Import")
    assert "classes of 4 images" in dialog.message.text()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "animals"))
    dialog.path.line.clear()
    dialog.path.findChildren(QToolButton)[1].click()
    assert dialog.path.text == str(tmp_path / "animals")
    dialog.go_on()
    qtbot.waitUntil(lambda: dialog.verb_button.text() == "Import")
    dialog.verb_button.click()
    document = window.opened.session.document
    names = {category.id: category.name for category in document.schema.categories}
    tagged = [names[image.tags[0]] for image in document.images if image.tags]
    assert tagged == ["cat", "cat", "dog", "dog"]


def test_that_labels_are_exported_and_counted(qtbot, window, project_path, tmp_path):
    show(qtbot, window, project_path)
    window.action_set.get("project.export").trigger()
    dialog = dialog_of(window, ExportLabelsDialog)
    out = tmp_path / "out.json"
    dialog.path.line.setText(str(out))
    dialog.verb_button.click()
    qtbot.waitUntil(lambda: bool(window.bars.texts))
    assert "2 objects" in window.bars.texts[0]
    assert len(json.loads(out.read_text())["annotations"]) == 2


def test_that_a_split_is_one_step(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.action_set.get("project.split").trigger()
    dialog_of(window, SplitImagesDialog).verb_button.click()
    splits = [image.split.value for image in window.opened.session.document.images]
    assert splits == ["train", "val", "", "", ""]


def test_that_a_class_is_added_with_ready_keypoints(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.action_set.get("label.add_class").trigger()
    dialog = dialog_of(window, EditClassDialog)
    dialog.verb_button.click()
    assert dialog.message.text()
    row = dialog.keypoints.findData("mouse-4")
    dialog.keypoints.setCurrentIndex(row)
    dialog.keypoints.activated.emit(row)
    assert dialog.name.text() == "mouse"
    dialog.verb_button.click()
    added = window.opened.session.document.schema.categories[-1]
    assert added.skeleton == shipped_skeleton("mouse-4").skeleton
    assert window.frame.parts.current.category_id == added.id


def test_that_own_keypoints_are_drawn_after_the_class_is_added(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.action_set.get("label.add_class").trigger()
    dialog = dialog_of(window, EditClassDialog)
    dialog.name.setText("bird")
    dialog.keypoints.setCurrentIndex(dialog.keypoints.findData(OWN))
    dialog.verb_button.click()
    editor = dialog_of(window, SkeletonEditorDialog)
    assert "bird" in editor.windowTitle()
    editor.reject()


def test_that_a_dialog_is_filled_in_from_top_to_bottom_with_tab(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.workplace.label_commands.add_class()
    dialog = dialog_of(window, EditClassDialog)
    qtbot.waitUntil(lambda: dialog.name.hasFocus())
    walk = []
    for _ in range(3):
        dialog.focusNextChild()
        walk.append(dialog.focusWidget())
    assert walk == [dialog.keypoints, dialog.cancel_button, dialog.verb_button]
    dialog.reject()


def test_that_the_key_sheet_lists_what_works_here_and_now_and_on_demand_every_key(qtbot, window):
    window.action_set.get("help.keys").trigger()
    sheet = dialog_of(window, KeySheetDialog)
    assert "labelme" in sheet._explanation.text()
    named = dict(row for _, rows in sheet.groups() for row in rows)
    assert named["Open a project"] == "Ctrl+O"
    assert "Draw a box" not in named
    sheet.shows_all.setChecked(True)
    named = dict(row for _, rows in sheet.groups() for row in rows)
    assert named["Draw a box"].split() == ["R", "Ctrl+R"]
    assert named["Leave the next point for later"] == "Tab"
    sheet.search.setText("ctrl+r")
    assert [rows for _, rows in sheet.groups()] == [[("Draw a box", named["Draw a box"])]]
    sheet.accept()


@pytest.mark.parametrize(
    ("name", "folder"), [("My cells", "my-cells"), ("a/b:c", "a-b-c"), ("…", "…"), ("..", "project")]
)
def test_that_a_name_becomes_a_folder_of_any_system(name, folder):
    assert folder_name(name) == folder
