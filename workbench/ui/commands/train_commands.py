"""What a person does about training: start it, look after it, predict with what came out."""

from __future__ import annotations

from PySide6.QtCore import QObject

from workbench.ui.commands.frame import Frame


class TrainCommands(QObject):
    """The slots of the group ``train``."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame

    def new_run(self) -> None:
        """Ask for the few choices that matter, then queue the run."""

    def predict(self) -> None:
        """Ask which run predicts on which images."""

    def show_jobs(self) -> None:
        """Show what is going on."""
        self._frame.docks.reveal("jobs")

    def show_predictions(self) -> None:
        """Show predictions and heatmaps beside the labels."""
        self._frame.docks.reveal("predictions")

    def show_doctor(self) -> None:
        """Show what trains here and what is wrong with it."""
        self._frame.docks.reveal("doctor")
