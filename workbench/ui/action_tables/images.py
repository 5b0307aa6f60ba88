"""Walking through the images; stands first in the menu Label."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from workbench.ui.action_tables.action_spec import IMAGE, ActionSpec
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("label.next_image", QT_TRANSLATE_NOOP("Actions", "Next image"), "label.next_image", "label", ("D",), "right", (IMAGE,), words="forward frame 下一帧"),
    ActionSpec("label.previous_image", QT_TRANSLATE_NOOP("Actions", "Previous image"), "label.previous_image", "label", ("A",), "left", (IMAGE,), words="back frame 上一帧"),
    ActionSpec("label.ten_forward", QT_TRANSLATE_NOOP("Actions", "Ten images on"), "label.jump", "label", ("Shift+D",), "", (IMAGE,), 10, words="jump far step 跳转"),
    ActionSpec("label.ten_back", QT_TRANSLATE_NOOP("Actions", "Ten images back"), "label.jump", "label", ("Shift+A",), "", (IMAGE,), -10, words="jump far step 跳转"),
    ActionSpec("label.first_image", QT_TRANSLATE_NOOP("Actions", "First image"), "label.first_image", "", ("Ctrl+Home",), "", (IMAGE,), words="begin start 开头"),
    ActionSpec("label.last_image", QT_TRANSLATE_NOOP("Actions", "Last image"), "label.last_image", "", ("Ctrl+End",), "", (IMAGE,), words="finish 末尾"),
    ActionSpec("label.next_unlabelled", QT_TRANSLATE_NOOP("Actions", "Next image without labels"), "label.next_unlabelled", "label", ("Ctrl+Shift+D",), "", (IMAGE,), words="unlabeled empty todo unfinished 未完成"),
    ActionSpec("label.previous_unlabelled", QT_TRANSLATE_NOOP("Actions", "Previous image without labels"), "label.previous_unlabelled", "label", ("Ctrl+Shift+A",), "", (IMAGE,), words="unlabeled empty todo unfinished 未完成"),
    ActionSpec("likeness.find", QT_TRANSLATE_NOOP("Actions", "Find similar images"), "likeness.find", "label", (), "search", (IMAGE,), starts_section=True, words="alike nearest neighbours features embedding retrieval doubles 相似 检索"),
)  # fmt: skip
