"""The table of actions keeps its promises: one meaning a key, one line a thing."""

from collections import Counter

from PySide6.QtGui import QKeySequence

from workbench.core.resources import resource_path
from workbench.ui.action_tables.catalog import ACTIONS
from workbench.ui.commands.catalog import GROUPS
from workbench.ui.window.menus import menu_titles


def test_that_every_id_is_unique():
    counts = Counter(spec.id for spec in ACTIONS)
    assert [name for name, count in counts.items() if count > 1] == []


def test_that_no_shortcut_means_two_things():
    keys = [QKeySequence(key).toString() for spec in ACTIONS for key in spec.keys]
    assert all(keys), "a shortcut that Qt cannot read"
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_that_every_icon_and_menu_exists():
    for spec in ACTIONS:
        assert not spec.icon or resource_path("icons", f"{spec.icon}.svg").is_file(), spec.id
        assert not spec.menu or spec.menu in menu_titles(), spec.id


def test_that_labelme_habits_work():
    keys = {key: spec.id for spec in ACTIONS for key in spec.keys}
    assert keys["D"] == "label.next_image"
    assert keys["A"] == "label.previous_image"
    assert keys["R"] == keys["Ctrl+R"] == "tool.box"
    assert keys["P"] == keys["Ctrl+N"] == "tool.polygon"
    assert keys["Ctrl+J"] == "tool.select"
    assert keys["Ctrl+Z"] == "edit.undo"
    assert keys["T"] == "view.shapes"


def test_that_every_slot_is_a_method_of_a_group_of_commands():
    for spec in ACTIONS:
        group, method = spec.slot.split(".")
        assert callable(getattr(GROUPS[group], method, None)), spec.id
