"""The row of the encoded target below the chosen step."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.jobs.xray import Xray
from workbench.ui.icons import ROLE_MUTED
from workbench.ui.plain_label import PlainLabel
from workbench.ui.xray.painting import Palette, fill_ground, fitted
from workbench.ui.xray.targets import DIM, TargetCell, cells_of, dimmed

CELL_W, PICTURE_H, FOOT_H, GAP, MARGIN = 84, 92, 20, 8, 12


class TargetStrip(QWidget):
    """A heading with the codec and its shape, and the cells."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("xray.target")
        self._heading, self._facts = PlainLabel(), PlainLabel()
        self._heading.setProperty("tone", "strong")
        self._facts.setProperty("tone", "muted")
        self._xray: Xray | None = None
        self.cells = _Cells()
        area = QScrollArea()
        area.setWidget(self.cells)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedHeight(PICTURE_H + FOOT_H + 16)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 6, MARGIN, 2)
        head.setSpacing(16)
        head.addWidget(self._heading)
        head.addWidget(self._facts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(area)
        self.retranslate()

    def show_xray(self, xray: Xray | None, palette: Palette) -> None:
        """Show the target of a sample."""
        self._xray = xray
        off = self.tr("off")
        self.cells.show_cells(cells_of(xray, palette) if xray else (), dimmed(xray) if xray else QImage(), off)
        self._facts.setText(self._told())

    def _told(self) -> str:
        if self._xray is None:
            return ""
        target = self._xray.target
        facts = target.facts
        shape = " × ".join(str(side) for side in facts.get("shape") or ())
        sigma = " × ".join(f"{value:.3g}" for value in facts.get("sigma") or ())
        parts = [str(facts.get("codec") or ""), shape, f"σ {sigma}" if sigma else ""]
        if target.kind in ("heatmaps", "simcc", "points"):
            parts.append(self.tr('weight below each; "off" takes no part in the loss'))
        if target.kind == "assigned":
            count = sum(len(level["rows"]) for level in facts.get("levels") or ())
            text = self.tr("{count} of {all} anchors or points go to an object, as the untrained head assigns them")
            parts = [text.format(count=count, all=facts.get("priors", 0))]
            if facts.get("is_first_stage"):
                parts.append(self.tr("first stage of two"))
        if target.kind == "classes" and facts.get("mixing"):
            parts.append(self.tr("images of a batch are mixed: {names}").format(names=", ".join(facts["mixing"])))
        if not target.kind:
            parts = [self.tr("This kind of target cannot be shown.")]
        return " · ".join(part for part in parts if part)

    def retranslate(self) -> None:
        """Set every text again."""
        self._heading.setText(self.tr("Encoded target"))
        self.cells.setAccessibleName(self.tr("Encoded target"))
        self._facts.setText(self._told())

    def changeEvent(self, event: QEvent) -> None:
        """Hear the switch of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class _Cells(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._cells: tuple[TargetCell, ...] = ()
        self._pictures: list[QPixmap] = []
        self._off = ""
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Wide enough for all."""
        return QSize(2 * MARGIN + len(self._cells) * (CELL_W + GAP), PICTURE_H + FOOT_H + 4)

    def show_cells(self, cells: tuple[TargetCell, ...], ground: QImage, off: str) -> None:
        self._cells, self._off = cells, off
        self._pictures = [self._drawn(cell, ground) for cell in cells]
        self.resize(self.sizeHint())
        self.update()

    def _drawn(self, cell: TargetCell, ground: QImage) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(QSize(round(CELL_W * ratio), round(PICTURE_H * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            room = QRectF(0, 0, CELL_W, PICTURE_H)
            fill_ground(painter, room)
            place = fitted((ground.width(), ground.height()), room) if not ground.isNull() else room
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, ground)
            painter.fillRect(place, QColor(0, 0, 0, DIM))
            painter.setClipRect(place)
            cell.paint(painter, place)
        return pixmap

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - few and small
        """Draw every cell with its name and note."""
        with QPainter(self) as painter:
            font = QFont(self.font())
            font.setPointSizeF(font.pointSizeF() * 0.88)
            painter.setFont(font)
            text, muted = self.palette().color(QPalette.ColorRole.WindowText), self.palette().color(ROLE_MUTED)
            for number, (cell, picture) in enumerate(zip(self._cells, self._pictures, strict=True)):
                left = MARGIN + number * (CELL_W + GAP)
                painter.drawPixmap(left, 2, picture)
                foot = QRectF(left, 2 + PICTURE_H, CELL_W, FOOT_H)
                note = self._off if cell.is_off and cell.note else cell.note
                painter.setPen(muted)
                painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, note)
                room = foot.width() - painter.fontMetrics().horizontalAdvance(note) - 6
                painter.setPen(muted if cell.is_off else text)
                name = painter.fontMetrics().elidedText(cell.title, Qt.TextElideMode.ElideRight, int(room))
                painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
