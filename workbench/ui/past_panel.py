"""What the panels that show an earlier time on the canvas have in common: they do it while they stand in front."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal

from workbench.core.prediction import Prediction
from workbench.ui.canvas.parts import PredictionStyle
from workbench.ui.parts import Parts
from workbench.ui.session_panel import SessionPanel


class PastPanel(SessionPanel):
    """``predictionChosen`` carries what the canvas is to show, or None: it may show what it likes again.

    Subclasses fill in ``push`` and, when they work only while they are seen, ``show_opened``.
    """

    predictionChosen: ClassVar[Signal] = Signal(object, object)

    def __init__(self, parts: Parts, object_name: str) -> None:
        super().__init__(parts, object_name)
        self.is_open = False
        self._is_showing = False
        parts.current.imageChanged.connect(lambda _: self.push())

    def set_open(self, is_open: bool) -> None:
        """Whether the panel is to be seen: closed, it shows nothing on the canvas."""
        if is_open == self.is_open:
            return
        self.is_open = is_open
        self.show_opened()
        self.push()

    def show_opened(self) -> None:
        """The panel came to the front, or is no longer there (``is_open``)."""

    def push(self) -> None:
        """Send to the canvas what there is of the shown image (again: it forgets with every image)."""

    def show_past(self, prediction: Prediction, style: PredictionStyle) -> None:
        """Have this on the canvas."""
        self._is_showing = True
        self.predictionChosen.emit(prediction, style)

    def release(self) -> None:
        """Leave the canvas to the others, if it was not left to them already."""
        if self._is_showing:
            self._is_showing = False
            self.predictionChosen.emit(None, PredictionStyle())
