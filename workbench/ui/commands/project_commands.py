"""What a person does with whole projects: open, make, fill, export, split, close."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from workbench.core.document import StaleEditError
from workbench.core.edit import Edit
from workbench.editing.editor import ReadOnlyError
from workbench.formats.catalog import detect
from workbench.formats.codec import FormatError
from workbench.jobs.queue import QueueError
from workbench.project.error import ProjectError
from workbench.project.example import EXAMPLE, create_example
from workbench.project.exporting import ExportReport
from workbench.project.image_header import SUFFIXES
from workbench.project.importing import ImportPlan
from workbench.ui.background import Task
from workbench.ui.commands.frame import Frame
from workbench.ui.dialogs.export_labels import ExportLabelsDialog
from workbench.ui.dialogs.import_labels import ImportLabelsDialog
from workbench.ui.dialogs.new_project import NewProjectDialog
from workbench.ui.dialogs.split_images import SplitImagesDialog
from workbench.ui.file_questions import ask_folder
from workbench.ui.project_maker import MadeProject, fill_project
from workbench.ui.settings import data_folder
from workbench.ui.spoken import listed, spoken

DATABASE = "labels.db"


class ProjectCommands(QObject):
    """The slots of the group ``project``."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame

    def example(self) -> None:
        """Open the working copy of the example; the first time it is made."""
        path = data_folder() / EXAMPLE
        if (path / DATABASE).is_file():
            self.open_project(path)
            return

        def work(_: Task) -> Path:
            create_example(path).close()
            return path

        background, notices = self._frame.parts.background, self._frame.parts.notices
        background.start(self.tr("Making the example"), work, self.open_anything, notices.error)

    def new(self) -> None:
        """Ask for a new project."""
        self._ask_new()

    def open(self) -> None:
        """Ask for a project's folder."""
        path = ask_folder(self._frame.window, self.tr("Open a project"))
        if path:
            self.open_anything(Path(path))

    def open_project(self, path: Path) -> bool:
        """Open a project's folder; a sentence says why it does not work."""
        try:
            self._frame.opened.open(path)
        except (ProjectError, QueueError, OSError) as error:
            self._frame.parts.notices.error(str(error))
            return False
        return True

    def open_anything(self, path: Path) -> None:
        """Do what fits with something dropped: a project, a folder of images, an image, a label file or folder."""
        if (path / DATABASE).is_file():
            self.open_project(path)
        elif path.is_file() and path.name == DATABASE:
            self.open_project(path.parent)
        elif path.is_file() and path.name.lower().endswith(SUFFIXES):
            self._take_images(path.parent)
        elif _is_label_source(path):
            self._take_labels(path)
        elif path.is_dir():
            self._take_images(path)
        else:
            self._say_unknown(path)

    def add_images(self) -> None:
        """Ask for a folder of images for the open project."""
        path = ask_folder(self._frame.window, self.tr("Folder of images"))
        if path:
            self._take_images(Path(path))

    def import_labels(self) -> None:
        """Ask for a label file: for the open project, or for a new one."""
        session = self._frame.session
        if session is None:
            self._ask_new()
        else:
            self._ask_import(None)

    def export_labels(self) -> None:
        """Ask where labels should go; what waits is stored first, since the file is made from what is stored."""
        session = self._frame.session
        if session is None or not self._frame.has_stored():
            return
        dialog = ExportLabelsDialog(self._frame.parts, session.project, self._frame.window)
        dialog.exported.connect(self._say_exported)
        dialog.open()

    def split(self) -> None:
        """Ask how to divide the images."""
        session = self._frame.session
        if session is None or not self._frame.has_stored():
            return
        dialog = SplitImagesDialog(session.project, self._frame.window)
        dialog.planned.connect(self._commit)
        dialog.open()

    def close(self) -> None:
        """Go back to the start page."""
        try:
            self._frame.opened.close()
        except ProjectError as error:
            self._frame.parts.notices.error(str(error))

    def _take_images(self, folder: Path) -> None:
        session = self._frame.session
        if session is None or session.editor.is_read_only:
            self._ask_new(images=folder)
            return
        project = session.project

        def work(task: Task) -> ImportPlan:
            return project.plan_images(folder, task.report)

        background, notices = self._frame.parts.background, self._frame.parts.notices
        background.start(self.tr("Reading images"), work, self._commit_import, notices.error)

    def _take_labels(self, path: Path) -> None:
        session = self._frame.session
        if session is None or session.editor.is_read_only:
            self._ask_new(labels=path)
        else:
            self._ask_import(path)

    def _ask_new(self, images: Path | None = None, labels: Path | None = None) -> None:
        dialog = NewProjectDialog(self._frame.parts, self._frame.window, images, labels)
        dialog.made.connect(self._open_made)
        dialog.open()

    def _ask_import(self, path: Path | None) -> None:
        session = self._frame.session
        if session is None or not self._frame.has_stored():
            return
        dialog = ImportLabelsDialog(self._frame.parts, session.project, self._frame.window, path)
        dialog.planned.connect(self._commit_import)
        dialog.open()

    def _open_made(self, made: MadeProject) -> None:
        if not self.open_project(made.wanted.path):
            return
        session = self._frame.session
        assert session is not None
        try:
            fill_project(session, made)
        except (ProjectError, ReadOnlyError, StaleEditError) as error:
            self._frame.parts.notices.error(str(error))
            return
        self._show_first_image()
        for plan in made.plans:
            self._say_imported(plan)

    def _commit_import(self, plan: ImportPlan) -> None:
        session = self._frame.session
        if session is None:
            return
        try:
            session.commit_import(plan)
        except (ProjectError, ReadOnlyError, StaleEditError) as error:
            self._frame.parts.notices.error(str(error))
            return
        self._show_first_image()
        self._say_imported(plan)

    def _commit(self, edit: Edit) -> None:
        session = self._frame.session
        if session is None or not edit.patches:
            return
        try:
            session.editor.commit(edit)
        except (ReadOnlyError, StaleEditError) as error:
            self._frame.parts.notices.error(str(error))

    def _show_first_image(self) -> None:
        current, images = self._frame.parts.current, self._frame.images
        if not current.image_id and images.ids:
            current.set_image(images.ids[0])

    def _say_imported(self, plan: ImportPlan) -> None:
        notices = self._frame.parts.notices
        if plan.is_empty:
            notices.warning(self.tr("Nothing new came in: {summary}.").format(summary=listed(plan.parts())))
        elif plan.problems:
            first = plan.problems[0]
            notices.warning(
                self.tr("Came in: {summary}. First problem: {place}: {reason}").format(
                    summary=listed(plan.parts()), place=first.place, reason=spoken(first.reason)
                )
            )
        else:
            notices.info(self.tr("Came in: {summary}.").format(summary=listed(plan.parts())))

    def _say_exported(self, report: ExportReport) -> None:
        text = self.tr("Exported {images} images and {objects} objects to {path}").format(
            images=report.images, objects=report.instances, path=report.path
        )
        self._frame.parts.notices.info(text)

    def _say_unknown(self, path: Path) -> None:
        text = self.tr("{path} is neither a project, a folder of images nor a label file that can be read.")
        self._frame.parts.notices.error(text.format(path=path))


def _is_label_source(path: Path) -> bool:
    try:
        detect(path)
    except FormatError:
        return False
    return True
