"""Tools that paint masks, and what can be done to the masks of the selected objects."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from workbench.ui.action_tables.action_spec import SELECTION, WRITABLE, ActionSpec, tool_action
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

_CHANGES = (WRITABLE, SELECTION)

ACTIONS: tuple[ActionSpec, ...] = (
    tool_action("brush", QT_TRANSLATE_NOOP("Actions", "Paint a mask"), ("B",), "brush", words="brush pixels segment paint 画笔 分割"),
    tool_action("eraser", QT_TRANSLATE_NOOP("Actions", "Erase from a mask"), ("E",), "eraser", words="eraser rubber pixels 橡皮"),
    tool_action("superpixel", QT_TRANSLATE_NOOP("Actions", "Paint superpixels"), ("Shift+U",), "superpixel", words="slic cells watershed regions 超像素"),
    tool_action("wand", QT_TRANSLATE_NOOP("Actions", "Select by colour"), ("Shift+F",), "wand", words="magic wand flood fill bucket similar 魔棒 颜色"),
    ActionSpec("mask.cut_out", QT_TRANSLATE_NOOP("Actions", "Cut out by colour (GrabCut)"), "mask.cut_out", "shape", ("Ctrl+Alt+M",), "smart", _CHANGES, starts_section=True, words="grabcut box to mask segment foreground 抠图 分割 掩码"),
    ActionSpec("mask.fill_holes", QT_TRANSLATE_NOOP("Actions", "Fill holes of masks"), "mask.change", "shape", ("Ctrl+Shift+H",), "", _CHANGES, "fill_holes", words="closing gaps 填充 孔洞"),
    ActionSpec("mask.largest_part", QT_TRANSLATE_NOOP("Actions", "Keep the largest part of masks"), "mask.change", "shape", (), "", _CHANGES, "largest_part", words="component biggest island 最大 连通"),
    ActionSpec("mask.split", QT_TRANSLATE_NOOP("Actions", "Split masks into their parts"), "mask.split", "shape", (), "", _CHANGES, words="components separate islands 拆分 连通"),
    ActionSpec("mask.specks", QT_TRANSLATE_NOOP("Actions", "Remove specks from masks…"), "mask.remove_specks", "shape", (), "", _CHANGES, words="noise small components clean 噪点 去除"),
    ActionSpec("mask.grow", QT_TRANSLATE_NOOP("Actions", "Grow masks by a pixel"), "mask.change", "shape", ("Ctrl+]",), "", _CHANGES, "grow", words="dilate expand 膨胀 扩大"),
    ActionSpec("mask.shrink", QT_TRANSLATE_NOOP("Actions", "Shrink masks by a pixel"), "mask.change", "shape", ("Ctrl+[",), "", _CHANGES, "shrink", words="erode contract 腐蚀 缩小"),
    ActionSpec("mask.invert", QT_TRANSLATE_NOOP("Actions", "Invert masks in their boxes"), "mask.change", "shape", (), "", _CHANGES, "invert", words="complement negative 反转"),
)  # fmt: skip
