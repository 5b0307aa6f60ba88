"""Why an action cannot be used now, one sentence each: said where a person looked for it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workbench.ui.action_tables.action_spec import CAN_REDO, CAN_UNDO, IMAGE, PROJECT, SELECTION, WRITABLE, ActionSpec
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

CONTEXT = "Reasons"

_REASONS = {
    PROJECT: QT_TRANSLATE_NOOP("Reasons", "Open a project first."),
    WRITABLE: QT_TRANSLATE_NOOP("Reasons", "This project can only be read."),
    IMAGE: QT_TRANSLATE_NOOP("Reasons", "There is no image."),
    SELECTION: QT_TRANSLATE_NOOP("Reasons", "Select an object first."),
    CAN_UNDO: QT_TRANSLATE_NOOP("Reasons", "Nothing was changed yet."),
    CAN_REDO: QT_TRANSLATE_NOOP("Reasons", "Nothing was undone."),
}
_OTHER_TOOL = QT_TRANSLATE_NOOP("Reasons", "Another tool is in hand.")
_ELSE = QT_TRANSLATE_NOOP("Reasons", "Not here and now.")


def why_not(spec: ActionSpec, facts: frozenset[str], tool: str) -> str:
    """Return the first thing that is missing for an action; empty when nothing is."""
    missing = [fact for fact in spec.needs if fact not in facts]
    if missing:
        # Without a project nothing of it can hold, whatever else an action needs.
        return _said(_REASONS.get(missing[0] if PROJECT in facts else PROJECT, _ELSE))
    return _said(_OTHER_TOOL) if spec.tools and tool not in spec.tools else ""


def _said(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)
