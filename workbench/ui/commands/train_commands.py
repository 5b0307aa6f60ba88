"""What a person does about training: start it, look after it, predict with what came out."""

from __future__ import annotations

from PySide6.QtCore import QObject

from workbench.session import Session
from workbench.tasks.zoo.entry import ZooEntry
from workbench.ui.commands.frame import Frame
from workbench.ui.dialogs.predict import PredictDialog
from workbench.ui.dialogs.train import TrainDialog
from workbench.ui.dialogs.zoo import ZooDialog
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
        dialog.started.connect(self._show_run)
        dialog.zooAsked.connect(lambda: self._choose_for(dialog, session))
        return dialog

    def _choose_for(self, dialog: TrainDialog, session: Session) -> None:
        zoo = ZooDialog(self._frame.parts, session, dialog, self.tr("Take this model"))
        zoo.chosen.connect(dialog.offer)
        zoo.open()

    def show_zoo(self) -> None:
        """Show every configuration that can be trained; the chosen one goes into the form of a new run."""
        session = self._frame.session
        if session is not None and not self._frame.has_stored():
            return
        dialog = ZooDialog(self._frame.parts, session, self._frame.window)
        dialog.chosen.connect(self._train_zoo)
        dialog.open()

    def _train_zoo(self, entry: ZooEntry) -> None:
        session = self._frame.session
        if session is None:
            return
        dialog = self._open_train(session)
        dialog.offer(entry)
        dialog.open()

    def predict(self) -> None:
        """Ask which run predicts on which images."""
        session = self._frame.session
        if session is None or not self._frame.has_stored():
            return
        dialog = PredictDialog(self._frame.parts, session, self._frame.window)
        dialog.started.connect(self._say_predicting)
        dialog.open()

    def show_jobs(self) -> None:
        """Show what is going on."""
        if self._frame.session is not None:
            self._frame.docks.reveal("jobs")

    def show_xray(self) -> None:
        """Step through the training pipeline on the project's images."""
        if self._frame.session is not None and self._frame.has_stored():
            panel = self._frame.panels["xray"]
            assert isinstance(panel, XrayPanel)
            self._frame.docks.arrange("xray")
            panel.setFocus()
            panel.begin()

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
