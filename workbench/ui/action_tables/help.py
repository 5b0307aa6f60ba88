"""What stands in the menu Help."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from workbench.ui.action_tables.action_spec import ActionSpec
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("help.keys", QT_TRANSLATE_NOOP("Actions", "Keyboard sheet"), "help.key_sheet", "help", ("F1",), "info", words="shortcuts hotkeys cheat 快捷键"),
    ActionSpec("help.search", QT_TRANSLATE_NOOP("Actions", "Search everything…"), "help.palette", "help", ("Ctrl+K",), "search", words="command palette find 命令 面板"),
    ActionSpec("help.edit_keys", QT_TRANSLATE_NOOP("Actions", "Change the keys…"), "help.edit_keys", "help", ("Ctrl+Alt+K",), "settings", words="shortcuts hotkeys profile cvat sleap labelme remap preferences settings 快捷键 设置"),
    ActionSpec("help.guide", QT_TRANSLATE_NOOP("Actions", "User guide"), "help.user_guide", "help", (), "", words="manual readme documentation 手册 文档"),
    ActionSpec("help.log", QT_TRANSLATE_NOOP("Actions", "Show the window's log file"), "help.show_log", "help", (), "log"),
    ActionSpec("help.about", QT_TRANSLATE_NOOP("Actions", "About Workbench"), "help.about", "help", (), ""),
)  # fmt: skip
