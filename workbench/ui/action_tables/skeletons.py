"""Poses of keypoints: the skeleton of a class, whole poses, what is shown while points are placed."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from workbench.ui.action_tables.action_spec import IMAGE, SELECTION, WRITABLE, ActionSpec
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

_CHANGES = (WRITABLE, SELECTION)

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("skeleton.edit", QT_TRANSLATE_NOOP("Actions", "Skeleton of the class…"), "skeleton.edit", "skeleton", ("Ctrl+Shift+K",), "keypoints", (WRITABLE,), words="keypoints names edges bones pairs sigmas template pose editor 骨架 关键点 连线"),
    ActionSpec("skeleton.stamp", QT_TRANSLATE_NOOP("Actions", "Lay whole poses"), "skeleton.switch_stamp", "skeleton", ("Shift+K",), "", (WRITABLE, IMAGE), is_checkable=True, starts_section=True, words="stamp template place all at once pose 整体放置 模板"),
    ActionSpec("skeleton.mirror", QT_TRANSLATE_NOOP("Actions", "Mirror the pose"), "skeleton.mirror", "skeleton", ("M",), "mirror", _CHANGES, words="flip horizontal 镜像 翻转"),
    ActionSpec("skeleton.swap", QT_TRANSLATE_NOOP("Actions", "Swap left and right"), "skeleton.swap", "skeleton", ("Shift+W",), "", _CHANGES, words="exchange sides wrong inverted 左右 交换"),
    ActionSpec("skeleton.complete", QT_TRANSLATE_NOOP("Actions", "Complete the other side by symmetry"), "skeleton.complete", "skeleton", ("Shift+Y",), "", _CHANGES, words="fill missing reflect mirror 对称 补全"),
    ActionSpec("skeleton.visibility", QT_TRANSLATE_NOOP("Actions", "Visible, occluded, absent"), "skeleton.turn_visibility", "skeleton", ("Q", "Ctrl+Alt+V"), "", (WRITABLE, IMAGE), tools=("select", "keypoints"), words="hidden visibility joint state 可见性 遮挡"),
    ActionSpec("skeleton.expected", QT_TRANSLATE_NOOP("Actions", "Show where the next point is expected"), "skeleton.switch_expected", "skeleton", ("Shift+E",), "", (IMAGE,), is_checkable=True, starts_section=True, words="ring hint guess mean shape 预期 提示"),
    ActionSpec("skeleton.previous", QT_TRANSLATE_NOOP("Actions", "Show the poses of the previous image"), "skeleton.switch_previous", "skeleton", ("Ctrl+G",), "", (IMAGE,), is_checkable=True, words="onion skin ghost trace last frame 上一张 残影"),
    ActionSpec("skeleton.take_previous", QT_TRANSLATE_NOOP("Actions", "Copy the poses of the previous image here"), "skeleton.take_previous", "skeleton", ("Ctrl+Shift+G",), "", (WRITABLE, IMAGE), words="ghost propagate last frame paste 上一张 复制"),
)  # fmt: skip
