"""What stands in the menu View: zoom, arrangements, theme."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from workbench.ui.action_tables.action_spec import IMAGE, PROJECT, ActionSpec
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("view.fit", QT_TRANSLATE_NOOP("Actions", "Fit the image"), "view.zoom_fit", "view", ("Ctrl+F",), "fit", (IMAGE,), words="whole window zoom 适应"),
    ActionSpec("view.actual", QT_TRANSLATE_NOOP("Actions", "Zoom to 100 %"), "view.zoom_actual", "view", ("Ctrl+0",), "", (IMAGE,)),
    ActionSpec("view.zoom_in", QT_TRANSLATE_NOOP("Actions", "Zoom in"), "view.zoom_in", "view", ("Ctrl+=", "Ctrl++"), "", (IMAGE,)),
    ActionSpec("view.zoom_out", QT_TRANSLATE_NOOP("Actions", "Zoom out"), "view.zoom_out", "view", ("Ctrl+-",), "", (IMAGE,)),
    ActionSpec("view.shapes", QT_TRANSLATE_NOOP("Actions", "Show labels"), "view.show_shapes", "view", ("T",), "eye", (PROJECT,), is_checkable=True, starts_section=True, words="hide shapes annotations 隐藏"),
    ActionSpec("view.label", QT_TRANSLATE_NOOP("Actions", "Arrange for labelling"), "view.arrange", "view", ("F2",), "label", (PROJECT,), "label", starts_section=True),
    ActionSpec("view.train", QT_TRANSLATE_NOOP("Actions", "Arrange for training"), "view.arrange", "view", ("F3",), "bolt", (PROJECT,), "train"),
    ActionSpec("view.inspect", QT_TRANSLATE_NOOP("Actions", "Arrange for inspecting"), "view.arrange", "view", ("F4",), "heatmap", (PROJECT,), "inspect"),
    ActionSpec("view.reset_layout", QT_TRANSLATE_NOOP("Actions", "Reset the layout"), "view.reset_layout", "view", (), "", (PROJECT,)),
    ActionSpec("view.theme", QT_TRANSLATE_NOOP("Actions", "Switch between dark and light theme"), "view.toggle_theme", "view", ("Ctrl+Shift+L",), "sun", starts_section=True, words="night day colours colors 夜间"),
    ActionSpec("view.full_screen", QT_TRANSLATE_NOOP("Actions", "Full screen"), "view.full_screen", "view", ("F11",), ""),
    ActionSpec("view.next_part", QT_TRANSLATE_NOOP("Actions", "Go to the next part of the window"), "focus.next_part", "", ("F6",), "", (), words="panel dock focus pane keyboard 面板 焦点"),
    ActionSpec("view.previous_part", QT_TRANSLATE_NOOP("Actions", "Go to the previous part of the window"), "focus.previous_part", "", ("Shift+F6",), "", (), words="panel dock focus pane keyboard 面板 焦点"),
)  # fmt: skip
