"""Twelve draws of one sample side by side: what an augmentation really does, seen at once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from workbench.jobs.xray import Picture, Shapes
from workbench.ui.xray.painting import Palette, Shown, draw_shapes, fill_ground, fitted, image_of, scaled

GAP, CAPTION_PX = 8, 18


class ManyDraws(QWidget):
    """``chosen`` carries the seed of the draw that was clicked."""

    chosen: ClassVar[Signal] = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("xray.draws")
        self._draws: tuple[tuple[int, Picture | None, Shapes], ...] = ()
        self._palette = Palette(())

    def show_draws(self, draws: Sequence[tuple[int, Picture | None, Shapes]], palette: Palette) -> None:
        """Show draws: seed, picture, labels."""
        self._draws, self._palette = tuple(draws), palette
        self.update()

    def _rooms(self) -> list[QRectF]:
        count = len(self._draws)
        if not count:
            return []
        aspect = self._draws[0][2].size[0] / max(self._draws[0][2].size[1], 1)
        columns = max(range(1, count + 1), key=lambda each: self._side(each, aspect))
        rows = math.ceil(count / columns)
        width = (self.width() - GAP * (columns + 1)) / columns
        height = (self.height() - GAP * (rows + 1)) / rows
        return [
            QRectF(GAP + place % columns * (width + GAP), GAP + place // columns * (height + GAP), width, height)
            for place in range(count)
        ]

    def _side(self, columns: int, aspect: float) -> float:
        """How high a picture is in so many columns."""
        rows = math.ceil(len(self._draws) / columns)
        width = (self.width() - GAP * (columns + 1)) / columns
        return min(width / aspect, (self.height() - GAP * (rows + 1)) / rows - CAPTION_PX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        """Draw every one with its seed."""
        with QPainter(self) as painter:
            for (seed, picture, shapes), room in zip(self._draws, self._rooms(), strict=True):
                frame = room.adjusted(0, 0, 0, -CAPTION_PX)
                fill_ground(painter, frame)
                image = image_of(picture)
                if not image.isNull():
                    place = fitted(shapes.size, frame)
                    pixmap = scaled(image, place, self.devicePixelRatioF())
                    painter.save()
                    painter.setClipRect(place)
                    painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
                    draw_shapes(painter, shapes, self._palette, place, Shown())
                    painter.restore()
                painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
                foot = QRectF(room.left(), frame.bottom(), room.width(), CAPTION_PX)
                painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, self.tr("seed {seed}").format(seed=seed))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go on with the draw under the pointer."""
        point = QPointF(event.position())
        for (seed, _, _), room in zip(self._draws, self._rooms(), strict=True):
            if room.contains(point):
                self.chosen.emit(seed)
                return
