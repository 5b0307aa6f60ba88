"""What a person does about training: start it, look after it, predict with what came out."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.project.error import ProjectError
from workbench.session import Session
from workbench.tasks.recipe import TrainRecipe
from workbench.tasks.zoo.entry import ZooEntry
from workbench.ui.commands.frame import Frame
from workbench.ui.dialogs.config_view import ConfigDialog
from workbench.ui.dialogs.predict import PredictDialog
from workbench.ui.dialogs.train import TrainDialog
from workbench.ui.dialogs.zoo import ZooDialog
from workbench.ui.panels.images import ImagesPanel
from workbench.ui.panels.jobs import JobsPanel
from workbench.ui.panels.xray import XrayPanel


class TrainCommands(QObject):
    """The slots of the group ``train``."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame

    def new_run(self) -> None:
        """Ask for the few choices that matter, then queue the run."""
        session = self._frame.session
        if session is None or not self._frame.has_stored():
            return
        self._open_train(session).open()

    def _open_train(self, session: Session) -> TrainDialog:
        dialog = TrainDialog(self._frame.parts, session, self._frame.window)
        images = self._frame.panels["images"]
        assert isinstance(images, ImagesPanel)
        dialog.offer_listed(tuple(images.images.ids))
        dialog.started.connect(self._show_run)
        dialog.zooAsked.connect(lambda: self._choose_for(dialog, session))
        dialog.configAsked.connect(lambda recipe: self._show_config(recipe, dialog))
        dialog.xrayAsked.connect(lambda recipe: self._leave_for_xray(dialog, recipe))
        return dialog

    def train_with(self, recipe: TrainRecipe) -> None:
        """Open the form of a new run as a recipe fills it, from the training pipeline."""
        session = self._frame.session
        if session is None or not self._frame.has_stored():
            return
        dialog = self._open_train(session)
        dialog.begin_with(recipe)
        dialog.open()

    def show_config(self, run: str) -> None:
        """Show the config of a run."""
        session = self._frame.session
        if session is None or not self._frame.has_stored():
            return
        try:
            recipe = session.project.runs.get(run).recipe
        except ProjectError as error:
            self._frame.parts.notices.error(str(error))
            return
        self._config_dialog(session, self._frame.window).look_at(recipe, is_run=True)

    def _show_config(self, recipe: TrainRecipe, asking: TrainDialog) -> None:
        session = self._frame.session
        if session is not None:
            view = self._config_dialog(session, asking)
            view.taken.connect(asking.overrides.take)
            view.look_at(recipe)

    def _config_dialog(self, session: Session, parent: QWidget) -> ConfigDialog:
        view = ConfigDialog(self._frame.parts, session, self._xray_panel().desk, parent)
        view.open()
        return view

    def _leave_for_xray(self, dialog: TrainDialog, recipe: TrainRecipe) -> None:
        dialog.reject()
        self._frame.docks.arrange("xray")
        self._xray_panel().look_at(recipe)

    def _xray_panel(self) -> XrayPanel:
        panel = self._frame.panels["xray"]
        assert isinstance(panel, XrayPanel)
        return panel

    def _choose_for(self, dialog: TrainDialog, session: Session) -> None:
        zoo = ZooDialog(self._frame.parts, session, dialog, self.tr("Take this model"))
        zoo.chosen.connect(lambda entry, weights: self._offer(dialog, entry, weights))
        zoo.open()

    def _offer(self, dialog: TrainDialog, entry: ZooEntry, weights: str) -> None:
        """The chosen configuration goes into the form; it starts from its published weights where they are here."""
        dialog.offer(entry)
        if weights:
            dialog.weights.line.setText(weights)

    def show_zoo(self) -> None:
        """Show every configuration that can be trained; the chosen one goes into the form of a new run."""
        session = self._frame.session
        if session is not None and not self._frame.has_stored():
            return
        dialog = ZooDialog(self._frame.parts, session, self._frame.window)
        dialog.chosen.connect(self._train_zoo)
        dialog.open()

    def _train_zoo(self, entry: ZooEntry, weights: str) -> None:
        session = self._frame.session
        if session is None:
            return
        dialog = self._open_train(session)
        self._offer(dialog, entry, weights)
        dialog.open()

    def predict(self) -> None:
        """Ask which run predicts on which images."""
        session = self._frame.session
        if session is None or not self._frame.has_stored():
            return
        dialog = PredictDialog(self._frame.parts, session, self._frame.window)
        dialog.started.connect(self._say_predicting)
        dialog.open()

    def with_run(self, action: str) -> None:
        """Do one of the jobs panel's actions with the run that everything shows just now."""
        panel = self._frame.panels["jobs"]
        assert isinstance(panel, JobsPanel)
        if run := self._frame.parts.current.run:
            panel.act(action, run)

    def show_jobs(self) -> None:
        """Show what is going on, and the curves of it."""
        if self._frame.session is not None:
            self.show_curves()
            self._frame.docks.reveal("jobs")

    def show_curves(self) -> None:
        """Bring the curves back where they are not to be seen; the training pipeline has the window to itself."""
        docks = self._frame.docks
        if docks.arrangement == "xray":
            docks.arrange("train")
        if not docks.is_seen("curves"):
            docks.bring("curves", beside="jobs")

    def show_xray(self) -> None:
        """Step through the training pipeline on the project's images."""
        if self._frame.session is not None and self._frame.has_stored():
            self._frame.docks.arrange("xray")
            self._xray_panel().setFocus()
            self._xray_panel().begin()

    def show_predictions(self) -> None:
        """Show predictions and heatmaps beside the labels."""
        if self._frame.session is not None:
            self._frame.docks.reveal("predictions")

    def show_doctor(self) -> None:
        """Show what trains here and what is wrong with it."""
        self._frame.docks.reveal("doctor")

    def _show_run(self, run: str) -> None:
        self._frame.parts.current.set_run(run)
        self._frame.docks.arrange("train")

    def _say_predicting(self, name: str) -> None:
        self._frame.parts.current.set_run(name.partition("/")[0])
        text = self.tr("Predicting in the background; what is found is shown as it comes in.")
        self._frame.bars.show_bar("info", text, {self.tr("Show predictions"): self.show_predictions})
