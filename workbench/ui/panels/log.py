"""The tail of a run's log: what the libraries say, for when a sentence is not enough."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout

from workbench.jobs.job import JobError
from workbench.ui.parts import Parts
from workbench.ui.plain_label import PlainLabel
from workbench.ui.session_panel import SessionPanel
from workbench.ui.spoken import spoken

LINES = 500
PERIOD_MS = 1000


class LogPanel(SessionPanel):
    """Bottom dock. Follows the run chosen elsewhere; stays at the end unless the person scrolled up."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "panel.log")
        self._title = PlainLabel()
        self._title.setProperty("tone", "muted")
        self.text = QPlainTextEdit()
        self.text.setObjectName("log.text")
        self.text.setReadOnly(True)
        self.text.setProperty("kind", "plain")
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self._shown: tuple[str, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(self.show_log)
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 12, 0)
        head.addWidget(self._title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        parts.current.runChanged.connect(lambda _: self.show_log())
        self.retranslate()

    def show_session(self) -> None:
        """Follow the new project's runs, or rest."""
        if self.session is None:
            self._timer.stop()
        else:
            self._timer.start()
        self.show_log()

    def showEvent(self, event: QShowEvent) -> None:
        """Be up to date when the tab comes to the front."""
        super().showEvent(event)
        self.show_log()

    def show_log(self) -> None:
        """Read the tail again, when it can be seen at all."""
        run = self.parts.current.run
        if self.session is None or not run:
            self._show((), self.tr("The log of the chosen run will be shown here."))
            return
        if not self.isVisible():
            return
        try:
            lines = self.session.board.log_tail(run, LINES)
        except JobError as error:
            self._show((), spoken(str(error)))
            return
        self._show(lines, self.tr("{run}: last {n} lines").format(run=run, n=len(lines)))

    def _show(self, lines: tuple[str, ...], title: str) -> None:
        self._title.setText(title)
        if lines == self._shown:
            return
        self._shown = lines
        bar = self.text.verticalScrollBar()
        place, is_at_end = bar.value(), bar.value() >= bar.maximum() - 2
        self.text.setPlainText("\n".join(lines))
        bar.setValue(bar.maximum() if is_at_end else place)

    def retranslate(self) -> None:
        """Set every text again."""
        self.text.setAccessibleName(self.tr("Log"))
        self.show_log()
