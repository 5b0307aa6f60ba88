"""A new project: which images, which labels if there are any, what it is called and where it lies."""

from __future__ import annotations

import re
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from workbench.formats.skeleton_file import skeleton_names
from workbench.ui.choice_field import ChoiceField
from workbench.ui.dialogs.frame import DialogFrame, PathField
from workbench.ui.file_questions import ask_file, ask_folder
from workbench.ui.parts import Parts
from workbench.ui.project_maker import MadeProject, NewProject, make_project
from workbench.ui.skeleton_editor.words import skeleton_title


class NewProjectDialog(DialogFrame):
    """``made`` brings the new folder and what is to be committed into it."""

    made: ClassVar[Signal] = Signal(object)

    def __init__(
        self, parts: Parts, parent: QWidget | None, images: Path | None = None, labels: Path | None = None
    ) -> None:
        super().__init__(
            parent,
            self.tr("New project"),
            self.tr("Your images stay where they are; nothing is written beside them."),
            self.tr("Create the project"),
        )
        self.setObjectName("dialog.new_project")
        self._parts = parts
        self.images = PathField(self._choose_images, self.tr("Choose a folder of images"))
        folder = self._choose_label_folder, self.tr("Choose a folder: of label files, or with a folder for each class")
        self.labels = PathField(self._choose_labels, self.tr("Choose a label file"), folder)
        self.labels.line.setPlaceholderText(
            self.tr("optional: COCO, Pascal VOC, DeepLabCut or a folder for each class")
        )
        self.name = QLineEdit()
        self.place = PathField(self._choose_place, self.tr("Choose where the project's folder is made"))
        self.place.line.setText(str(Path.home() / "Workbench"))
        self.classes = QLineEdit()
        self.classes.setPlaceholderText(self.tr("optional: mouse, pup"))
        self.skeleton = ChoiceField()
        self.skeleton.addItem(self.tr("No keypoints, or later"), "")
        for name in skeleton_names():
            self.skeleton.addItem(skeleton_title(name), name)
        self.add_row(self.tr("Images"), self.images)
        self.add_row(self.tr("Labels"), self.labels)
        self.add_row(self.tr("Name"), self.name)
        self.add_row(self.tr("Place"), self.place)
        self.add_row(self.tr("Classes"), self.classes)
        self.add_row(self.tr("Keypoints"), self.skeleton)
        self.images.line.textChanged.connect(self._suggest_name)
        self.labels.line.textChanged.connect(self._suggest_name)
        self.images.line.setText(str(images or ""))
        self.labels.line.setText(str(labels or ""))
        self.verb_button.clicked.connect(self.create_project)

    def create_project(self) -> None:
        """Make the project in the background."""
        wanted = self.wanted()
        if wanted is None:
            return
        self.say("")
        self.follow(
            self._parts.background.start(
                self.tr("Creating the project"),
                lambda task: make_project(wanted, task.report),
                self._done,
                self._failed,
            )
        )

    def wanted(self) -> NewProject | None:
        """What the form says; None with a sentence shown when it is not enough."""
        images = Path(self.images.text).expanduser() if self.images.text else None
        labels = Path(self.labels.text).expanduser() if self.labels.text else None
        if images is None and labels is None:
            self.say(self.tr("Choose a folder of images or a label file first."))
            return None
        if images is not None and not images.is_dir():
            self.say(self.tr("{path} is not a folder.").format(path=images))
            return None
        name = self.name.text().strip() or self.tr("Project")
        classes = tuple(part.strip() for part in re.split("[,，;；]", self.classes.text()) if part.strip())
        path = Path(self.place.text).expanduser() / folder_name(name)
        return NewProject(path, name, images, labels, classes, self.skeleton.currentData())

    def _done(self, made: MadeProject) -> None:
        self.rest()
        self.made.emit(made)
        self.accept()

    def _failed(self, text: str) -> None:
        self.rest()
        self.say(text)

    def _suggest_name(self) -> None:
        if not self.name.isModified():
            source = self.images.text or self.labels.text
            path = Path(source)
            self.name.setText((path.stem if path.suffix and not path.is_dir() else path.name) if source else "")

    def _choose_images(self, parent: QWidget) -> str:
        return ask_folder(parent, self.tr("Folder of images"), self.images.text)

    def _choose_labels(self, parent: QWidget) -> str:
        return ask_file(parent, self.tr("Label file"), self.labels.text or self.images.text)

    def _choose_label_folder(self, parent: QWidget) -> str:
        return ask_folder(parent, self.tr("Folder of labels"), self.labels.text or self.images.text)

    def _choose_place(self, parent: QWidget) -> str:
        return ask_folder(parent, self.tr("Place for the project"), self.place.text)


def folder_name(name: str) -> str:
    """Return a project's name as the name of a folder on any system."""
    return re.sub(r'[<>:"/\\|?*\x00-\x1f]+', "-", name).strip(" .-").lower().replace(" ", "-") or "project"
