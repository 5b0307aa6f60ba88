"""The chosen step, large: the picture before it and after it, with what is drawn over them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.jobs.xray import XrayStep
from workbench.ui.icons import ROLE_MUTED, icon_pixmap
from workbench.ui.xray.painting import (
    Palette,
    Shown,
    draw_grid,
    draw_shapes,
    fill_ground,
    fitted,
    image_of,
    map_image,
    scaled,
)

HEAD_PX, ARROW_PX, MARGIN = 26, 36, 12


class StepPanes(QWidget):
    """Before at the left, after at the right, each as large as its half allows."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("xray.panes")
        self.setMinimumSize(320, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.shown = Shown()
        self._steps: tuple[XrayStep | None, XrayStep | None] = (None, None)
        self._images: tuple[QImage, QImage] = (QImage(), QImage())
        self._maps: tuple[QImage, QImage] = (QImage(), QImage())
        self._palette = Palette(())

    def show_step(self, before: XrayStep | None, after: XrayStep | None, palette: Palette) -> None:
        """Show a step and the one before it."""
        self._steps, self._palette = (before, after), palette
        self._images = (self._image(before), self._image(after))
        self._maps = (self._map(before), self._map(after))
        self.setAccessibleName(" → ".join(self._head(side) for side in (0, 1)))
        self.update()

    def set_shown(self, shown: Shown) -> None:
        """Show or hide labels, crop, pixel grid."""
        self.shown = shown
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        """Draw both halves and the arrow between."""
        with QPainter(self) as painter:
            half = (self.width() - 2 * MARGIN - ARROW_PX) / 2
            for side, left in ((0, MARGIN), (1, MARGIN + half + ARROW_PX)):
                self._paint_side(painter, side, QRectF(left, 0, half, self.height() - MARGIN))
            if self._steps[0] is not None:
                muted = self.palette().color(ROLE_MUTED).name()
                arrow = icon_pixmap("right", 18, muted, self.devicePixelRatioF())
                painter.drawPixmap(QPointF(MARGIN + half + ARROW_PX / 2 - 9, self.height() / 2 - 9), arrow)

    def _paint_side(self, painter: QPainter, side: int, room: QRectF) -> None:
        step, image = self._steps[side], self._images[side]
        if step is None:
            return
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        head = QRectF(room.left(), room.top(), room.width(), HEAD_PX)
        word = self.tr("After") if side else self.tr("Before")
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, word)
        shift = painter.fontMetrics().horizontalAdvance(word) + 10
        painter.setFont(self.font())
        painter.setPen(self.palette().color(ROLE_MUTED))
        painter.drawText(head.adjusted(shift, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._head(side))
        frame = room.adjusted(0, HEAD_PX, 0, 0)
        if image.isNull():
            fill_ground(painter, frame)
            return
        place = fitted(step.shapes.size, frame)
        # A crop may reach beyond the picture: leave it room, on the same dark ground.
        ground = frame if step.shapes.crop and self.shown.crop else place
        fill_ground(painter, ground)
        if ground is frame:
            place = _with_room(step, frame)
        painter.save()
        painter.setClipRect(frame)
        pixmap = scaled(image, place, self.devicePixelRatioF())
        painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
        if not self._maps[side].isNull() and self.shown.labels:
            painter.drawImage(place, self._maps[side])
        if self.shown.grid:
            draw_grid(painter, step.shapes, place)
        draw_shapes(painter, step.shapes, self._palette, place, self.shown)
        painter.restore()

    def _head(self, side: int) -> str:
        step = self._steps[side]
        if step is None or step.picture is None:
            return ""
        size = f"{step.shapes.size[0]} × {step.shapes.size[1]}"
        inside, known = step.inside
        if not known:
            return size
        return self.tr("{size}, {inside} of {all} keypoints inside").format(size=size, inside=inside, all=known)

    def _image(self, step: XrayStep | None) -> QImage:
        return QImage() if step is None else image_of(step.picture)

    def _map(self, step: XrayStep | None) -> QImage:
        return QImage() if step is None or step.label_map is None else map_image(step.label_map, self._palette)

    def changeEvent(self, event: QEvent) -> None:
        """Hear the switch of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.update()
        super().changeEvent(event)


def _with_room(step: XrayStep, frame: QRectF) -> QRectF:
    """Return where a picture lies when the crop that reaches beyond it is to be seen whole."""
    width, height = step.shapes.size
    xs = [0.0, float(width), *(x for x, _ in step.shapes.crop)]
    ys = [0.0, float(height), *(y for _, y in step.shapes.crop)]
    left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
    # A frame many times as large as the picture would make a dot of it.
    left, right = max(left, -width), min(right, 2.0 * width)
    top, bottom = max(top, -height), min(bottom, 2.0 * height)
    inner = frame.adjusted(8, 8, -8, -8)
    scale = min(inner.width() / (right - left), inner.height() / (bottom - top))
    whole_left = inner.center().x() - (right + left) / 2 * scale
    whole_top = inner.center().y() - (bottom + top) / 2 * scale
    return QRectF(whole_left, whole_top, width * scale, height * scale)
