"""Small dark labels on the canvas: names, scores, what comes next."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from workbench.ui.canvas.palette import ACTIVE_CHIP, CHIP, CHIP_TEXT
from workbench.ui.text_scale import scaled, text_scale

_TEXT_PX = 11
_PADDING_PX = 5.0
_HEIGHT_PX = 16.0


def chip_height() -> float:
    """Return how high a chip is in logical pixels: it grows with the system font."""
    return round(_HEIGHT_PX * text_scale())


def chip_font(base: QFont) -> QFont:
    """Return the font of chips: the application's, 11 pixels at the text size of the design."""
    font = QFont(base)
    font.setPixelSize(scaled(_TEXT_PX))
    return font


def chip_rect(painter: QPainter, place: QPointF, text: str) -> QRectF:
    """Return the room of a chip whose lower left corner is ``place``; whole pixels, so that it stays sharp."""
    width = QFontMetricsF(chip_font(painter.font())).horizontalAdvance(text) + 2 * _PADDING_PX
    return QRectF(round(place.x()), round(place.y()) - chip_height(), round(width), chip_height())


def draw_chip(painter: QPainter, place: QPointF, text: str, is_active: bool = False) -> QRectF:
    """Draw a chip with its lower left corner at ``place``."""
    rect = chip_rect(painter, place, text)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(chip_font(painter.font()))
    ground = QColor(ACTIVE_CHIP if is_active else CHIP)
    ground.setAlphaF(1.0 if is_active else 0.88)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, 3, 3)
    painter.setPen(QColor("#ffffff" if is_active else CHIP_TEXT))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return rect
