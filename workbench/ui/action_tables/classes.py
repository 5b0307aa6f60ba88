"""Classes by menu and by number key."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from workbench.ui.action_tables.action_spec import PROJECT, SELECTION, WRITABLE, ActionSpec
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

MOST_KEYS = 10
"""The digits of the keyboard; 0 is the tenth."""


def _class_key(number: int) -> ActionSpec:
    title = QT_TRANSLATE_NOOP("Actions", "Class %n")
    keys = (str(number % MOST_KEYS),)
    return ActionSpec(f"label.class_{number}", title, "label.choose_class", "", keys, "tag", (PROJECT,), number)


def _relabel_key(number: int) -> ActionSpec:
    title = QT_TRANSLATE_NOOP("Actions", "Make the selected objects class %n")
    # Ctrl+0 shows the image at 100 %, here as everywhere.
    keys = (f"Ctrl+{number}",) if number < MOST_KEYS else ()
    needs = (WRITABLE, SELECTION)
    return ActionSpec(f"label.relabel_{number}", title, "label.relabel", "", keys, "tag", needs, number)


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("label.add_class", QT_TRANSLATE_NOOP("Actions", "Add a class…"), "label.add_class", "label", ("Ctrl+Shift+C",), "tag", (WRITABLE,), starts_section=True, words="category label new 类别"),
    *(_class_key(number) for number in range(1, MOST_KEYS + 1)),
    *(_relabel_key(number) for number in range(1, MOST_KEYS + 1)),
)  # fmt: skip
