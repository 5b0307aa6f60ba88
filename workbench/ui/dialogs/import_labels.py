"""Labels or images come into the open project: first what would change, then one undoable step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QWidget

from workbench.core.image import Split
from workbench.formats.catalog import CODECS
from workbench.formats.codec import Problem
from workbench.project.importing import ImportPlan
from workbench.project.project import Project
from workbench.ui.background import Task
from workbench.ui.choice_field import ChoiceField
from workbench.ui.dialogs.frame import DialogFrame, PathField
from workbench.ui.file_questions import ask_file, ask_folder
from workbench.ui.parts import Parts
from workbench.ui.spoken import listed, spoken

MAX_LISTED = 500
ROW_PX, MAX_HEIGHT_PX = 28, 160


class ImportLabelsDialog(DialogFrame):
    """``planned`` brings the plan that the person agreed to; the window commits it."""

    planned: ClassVar[Signal] = Signal(object)

    def __init__(self, parts: Parts, project: Project, parent: QWidget | None, path: Path | None = None) -> None:
        super().__init__(
            parent,
            self.tr("Import labels"),
            self.tr("First see what comes in. The import is one step that undo takes back."),
            self.tr("Look at the file"),
        )
        self.setObjectName("dialog.import_labels")
        self._parts = parts
        self._project = project
        self._plan: ImportPlan | None = None
        folder = self._choose_folder, self.tr("Choose a folder: of label files, or with a folder for each class")
        self.path = PathField(self._choose_file, self.tr("Choose a label file"), folder)
        self.format = ChoiceField()
        self.format.addItem(self.tr("Find out by itself"), "auto")
        for codec in CODECS:
            self.format.addItem(codec.title, codec.name)
        self.images = PathField(self._choose_images, self.tr("Choose the folder its images lie in"))
        self.images.line.setPlaceholderText(self.tr("optional: beside the label file"))
        self.split = ChoiceField()
        for title, split in (
            (self.tr("Not decided"), Split.NONE),
            (self.tr("Training"), Split.TRAIN),
            (self.tr("Validation"), Split.VAL),
            (self.tr("Test"), Split.TEST),
        ):
            self.split.addItem(title, split)
        self.add_row(self.tr("Label file"), self.path)
        self.add_row(self.tr("Format"), self.format)
        self.add_row(self.tr("Images in"), self.images)
        self.add_row(self.tr("New images are"), self.split)
        self.problems = ProblemList()
        self.body.addWidget(self.problems)
        for field in (self.path, self.images):
            field.line.textChanged.connect(self._forget_plan)
        for box in (self.format, self.split):
            box.currentIndexChanged.connect(self._forget_plan)
        self.path.line.setText(str(path or ""))
        self.verb_button.clicked.connect(self.go_on)
        if path is not None:
            self.go_on()

    def go_on(self) -> None:
        """Make the plan; when it stands, hand it over."""
        if self._plan is not None:
            self.planned.emit(self._plan)
            self.accept()
            return
        path = Path(self.path.text).expanduser()
        if not self.path.text or not path.exists():
            self.say(
                self.tr("Choose a label file that exists.") if self.path.text else self.tr("Choose a label file first.")
            )
            return
        images = Path(self.images.text).expanduser() if self.images.text else None
        format_name, split, project = self.format.currentData(), self.split.currentData(), self._project

        def work(task: Task) -> ImportPlan:
            return project.plan_import(path, format_name, images, split, task.report)

        self.say("")
        self.follow(self._parts.background.start(self.tr("Reading labels"), work, self._show_plan, self._failed))

    def _show_plan(self, plan: ImportPlan) -> None:
        self.rest()
        self.problems.show_problems(plan.problems)
        if plan.is_empty:
            self.say(self.tr("Nothing new comes in: {summary}.").format(summary=listed(plan.parts())), "warn")
            return
        text = self.tr("Comes in: {summary}.").format(summary=listed(plan.parts()))
        self.say(text, "warn" if plan.problems else "good")
        self._plan = plan
        self.verb_button.setText(self.tr("Import"))

    def _failed(self, text: str) -> None:
        self.rest()
        self.say(text)

    def _forget_plan(self) -> None:
        self._plan = None
        self.problems.show_problems(())
        self.say("")
        self.verb_button.setText(self.tr("Look at the file"))

    def _choose_file(self, parent: QWidget) -> str:
        return ask_file(parent, self.tr("Label file"), self.path.text)

    def _choose_folder(self, parent: QWidget) -> str:
        return ask_folder(parent, self.tr("Folder of labels"), self.path.text)

    def _choose_images(self, parent: QWidget) -> str:
        return ask_folder(parent, self.tr("Folder of images"), self.images.text)


class ProblemList(QListWidget):
    """What was left out or mended, a line each; hidden while there is nothing to tell."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("problems")
        self.setAccessibleName(self.tr("Problems"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """List the first 500 problems."""
        self.clear()
        self.addItems([f"{problem.place}: {spoken(problem.reason)}" for problem in problems[:MAX_LISTED]])
        if len(problems) > MAX_LISTED:
            self.addItem(self.tr("and %n more", "", len(problems) - MAX_LISTED))
        self.setVisible(bool(problems))
        # Long sentences take two lines and more.
        heights = (max(ROW_PX, self.sizeHintForRow(row)) for row in range(min(self.count(), MAX_HEIGHT_PX // ROW_PX)))
        self.setFixedHeight(min(MAX_HEIGHT_PX, sum(heights) + 4))
