"""One line a tool of the canvas; the tool strip shows them too."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from workbench.ui.action_tables.action_spec import PROJECT, ActionSpec, tool_action
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

ACTIONS: tuple[ActionSpec, ...] = (
    tool_action("select", QT_TRANSLATE_NOOP("Actions", "Select and edit"), ("Ctrl+J", "S"), "select", (PROJECT,), "pointer arrow move cursor 指针 移动"),
    tool_action("box", QT_TRANSLATE_NOOP("Actions", "Draw a box"), ("R", "Ctrl+R"), "box", words="bbox rectangle bounding 矩形"),
    tool_action("polygon", QT_TRANSLATE_NOOP("Actions", "Draw a polygon"), ("P", "Ctrl+N"), "polygon", words="outline segment mask 轮廓 分割"),
    tool_action("keypoints", QT_TRANSLATE_NOOP("Actions", "Place keypoints"), ("K",), "keypoints", words="skeleton pose joints landmarks nodes 骨架 姿态"),
)  # fmt: skip
