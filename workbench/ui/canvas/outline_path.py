"""Paints the path that is being drawn, and what guides it: the snap place, the way ahead, a crossing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from workbench.editing.gesture import Draft, Guides
from workbench.ui.canvas.display import Display
from workbench.ui.canvas.live_shape import paint_joint, stroke
from workbench.ui.canvas.palette import ACCENT, color_of

_APART_PX = 8.0
_RING_PX = 8.0
_CROSS_PX = 6.0
_ROOM_PX = 14.0
_BAD = "#e5534b"


def paint_outline(painter: QPainter, display: Display, draft: Draft, pointer: QPointF) -> None:
    """Paint the path of a draft and its guides, as far as it has them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if draft.path:
        _paint_path(painter, display, draft, pointer)
    if draft.guides is not None:
        _paint_guides(painter, display, draft.guides)


def outline_room(display: Display, draft: Draft, pointer: QPointF) -> QRectF:
    """Return where ``paint_outline`` paints; empty for a draft with neither."""
    room = QRectF()
    if draft.path:
        places = [display.point(x, y) for x, y in draft.path]
        room = _room([*places, *_ahead(display, draft, pointer)])
    if draft.guides is not None:
        spots = [display.point(*place) for place in (draft.guides.snap, draft.guides.crossing) if place is not None]
        room = room.united(_room(spots)) if spots else room
    return room


def _paint_path(painter: QPainter, display: Display, draft: Draft, pointer: QPointF) -> None:
    """Paint the points so far, the line through them, and the way to where a press would put the next one."""
    assert display.scene is not None
    # A line that cuts is of no class.
    is_cut = draft.is_open and draft.guides is not None
    color = QColor("#ffffff" if is_cut else color_of(display.scene.schema, display.scene.category_id or 0))
    places = [display.point(x, y) for x, y in draft.path]
    ahead = _ahead(display, draft, pointer)
    if not draft.is_open:
        shape = QPainterPath()
        shape.addPolygon(QPolygonF([*places, *([] if draft.closes else ahead)]))
        fill = QColor(color)
        fill.setAlphaF(0.12)
        painter.fillPath(shape, fill)
    stroke(painter, _line([*places, *([places[0]] if draft.closes else [])]), color, 2.0)
    if not draft.closes:
        # Along a neighbour's border a dash of the class's colour would be lost on the border itself.
        follows = len(ahead) > 1
        dash, width = (QColor("#ffffff"), 2.5) if follows else (color, 1.5)
        stroke(painter, _line([places[-1], *ahead]), dash, width, is_dashed=True)
    drawn = len(places) - (draft.guides.stroke if draft.guides is not None else 0)
    for place in _spread(places[:drawn]):
        paint_joint(painter, place, color.name(), is_visible=True, radius=2.5)
    paint_joint(painter, places[0], "#ffffff", is_visible=True, radius=6.0 if draft.closes else 4.0)


def _paint_guides(painter: QPainter, display: Display, guides: Guides) -> None:
    """Paint a ring at the place the pointer snaps to, with a dot in it on a vertex, and a cross at a crossing."""
    if guides.snap is not None:
        place = display.point(*guides.snap)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width in (("#ffffff", 4.0), (ACCENT, 2.0)):
            painter.setPen(QPen(QColor(color), width))
            painter.drawEllipse(place, _RING_PX, _RING_PX)
        if guides.is_vertex:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ACCENT))
            painter.drawEllipse(place, 3.5, 3.5)
    if guides.crossing is not None:
        place = display.point(*guides.crossing)
        cross = QPainterPath()
        for side in (-_CROSS_PX, _CROSS_PX):
            cross.moveTo(place + QPointF(-_CROSS_PX, side))
            cross.lineTo(place + QPointF(_CROSS_PX, -side))
        stroke(painter, cross, QColor("#ffffff"), 5.0)
        painter.setPen(QPen(QColor(_BAD), 2.5))
        painter.drawPath(cross)


def _ahead(display: Display, draft: Draft, pointer: QPointF) -> list[QPointF]:
    if draft.guides is not None and draft.guides.ahead:
        return [display.point(x, y) for x, y in draft.guides.ahead]
    return [pointer]


def _line(places: list[QPointF]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF(places))
    return path


def _spread(places: list[QPointF]) -> list[QPointF]:
    """The joints of a line drawn by hand would cover it: of those near each other the first is shown."""
    shown = places[:1]
    for place in places[1:]:
        if (place - shown[-1]).manhattanLength() > _APART_PX:
            shown.append(place)
    return shown[1:]


def _room(places: list[QPointF]) -> QRectF:
    # A dashed line to one place has no width: the margin gives it one.
    return QPolygonF(places).boundingRect().adjusted(-_ROOM_PX, -_ROOM_PX, _ROOM_PX, _ROOM_PX)
