"""Marks the one predicted object that a key would accept."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QRegion

from workbench.core.instance import Instance
from workbench.editing.shape_index import bounds
from workbench.ui.canvas.chips import chip_height, draw_chip
from workbench.ui.canvas.display import Display
from workbench.ui.canvas.live_shape import category_of, stroke
from workbench.ui.canvas.palette import ACCENT

_APART_PX = 5.0
_CORNER_PX = 14.0
_ROOM_PX = 260
_BELOW_PX = 8


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
            text = f"{category.name} {focus.score or 0:.2f}"
            draw_chip(painter, _chip_place(display, focus), text, is_active=True)

    def region(self, display: Display) -> QRegion:
        """Return the room of the marks."""
        rect, focus = self._rect(display), display.ghosts.focus
        if rect is None or focus is None:
            return QRegion()
        chip = _chip_place(display, focus)
        room = QRectF(chip.x(), chip.y() - chip_height(), _ROOM_PX, chip_height())
        return QRegion(rect.adjusted(-4, -4, 4, 4).toAlignedRect()) + QRegion(
            room.adjusted(-4, -4, 4, 4).toAlignedRect()
        )

    def _rect(self, display: Display) -> QRectF | None:
        focus = display.ghosts.focus
        if focus is None or display.scene is None or display.pyramid is None or display.prediction is None:
            return None
        if display.hides_guess:
            return None
        return _box(display, focus).adjusted(-_APART_PX, -_APART_PX, _APART_PX, _APART_PX)


def _box(display: Display, focus: Instance) -> QRectF:
    """A class of the image as a whole has no place: it stands at the corner of what is seen of the image."""
    box = bounds(focus)
    if box is not None:
        return display.rect(box)
    corner = display.point(0, 0)
    return QRectF(max(corner.x(), 0.0), max(corner.y(), 0.0), 0, 0)


def _chip_place(display: Display, focus: Instance) -> QPointF:
    """The lower left corner of the chip: above the object, else inside it, and below what floats on the canvas."""
    box, covered = _box(display, focus), display.covered
    left = max(box.left() - 1, 2.0)
    bottom = box.top() - 3 if box.top() - 3 >= chip_height() else box.top() + chip_height() + 3
    is_beside = left > covered.right() or bottom < covered.top() or bottom - chip_height() > covered.bottom()
    return QPointF(left, bottom if covered.isEmpty() or is_beside else covered.bottom() + _BELOW_PX + chip_height())


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
