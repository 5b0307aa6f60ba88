"""Selected and hovered objects, painted live, with their handles."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRegion

from workbench.core.instance import Instance
from workbench.editing.grips.catalog import marks
from workbench.editing.grips.grip import MarkShape
from workbench.editing.handles import frame_of
from workbench.ui.canvas.chips import draw_chip
from workbench.ui.canvas.display import LIVE_LIMIT, Display
from workbench.ui.canvas.group_frames import GroupFrames
from workbench.ui.canvas.live_shape import (
    Emphasis,
    category_of,
    paint_instance,
    screen_bounds,
    skeleton_of,
    stroke,
)
from workbench.ui.canvas.palette import ACCENT

_HANDLE_PX = 8.0


class SelectionLayer:
    """Paints what the picture of the other shapes leaves out."""

    def __init__(self) -> None:
        self._groups = GroupFrames()

    def paint(self, painter: QPainter, display: Display) -> None:
        """Paint held objects, then handles above all of them."""
        scene = display.scene
        if scene is None or display.pyramid is None or not display.shows_shapes:
            return
        exposed = QRectF(display.exposed)
        shown = [(instance, self._emphasis(display, instance)) for instance in display.live()]
        hovered = scene.index.get(scene.selection.hovered) if scene.selection.hovered is not None else None
        if hovered is not None and hovered.id not in display.held_ids:
            shown.append((hovered, Emphasis.HOVERED))
        for instance, emphasis in shown:
            # Where the pointer was and where it is are two rectangles, and an object lies in one of them.
            if screen_bounds(display, instance).intersects(exposed):
                paint_instance(painter, display, instance, emphasis)
        for frame in self._groups.frames(display):
            outline = QPainterPath()
            outline.addRect(frame)
            stroke(painter, outline, QColor("#ffffff"), 1.0, is_dashed=True)
        if not display.draft_ids and len(scene.selection.ids) <= LIVE_LIMIT:
            self._paint_handles(painter, display)

    def region(self, display: Display) -> QRegion:
        """Return the room of all live objects; everything when they are many."""
        scene = display.scene
        if scene is None:
            return QRegion()
        shown = display.live()
        hovered = scene.index.get(scene.selection.hovered) if scene.selection.hovered is not None else None
        if hovered is not None:
            shown.append(hovered)
        room = QRectF()
        for instance in shown:
            room = room.united(screen_bounds(display, instance))
        for frame in self._groups.frames(display):
            room = room.united(frame.adjusted(-2, -2, 2, 2))
        return QRegion(room.toAlignedRect()) if shown else QRegion()

    def _emphasis(self, display: Display, instance: Instance) -> Emphasis:
        assert display.scene is not None
        if instance.id in display.scene.selection.ids:
            return Emphasis.SELECTED
        return Emphasis.HOVERED if instance.id == display.scene.selection.hovered else Emphasis.PLAIN

    def _paint_handles(self, painter: QPainter, display: Display) -> None:
        assert display.scene is not None
        selected = display.scene.selected
        if len(selected) > 1 and (frame := frame_of(selected)) is not None:
            outline = QPainterPath()
            outline.addRect(display.rect(frame))
            stroke(painter, outline, QColor("#ffffff"), 1.0, is_dashed=True)
        for mark in marks(display.scene, 1 / display.transform.scale):
            if mark.root is not None:
                stem = QPainterPath(display.point(*mark.root))
                stem.lineTo(display.point(mark.x, mark.y))
                stroke(painter, stem, QColor("#ffffff"), 1.0)
            paint_mark(painter, display.point(mark.x, mark.y), mark.shape)
        if len(selected) == 1:
            self._paint_keypoint_name(painter, display, selected[0])

    def _paint_keypoint_name(self, painter: QPainter, display: Display, instance: Instance) -> None:
        assert display.scene is not None
        picked = display.scene.selection.keypoint
        if picked is None or picked[0] != instance.id or picked[1] >= len(instance.keypoints):
            return
        point = instance.keypoints[picked[1]]
        category = category_of(display.scene.schema, instance.category_id)
        name = skeleton_of(category, len(instance.keypoints)).keypoints[picked[1]]
        place = display.point(point.x, point.y)
        if point.v:
            ring = QPainterPath()
            ring.addEllipse(place, 8.0, 8.0)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            stroke(painter, ring, QColor("#ffffff"), 1.5)
            if name:
                draw_chip(painter, place + QPointF(12, -8), name, is_active=True)


def paint_mark(painter: QPainter, place: QPointF, shape: MarkShape = MarkShape.SQUARE) -> None:
    """Paint a white grip with accent border, on whole pixels."""
    half = _HANDLE_PX / 2
    rect = QRectF(round(place.x()) - half + 0.5, round(place.y()) - half + 0.5, _HANDLE_PX - 1, _HANDLE_PX - 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, shape is not MarkShape.SQUARE)
    is_chosen = shape is MarkShape.CHOSEN
    painter.setPen(QPen(QColor("#ffffff" if is_chosen else ACCENT), 1.0))
    painter.setBrush(QColor(ACCENT if is_chosen else "#ffffff"))
    if is_chosen or shape is MarkShape.SQUARE:
        painter.drawRect(rect)
    elif shape is MarkShape.DISC:
        painter.drawEllipse(rect)
    else:
        cross = QPainterPath()
        cross.addRect(rect.adjusted(2, -4, -2, 4))
        cross.addRect(rect.adjusted(-4, 2, 4, -2))
        painter.drawPath(cross.simplified())
