"""A project of the start page, recognised by its picture: an image with its labels drawn."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QDateTime, QEvent, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QWidget

from workbench.ui.icons import icon_pixmap
from workbench.ui.settings import RecentProject, cache_folder
from workbench.ui.theme import Theme

PICTURE = QSize(304, 192)
TEXT_PX = 60
DAY_S = 86400


def picture_file(project_path: str) -> Path:
    """Where the picture of a recent project is kept."""
    digest = hashlib.sha256(project_path.encode()).hexdigest()[:24]
    return cache_folder() / "recent" / f"{digest}.jpg"


class RecentCard(QWidget):
    """Click or Enter opens; the context menu forgets it."""

    opened: ClassVar[Signal] = Signal(str)
    forgotten: ClassVar[Signal] = Signal(str)

    def __init__(self, theme: Theme, project: RecentProject) -> None:
        super().__init__()
        self.setObjectName("recentCard")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(PICTURE.height() + TEXT_PX)
        self.setMinimumWidth(220)
        self.setAccessibleName(project.name)
        self.setToolTip(project.path)
        self._theme = theme
        self._project = project
        self._exists = Path(project.path, "labels.db").is_file()
        self._image = QImage(str(picture_file(project.path)))

    def sizeHint(self) -> QSize:
        """As the picture of the design."""
        return QSize(PICTURE.width(), PICTURE.height() + TEXT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint picture, name, day, and what is in it."""
        colors = self._theme.colors
        frame = QRectF(0.5, 0.5, self.width() - 1, PICTURE.height() - 1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self._paint_picture(painter, frame)
            if self.underMouse() or self.hasFocus():
                painter.setPen(QPen(QColor(colors.accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            self._paint_words(painter)

    def _paint_picture(self, painter: QPainter, frame: QRectF) -> None:
        colors = self._theme.colors
        path = QPainterPath()
        path.addRoundedRect(frame, 6, 6)
        painter.save()
        painter.setClipPath(path)
        painter.fillRect(frame, QColor(colors.panel))
        if self._image.isNull():
            mark = icon_pixmap("image", 32, colors.bar, self.devicePixelRatioF())
            painter.drawPixmap(int(frame.center().x()) - 16, int(frame.center().y()) - 16, mark)
        else:
            size = self._image.size().scaled(frame.size().toSize(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            left = frame.center().x() - size.width() / 2
            top = frame.center().y() - size.height() / 2
            painter.setOpacity(1.0 if self._exists else 0.35)
            painter.drawImage(QRectF(left, top, size.width(), size.height()), self._image)
        painter.restore()

    def _paint_words(self, painter: QPainter) -> None:
        colors = self._theme.colors
        bold, small = self.font(), self.font()
        bold.setBold(True)
        small.setPointSizeF(self.font().pointSizeF() * 0.92)
        line = QRectF(0, PICTURE.height() + 8, self.width(), 20)
        painter.setFont(small)
        painter.setPen(QColor(colors.muted))
        day = self._day()
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, day)
        room = line.width() - painter.fontMetrics().horizontalAdvance(day) - 12
        facts = painter.fontMetrics().elidedText(self._facts(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(line.translated(0, 20), Qt.AlignmentFlag.AlignVCenter, facts)
        painter.setFont(bold)
        painter.setPen(QColor(colors.text))
        name = painter.fontMetrics().elidedText(self._project.name, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)

    def _facts(self) -> str:
        if not self._exists:
            return self.tr("not found at {path}").format(path=self._project.path)
        parts = [self.tr("%n image(s)", "", self._project.images), self.tr("%n labelled", "", self._project.labelled)]
        kinds = {"keypoints": self.tr("Keypoints"), "polygons": self.tr("Polygons"), "boxes": self.tr("Boxes")}
        if self._project.kind in kinds:
            parts.insert(0, kinds[self._project.kind])
        return " · ".join(parts)

    def _day(self) -> str:
        age = time.time() - self._project.opened
        moment = QDateTime.fromSecsSinceEpoch(int(self._project.opened))
        if age < DAY_S and moment.date() == QDateTime.currentDateTime().date():
            return self.tr("today, {time}").format(time=moment.toString("HH:mm"))
        if age < 2 * DAY_S:
            return self.tr("yesterday")
        return QLocale().toString(moment.date(), self.tr("d MMM", "a short date"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._project.path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._project.path)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to forget the project."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        forget = menu.addAction(self.tr("Remove from this list"))
        forget.triggered.connect(lambda: self.forgotten.emit(self._project.path))
        menu.popup(event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Light up."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Rest."""
        self.update()
