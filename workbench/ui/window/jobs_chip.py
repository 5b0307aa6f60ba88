"""The chip that says what goes on in the background; a click shows the jobs."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QPushButton

from workbench.ui.icons import icon

BAR_WIDTH_PX = 40


class Work(NamedTuple):
    """How many jobs of the open project run, wait and are held, how far the running ones are together (0..1), and the
    names of the projects that the queue works for elsewhere, one each job."""

    running: int = 0
    queued: int = 0
    held: int = 0
    fraction: float = 0.0
    elsewhere: tuple[str, ...] = ()


class JobsChip(QPushButton):
    """ "2 running" with a small bar of their common progress, what waits, what another project runs, else "Idle"."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self.setObjectName("jobsChip")
        self.setIcon(icon("queue"))
        self.clicked.connect(action.trigger)
        self._action = action
        self._work = Work()

    def show_work(self, work: Work) -> None:
        """Show what runs and waits."""
        self._work = work
        self.retranslate()

    def retranslate(self) -> None:
        """Set the text again."""
        work = self._work
        if work.running:
            text = self.tr("%n running", "", work.running)
        elif work.queued:
            text = self.tr("%n queued", "", work.queued)
        elif work.elsewhere:
            text = self.tr("%n running in another project", "", len(work.elsewhere))
        elif work.held:
            text = self.tr("%n held", "", work.held)
        else:
            text = self.tr("Idle")
        room = " " * 14 if work.running else ""
        self.setText(text + room)
        self.setAccessibleName(self.tr("Jobs: {state}").format(state=text))
        others = ", ".join(dict.fromkeys(work.elsewhere))
        also = self.tr("The queue works for: {projects}").format(projects=others) if others else ""
        self.setToolTip("\n".join(filter(None, (self._action.toolTip(), also))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt paints the button, then the bar goes on top."""
        super().paintEvent(event)
        if not self._work.running:
            return
        left = self.width() - BAR_WIDTH_PX - 10
        top = self.height() / 2 - 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Mid))
            painter.drawRoundedRect(QRectF(left, top, BAR_WIDTH_PX, 4), 2, 2)
            painter.setBrush(QColor("#4c8dff"))
            painter.drawRoundedRect(QRectF(left, top, BAR_WIDTH_PX * min(1.0, self._work.fraction), 4), 2, 2)
