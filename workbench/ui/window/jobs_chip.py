"""The chip that says what goes on in the background; a click shows the jobs."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QPushButton

from workbench.ui.icons import icon

BAR_WIDTH_PX = 40


class JobsChip(QPushButton):
    """ "2 training" with a small bar of their common progress, "Idle" when nothing runs."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self.setObjectName("jobsChip")
        self.setIcon(icon("queue"))
        self.clicked.connect(action.trigger)
        self._action = action
        self._running = 0
        self._queued = 0
        self._fraction = 0.0

    def show_work(self, running: int, queued: int, fraction: float) -> None:
        """Show how many jobs run and wait, and how far the running ones are together (0..1)."""
        self._running, self._queued, self._fraction = running, queued, fraction
        self.retranslate()

    def retranslate(self) -> None:
        """Set the text again."""
        if self._running:
            text = self.tr("%n running", "", self._running)
        elif self._queued:
            text = self.tr("%n queued", "", self._queued)
        else:
            text = self.tr("Idle")
        room = " " * 14 if self._running else ""
        self.setText(text + room)
        self.setAccessibleName(self.tr("Jobs: {state}").format(state=text))
        self.setToolTip(self._action.toolTip())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt paints the button, then the bar goes on top."""
        super().paintEvent(event)
        if not self._running:
            return
        left = self.width() - BAR_WIDTH_PX - 10
        top = self.height() / 2 - 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Mid))
            painter.drawRoundedRect(QRectF(left, top, BAR_WIDTH_PX, 4), 2, 2)
            painter.setBrush(QColor("#4c8dff"))
            painter.drawRoundedRect(QRectF(left, top, BAR_WIDTH_PX * min(1.0, self._fraction), 4), 2, 2)
