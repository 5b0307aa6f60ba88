"""Labels leave the project: format, which part, where to; what the format cannot carry is said before."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from workbench.core.image import Split
from workbench.formats.catalog import CODECS, codec
from workbench.project.exporting import ExportReport
from workbench.project.project import Project
from workbench.ui.background import Task
from workbench.ui.choice_field import ChoiceField
from workbench.ui.dialogs.frame import DialogFrame, PathField
from workbench.ui.file_questions import ask_target
from workbench.ui.parts import Parts

FOLDER_FORMATS = frozenset({"mask_pictures"})
"""Formats that are written as a folder: no suffix is suggested for them."""


class ExportLabelsDialog(DialogFrame):
    """``exported`` brings the report once the file was written, read again and counted."""

    exported: ClassVar[Signal] = Signal(object)

    def __init__(self, parts: Parts, project: Project, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            self.tr("Export labels"),
            self.tr("The file is written whole or not at all, then read again and counted."),
            self.tr("Export"),
        )
        self.setObjectName("dialog.export_labels")
        self._parts = parts
        self._project = project
        self.format = ChoiceField()
        for known in CODECS:
            if known.can_write:
                self.format.addItem(known.title, known.name)
        self.path = PathField(self._choose_file, self.tr("Choose where to write"))
        self.path.line.setText(str(Path.home() / f"{project.path.name}.json"))
        self.splits = {split: QCheckBox(title) for split, title in self._split_titles().items()}
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        for check in self.splits.values():
            check.setChecked(True)
            box.addWidget(check)
        box.addStretch(1)
        self.add_row(self.tr("Format"), self.format)
        self.add_row(self.tr("Images"), row)
        self.add_row(self.tr("File"), self.path)
        self.format.currentIndexChanged.connect(self._say_lost)
        self.verb_button.clicked.connect(self.export)
        self._say_lost()

    def _split_titles(self) -> dict[Split, str]:
        return {
            Split.TRAIN: self.tr("Training"),
            Split.VAL: self.tr("Validation"),
            Split.TEST: self.tr("Test"),
            Split.NONE: self.tr("Not decided"),
        }

    def export(self) -> None:
        """Write in the background."""
        chosen = tuple(split for split, check in self.splits.items() if check.isChecked())
        if not chosen or not self.path.text:
            self.say(self.tr("Choose a file and at least one part of the images."))
            return
        splits = None if len(chosen) == len(self.splits) else chosen
        out, name, project = Path(self.path.text).expanduser(), self.format.currentData(), self._project

        def work(_: Task) -> ExportReport:
            return project.export(out, name, splits)

        self.say("")
        self.follow(self._parts.background.start(self.tr("Exporting"), work, self._done, self._failed))

    def _done(self, report: ExportReport) -> None:
        self.rest()
        self.exported.emit(report)
        self.accept()

    def _failed(self, text: str) -> None:
        self.rest()
        self.say(text)

    def _say_lost(self) -> None:
        name = self.format.currentData()
        lost = codec(name).cannot_carry if name else ()
        path = Path(self.path.text)
        if path.suffix == ".json" and name in FOLDER_FORMATS:
            self.path.line.setText(str(path.with_suffix("")))
        self.say(self.tr("This format cannot carry: {list}.").format(list=", ".join(lost)) if lost else "", "warn")

    def _choose_file(self, parent: QWidget) -> str:
        return ask_target(parent, self.tr("Export to"), self.path.text)[0]
