"""What the hand is doing just now: not in the document yet."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QRegion

from workbench.editing.gesture import Draft, Expected
from workbench.ui.canvas.chips import draw_chip
from workbench.ui.canvas.display import Display
from workbench.ui.canvas.live_shape import Emphasis, paint_instance, screen_bounds, stroke
from workbench.ui.canvas.outline_path import outline_room, paint_outline
from workbench.ui.canvas.palette import ACCENT, CHIP_TEXT, SIDE_COLORS
from workbench.ui.canvas.prompt_marks import paint_prompt, prompt_room

_CHIP_ROOM = QRectF(-16, -40, 420, 56)
_CHIP_PLACE = QPointF(14, -10)
_FARTHEST_PX = 80.0
"""A chip stands outside the tip, but not so far off that it is not seen."""
_EXPECTED_PX = 6.0
_EXPECTED_ROOM = QRectF(-12, -16, 280, 32)


class DraftLayer:
    """Paints objects being drawn or dragged, rubber band, open outline, dashed links, crosshair, chip."""

    def paint(self, painter: QPainter, display: Display) -> None:
        """Paint the draft and what accompanies the pointer."""
        draft = display.draft
        if draft is None or display.scene is None or display.pyramid is None:
            return
        # A guess lies below what was placed, its name too.
        if draft.expected is not None:
            self._paint_expected(painter, display, draft.expected)
        for instance in draft.instances:
            paint_instance(painter, display, instance, Emphasis.SELECTED)
        if draft.band is not None:
            self._paint_band(painter, display.rect(draft.band))
        if draft.prompt is not None:
            paint_prompt(painter, display, draft.prompt)
        if display.pointer is None:
            return
        paint_outline(painter, display, draft, display.pointer)
        for link in draft.links:
            line = QPainterPath(display.point(link.x, link.y))
            line.lineTo(display.pointer)
            stroke(painter, line, QColor(SIDE_COLORS[link.side]), 1.5, is_dashed=True)
        if draft.crosshair:
            self._paint_crosshair(painter, display, display.pointer)
        chip = _chip_text(draft)
        if chip:
            place = display.pointer + _beside_tip(display, draft)
            draw_chip(painter, place, chip, is_active=draft.crosshair or (draft.aim is not None and draft.aim.is_new))

    def region(self, display: Display) -> QRegion:
        """Return the room of the draft; the crosshair is two thin strips."""
        draft = display.draft
        if draft is None or display.scene is None:
            return QRegion()
        region = QRegion()
        for instance in draft.instances:
            region += screen_bounds(display, instance).toAlignedRect()
        if draft.band is not None:
            region += display.rect(draft.band).adjusted(-2, -2, 2, 2).toAlignedRect()
        if draft.prompt is not None:
            region += prompt_room(display, draft.prompt)
        if draft.expected is not None:
            place = display.point(draft.expected.x, draft.expected.y)
            region += _EXPECTED_ROOM.translated(place).toAlignedRect()
        pointer = display.pointer
        if pointer is None:
            return region
        region += outline_room(display, draft, pointer).toAlignedRect()
        if draft.links:
            places = [display.point(k.x, k.y) for k in draft.links]
            region += QPolygonF([*places, pointer]).boundingRect().adjusted(-12, -12, 12, 12).toAlignedRect()
        if draft.crosshair:
            region += QRect(0, round(pointer.y()) - 2, display.screen[0], 4)
            region += QRect(round(pointer.x()) - 2, 0, 4, display.screen[1])
        if draft.chip or draft.aim is not None:
            place = pointer + _beside_tip(display, draft) - _CHIP_PLACE
            region += _CHIP_ROOM.translated(place).toAlignedRect()
        return region

    def _paint_band(self, painter: QPainter, rect: QRectF) -> None:
        ground = QColor(ACCENT)
        ground.setAlphaF(0.12)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(rect, ground)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(ACCENT), 1.0))
        painter.drawRect(rect)

    def _paint_expected(self, painter: QPainter, display: Display, expected: Expected) -> None:
        """A dashed ring and a quiet name: a guess, which nothing but a click makes a point."""
        place = display.point(expected.x, expected.y)
        ring = QPainterPath()
        ring.addEllipse(place, _EXPECTED_PX, _EXPECTED_PX)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stroke(painter, ring, QColor(CHIP_TEXT), 1.5, is_dashed=True)
        text = QCoreApplication.translate("DraftLayer", "{name}, expected").format(name=expected.name)
        draw_chip(painter, place + QPointF(_EXPECTED_PX + 6, 8), text)

    def _paint_crosshair(self, painter: QPainter, display: Display, pointer: QPointF) -> None:
        x, y = round(pointer.x()), round(pointer.y())
        width, height = display.screen
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for color, shift in ((QColor(0, 0, 0, 90), 1), (QColor(255, 255, 255, 150), 0)):
            painter.setPen(QPen(color, 1.0))
            painter.drawLine(0, y + shift, width, y + shift)
            painter.drawLine(x + shift, 0, x + shift, height)


def _chip_text(draft: Draft) -> str:
    """What stands beside the pointer: what is to be placed, and into which object it goes."""
    if draft.aim is None:
        return draft.chip
    if draft.aim.is_new:
        said = QCoreApplication.translate("DraftLayer", "new {name}")
    else:
        said = QCoreApplication.translate("DraftLayer", "adds to {name}")
    return " · ".join(part for part in (draft.chip, said.format(name=draft.aim.name)) if part)


def _beside_tip(display: Display, draft: Draft) -> QPointF:
    """Where a chip's lower left corner lies, seen from the pointer: it does not cover what a tip would paint."""
    if draft.tip is None:
        return _CHIP_PLACE
    away = min(draft.tip.size / 2 * display.transform.scale * 0.71, _FARTHEST_PX)
    return QPointF(max(_CHIP_PLACE.x(), away + 6), min(_CHIP_PLACE.y(), -away))
