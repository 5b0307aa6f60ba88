"""Marks the largest value of a heatmap, above the shapes."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPen

from workbench.ui.canvas.chips import chip_height, draw_chip
from workbench.ui.canvas.display import Display


class PeakLayer:
    """A cross that leaves its middle free, and the value."""

    def paint(self, painter: QPainter, display: Display) -> None:
        """Paint the mark, if there is a heatmap."""
        if display.heatmap is None or display.pyramid is None or display.hides_guess:
            return
        place = display.point(*display.heatmap.peak)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for color, width in ((QColor(0, 0, 0, 160), 3.5), (QColor("#ffffff"), 1.5)):
            painter.setPen(QPen(color, width))
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                painter.drawLine(place + QPointF(4 * dx, 4 * dy), place + QPointF(10 * dx, 10 * dy))
        # Names stand above what they name, so the value goes below.
        draw_chip(painter, place + QPointF(12, 8 + chip_height()), f"{display.heatmap.peak_value:.2f}")
