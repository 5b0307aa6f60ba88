"""Walking through the images; stands first in the menu Label."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from workbench.ui.action_tables.action_spec import IMAGE, ActionSpec
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("label.next_image", QT_TRANSLATE_NOOP("Actions", "Next image"), "label.next_image", "label", ("D",), "right", (IMAGE,)),
    ActionSpec("label.previous_image", QT_TRANSLATE_NOOP("Actions", "Previous image"), "label.previous_image", "label", ("A",), "left", (IMAGE,)),
    ActionSpec("label.next_unlabelled", QT_TRANSLATE_NOOP("Actions", "Next image without labels"), "label.next_unlabelled", "label", ("Ctrl+Shift+D",), "", (IMAGE,)),
    ActionSpec("label.previous_unlabelled", QT_TRANSLATE_NOOP("Actions", "Previous image without labels"), "label.previous_unlabelled", "label", ("Ctrl+Shift+A",), "", (IMAGE,)),
)  # fmt: skip
