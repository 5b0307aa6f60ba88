"""A chip that says which image is being read, when that takes long enough to be noticed."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from workbench.ui.canvas.chips import chip_height, chip_rect, draw_chip
from workbench.ui.canvas.display import Display


class WaitingLayer:
    """In the middle, over the last image, which stays until the next one is there."""

    def paint(self, painter: QPainter, display: Display) -> None:
        """Paint the chip, if there is something to say."""
        if not display.waiting:
            return
        width = chip_rect(painter, QPointF(), display.waiting).width()
        place = QPointF((display.screen[0] - width) / 2, (display.screen[1] + chip_height()) / 2)
        draw_chip(painter, place, display.waiting, is_active=True)
