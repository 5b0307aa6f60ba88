"""What a person does with a run beyond training: see its labels, give its model away, take over another's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from workbench.core.document import StaleEditError
from workbench.core.edit import Edit
from workbench.core.schema import LabelSchema
from workbench.editing.editor import ReadOnlyError
from workbench.environments.layout import site_packages_of, worker_python
from workbench.jobs.leaving import LeavingError, export_archive, export_onnx
from workbench.project.arrived_classes import ArrivedClasses, classes_of, held_against
from workbench.project.error import ProjectError
from workbench.project.foreign_run import ForeignPlan, adopt_foreign, plan_foreign
from workbench.project.lineage import open_seen
from workbench.project.project import Project
from workbench.project.run_archive import SUFFIX, unpack_run
from workbench.project.runs import Run
from workbench.session import Session
from workbench.tasks.zoo.reading import config_roots
from workbench.ui.commands.frame import Frame
from workbench.ui.file_questions import ask_file, ask_target
from workbench.ui.spoken import spoken

ONNX = ".onnx"


class ExchangeCommands(QObject):
    """The slots of the group ``exchange``."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame

    def show_changes(self) -> None:
        """List what changed in the labels since the chosen run began."""
        if self._chosen() is not None:
            self._frame.docks.arrange("inspect")
            self._frame.docks.reveal("changes")

    def open_seen(self) -> None:
        """Open the labels of the chosen run as a project that cannot be changed."""
        run, session = self._chosen(), self._frame.session
        if run is None or session is None:
            return
        self._frame.in_background(
            self.tr("Reading the labels of the run"), lambda _: open_seen(session.project, run), self._open_read_only
        )

    def _open_read_only(self, path: Path) -> None:
        home = self._frame.session.project.path if self._frame.session is not None else path
        try:
            self._frame.opened.open(path, read_only=True)
        except (ProjectError, OSError) as error:
            self._frame.parts.notices.error(str(error))
            return
        text = self.tr("These are the labels as {run} saw them; they cannot be changed.").format(run=path.name)
        self._frame.bars.show_bar("warning", text, {self.tr("Back to the project"): lambda: self._open(home)})

    def _open(self, path: Path) -> None:
        try:
            self._frame.opened.open(path)
        except (ProjectError, OSError) as error:
            self._frame.parts.notices.error(str(error))

    def share(self) -> None:
        """Ask where to, then write the chosen run's model: for another workbench, or as ONNX."""
        run = self._chosen()
        if run is None:
            return
        filters = (
            f"{self.tr('A run for another workbench')} (*{SUFFIX});;{self.tr('A model for other programs')} (*{ONNX})"
        )
        chosen, kind = ask_target(self._frame.window, self.tr("Share the run"), f"{run.name}{SUFFIX}", filters)
        if chosen:
            wanted = ONNX if ONNX in kind else SUFFIX
            path = Path(chosen)
            self.share_to(run, path if path.suffix in (SUFFIX, ONNX) else path.with_name(path.name + wanted))

    def share_to(self, run: Run, path: Path) -> None:
        """Write it in the background and say how it went."""

        def write(_: object) -> str:
            try:
                if path.suffix == ONNX:
                    told = export_onnx(run, path, worker_python())
                    return self.tr("{path} gives what the model gives, to {worst}, on {n} pictures of the run.").format(
                        path=path, worst=f"{told['largest_difference']:.1e}", n=told["compared_on"]
                    )
                export_archive(run, path, worker_python())
            except LeavingError as error:
                raise ProjectError(str(error)) from None
            return self.tr("{path} can be taken over in another workbench.").format(path=path)

        self._frame.in_background(self.tr("Writing the model"), write, self._frame.parts.notices.info)

    def adopt(self) -> None:
        """Ask for a shared run, or a config and then its weights."""
        filters = f"{self.tr('A shared run, or a config')} (*{SUFFIX} *.py)"
        chosen = ask_file(self._frame.window, self.tr("Take over a model"), "", filters)
        if not chosen:
            return
        weights = ""
        if chosen.endswith(".py"):
            weights = ask_file(
                self._frame.window, self.tr("The weights of this config"), str(Path(chosen).parent), "*.pth *.pt"
            )
            if not weights:
                return
        self.adopt_from(Path(chosen), Path(weights) if weights else None)

    def adopt_from(self, file: Path, weights: Path | None) -> None:
        """Make a run of it in the background; nothing that came from elsewhere is run."""
        session = self._frame.session
        if session is None or not self._frame.has_stored():
            return
        project = session.project
        if weights is None:
            schema = session.document.schema
            self._frame.in_background(
                self.tr("Taking over the run"),
                lambda _: _unpacked(file, project, schema),
                lambda found: self._add_classes(session, found[1].edit(schema), *found),
            )
            return

        def plan(_: object) -> ForeignPlan:
            return plan_foreign(file, config_roots(site_packages_of(worker_python())), project.store.load_schema())

        self._frame.in_background(
            self.tr("Reading the config"), plan, lambda found: self._take(session, found, weights)
        )

    def _take(self, session: Session, plan: ForeignPlan, weights: Path) -> None:
        if plan.edit is not None and session.editor.is_read_only:
            self._frame.parts.notices.error(session.editor.read_only_reason)
            return
        project = session.project
        self._frame.parts.background.start(
            self.tr("Copying the weights"),
            lambda _: adopt_foreign(plan, weights, project.layout, project.runs.names()),
            lambda name: self._add_classes(session, plan.edit, name, plan.classes),
            self._frame.parts.notices.error,
        )

    def _add_classes(self, session: Session, edit: Edit | None, name: str, classes: ArrivedClasses) -> None:
        """The run is whole now: add the classes that it alone knows. Where that cannot be, the run goes again."""
        try:
            if edit is not None:
                session.editor.commit(edit)
        except StaleEditError:
            text = self.tr("The classes were changed while the weights were copied: take the model over again.")
            self._take_back(session, name, text)
        except (ReadOnlyError, ProjectError) as error:  # its project was closed meanwhile
            self._take_back(session, name, str(error))
        else:
            if self._frame.session is session:
                self._say_adopted(name, classes)

    def _take_back(self, session: Session, name: str, reason: str) -> None:
        notices = self._frame.parts.notices
        notices.error(reason)
        remove = session.project.runs.remove
        self._frame.parts.background.start(
            self.tr("Removing the run"), lambda _: remove(name), lambda _: None, notices.error
        )

    def _say_adopted(self, name: str, classes: ArrivedClasses) -> None:
        self._frame.parts.current.set_run(name)
        ready = self.tr("{run} is among the runs now: predict with it.").format(run=name)
        self._frame.parts.notices.info(f"{ready} {spoken(classes.sentence(name))}")

    def _chosen(self) -> Run | None:
        session, name = self._frame.session, self._frame.parts.current.run
        if session is None or not self._frame.has_stored():
            return None
        if not name:
            self._frame.parts.notices.info(self.tr("Choose a run first: click one in the list of jobs."))
            return None
        try:
            return session.project.runs.get(name)
        except ProjectError as error:
            self._frame.parts.notices.error(str(error))
            return None


def _unpacked(file: Path, project: Project, schema: LabelSchema) -> tuple[str, ArrivedClasses]:
    """The run that came in, and its classes held against the project's."""
    name = unpack_run(file, project.layout, project.runs.names(), schema)
    try:
        run = project.runs.get(name)
        return name, held_against(classes_of(run.folder, run.recipe), schema)
    except ProjectError:
        project.runs.remove(name)
        raise
