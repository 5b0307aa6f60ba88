"""What stands in the menu Help."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from workbench.ui.action_tables.action_spec import ActionSpec
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("help.keys", QT_TRANSLATE_NOOP("Actions", "Keyboard sheet"), "view.key_sheet", "help", ("F1",), "info"),
    ActionSpec("help.search", QT_TRANSLATE_NOOP("Actions", "Search everything…"), "view.palette", "help", ("Ctrl+K",), "search"),
    ActionSpec("help.guide", QT_TRANSLATE_NOOP("Actions", "User guide"), "view.user_guide", "help", (), ""),
    ActionSpec("help.log", QT_TRANSLATE_NOOP("Actions", "Show the window's log file"), "view.show_log", "help", (), "log"),
    ActionSpec("help.about", QT_TRANSLATE_NOOP("Actions", "About Workbench"), "view.about", "help", (), ""),
)  # fmt: skip
