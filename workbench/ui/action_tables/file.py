"""What stands in the menu File: projects, what goes into them and out of them."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from workbench.ui.action_tables.action_spec import PROJECT, WRITABLE, ActionSpec
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("project.example", QT_TRANSLATE_NOOP("Actions", "Try the example"), "project.example", "file", ("Ctrl+E",), "play"),
    ActionSpec("project.new", QT_TRANSLATE_NOOP("Actions", "New project from images…"), "project.new", "file", ("Ctrl+Shift+N",), "image"),
    ActionSpec("project.open", QT_TRANSLATE_NOOP("Actions", "Open a project…"), "project.open", "file", ("Ctrl+O",), "folder"),
    ActionSpec("project.add_images", QT_TRANSLATE_NOOP("Actions", "Add images…"), "project.add_images", "file", ("Ctrl+U",), "plus", (WRITABLE,), starts_section=True),
    ActionSpec("project.import", QT_TRANSLATE_NOOP("Actions", "Import labels…"), "project.import_labels", "file", ("Ctrl+I",), "import"),
    ActionSpec("project.export", QT_TRANSLATE_NOOP("Actions", "Export labels…"), "project.export_labels", "file", ("Ctrl+Shift+E",), "export", (PROJECT,)),
    ActionSpec("project.split", QT_TRANSLATE_NOOP("Actions", "Split into training and validation…"), "project.split", "file", (), "split", (WRITABLE,)),
    ActionSpec("project.close", QT_TRANSLATE_NOOP("Actions", "Close the project"), "project.close", "file", ("Ctrl+W",), "close", (PROJECT,), starts_section=True),
    ActionSpec("window.quit", QT_TRANSLATE_NOOP("Actions", "Quit"), "view.quit", "file", ("Ctrl+Q",), ""),
)  # fmt: skip
