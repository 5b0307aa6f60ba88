"""Keys in a window: another profile, own keys, the editor, what is remembered."""

import pytest
from PySide6.QtCore import Qt
from shiboken6 import isValid

from tests.unit.ui.window_world import IMAGES, current_instances, open_window, show
from workbench.ui.dialogs.keys import KeysDialog
from workbench.ui.keys.key_choice import OWN, PROFILE, KeyChoice
from workbench.ui.keys.profiles import load_profile
from workbench.ui.settings import Settings

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(qtbot, window):
    window.action_set.get("help.edit_keys").trigger()
    shown = window.findChild(KeysDialog)
    qtbot.waitExposed(shown)
    yield shown
    if isValid(shown):
        shown.reject()


def place(window):
    return window.face.nav_bar.place.text()


def test_that_another_profile_works_at_once_and_tooltips_say_so(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.shell.parts.keys.choose(load_profile("cvat"), {})
    qtbot.keyClick(window.canvas, Qt.Key.Key_F)
    assert place(window) == f"2 / {IMAGES}"
    qtbot.keyClick(window.canvas, Qt.Key.Key_D)
    assert place(window) == f"1 / {IMAGES}"
    qtbot.keyClick(window.canvas, Qt.Key.Key_V)
    assert place(window) == f"{IMAGES} / {IMAGES}"
    assert window.action_set.get("label.next_image").toolTip() == "Next image  (F)"


def test_that_the_arrows_walk_in_the_profile_of_sleap_even_with_a_selection(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.shell.parts.keys.choose(load_profile("sleap"), {})
    window.action_set.get("edit.select_all").trigger()
    before = current_instances(window)[0].bbox_xywh
    qtbot.keyClick(window.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert current_instances(window)[0].bbox_xywh[0] == before[0] + 1
    qtbot.keyClick(window.canvas, Qt.Key.Key_Right)
    assert place(window) == f"2 / {IMAGES}"


def test_that_keys_of_tools_can_be_others_and_the_hint_says_so(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.frame.parts.current.set_category(2)
    window.action_set.get("tool.keypoints").trigger()
    window.shell.parts.keys.choose(load_profile("labelme"), {"hand.skip": ("Q",), "hand.finish": ("Ctrl+Return",)})
    assert " Q: " in window.face.status.hint.text()
    qtbot.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=window.canvas.rect().center())
    qtbot.keyClick(window.canvas, Qt.Key.Key_Q)
    qtbot.keyClick(window.canvas, Qt.Key.Key_Return, CTRL)
    added = current_instances(window)[-1]
    assert [point.v for point in added.keypoints] == [2, 0, 0]


def test_that_the_editor_shows_gives_and_takes_over_keys(qtbot, window, dialog):
    dialog.choose("tool.box")
    dialog.ask_key()
    qtbot.keyClick(dialog.field, Qt.Key.Key_D)
    assert "Next image" in dialog.message.text()
    assert dialog.take_over.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.take_over.isVisible()
    dialog.verb_button.click()
    assert window.shell.parts.keys.of("tool.box") == ("R", "Ctrl+R", "D")
    assert window.action_set.get("label.next_image").shortcuts() == []
    assert KeyChoice(Settings()).of("tool.box") == ("R", "Ctrl+R", "D")


def test_that_enter_leads_from_the_search_over_the_line_to_the_key(qtbot, dialog):
    qtbot.keyClicks(dialog.search, "about")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.chosen == "help.about"
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.field, Qt.Key.Key_F7, CTRL)
    assert dialog.draft.keys["help.about"] == ("Ctrl+F7",)


def test_that_a_free_key_is_given_without_a_question_and_tab_is_not(qtbot, window, dialog):
    dialog.choose("help.about")
    dialog.ask_key()
    qtbot.keyClick(dialog.field, Qt.Key.Key_F7, CTRL)
    assert dialog.draft.keys["help.about"] == ("Ctrl+F7",)
    dialog.ask_key()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Tab)
    assert "Tab" in dialog.message.text()
    dialog.ask_key()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.draft.keys["help.about"] == ("Ctrl+F7",)
    dialog.reset.click()
    assert dialog.draft.keys["help.about"] == ()


def test_that_cancel_leaves_every_key_as_it_was(window, dialog):
    before = dict(window.shell.parts.keys.keys)
    dialog.profile.setCurrentIndex(1)
    dialog.draft.give("tool.box", "Ctrl+B")
    dialog.reject()
    assert window.shell.parts.keys.keys == before
    assert Settings().text(OWN) == ""


def test_that_the_editor_finds_actions_by_name_by_key_and_by_other_words(dialog):
    def found(text):
        dialog.search.setText(text)
        return [name for name, item in dialog._items.items() if not item.isHidden()]

    assert found("ctrl+d") == ["edit.duplicate"]
    assert "tool.box" in found("rectangle")
    assert {"label.next_image", "label.next_unlabelled"} <= set(found("next image"))
    assert found("nothing like this") == []


def test_that_keys_are_remembered_and_what_cannot_be_read_is_said_once(qtbot, qapp, project_path):
    settings = Settings()
    settings.put(PROFILE, "cvat")
    settings.put(OWN, "{torn")
    settings.flush()
    window = open_window(qtbot, qapp)
    assert window.shell.parts.keys.of("label.next_image") == ("F",)
    show(qtbot, window, project_path)
    texts = [label.text() for label in window.bars.findChildren(type(window.face.status.file))]
    assert any("Your own keys could not be read" in text for text in texts)
    assert window.shell.parts.keys.told_problem() == ""
    window.close()
    window.deleteLater()


def test_that_the_class_last_used_is_in_force_again(qtbot, qapp, window, project_path):
    show(qtbot, window, project_path)
    qtbot.keyClick(window.canvas, Qt.Key.Key_2)
    window.action_set.get("label.next_image").trigger()
    assert window.frame.parts.current.category_id == 2
    window.close()
    again = open_window(qtbot, qapp)
    show(qtbot, again, project_path)
    assert again.frame.parts.current.category_id == 2
    again.close()
    again.deleteLater()


def test_that_a_number_without_a_class_says_so(qtbot, window, project_path):
    show(qtbot, window, project_path)
    with qtbot.waitSignal(window.frame.parts.notices.raised) as raised:
        qtbot.keyClick(window.canvas, Qt.Key.Key_0)
    assert "10" in raised.args[1]
    assert window.frame.parts.current.category_id == 1
