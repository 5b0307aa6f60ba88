"""Dividing the labelled images into training and validation."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.project.error import ProjectError
from workbench.project.project import Project
from workbench.ui.choice_field import ChoiceField
from workbench.ui.dialogs.frame import DialogFrame
from workbench.ui.number_field import WholeField


class SplitImagesDialog(DialogFrame):
    """``planned`` brings the edit."""

    planned: ClassVar[Signal] = Signal(object)

    def __init__(self, project: Project, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            self.tr("Split into training and validation"),
            self.tr("A model is judged by images it has not learned from. Images of the test part stay there."),
            self.tr("Split the images"),
        )
        self.setObjectName("dialog.split_images")
        self._project = project
        self.share = WholeField()
        self.share.setRange(1, 90)
        self.share.setValue(20)
        self.share.setSuffix(" %")
        self.order = ChoiceField()
        self.order.addItem(self.tr("The last ones by name (frames of a film)"), "order")
        self.order.addItem(self.tr("Drawn at random"), "random")
        self.seed = WholeField()
        self.seed.setRange(0, 2**31 - 1)
        self.add_row(self.tr("Validation"), self.share)
        self.add_row(self.tr("Which ones"), self.order)
        self.add_row(self.tr("Seed"), self.seed)
        self.order.currentIndexChanged.connect(lambda row: self.seed.setEnabled(row == 1))
        self.seed.setEnabled(False)
        self.verb_button.clicked.connect(self._plan)

    def _plan(self) -> None:
        try:
            edit = self._project.plan_split(self.share.value() / 100, self.order.currentData(), self.seed.value())
        except ProjectError as error:
            self.say(str(error))
            return
        self.planned.emit(edit)
        self.accept()
