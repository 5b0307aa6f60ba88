"""Marks the one predicted object that a key would accept."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QRegion

from workbench.editing.shape_index import bounds
from workbench.ui.canvas.chips import chip_height, draw_chip
from workbench.ui.canvas.display import Display
from workbench.ui.canvas.live_shape import category_of, stroke
from workbench.ui.canvas.palette import ACCENT

_APART_PX = 5.0
_CORNER_PX = 14.0
_ROOM_PX = 260


class GhostLayer:
    """Four corners around it, and its name and score on an accented chip; the shape itself stays as it is drawn."""

    def paint(self, painter: QPainter, display: Display) -> None:
        """Paint the marks, if something is in focus."""
        rect, focus = self._rect(display), display.ghosts.focus
        if rect is None or focus is None or display.scene is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if bounds(focus) is not None:
            stroke(painter, _corners(rect), QColor(ACCENT), 2.5)
        category = category_of(display.scene.schema, focus.category_id)
        if category is not None and display.prediction_style.shows_scores:
            box = display.rect(bounds(focus) or (0, 0, 0, 0))
            top = box.top() - 3 if box.top() - 3 >= chip_height() else box.top() + chip_height() + 3
            text = f"{category.name} {focus.score or 0:.2f}"
            draw_chip(painter, QPointF(max(box.left() - 1, 2), top), text, is_active=True)

    def region(self, display: Display) -> QRegion:
        """Return the room of the marks."""
        rect = self._rect(display)
        return QRegion() if rect is None else QRegion(rect.adjusted(-4, -32, _ROOM_PX, 4).toAlignedRect())

    def _rect(self, display: Display) -> QRectF | None:
        focus = display.ghosts.focus
        if focus is None or display.scene is None or display.pyramid is None or display.prediction is None:
            return None
        if display.hides_guess:
            return None
        # A class of the image as a whole has no place: its name stands at the image's own corner.
        box = bounds(focus) or (0.0, 0.0, 0.0, 0.0)
        return display.rect(box).adjusted(-_APART_PX, -_APART_PX, _APART_PX, _APART_PX)


def _corners(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    reach = min(_CORNER_PX, rect.width() / 3, rect.height() / 3)
    for corner, across, down in (
        (rect.topLeft(), 1, 1),
        (rect.topRight(), -1, 1),
        (rect.bottomRight(), -1, -1),
        (rect.bottomLeft(), 1, -1),
    ):
        path.moveTo(corner + QPointF(0, down * reach))
        path.lineTo(corner)
        path.lineTo(corner + QPointF(across * reach, 0))
    return path
