"""What the tasks are called in the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

TASK_WORDS = {
    "pose": QT_TRANSLATE_NOOP("Tasks", "Keypoints"),
    "detection": QT_TRANSLATE_NOOP("Tasks", "Boxes"),
    "instances": QT_TRANSLATE_NOOP("Tasks", "Outlines"),
    "semantic": QT_TRANSLATE_NOOP("Tasks", "Regions"),
    "panoptic": QT_TRANSLATE_NOOP("Tasks", "Things and regions"),
    "classification": QT_TRANSLATE_NOOP("Tasks", "Image classes"),
    "restoration": QT_TRANSLATE_NOOP("Tasks", "Sharper pictures"),
    "pretraining": QT_TRANSLATE_NOOP("Tasks", "Without labels"),
    "other": QT_TRANSLATE_NOOP("Tasks", "Other"),
}


def task_words(name: str) -> str:
    """Return a task's name in the person's language."""
    return QCoreApplication.translate("Tasks", TASK_WORDS.get(name, name))
