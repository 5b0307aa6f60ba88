"""Tools for parts, holes and cuts, boolean operations, and what makes outlines simpler, rounder, or sound again."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from workbench.ui.action_tables.action_spec import IMAGE, SELECTION, WRITABLE, ActionSpec, tool_action
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

_CHANGES = (WRITABLE, SELECTION)

ACTIONS: tuple[ActionSpec, ...] = (
    tool_action("part", QT_TRANSLATE_NOOP("Actions", "Draw another part of the object"), ("Shift+N",), "part", words="multipolygon multi-part island add 多部分 增加"),
    tool_action("hole", QT_TRANSLATE_NOOP("Actions", "Draw a hole in the object"), ("Shift+O",), "hole", words="inner ring donut cut out 孔 洞"),
    tool_action("cut", QT_TRANSLATE_NOOP("Actions", "Cut objects by a line"), ("Shift+X",), "slice", words="slice split divide knife 切割 分割"),
    ActionSpec("polygon.unite", QT_TRANSLATE_NOOP("Actions", "Unite the selected objects"), "polygon.unite", "shape", ("Ctrl+Shift+M",), "unite", _CHANGES, starts_section=True, words="union merge join boolean combine 合并 并集"),
    ActionSpec("polygon.subtract", QT_TRANSLATE_NOOP("Actions", "Subtract the object in front from the others"), "polygon.subtract", "shape", ("Shift+S",), "subtract", _CHANGES, words="difference minus boolean cut out 减去 差集"),
    ActionSpec("polygon.intersect", QT_TRANSLATE_NOOP("Actions", "Keep what the selected objects have in common"), "polygon.intersect", "shape", ("Shift+I",), "intersect", _CHANGES, words="intersection overlap and boolean 交集"),
    ActionSpec("polygon.simplify", QT_TRANSLATE_NOOP("Actions", "Simplify the outline"), "polygon.simplify", "shape", ("Shift+V",), "simplify", _CHANGES, starts_section=True, words="fewer points douglas peucker reduce 简化"),
    ActionSpec("polygon.smooth", QT_TRANSLATE_NOOP("Actions", "Smooth the outline"), "polygon.smooth", "shape", ("Shift+M",), "smooth", _CHANGES, words="round corners chaikin spline 平滑"),
    ActionSpec("polygon.repair", QT_TRANSLATE_NOOP("Actions", "Repair the outline"), "polygon.repair", "shape", ("Shift+R",), "repair", _CHANGES, words="self-crossing invalid make valid fix 修复"),
    ActionSpec("polygon.delete_part", QT_TRANSLATE_NOOP("Actions", "Delete the part or fill the hole under the pointer"), "polygon.delete_part", "shape", ("Shift+Del",), "", _CHANGES, words="remove ring part hole 删除 填充"),
    ActionSpec("polygon.snap", QT_TRANSLATE_NOOP("Actions", "Snap points to neighbours"), "polygon.switch_snap", "shape", ("Shift+G",), "snap", (WRITABLE, IMAGE), is_checkable=True, starts_section=True, words="magnet shared border topology align 吸附"),
)  # fmt: skip
