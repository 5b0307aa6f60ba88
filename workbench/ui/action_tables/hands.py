"""What is done to objects with the hands: copy, paste, group, stack, lock, hide, step through."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from workbench.ui.action_tables.action_spec import IMAGE, SELECTION, WRITABLE, ActionSpec
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

_CHANGES = (WRITABLE, SELECTION)

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("hands.cut", QT_TRANSLATE_NOOP("Actions", "Cut"), "hands.cut", "edit", ("Ctrl+X",), "cut", _CHANGES, starts_section=True, words="剪切"),
    ActionSpec("hands.copy", QT_TRANSLATE_NOOP("Actions", "Copy"), "hands.copy", "edit", ("Ctrl+C",), "copy", (SELECTION,), words="复制"),
    ActionSpec("hands.paste", QT_TRANSLATE_NOOP("Actions", "Paste"), "hands.paste", "edit", ("Ctrl+V",), "paste", (WRITABLE, IMAGE), words="粘贴"),
    ActionSpec("hands.paste_in_place", QT_TRANSLATE_NOOP("Actions", "Paste in place"), "hands.paste_in_place", "edit", ("Ctrl+Shift+V",), "", (WRITABLE, IMAGE), words="原位粘贴"),
    ActionSpec("hands.paste_on_next", QT_TRANSLATE_NOOP("Actions", "Carry the selection to the next image"), "hands.carry_on", "edit", ("Ctrl+Alt+D",), "", _CHANGES, words="copy paste next propagate 下一张"),
    ActionSpec("hands.copy_previous", QT_TRANSLATE_NOOP("Actions", "Take over the objects of the previous image"), "hands.take_over", "edit", ("Ctrl+P",), "", (WRITABLE, IMAGE), words="copy propagate last 上一张"),
    ActionSpec("hands.group", QT_TRANSLATE_NOOP("Actions", "Group"), "hands.group", "edit", ("G",), "group", _CHANGES, starts_section=True, words="编组"),
    ActionSpec("hands.ungroup", QT_TRANSLATE_NOOP("Actions", "Ungroup"), "hands.ungroup", "edit", ("U",), "", _CHANGES, words="取消编组"),
    ActionSpec("hands.front", QT_TRANSLATE_NOOP("Actions", "Bring to front"), "hands.to_front", "edit", ("Shift+PgUp",), "front", _CHANGES, words="order z raise 顶层"),
    ActionSpec("hands.back", QT_TRANSLATE_NOOP("Actions", "Send to back"), "hands.to_back", "edit", ("Shift+PgDown",), "back", _CHANGES, words="order z behind lower 底层"),
    ActionSpec("hands.lock", QT_TRANSLATE_NOOP("Actions", "Lock or unlock"), "hands.lock", "edit", ("L",), "lock", _CHANGES, words="锁定"),
    ActionSpec("hands.unlock_all", QT_TRANSLATE_NOOP("Actions", "Unlock all objects of the image"), "hands.unlock_all", "edit", ("Ctrl+Alt+L",), "", (WRITABLE, IMAGE), words="解锁"),
    ActionSpec("hands.hide", QT_TRANSLATE_NOOP("Actions", "Hide the selected objects"), "hands.hide", "view", ("H",), "eye-off", (SELECTION,), starts_section=True, words="隐藏"),
    ActionSpec("hands.solo", QT_TRANSLATE_NOOP("Actions", "Show the selected objects alone"), "hands.solo", "view", ("Shift+H",), "", (IMAGE,), words="solo only isolate 仅显示"),
    ActionSpec("hands.show_all", QT_TRANSLATE_NOOP("Actions", "Show everything again"), "hands.show_all", "view", ("Ctrl+H",), "eye", (IMAGE,), words="unhide 显示"),
    ActionSpec("hands.next_object", QT_TRANSLATE_NOOP("Actions", "Next object"), "hands.step", "label", (".",), "", (IMAGE,), 1, starts_section=True, words="下一个对象"),
    ActionSpec("hands.previous_object", QT_TRANSLATE_NOOP("Actions", "Previous object"), "hands.step", "label", (",",), "", (IMAGE,), -1, words="上一个对象"),
    ActionSpec("hands.menu", QT_TRANSLATE_NOOP("Actions", "What can be done here"), "hands.menu_here", "", ("Menu", "Shift+F10"), "", (IMAGE,), words="context menu right click 菜单"),
    ActionSpec("hands.attributes", QT_TRANSLATE_NOOP("Actions", "Attributes of the class…"), "hands.edit_attributes", "label", ("Ctrl+Alt+A",), "tag", (WRITABLE,), words="attribute property field 属性"),
)  # fmt: skip
