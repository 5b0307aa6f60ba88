"""Brings what the predictions panel has chosen onto the canvas."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget

from workbench.core.prediction import Prediction
from workbench.ui.canvas.parts import GhostsShown, PredictionStyle
from workbench.ui.canvas.view import CanvasView
from workbench.ui.heatmap_style import ShownHeatmap
from workbench.ui.panels.predictions import PredictionsPanel
from workbench.ui.past_panel import PastPanel


class PredictionView(QObject):
    """Joins panel and canvas; make one a window and keep it. The canvas drops a prediction with its image.

    ``dock_shown`` is checked while the panel's dock is open, also behind another tab.
    """

    def __init__(self, canvas: CanvasView, panel: PredictionsPanel, dock_shown: QAction) -> None:
        super().__init__(canvas)
        dock_shown.toggled.connect(panel.set_open)
        panel.set_open(dock_shown.isChecked())
        self._canvas, self._desk = canvas, panel.desk
        panel.predictionChosen.connect(self._show_prediction)
        panel.heatmapChosen.connect(self._show_heatmap)
        panel.restored.chosen.connect(canvas.set_restored)
        panel.truthToggled.connect(canvas.set_shapes_visible)
        panel.namesToggled.connect(canvas.set_names_visible)
        canvas.imageShown.connect(lambda _: panel.push())
        panel.desk.changed.connect(self._show_ghosts)
        panel.desk.focusChanged.connect(self._show_ghosts)
        self._panel = panel
        canvas.ghostAccepted.connect(lambda ghost: panel.desk.accept([ghost]))
        canvas.ghostDismissed.connect(panel.desk.dismiss_focus)

    def follow_panel(self, panel: PastPanel, dock: QDockWidget) -> None:
        """Show what this panel has of an earlier time while it stands in front; then the other one speaks again."""
        dock.visibilityChanged.connect(panel.set_open)
        panel.set_open(dock.isVisible())
        panel.predictionChosen.connect(self._show_scene)
        self._canvas.imageShown.connect(lambda _: panel.push())

    def _show_scene(self, prediction: Prediction | None, style: PredictionStyle) -> None:
        if prediction is None:
            self._panel.push()
        elif prediction.image_id == self._canvas.image_id:
            self._canvas.set_prediction(prediction, style)
            self._canvas.set_heatmap(None)
            self._canvas.set_ghosts(GhostsShown())

    def _show_prediction(self, prediction: Prediction | None, style: PredictionStyle) -> None:
        if prediction is None or prediction.image_id == self._canvas.image_id:
            self._canvas.set_prediction(prediction, style)
            self._show_ghosts()

    def _show_ghosts(self) -> None:
        self._canvas.set_ghosts(self._desk.shown())

    def _show_heatmap(self, shown: ShownHeatmap | None) -> None:
        if shown is None:
            self._canvas.set_heatmap(None)
            return
        self._canvas.set_heatmap(shown.values, shown.to_image, shown.style.opacity, shown.style.colormap)
