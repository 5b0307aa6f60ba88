"""Review and flow: how far images have come, going to the next that needs work, comments, going on by itself."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from workbench.ui.action_tables.action_spec import IMAGE, PROJECT, SELECTION, WRITABLE, ActionSpec
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

_IMAGE = (WRITABLE, IMAGE)

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("flow.todo", QT_TRANSLATE_NOOP("Actions", "Image: to do"), "flow.set_state", "label", ("Alt+1",), "", _IMAGE, "", starts_section=True, words="state review 待标注"),
    ActionSpec("flow.labelled", QT_TRANSLATE_NOOP("Actions", "Image: labelled"), "flow.set_state", "label", ("Alt+2",), "", _IMAGE, "labelled", words="state review done 已标注"),
    ActionSpec("flow.needs_look", QT_TRANSLATE_NOOP("Actions", "Image: needs a look"), "flow.set_state", "label", ("Alt+3",), "", _IMAGE, "needs_look", words="state review flag 复查"),
    ActionSpec("flow.approved", QT_TRANSLATE_NOOP("Actions", "Image: approved"), "flow.set_state", "label", ("Alt+4",), "", _IMAGE, "approved", words="state review accept 通过"),
    ActionSpec("flow.object_look", QT_TRANSLATE_NOOP("Actions", "Selected objects: need a look"), "flow.set_object_state", "label", ("Alt+Shift+3",), "", (WRITABLE, SELECTION), "needs_look", words="flag review 复查"),
    ActionSpec("flow.object_approved", QT_TRANSLATE_NOOP("Actions", "Selected objects: approved"), "flow.set_object_state", "label", ("Alt+Shift+4",), "", (WRITABLE, SELECTION), "approved", words="accept review 通过"),
    ActionSpec("flow.approve_next", QT_TRANSLATE_NOOP("Actions", "Approve and go on"), "flow.approve_and_go_on", "label", ("Ctrl+Return",), "check", _IMAGE, words="accept next review 通过"),
    ActionSpec("flow.next_look", QT_TRANSLATE_NOOP("Actions", "Next image that needs a look"), "flow.next_look", "label", ("Alt+D",), "", (IMAGE,), 1, words="flagged review 复查"),
    ActionSpec("flow.previous_look", QT_TRANSLATE_NOOP("Actions", "Previous image that needs a look"), "flow.next_look", "label", ("Alt+A",), "", (IMAGE,), -1, words="flagged review 复查"),
    ActionSpec("flow.comment", QT_TRANSLATE_NOOP("Actions", "Comment on this place…"), "flow.comment", "label", ("Ctrl+M",), "", _IMAGE, words="note remark pin 批注"),
    ActionSpec("flow.auto_advance", QT_TRANSLATE_NOOP("Actions", "Go on after each new object"), "flow.toggle_auto_advance", "label", ("Ctrl+Alt+N",), "", (PROJECT,), is_checkable=True, words="auto advance next 自动"),
    ActionSpec("flow.review", QT_TRANSLATE_NOOP("Actions", "Show review and comments"), "flow.show_panel", "view", ("Ctrl+Alt+R",), "check", (PROJECT,), "review", starts_section=True, words="state comments 审核"),
    ActionSpec("flow.progress", QT_TRANSLATE_NOOP("Actions", "Show the progress"), "flow.show_panel", "view", ("Ctrl+Alt+P",), "chart", (PROJECT,), "progress", words="statistics time 进度"),
    ActionSpec("flow.history", QT_TRANSLATE_NOOP("Actions", "Show the history"), "flow.show_panel", "view", ("Ctrl+Alt+H",), "history", (PROJECT,), "history", words="undo steps 历史"),
)  # fmt: skip
