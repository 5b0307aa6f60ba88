"""Seeing the picture better: how it is shown, aids of the eye, measuring."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from workbench.ui.action_tables.action_spec import IMAGE, PROJECT, SELECTION, ActionSpec, tool_action
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("view.zoom_selection", QT_TRANSLATE_NOOP("Actions", "Zoom to the selection"), "picture.zoom_to_selection", "view", ("Ctrl+Shift+F",), "", (IMAGE, SELECTION), starts_section=True, words="zoom object focus 缩放 对象"),
    ActionSpec("view.minimap", QT_TRANSLATE_NOOP("Actions", "Minimap"), "picture.switch_aid", "view", ("F7",), "", (PROJECT,), is_checkable=True, words="overview bird navigator 导航"),
    ActionSpec("view.pixel_grid", QT_TRANSLATE_NOOP("Actions", "Pixel grid"), "picture.switch_aid", "view", ("F8",), "", (PROJECT,), is_checkable=True, words="lines raster 网格"),
    ActionSpec("view.crosshair", QT_TRANSLATE_NOOP("Actions", "Lines through the pointer"), "picture.switch_aid", "view", ("F9",), "", (PROJECT,), is_checkable=True, words="crosshair cross hair guide 十字线"),
    ActionSpec("view.picture", QT_TRANSLATE_NOOP("Actions", "Adjust the picture"), "picture.show_panel", "view", ("Ctrl+Shift+B",), "picture", (PROJECT,), words="brightness contrast gamma levels histogram 亮度 对比度"),
    ActionSpec("picture.auto", QT_TRANSLATE_NOOP("Actions", "Auto levels"), "picture.toggle_auto", "view", ("Ctrl+Alt+U",), "", (PROJECT,), is_checkable=True, words="stretch normalise window percentile 自动色阶"),
    ActionSpec("picture.reset", QT_TRANSLATE_NOOP("Actions", "Show the picture as it is"), "picture.reset", "view", ("Ctrl+Alt+0",), "", (PROJECT,), words="reset neutral original 还原"),
    ActionSpec("picture.brighter", QT_TRANSLATE_NOOP("Actions", "Brighter picture"), "picture.change_brightness", "", ("Alt+Up",), "", (IMAGE,), 1),
    ActionSpec("picture.darker", QT_TRANSLATE_NOOP("Actions", "Darker picture"), "picture.change_brightness", "", ("Alt+Down",), "", (IMAGE,), -1),
    ActionSpec("picture.more_contrast", QT_TRANSLATE_NOOP("Actions", "More contrast"), "picture.change_contrast", "", ("Alt+Right",), "", (IMAGE,), 1),
    ActionSpec("picture.less_contrast", QT_TRANSLATE_NOOP("Actions", "Less contrast"), "picture.change_contrast", "", ("Alt+Left",), "", (IMAGE,), -1),
    ActionSpec("picture.more_gamma", QT_TRANSLATE_NOOP("Actions", "Lighter middle tones (gamma)"), "picture.change_gamma", "", ("Alt+Shift+Up",), "", (IMAGE,), 1),
    ActionSpec("picture.less_gamma", QT_TRANSLATE_NOOP("Actions", "Darker middle tones (gamma)"), "picture.change_gamma", "", ("Alt+Shift+Down",), "", (IMAGE,), -1),
    ActionSpec("picture.channel", QT_TRANSLATE_NOOP("Actions", "Next channel: all, red, green, blue, grey"), "picture.next_channel", "", ("Shift+B",), "", (IMAGE,), words="rgb colour band 通道"),
    tool_action("measure", QT_TRANSLATE_NOOP("Actions", "Measure"), ("W",), "ruler", (PROJECT,), "ruler length distance angle 测量 距离"),
)  # fmt: skip
