"""What the hand is doing just now: not in the document yet."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QRegion

from workbench.editing.gesture import Draft
from workbench.ui.canvas.chips import draw_chip
from workbench.ui.canvas.display import Display
from workbench.ui.canvas.live_shape import Emphasis, paint_instance, paint_joint, screen_bounds, stroke
from workbench.ui.canvas.palette import ACCENT, SIDE_COLORS, color_of

_CHIP_ROOM = QRectF(-16, -40, 260, 56)


class DraftLayer:
    """Paints objects being drawn or dragged, rubber band, open outline, dashed links, crosshair, chip."""

    def paint(self, painter: QPainter, display: Display) -> None:
        """Paint the draft and what accompanies the pointer."""
        draft = display.draft
        if draft is None or display.scene is None or display.pyramid is None:
            return
        for instance in draft.instances:
            paint_instance(painter, display, instance, Emphasis.SELECTED)
        if draft.band is not None:
            self._paint_band(painter, display.rect(draft.band))
        if display.pointer is None:
            return
        if draft.path:
            self._paint_path(painter, display, draft, display.pointer)
        for link in draft.links:
            line = QPainterPath(display.point(link.x, link.y))
            line.lineTo(display.pointer)
            stroke(painter, line, QColor(SIDE_COLORS[link.side]), 1.5, is_dashed=True)
        if draft.crosshair:
            self._paint_crosshair(painter, display, display.pointer)
        if draft.chip:
            draw_chip(painter, display.pointer + QPointF(14, -10), draft.chip, is_active=draft.crosshair)

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
        pointer = display.pointer
        if pointer is None:
            return region
        if draft.path or draft.links:
            places = [display.point(x, y) for x, y in draft.path] + [display.point(k.x, k.y) for k in draft.links]
            room = QPolygonF([*places, pointer]).boundingRect().adjusted(-12, -12, 12, 12)
            region += room.toAlignedRect()
        if draft.crosshair:
            region += QRect(0, round(pointer.y()) - 2, display.screen[0], 4)
            region += QRect(round(pointer.x()) - 2, 0, 4, display.screen[1])
        if draft.chip:
            region += _CHIP_ROOM.translated(pointer).toAlignedRect()
        return region

    def _paint_band(self, painter: QPainter, rect: QRectF) -> None:
        ground = QColor(ACCENT)
        ground.setAlphaF(0.12)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(rect, ground)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(ACCENT), 1.0))
        painter.drawRect(rect)

    def _paint_path(self, painter: QPainter, display: Display, draft: Draft, pointer: QPointF) -> None:
        assert display.scene is not None
        color = QColor(color_of(display.scene.schema, display.scene.category_id or 0))
        places = [display.point(x, y) for x, y in draft.path]
        shape = QPainterPath()
        shape.addPolygon(QPolygonF([*places, *([] if draft.closes else [pointer])]))
        fill = QColor(color)
        fill.setAlphaF(0.0 if draft.is_open else 0.12)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(shape, fill)
        line = QPainterPath()
        line.addPolygon(QPolygonF([*places, *([places[0]] if draft.closes else [])]))
        stroke(painter, line, color, 2.0)
        if not draft.closes:
            rubber = QPainterPath(places[-1])
            rubber.lineTo(pointer)
            stroke(painter, rubber, color, 1.5, is_dashed=True)
        for place in places[1:]:
            paint_joint(painter, place, color.name(), is_visible=True, radius=2.5)
        paint_joint(painter, places[0], "#ffffff", is_visible=True, radius=6.0 if draft.closes else 4.0)

    def _paint_crosshair(self, painter: QPainter, display: Display, pointer: QPointF) -> None:
        x, y = round(pointer.x()), round(pointer.y())
        width, height = display.screen
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for color, shift in ((QColor(0, 0, 0, 90), 1), (QColor(255, 255, 255, 150), 0)):
            painter.setPen(QPen(color, 1.0))
            painter.drawLine(0, y + shift, width, y + shift)
            painter.drawLine(x + shift, 0, x + shift, height)
