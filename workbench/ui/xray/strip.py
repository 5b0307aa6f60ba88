"""The steps of the pipeline from left to right: number, title, small picture, what was drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QScrollArea, QWidget

from workbench.jobs.xray import Xray
from workbench.ui.icons import ROLE_MUTED, icon_pixmap
from workbench.ui.xray.painting import (
    Palette,
    Shown,
    draw_shapes,
    fill_ground,
    fitted,
    heat_image,
    image_of,
    map_image,
    scaled,
)
from workbench.ui.xray.words import caption, title

CELL_W, GAP = 140, 20
HEAD_H, PICTURE_H, FOOT_H = 22, 108, 22
MARGIN = 12
FADED = 0.38
"""A random transform that did nothing this time is paler."""


class StepStrip(QScrollArea):
    """``chosen`` carries the number of a step, from 0."""

    chosen: ClassVar[Signal] = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("xray.strip")
        self.cells = _Cells(self.chosen.emit)
        self.setWidget(self.cells)
        self.setWidgetResizable(False)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(HEAD_H + PICTURE_H + FOOT_H + 18)
        self.setFocusProxy(self.cells)

    def show_xray(self, xray: Xray | None, palette: Palette) -> None:
        """Show the steps of a sample."""
        self.cells.show_xray(xray, palette)

    def choose(self, number: int) -> None:
        """Mark a step and bring it into sight."""
        self.cells.choose(number)
        self.ensureVisible(round(self.cells.place(number).center().x()), 40, CELL_W, 0)


class _Cells(QWidget):
    def __init__(self, tell: Callable[[int], None]) -> None:
        super().__init__()
        self._tell = tell
        self._xray: Xray | None = None
        self._pictures: list[QPixmap] = []
        self._palette = Palette(())
        self.number = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFixedHeight(HEAD_H + PICTURE_H + FOOT_H + 8)

    def place(self, number: int) -> QRectF:
        """Return where a step's cell is."""
        return QRectF(MARGIN + number * (CELL_W + GAP), 4, CELL_W, HEAD_H + PICTURE_H + FOOT_H)

    def sizeHint(self) -> QSize:
        """Wide enough for all steps."""
        count = len(self._xray.steps) if self._xray is not None else 0
        return QSize(2 * MARGIN + count * (CELL_W + GAP), self.height())

    def show_xray(self, xray: Xray | None, palette: Palette) -> None:
        self._xray, self._palette = xray, palette
        count = len(xray.steps) if xray is not None else 0
        self._pictures = [self._drawn(number) for number in range(count)]
        self.number = min(self.number, max(count - 1, 0))
        self.setAccessibleName(", ".join(title(step.kind) for step in xray.steps) if xray else "")
        self.resize(self.sizeHint())
        self.update()

    def choose(self, number: int) -> None:
        self.number = number
        self.update()

    def _drawn(self, number: int) -> QPixmap:
        """Draw a step's picture once: the strip is painted anew at every move of the pointer."""
        assert self._xray is not None
        step, ratio = self._xray.steps[number], self.devicePixelRatioF()
        pixmap = QPixmap(QSize(round(CELL_W * ratio), round(PICTURE_H * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            room = QRectF(0, 0, CELL_W, PICTURE_H)
            fill_ground(painter, room)
            image = image_of(step.picture)
            if image.isNull():
                return pixmap
            place = fitted(step.shapes.size, room)
            painter.drawPixmap(place, scaled(image, place, ratio), QRectF(scaled(image, place, ratio).rect()))
            if step.label_map is not None:
                painter.drawImage(place, map_image(step.label_map, self._palette))
            target = self._xray.target
            if step.kind == "GenerateTarget" and target.kind == "heatmaps":
                painter.fillRect(place, QColor(0, 0, 0, 150))
                painter.drawImage(place, heat_image(target.arrays["target"].max(axis=0)))
            else:
                draw_shapes(painter, step.shapes, self._palette, place, Shown())
        return pixmap

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every cell."""
        if self._xray is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number in range(len(self._xray.steps)):
                if self.place(number).adjusted(-GAP, 0, GAP, 0).intersects(QRectF(event.rect())):
                    self._paint_cell(painter, number)

    def _paint_cell(self, painter: QPainter, number: int) -> None:
        assert self._xray is not None
        step, cell, colors = self._xray.steps[number], self.place(number), self.palette()
        is_idle, is_chosen = step.is_random and not step.has_acted, number == self.number
        text = colors.color(QPalette.ColorRole.WindowText)
        muted = colors.color(ROLE_MUTED)
        painter.setOpacity(FADED if is_idle else 1.0)
        head = QRectF(cell.left(), cell.top(), CELL_W, HEAD_H)
        font = QFont(self.font())
        painter.setFont(font)
        painter.setPen(muted)
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, str(number + 1))
        font.setBold(is_chosen)
        painter.setFont(font)
        painter.setPen(text)
        _elided(painter, head.adjusted(18, 0, 0, 0), title(step.kind))
        picture = QRectF(cell.left(), head.bottom(), CELL_W, PICTURE_H)
        painter.drawPixmap(picture.topLeft(), self._pictures[number])
        if is_chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colors.color(QPalette.ColorRole.Accent), 2))
            painter.drawRoundedRect(picture.adjusted(-1, -1, 1, 1), 5, 5)
        foot = QRectF(cell.left(), picture.bottom() + 2, CELL_W, FOOT_H)
        font.setBold(False)
        font.setPointSizeF(self.font().pointSizeF() * 0.9)
        painter.setFont(font)
        painter.setPen(muted)
        if step.is_random:
            mark = icon_pixmap("dice", 13, muted.name(), self.devicePixelRatioF())
            painter.drawPixmap(QPointF(foot.left(), foot.center().y() - 7), mark)
        _elided(painter, foot.adjusted(18 if step.is_random else 0, 0, 0, 0), caption(step, self._xray.target))
        painter.setOpacity(1.0)
        if number:
            mark = icon_pixmap("right", 12, muted.name(), self.devicePixelRatioF())
            painter.drawPixmap(QPointF(cell.left() - GAP / 2 - 6, picture.center().y() - 6), mark)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the step under the pointer."""
        number = self._at(event.position())
        if number is not None:
            self._tell(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Name the transform under the pointer in full."""
        number = self._at(event.position())
        steps = self._xray.steps if self._xray is not None else ()
        self.setToolTip("" if number is None else f"{steps[number].kind}, {steps[number].time_ms:.1f} ms")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go through the steps."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        count = len(self._xray.steps) if self._xray is not None else 0
        if event.key() in steps and count:
            self._tell(min(max(self.number + steps[Qt.Key(event.key())], 0), count - 1))
        else:
            super().keyPressEvent(event)

    def _at(self, point: QPointF) -> int | None:
        count = len(self._xray.steps) if self._xray is not None else 0
        return next((number for number in range(count) if self.place(number).contains(point)), None)


def _elided(painter: QPainter, room: QRectF, text: str) -> None:
    short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, short)
