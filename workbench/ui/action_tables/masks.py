"""Tools that paint masks, and what can be done to the masks of the selected objects."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from workbench.ui.action_tables.action_spec import ActionSpec, tool_action
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

ACTIONS: tuple[ActionSpec, ...] = (
    tool_action("brush", QT_TRANSLATE_NOOP("Actions", "Paint a mask"), ("B",), "brush", words="brush pixels segment paint 画笔 分割"),
    tool_action("eraser", QT_TRANSLATE_NOOP("Actions", "Erase from a mask"), ("E",), "eraser", words="eraser rubber pixels 橡皮"),
)  # fmt: skip
