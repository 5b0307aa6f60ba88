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
