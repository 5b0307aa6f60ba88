"""A grid of thumbnails that costs the same for a hundred images and for a hundred thousand: places are arithmetic."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea

from workbench.core.instance import Instance
from workbench.core.schema import LabelSchema
from workbench.ui.icons import icon_pixmap
from workbench.ui.label_overlay import draw_labels
from workbench.ui.models.image_list import ImageList
from workbench.ui.theme import Theme
from workbench.ui.thumbnails import Thumbnails

GAP_PX = 8
MARGIN_PX = 12
NAME_PX = 20
MIN_CELL_PX = 76
MAX_CELL_PX = 190
KEEP_PIXMAPS = 600


class ImageGrid(QAbstractScrollArea):
    """Shows an ImageList. ``chosen`` names the image the person went to by mouse or key."""

    chosen: ClassVar[Signal] = Signal(int)

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.setObjectName("imageGrid")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self._theme = theme
        self._thumbnails = thumbnails
        self._list = ImageList()
        self._file: Callable[[int], Path] = lambda _: Path()
        self._labels: Callable[[int], tuple[Instance, ...]] = lambda _: ()
        self._schema = LabelSchema()
        self._current = 0
        self._hovered = -1
        self._seen = range(0)
        self._pixmaps: OrderedDict[int, QPixmap] = OrderedDict()
        thumbnails.ready.connect(self._show_ready)
        theme.changed.connect(self.viewport().update)

    def set_source(
        self,
        images: ImageList,
        file: Callable[[int], Path],
        labels: Callable[[int], tuple[Instance, ...]],
        schema: LabelSchema,
    ) -> None:
        """Show other images. ``file`` and ``labels`` are asked only for images in view."""
        self._list, self._file, self._labels, self._schema = images, file, labels, schema
        self._pixmaps.clear()
        self.refresh()

    def refresh(self) -> None:
        """The list has other rows now."""
        self._measure()
        self._ask()
        self.viewport().update()

    def forget(self, image_id: int) -> None:
        """The labels of an image changed: draw its thumbnail again."""
        self._pixmaps.pop(image_id, None)
        self.viewport().update()

    def set_schema(self, schema: LabelSchema) -> None:
        """Classes or their order changed."""
        self._schema = schema
        self._pixmaps.clear()
        self.viewport().update()

    def set_current(self, image_id: int) -> None:
        """Mark an image and bring it into view."""
        self._current = image_id
        row = self._list.row(image_id)
        if row >= 0:
            cell = self._cell(row).translated(0, self.verticalScrollBar().value())
            bar = self.verticalScrollBar()
            if cell.top() - GAP_PX < bar.value():
                bar.setValue(cell.top() - GAP_PX)
            elif cell.bottom() + GAP_PX > bar.value() + self.viewport().height():
                bar.setValue(cell.bottom() + GAP_PX - self.viewport().height())
        self.viewport().update()

    @property
    def columns(self) -> int:
        """How many thumbnails stand side by side."""
        room = self.viewport().width() - 2 * MARGIN_PX + GAP_PX
        fitting = max(1, room // (MIN_CELL_PX + GAP_PX))
        wanted = max(1, -(-room // (MAX_CELL_PX + GAP_PX)))
        return int(min(fitting, max(2, wanted)))

    def _size(self) -> QSize:
        width = (self.viewport().width() - 2 * MARGIN_PX - (self.columns - 1) * GAP_PX) // self.columns
        width = max(40, width)
        return QSize(width, width * 3 // 4)

    def _cell(self, row: int) -> QRect:
        size = self._size()
        line, column = divmod(row, self.columns)
        x = MARGIN_PX + column * (size.width() + GAP_PX)
        y = 4 + line * (size.height() + NAME_PX + GAP_PX) - self.verticalScrollBar().value()
        return QRect(x, y, size.width(), size.height() + NAME_PX)

    def _rows_in_view(self) -> range:
        line_px = self._size().height() + NAME_PX + GAP_PX
        first = max(0, self.verticalScrollBar().value() - 4) // line_px
        last = (self.verticalScrollBar().value() + self.viewport().height()) // line_px
        return range(first * self.columns, min(len(self._list.ids), (last + 1) * self.columns))

    def _row_at(self, place: QPoint) -> int:
        return next((row for row in self._rows_in_view() if self._cell(row).contains(place)), -1)

    def _measure(self) -> None:
        lines = -(-len(self._list.ids) // self.columns)
        line_px = self._size().height() + NAME_PX + GAP_PX
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(line_px // 2)
        bar.setRange(0, max(0, lines * line_px + 8 - self.viewport().height()))

    def _ask(self) -> None:
        self._seen = self._rows_in_view()
        ids = [self._list.ids[row] for row in self._seen]
        self._thumbnails.want({image_id: self._file(image_id) for image_id in ids})

    def _show_ready(self, image_id: int) -> None:
        if self._list.row(image_id) >= 0:
            self._pixmaps.pop(image_id, None)
            self.viewport().update(self._cell(self._list.row(image_id)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the image at the top in its place, and the marked one in view if it was."""
        # Where rows stand follows from the width, which is new already: what was seen must be remembered.
        seen = self._seen
        self._pixmaps.clear()
        self._measure()
        line_px = self._size().height() + NAME_PX + GAP_PX
        self.verticalScrollBar().setValue((seen.start // self.columns) * line_px)
        self._ask()
        if self._list.row(self._current) in seen:
            self.set_current(self._current)
        super().resizeEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002 - Qt's signature
        """Ask for what comes into view."""
        self._ask()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells in view."""
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), QColor(self._theme.colors.panel))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for row in self._rows_in_view():
                cell = self._cell(row)
                if cell.intersects(event.rect()):
                    self._paint_cell(painter, cell, row)

    def _paint_cell(self, painter: QPainter, cell: QRect, row: int) -> None:
        image_id = self._list.ids[row]
        colors = self._theme.colors
        picture = QRect(cell.topLeft(), self._size())
        pixmap = self._pixmap(image_id)
        path = QPainterPath()
        path.addRoundedRect(QRectF(picture), 3, 3)
        painter.save()
        painter.setClipPath(path)
        painter.fillRect(picture, QColor(colors.thumb))
        if pixmap is not None:
            painter.drawPixmap(picture, pixmap)
        painter.restore()
        if image_id == self._current or row == self._hovered:
            tone = colors.accent if image_id == self._current else colors.bar
            painter.setPen(QPen(QColor(tone), 2 if image_id == self._current else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(picture).adjusted(-1, -1, 1, 1), 4, 4)
        self._paint_name(painter, cell, image_id)

    def _paint_name(self, painter: QPainter, cell: QRect, image_id: int) -> None:
        colors = self._theme.colors
        font = self.font()
        font.setPointSizeF(self.font().pointSizeF() * 0.85)
        painter.setFont(font)
        is_done = self._list.is_labelled(image_id)
        line = QRect(cell.left(), cell.bottom() - NAME_PX + 1, cell.width() - (16 if is_done else 0), NAME_PX)
        name = QFontMetrics(font).elidedText(self._list.image(image_id).name, Qt.TextElideMode.ElideLeft, line.width())
        painter.setPen(QColor(colors.text if image_id == self._current else colors.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)
        if is_done:
            tick = icon_pixmap("check", 12, colors.good_text, self.devicePixelRatioF())
            painter.drawPixmap(cell.right() - 12, line.center().y() - 5, tick)

    def _pixmap(self, image_id: int) -> QPixmap | None:
        """The thumbnail with its labels, cropped to fill the cell, made when it is first painted."""
        known = self._pixmaps.get(image_id)
        if known is not None:
            return known
        image = self._thumbnails.get(image_id)
        if image is None:
            return None
        ratio = self.devicePixelRatioF()
        size = self._size()
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(self._theme.colors.thumb))
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if image.isNull():
                side = 20
                mark = icon_pixmap("warn", side, self._theme.colors.warn_text, ratio)
                painter.drawPixmap((size.width() - side) // 2, (size.height() - side) // 2, mark)
            else:
                shown = image.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
                painter.translate((size.width() - shown.width()) / 2, (size.height() - shown.height()) / 2)
                painter.drawImage(QRectF(0, 0, shown.width(), shown.height()), image)
                width = self._list.image(image_id).width
                if width > 0:
                    draw_labels(painter, self._labels(image_id), self._schema, shown.width() / width)
        self._pixmaps[image_id] = pixmap
        while len(self._pixmaps) > KEEP_PIXMAPS:
            self._pixmaps.popitem(last=False)
        return pixmap

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the image under the pointer."""
        row = self._row_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self.chosen.emit(self._list.ids[row])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the cell under the pointer and name its file."""
        row = self._row_at(event.position().toPoint())
        if row != self._hovered:
            self._hovered = row
            self.viewport().setToolTip(self._list.image(self._list.ids[row]).name if row >= 0 else "")
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: ARG002 - Qt's signature
        """The pointer went away."""
        self._hovered = -1
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll smoothly."""
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - event.angleDelta().y())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, page keys, Home and End walk through the images."""
        page = max(1, self.viewport().height() // (self._size().height() + NAME_PX + GAP_PX)) * self.columns
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self.columns,
            Qt.Key.Key_Down: self.columns,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -len(self._list.ids),
            Qt.Key.Key_End: len(self._list.ids),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self._list.ids:
            super().keyPressEvent(event)
            return
        row = min(len(self._list.ids) - 1, max(0, max(0, self._list.row(self._current)) + step))
        self.chosen.emit(self._list.ids[row])
