"""What a layer of the canvas is."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QPainter, QRegion

from workbench.ui.canvas.display import Display


class Layer(Protocol):
    """Paints one aspect of the display. Layers know nothing of each other; their order stands in the catalog."""

    def paint(self, painter: QPainter, display: Display) -> None:
        """Paint into logical screen pixels."""


class LiveLayer(Layer, Protocol):
    """A layer that changes with every move of the pointer, so that it must say where."""

    def region(self, display: Display) -> QRegion:
        """Return where the layer paints now."""
