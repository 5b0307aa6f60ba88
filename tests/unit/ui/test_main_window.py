"""The window as a person uses it: open, walk, draw, undo, close, come back."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton

from tests.unit.ui.window_world import IMAGES, current_instances, do, drag, draw_images, open_window, show
from workbench.ui.action_tables.catalog import ACTIONS
from workbench.ui.settings import Settings
from workbench.ui.window.layouts import LAYOUTS


def test_that_without_a_project_the_start_page_shows_and_no_dock(window):
    assert window.face.pages.currentWidget() is window.face.start_page
    assert all(window.docks.dock(name).isHidden() for name in window.docks.names())
    assert not window.action_set.get("tool.box").isEnabled()
    assert window.action_set.get("project.example").isEnabled()


def test_that_an_opened_project_shows_its_first_image_and_its_counts(qtbot, window, project_path):
    show(qtbot, window, project_path)
    assert window.face.nav_bar.place.text() == f"1 / {IMAGES}"
    assert window.face.status.file.text() == "img-0.png"
    assert "2 of 5" in window.panels["images"]._done.text()
    assert "Cells" in window.windowTitle()


def test_that_next_and_previous_walk_and_stop_at_the_ends(qtbot, window, project_path):
    show(qtbot, window, project_path)
    for _ in range(IMAGES + 2):
        window.action_set.get("label.next_image").trigger()
    assert window.face.nav_bar.place.text() == f"{IMAGES} / {IMAGES}"
    window.action_set.get("label.previous_image").trigger()
    assert window.face.nav_bar.place.text() == f"{IMAGES - 1} / {IMAGES}"


def test_that_next_unlabelled_skips_images_with_objects(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.action_set.get("label.next_unlabelled").trigger()
    assert window.face.status.file.text() == "img-2.png"


def test_that_a_drawn_box_is_stored_and_undo_takes_it_back(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.action_set.get("tool.box").trigger()
    drag(qtbot, window, (200, 100), (260, 180))
    assert len(current_instances(window)) == 2
    qtbot.waitUntil(lambda: window.opened.session.journal.stored_number == 4)
    assert window.face.status.stored.text() == "Stored"
    window.action_set.get("edit.undo").trigger()
    assert len(current_instances(window)) == 1
    window.action_set.get("edit.redo").trigger()
    assert len(current_instances(window)) == 2


def test_that_undo_still_works_after_a_restart_and_shows_where_it_was(qtbot, qapp, window, project_path):
    show(qtbot, window, project_path)
    window.action_set.get("tool.box").trigger()
    drag(qtbot, window, (200, 100), (260, 180))
    window.action_set.get("label.next_image").trigger()
    window.close()
    again = open_window(qtbot, qapp)
    show(qtbot, again, project_path)
    assert again.face.status.file.text() == "img-1.png"
    assert "Undo:" in again.action_set.get("edit.undo").text()
    with qtbot.waitSignal(again.canvas.imageShown):
        again.action_set.get("edit.undo").trigger()
    assert again.face.status.file.text() == "img-0.png"
    assert len(current_instances(again)) == 1
    again.close()
    again.deleteLater()


def test_that_delete_and_duplicate_act_on_the_selection(qtbot, window, project_path):
    show(qtbot, window, project_path)
    assert not window.action_set.get("edit.delete").isEnabled()
    window.action_set.get("edit.select_all").trigger()
    window.action_set.get("edit.duplicate").trigger()
    assert len(current_instances(window)) == 2
    window.action_set.get("edit.delete").trigger()
    assert len(current_instances(window)) == 1


def test_that_a_number_key_chooses_the_class_of_new_objects(qtbot, window, project_path):
    show(qtbot, window, project_path)
    qtbot.keyClick(window.canvas, Qt.Key.Key_2)
    assert window.frame.parts.current.category_id == 2
    assert current_instances(window)[0].category_id == 1


def test_that_ctrl_and_a_number_give_the_selected_objects_another_class(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.action_set.get("edit.select_all").trigger()
    qtbot.keyClick(window.canvas, Qt.Key.Key_2)
    assert current_instances(window)[0].category_id == 1
    window.frame.parts.current.set_category(1)
    qtbot.keyClick(window.canvas, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.frame.parts.current.category_id == 1
    assert current_instances(window)[0].category_id == 2
    window.action_set.get("edit.undo").trigger()
    assert current_instances(window)[0].category_id == 1


def test_that_one_key_hides_the_labels_and_the_panel_says_so_too(qtbot, window, project_path):
    show(qtbot, window, project_path)
    truth = window.panels["predictions"].fields.truth
    assert window.canvas.display.shows_shapes and truth.isChecked()
    qtbot.keyClick(window.canvas, Qt.Key.Key_T)
    assert not window.canvas.display.shows_shapes and not truth.isChecked()
    truth.setChecked(True)
    assert window.canvas.display.shows_shapes and window.action_set.get("view.shapes").isChecked()


def test_that_docks_keep_their_sizes_however_often_arrangements_change(qtbot, window, project_path):
    show(qtbot, window, project_path)
    jobs, images = window.docks.dock("jobs"), window.docks.dock("images")
    window.action_set.get("view.train").trigger()
    qtbot.waitUntil(lambda: jobs.height() > 200)
    height = jobs.height()
    window.action_set.get("view.inspect").trigger()
    qtbot.waitUntil(lambda: images.width() == LAYOUTS["inspect"].left_px)
    for name in ("train", "label", "train"):
        window.action_set.get(f"view.{name}").trigger()
        qtbot.wait(20)
    assert jobs.height() == height


def test_that_a_panel_opened_from_the_menu_shares_the_place_of_another(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.docks.reveal("doctor")
    assert window.docks.dock("inspector") in window.tabifiedDockWidgets(window.docks.dock("doctor"))
    window.docks.reveal("curves")
    window.docks.reveal("jobs")
    assert window.docks.dock("curves") in window.tabifiedDockWidgets(window.docks.dock("jobs"))


def test_that_every_tab_can_be_read(qtbot, opened):
    docks, bars = opened.docks, lambda: [bar for bar in opened.docks.tab_bars() if bar.count() and bar.isVisible()]
    for size in ((1600, 1000), (1280, 800)):
        opened.resize(*size)
        for name in ("label", "train", "inspect"):
            docks.arrange(name)
            docks.reset()
            qtbot.wait(20)
            assert all(bar.tabRect(bar.count() - 1).right() < bar.width() for bar in bars()), (size, name)
    for name in ("changes", "picture", "history", "doctor"):
        docks.reveal(name)
    qtbot.wait(20)
    (bar,) = bars()
    wanted = [bar.fontMetrics().horizontalAdvance(bar.tabText(place)) for place in range(bar.count())]
    assert all(bar.tabRect(place).width() > width for place, width in enumerate(wanted))
    assert bar.count() == 7 and bar.tabRect(0).x() < 0, "more than there is room for: they scroll"
    assert docks.dock("cinema").toggleViewAction().text() == "Predictions by epoch"


def test_that_the_canvas_has_the_keyboard_after_coming_back_from_training(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.action_set.get("view.train").trigger()
    window.panels["jobs"].findChild(QPushButton).setFocus()
    window.action_set.get("view.label").trigger()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_D)
    assert window.focusWidget() is window.canvas


def test_that_the_curves_come_back_with_the_jobs(qtbot, opened):
    docks = opened.docks
    do(opened, "train.xray")
    assert docks.arrangement == "xray" and not docks.is_seen("curves")
    do(opened, "train.jobs")
    assert docks.arrangement == "train" and docks.is_seen("jobs") and docks.is_seen("curves")
    # The same where a job is chosen: the panel may have been opened over the pipeline.
    docks.arrange("xray")
    docks.reveal("jobs")
    opened.panels["jobs"].runSelected.emit()
    qtbot.wait(10)
    assert docks.is_seen("jobs") and docks.is_seen("curves")
    # Under the image there is room for one: the jobs, and the curves a tab beside.
    docks.arrange("label")
    do(opened, "train.jobs")
    qtbot.wait(10)
    assert docks.arrangement == "label" and docks.is_seen("jobs") and docks.dock("curves").isVisibleTo(opened)


def test_that_arrangements_keep_their_own_docks_and_reset_brings_them_back(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.docks.dock("inspector").close()
    window.action_set.get("view.train").trigger()
    assert window.docks.arrangement == "train"
    assert window.docks.dock("images").isHidden()
    assert window.face.top_bar.arrangements.buttons["train"].isChecked()
    window.action_set.get("view.label").trigger()
    assert window.docks.dock("inspector").isHidden()
    assert not window.docks.dock("images").isHidden()
    window.action_set.get("view.reset_layout").trigger()
    shown = {name for name in window.docks.names() if not window.docks.dock(name).isHidden()}
    assert shown == LAYOUTS["label"].panels


@pytest.mark.qt_log_ignore("does not support")
def test_that_the_layout_is_remembered_over_a_restart(qtbot, qapp, window, project_path):
    show(qtbot, window, project_path)
    window.docks.dock("inspector").close()
    window.docks.dock("labels").setFloating(True)
    window.close()
    again = open_window(qtbot, qapp)
    show(qtbot, again, project_path)
    assert again.docks.dock("inspector").isHidden()
    assert again.docks.dock("labels").isFloating()
    again.close()
    again.deleteLater()


def test_that_a_second_window_on_the_project_is_read_only_and_says_so(qtbot, qapp, window, project_path):
    show(qtbot, window, project_path)
    second = open_window(qtbot, qapp)
    show(qtbot, second, project_path)
    assert second.bars.texts
    assert second.face.status.stored.text() == "Read only" and second.face.status.stored.toolTip()
    assert not second.action_set.get("tool.box").isEnabled()
    assert not second.action_set.get("edit.undo").isEnabled()
    second.close()
    second.deleteLater()


def test_that_a_folder_that_is_no_project_is_one_sentence(qtbot, window, tmp_path):
    (tmp_path / "notes.txt").write_text("hello")
    window.open_path(tmp_path / "notes.txt")
    assert len(window.bars.texts) == 1
    assert "notes.txt" in window.bars.texts[0]


def test_that_a_damaged_project_is_one_sentence_and_the_open_one_stays(qtbot, window, project_path, tmp_path):
    show(qtbot, window, project_path)
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "labels.db").write_bytes(b"no database " * 500)
    window.open_path(tmp_path / "broken")
    assert len(window.bars.texts) == 1
    assert "labels.db: the file is damaged" in window.bars.texts[0]
    assert window.opened.session.project.path == project_path


def test_that_images_dropped_on_an_open_project_come_in(qtbot, window, project_path, tmp_path):
    show(qtbot, window, project_path)
    more = draw_images(tmp_path / "more", 3)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(more))])
    event = QDropEvent(
        QPoint(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)
    qtbot.waitUntil(lambda: window.frame.images.total == IMAGES + 3)
    assert any("3 new images" in text for text in window.bars.texts)


def test_that_a_closed_project_stands_among_the_recent_ones_with_a_picture(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.action_set.get("project.close").trigger()
    assert window.face.pages.currentWidget() is window.face.start_page
    recent = window.frame.settings.recent()
    assert [(item.name, item.images, item.labelled, item.kind) for item in recent] == [("Cells", 5, 2, "keypoints")]
    assert len(window.face.start_page._cards) == 1
    assert not window.face.start_page._cards[0]._image.isNull()


def test_that_a_full_disk_is_told_and_can_be_tried_again(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.opened.storeFailed.emit("the disk is full")
    assert "the disk is full" in window.bars.texts[0]
    assert "try again" in window.face.status.stored.text()
    with qtbot.waitSignal(window.face.status.retryAsked):
        qtbot.mouseClick(window.face.status.stored, Qt.MouseButton.LeftButton)


def test_that_the_example_is_a_working_copy_and_starts_the_tour_once(qtbot, window):
    with qtbot.waitSignal(window.canvas.imageShown, timeout=30000):
        window.action_set.get("project.example").trigger()
    assert window.face.tour.isVisible()
    for _ in range(4):
        window.face.tour.advance()
    assert not window.face.tour.isVisible()
    window.action_set.get("project.close").trigger()
    with qtbot.waitSignal(window.canvas.imageShown, timeout=30000):
        window.action_set.get("project.example").trigger()
    assert not window.face.tour.isVisible()


@pytest.mark.parametrize("size", [(1280, 800), (1600, 1000)])
def test_that_nothing_is_cut_off_in_the_top_bar(qtbot, window, project_path, size):
    window.resize(*size)
    show(qtbot, window, project_path)
    qtbot.wait(30)
    bar = window.face.top_bar
    for widget in (bar.arrangements, bar.jobs_chip, bar.theme_button, bar.project_button):
        assert widget.isVisible()
        assert bar.rect().contains(widget.geometry())


def test_that_every_icon_only_button_has_a_name_and_a_tooltip(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.show_fault("ValueError: an example")
    nameless = [
        button.objectName() or button.parent().objectName() or repr(button)
        for button in window.findChildren(QToolButton)
        if not button.text() or button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        if not button.accessibleName() or not (button.toolTip() or not button.isEnabled())
        if not isinstance(button.parent(), QLineEdit) and not button.objectName().startswith(("qt_", "Scroll"))
        if button.isVisible() and not button.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    ]
    assert nameless == []


def test_that_every_action_has_its_object_name_and_its_slot(window):
    for spec in ACTIONS:
        assert window.action_set.get(spec.id).objectName() == f"action.{spec.id}"


def test_that_every_panel_and_dock_has_its_object_name(window):
    for name, panel in window.panels.items():
        assert panel.objectName() == f"panel.{name}"
        assert window.docks.dock(name).objectName() == f"dock.{name}"


def test_that_closing_the_window_writes_the_settings(qtbot, qapp, project_path):
    window = open_window(qtbot, qapp)
    show(qtbot, window, project_path)
    window.close()
    window.deleteLater()
    settings = Settings()
    assert not settings.state("geometry").isEmpty()
    assert not settings.state("layout/label/state").isEmpty()


def test_that_undoing_the_import_of_the_shown_image_leaves_no_trace_of_it(qtbot, window, project_path):
    show(qtbot, window, project_path)
    while window.opened.session.editor.can_undo:
        window.action_set.get("edit.undo").trigger()
    assert window.opened.session.document.images == ()
    assert window.frame.parts.current.image_id == 0
    assert not window.action_set.get("label.next_image").isEnabled()
    while window.opened.session.editor.can_redo:
        window.action_set.get("edit.redo").trigger()
    assert len(window.opened.session.document.images) == IMAGES
