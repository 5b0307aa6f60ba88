"""The stroke of a brush while it goes on, the tip around the pointer, the cells of superpixels."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QRegion

from workbench.editing.gesture import Painting
from workbench.ui.canvas.display import Display
from workbench.ui.canvas.mask_picture import Look
from workbench.ui.canvas.palette import color_of
from workbench.ui.canvas.tip_picture import TIP_ROOM_PX, paint_tip

_SMALLEST_TIP_PX = 5.0
_ROOM_PX = 6


class PaintingLayer:
    """What a stroke has made of an object so far, in place of the object."""

    def paint(self, painter: QPainter, display: Display) -> None:
        """Paint what is being painted, then the tip."""
        draft = display.draft
        if draft is None or display.scene is None or display.pyramid is None:
            return
        if draft.cells is not None:
            display.cells.paint(painter, draft.cells, display.transform, display.ratio, display.screen)
        if draft.painting is not None:
            self._paint_stroke(painter, display, draft.painting)
        if draft.tip is not None and display.pointer is not None:
            paint_tip(painter, _tip_room(display), draft.tip.is_square, display.ratio)

    def region(self, display: Display) -> QRegion:
        """Return the tip's room and what the stroke has changed."""
        draft = display.draft
        if display.cells.is_other(draft.cells if draft is not None else None):
            return QRegion(0, 0, *display.screen)
        room = QRectF()
        for box in display.stroke.changed(draft.painting if draft is not None else None):
            room = room.united(display.rect(box))
        region = QRegion()
        if not room.isEmpty():
            region += room.adjusted(-_ROOM_PX, -_ROOM_PX, _ROOM_PX, _ROOM_PX).toAlignedRect()
        if draft is not None and draft.tip is not None and display.pointer is not None:
            room = _tip_room(display).adjusted(-TIP_ROOM_PX, -TIP_ROOM_PX, TIP_ROOM_PX, TIP_ROOM_PX)
            region += room.toAlignedRect()
        return region

    def _paint_stroke(self, painter: QPainter, display: Display, painting: Painting) -> None:
        assert display.scene is not None
        schema = display.scene.schema
        view = (display.transform, display.ratio, display.screen)
        picture = display.stroke.picture(painting, lambda: Look(color_of(schema, painting.category_id), inner=2), *view)
        picture.paint(painter, display.transform)


def _tip_room(display: Display) -> QRectF:
    """The square around the tip on the screen; a small one is drawn large enough to be seen."""
    assert display.draft is not None and display.draft.tip is not None and display.pointer is not None
    size = max(display.draft.tip.size * display.transform.scale, _SMALLEST_TIP_PX)
    return QRectF(display.pointer.x() - size / 2, display.pointer.y() - size / 2, size, size)
