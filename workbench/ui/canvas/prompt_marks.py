"""Paints where was pointed at an object: a plus on it, a minus beside it, the box around it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRegion

from workbench.editing.ghosts.prompt import Prompt
from workbench.ui.canvas.display import Display
from workbench.ui.canvas.live_shape import stroke
from workbench.ui.canvas.palette import ACCENT

_RADIUS_PX = 7.0
_SIGN_PX = 3.5
_ON, _OFF = "#2f9e6e", "#d9443a"


def paint_prompt(painter: QPainter, display: Display, prompt: Prompt) -> None:
    """Paint marks that differ by their sign, not by colour alone."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if prompt.box_xywh is not None:
        box = QPainterPath()
        box.addRect(display.rect(prompt.box_xywh))
        stroke(painter, box, QColor(ACCENT), 1.5, is_dashed=True)
    for point in prompt.points:
        _paint_mark(painter, display.point(point.x, point.y), point.is_on)


def prompt_room(display: Display, prompt: Prompt) -> QRegion:
    """Return where ``paint_prompt`` paints."""
    room = QRegion()
    if prompt.box_xywh is not None:
        room += display.rect(prompt.box_xywh).adjusted(-4, -4, 4, 4).toAlignedRect()
    for point in prompt.points:
        place, reach = display.point(point.x, point.y), _RADIUS_PX + 3
        room += QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach).toAlignedRect()
    return room


def _paint_mark(painter: QPainter, place: QPointF, is_on: bool) -> None:
    painter.setPen(QPen(QColor("#ffffff"), 1.5))
    painter.setBrush(QColor(_ON if is_on else _OFF))
    painter.drawEllipse(place, _RADIUS_PX, _RADIUS_PX)
    painter.setPen(QPen(QColor("#ffffff"), 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(place - QPointF(_SIGN_PX, 0), place + QPointF(_SIGN_PX, 0))
    if is_on:
        painter.drawLine(place - QPointF(0, _SIGN_PX), place + QPointF(0, _SIGN_PX))
