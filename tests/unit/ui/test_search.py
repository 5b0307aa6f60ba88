"""Search finds actions and images and runs them."""

from PySide6.QtCore import Qt

from tests.unit.ui.window_world import show
from workbench.ui.window.palette import SearchPopup


def test_that_search_runs_what_was_typed(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.action_set.get("help.search").trigger()
    popup = window.findChild(SearchPopup)
    qtbot.keyClicks(popup.field, "polygon")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert window.canvas.tool_id == "polygon"


def test_that_search_goes_to_an_image_by_its_name(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.action_set.get("help.search").trigger()
    popup = window.findChild(SearchPopup)
    qtbot.keyClicks(popup.field, "img-3")
    with qtbot.waitSignal(window.canvas.imageShown):
        qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert window.face.status.file.text() == "img-3.png"


def test_that_what_cannot_be_used_now_says_why_and_does_not_run(qtbot, window):
    window.action_set.get("help.search").trigger()
    popup = window.findChild(SearchPopup)
    qtbot.keyClicks(popup.field, "polygon")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert popup.isVisible()
    assert popup.note.text() == "Draw a polygon: Open a project first."
    popup.close()


def test_that_search_opens_panels_and_switches_the_language(qtbot, window, project_path):
    show(qtbot, window, project_path)
    assert not window.docks.dock("curves").isVisible()
    for typed in ("curves", "language english"):
        window.action_set.get("help.search").trigger()
        popup = window.findChildren(SearchPopup)[-1]
        qtbot.keyClicks(popup.field, typed)
        qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert window.docks.dock("curves").isVisible()
    assert window.frame.language.code == "en"


def test_that_search_gives_the_keyboard_back(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.canvas.setFocus()
    window.action_set.get("help.search").trigger()
    popup = window.findChild(SearchPopup)
    assert popup.field.hasFocus()
    qtbot.keyClick(popup.field, Qt.Key.Key_Escape)
    assert window.canvas.hasFocus()


def test_that_the_key_of_search_closes_it_too(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.action_set.get("help.search").trigger()
    popup = window.findChild(SearchPopup)
    window.action_set.get("help.search").trigger()
    assert not popup.isVisible()


def search(window, text):
    """Type a text and return the open list."""
    window.action_set.get("help.search").trigger()
    popup = next(each for each in window.findChildren(SearchPopup) if each.isVisible())
    popup.field.setText(text)
    return popup


def titles(popup):
    return [hit.title for hit in popup._hits]


def test_that_what_was_used_last_stands_first(qtbot, window, project_path):
    show(qtbot, window, project_path)
    for text in ("fit the image", "keypoints place"):
        qtbot.keyClick(search(window, text).field, Qt.Key.Key_Return)
    popup = search(window, "")
    assert titles(popup)[:2] == ["Place keypoints", "Fit the image"]
    popup.close()


def test_that_classes_are_found_by_name_and_relabelling_says_what_it_needs(qtbot, window, project_path):
    show(qtbot, window, project_path)
    popup = search(window, "square")
    assert titles(popup)[0] == "Class: square"
    greyed = next(hit for hit in popup._hits if hit.title == "Make the selected objects: square")
    assert greyed.why_not == "Select an object first."
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert window.frame.parts.current.category_id == 2
    window.action_set.get("edit.select_all").trigger()
    popup = search(window, "selected square")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert window.opened.session.document.instances(1)[0].category_id == 2


def test_that_english_words_find_in_the_chinese_window_and_chinese_ones_in_the_english(qtbot, window, project_path):
    show(qtbot, window, project_path)
    popup = search(window, "矩形")
    assert "Draw a box" in titles(popup)
    popup.close()
    window.set_language("zh_CN")
    qtbot.wait(20)
    popup = search(window, "duplicate")
    assert popup._hits[0].id == "edit.duplicate"
    assert popup._hits[0].title != "Duplicate"
    popup.close()
    window.set_language("en")


def test_that_a_panel_found_by_name_takes_the_keyboard(qtbot, window, project_path):
    show(qtbot, window, project_path)
    qtbot.keyClick(search(window, "panel labels").field, Qt.Key.Key_Return)
    assert window.docks.dock("labels").isAncestorOf(window.focusWidget())


def test_that_another_profile_is_one_search_away(qtbot, window, project_path):
    show(qtbot, window, project_path)
    qtbot.keyClick(search(window, "keys cvat").field, Qt.Key.Key_Return)
    assert window.action_set.get("label.next_image").shortcut().toString() == "F"
