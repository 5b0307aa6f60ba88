"""One line a tool of the canvas; the tool strip shows them too."""

from __future__ import annotations

from workbench.ui.action_tables.action_spec import PROJECT, ActionSpec, tool_action
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

ACTIONS: tuple[ActionSpec, ...] = (
    tool_action("select", QT_TRANSLATE_NOOP("Actions", "Select and edit"), ("Ctrl+J", "S"), "select", (PROJECT,)),
    tool_action("box", QT_TRANSLATE_NOOP("Actions", "Draw a box"), ("R", "Ctrl+R"), "box"),
    tool_action("polygon", QT_TRANSLATE_NOOP("Actions", "Draw a polygon"), ("P", "Ctrl+N"), "polygon"),
    tool_action("keypoints", QT_TRANSLATE_NOOP("Actions", "Place keypoints"), ("K",), "keypoints"),
)  # fmt: skip
