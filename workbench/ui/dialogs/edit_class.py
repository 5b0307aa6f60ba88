"""A new class: its name, and the keypoints it begins with."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from workbench.core.schema import Skeleton
from workbench.formats.skeleton_file import shipped_skeleton, skeleton_names
from workbench.ui.choice_field import ChoiceField
from workbench.ui.dialogs.frame import DialogFrame
from workbench.ui.skeleton_editor.words import skeleton_title

OWN = "own"


class EditClassDialog(DialogFrame):
    """``agreed`` brings the name, a ready skeleton or None, and whether the person wants to draw one next."""

    agreed: ClassVar[Signal] = Signal(str, object, bool)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            self.tr("Add a class"),
            self.tr("A kind of object, such as mouse or cell. Keypoints can be drawn and changed at any time."),
            self.tr("Add the class"),
        )
        self.setObjectName("dialog.edit_class")
        self.name = QLineEdit()
        self.keypoints = ChoiceField()
        self.keypoints.addItem(self.tr("None: boxes and outlines"), "")
        self.keypoints.addItem(self.tr("My own: draw them next"), OWN)
        for name in skeleton_names():
            self.keypoints.addItem(skeleton_title(name), name)
        self.add_row(self.tr("Name"), self.name)
        self.add_row(self.tr("Keypoints"), self.keypoints)
        self.keypoints.activated.connect(self._suggest_name)
        self.verb_button.clicked.connect(self._agree)

    def _suggest_name(self) -> None:
        chosen = self.keypoints.currentData()
        if chosen not in ("", OWN) and not self.name.text().strip():
            self.name.setText(shipped_skeleton(chosen).category)

    def _agree(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.say(self.tr("The class needs a name."))
            return
        chosen = self.keypoints.currentData()
        skeleton: Skeleton | None = shipped_skeleton(chosen).skeleton if chosen not in ("", OWN) else None
        self.agreed.emit(name, skeleton, chosen == OWN)
        self.accept()
