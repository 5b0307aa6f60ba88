"""What stands in the menu Inspect."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from workbench.ui.action_tables.action_spec import PROJECT, WRITABLE, ActionSpec
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("inspect.predict", QT_TRANSLATE_NOOP("Actions", "Predict with a run…"), "train.predict", "inspect", ("Ctrl+Shift+P",), "smart", (WRITABLE,)),
    ActionSpec("inspect.show", QT_TRANSLATE_NOOP("Actions", "Show predictions"), "train.show_predictions", "inspect", ("Ctrl+Shift+I",), "target", (PROJECT,)),
)  # fmt: skip
