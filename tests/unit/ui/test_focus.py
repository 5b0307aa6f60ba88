"""Every part of the window is reached by keyboard, and says what it is."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollBar,
    QTextEdit,
)

from tests.unit.ui.window_world import show
from workbench.ui.window.layouts import LAYOUTS
from workbench.ui.window.part_frame import PartFrame

CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractSlider,
    QAbstractSpinBox,
    QAbstractItemView,
    QTextEdit,
)


def part_of(window, widget):
    for name in window.docks.names():
        if window.docks.dock(name).isAncestorOf(widget):
            return name
    if widget is window.canvas:
        return "canvas"
    return "top" if window.menuWidget().isAncestorOf(widget) else "strip"


def walk(qtbot, window, modifiers=Qt.KeyboardModifier.NoModifier):
    found = []
    for _ in range(30):
        qtbot.keyClick(window, Qt.Key.Key_F6, modifiers)
        found.append(part_of(window, QApplication.focusWidget()))
        if found[-1] == "canvas":
            return found
    raise AssertionError(found)


def test_that_one_key_goes_round_what_is_shown_and_another_back(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.canvas.setFocus()
    shown = {name for name in window.docks.names() if not window.docks.dock(name).isHidden()}
    there = walk(qtbot, window)
    assert shown | {"top", "canvas"} <= set(there)
    assert len(there) == len(set(there))
    back = walk(qtbot, window, Qt.KeyboardModifier.ShiftModifier)
    assert back[:-1] == there[-2::-1]


def test_that_a_part_is_entered_where_it_was_left(qtbot, window, project_path):
    show(qtbot, window, project_path)
    labels = window.panels["labels"]
    window.docks.reveal("labels")
    labels.add.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert not labels.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is labels.add


def test_that_a_frame_shows_which_part_was_entered_until_the_keyboard_goes_elsewhere(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.canvas.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    mark, dock = window.findChild(PartFrame), window.docks.dock("images")
    assert mark.isVisible()
    assert mark.geometry().topLeft() == dock.mapTo(window, QPoint(0, 0))
    assert mark.size() == dock.size()
    window.canvas.setFocus()
    assert not mark.isVisible()


def is_named(window, control):
    has_text = getattr(control, "text", None) if isinstance(control, QAbstractButton) else None
    buddies = {label.buddy() for label in window.findChildren(QLabel)}
    return bool(control.accessibleName() or (has_text and has_text()) or control in buddies)


def of_qt(control):
    """What Qt builds into its own widgets: the scroll bars, the field inside a spin box, the knobs of a tool bar."""
    inside = isinstance(control.parent(), (QAbstractSpinBox, QComboBox, QLineEdit))
    return (
        inside or isinstance(control, (QScrollBar, QHeaderView)) or control.objectName().startswith(("qt_", "Scroll"))
    )


@pytest.mark.parametrize("arrangement", LAYOUTS)
def test_that_every_control_has_a_name(qtbot, window, project_path, arrangement):
    show(qtbot, window, project_path)
    window.docks.arrange(arrangement)
    for name in window.docks.names():
        window.docks.reveal(name)
    every = [control for kind in CONTROLS for control in window.findChildren(kind) if not of_qt(control)]
    controls = [control for control in every if control.window() is window and not control.isHidden()]
    assert len(controls) > 40
    nameless = [
        f"{type(each).__name__} {each.objectName()} in {type(each.parent()).__name__}"
        for each in controls
        if not is_named(window, each)
    ]
    assert nameless == []
