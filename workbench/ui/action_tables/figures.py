"""Tools for rotated boxes, circles, lines and points; turning boxes; making one kind of shape another."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from workbench.ui.action_tables.action_spec import SELECTION, WRITABLE, ActionSpec, tool_action
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

_CHANGES = (WRITABLE, SELECTION)
_SELECT = ("select",)
_TURN = "rotate turn angle 旋转 角度"

ACTIONS: tuple[ActionSpec, ...] = (
    tool_action("rotated_box", QT_TRANSLATE_NOOP("Actions", "Draw a rotated box"), ("O",), "rbox", words="oriented obb rbox rotation 旋转 有向"),
    tool_action("circle", QT_TRANSLATE_NOOP("Actions", "Draw a circle"), ("Shift+C",), "circle", words="round disc radius 圆"),
    tool_action("line", QT_TRANSLATE_NOOP("Actions", "Draw a line"), ("Shift+L",), "line", words="polyline linestrip lane path 折线"),
    tool_action("point", QT_TRANSLATE_NOOP("Actions", "Place points"), ("Shift+P",), "point", words="dot count mark 点 计数"),
    ActionSpec("shape.to_box", QT_TRANSLATE_NOOP("Actions", "Convert to boxes"), "shape.convert", "shape", (), "box", _CHANGES, "box", starts_section=True, words="bbox rectangle bounding 矩形 转换"),
    ActionSpec("shape.to_rotated_box", QT_TRANSLATE_NOOP("Actions", "Convert to rotated boxes"), "shape.convert", "shape", (), "rbox", _CHANGES, "rotated_box", words="oriented obb 旋转 转换"),
    ActionSpec("shape.to_polygon", QT_TRANSLATE_NOOP("Actions", "Convert to polygons"), "shape.convert", "shape", (), "polygon", _CHANGES, "polygon", words="outline contour vectorise 轮廓 转换"),
    ActionSpec("shape.to_mask", QT_TRANSLATE_NOOP("Actions", "Convert to masks"), "shape.convert", "shape", (), "brush", _CHANGES, "mask", words="pixels rle rasterise fill 掩码 转换"),
    ActionSpec("shape.to_line", QT_TRANSLATE_NOOP("Actions", "Convert to lines"), "shape.convert", "shape", (), "line", _CHANGES, "line", words="polyline open 折线 转换"),
    ActionSpec("shape.turn_far_back", QT_TRANSLATE_NOOP("Actions", "Rotate by 10° anticlockwise"), "shape.turn", "shape", ("Z",), "rotate", _CHANGES, -10, starts_section=True, tools=_SELECT, words=_TURN),
    ActionSpec("shape.turn_back", QT_TRANSLATE_NOOP("Actions", "Rotate by 1° anticlockwise"), "shape.turn", "shape", ("X",), "", _CHANGES, -1, tools=_SELECT, words=_TURN),
    ActionSpec("shape.turn", QT_TRANSLATE_NOOP("Actions", "Rotate by 1° clockwise"), "shape.turn", "shape", ("C",), "", _CHANGES, 1, tools=_SELECT, words=_TURN),
    ActionSpec("shape.turn_far", QT_TRANSLATE_NOOP("Actions", "Rotate by 10° clockwise"), "shape.turn", "shape", ("V",), "", _CHANGES, 10, tools=_SELECT, words=_TURN),
)  # fmt: skip
