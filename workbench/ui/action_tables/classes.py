"""Classes by menu and by number key."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from workbench.ui.action_tables.action_spec import PROJECT, WRITABLE, ActionSpec
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP


def _class_key(number: int) -> ActionSpec:
    title = QT_TRANSLATE_NOOP("Actions", "Class %n")
    return ActionSpec(
        f"label.class_{number}", title, "label.choose_class", "", (str(number),), "tag", (PROJECT,), argument=number
    )


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("label.add_class", QT_TRANSLATE_NOOP("Actions", "Add a class…"), "label.add_class", "label", ("Ctrl+Shift+C",), "tag", (WRITABLE,), starts_section=True),
    *(_class_key(number) for number in range(1, 10)),
)  # fmt: skip
