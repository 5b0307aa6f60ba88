"""What stands in the menu Edit: undo, and what is done to the selection."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from workbench.ui.action_tables.action_spec import CAN_REDO, CAN_UNDO, IMAGE, SELECTION, WRITABLE, ActionSpec
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("edit.undo", QT_TRANSLATE_NOOP("Actions", "Undo"), "label.undo", "edit", ("Ctrl+Z",), "undo", (CAN_UNDO,)),
    ActionSpec("edit.redo", QT_TRANSLATE_NOOP("Actions", "Redo"), "label.redo", "edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", (CAN_REDO,)),
    ActionSpec("edit.duplicate", QT_TRANSLATE_NOOP("Actions", "Duplicate"), "label.duplicate", "edit", ("Ctrl+D",), "copy", (WRITABLE, SELECTION), starts_section=True),
    ActionSpec("edit.delete", QT_TRANSLATE_NOOP("Actions", "Delete"), "label.delete", "edit", ("Del",), "trash", (WRITABLE, SELECTION)),
    ActionSpec("edit.select_all", QT_TRANSLATE_NOOP("Actions", "Select all objects of the image"), "label.select_all", "edit", ("Ctrl+A",), "", (IMAGE,)),
)  # fmt: skip
