"""What trains here: the training engine, its installation, every library, and the command that mends what is wrong."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.environments.doctor import Report, examine
from workbench.environments.install import InstallState, InstallStatus, install_state, start_install
from workbench.ui.background import Task
from workbench.ui.findings_list import FindingRow, FindingsList
from workbench.ui.job_words import duration
from workbench.ui.parts import Parts
from workbench.ui.plain_label import PlainLabel
from workbench.ui.session_panel import SessionPanel
from workbench.ui.spoken import spoken

PERIOD_MS = 1000


class DoctorPanel(SessionPanel):
    """Dock "Training engine". Looks when it is first shown, and again when asked; never in the GUI thread."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "panel.doctor")
        self._task: Task | None = None
        self.report: Report | None = None
        self.headline = PlainLabel()
        self.headline.setProperty("tone", "strong")
        self.headline.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.again = QPushButton()
        self.again.setObjectName("doctor.again")
        self.again.setProperty("kind", "small")
        self.again.clicked.connect(lambda: self.examine())
        self.install = QPushButton()
        self.install.setObjectName("doctor.install")
        self.install.setProperty("kind", "small")
        self.install.clicked.connect(lambda: self._install())
        self.install.hide()
        self.list = FindingsList(parts.theme)
        self.list.setObjectName("doctor.findings")
        self.list.copied.connect(lambda text: parts.notices.info(self.tr("Copied: {text}").format(text=text)))
        self._state: InstallState | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(self.look)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.headline, 1)
        head.addWidget(self.install)
        head.addWidget(self.again)
        scrolled = QWidget()
        scrolled.setObjectName("scrolled")
        inner = QVBoxLayout(scrolled)
        inner.setContentsMargins(0, 4, 8, 4)
        inner.addWidget(self.list)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(scrolled)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 4, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(area, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the installation while the panel can be seen; examine everything the first time."""
        super().showEvent(event)
        self._timer.start()
        self.look()
        if self.report is None:
            self.examine()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def examine(self) -> None:
        """Ask everything again; importing the libraries takes a while, in another process."""
        if self._task is not None:
            return
        self.again.setEnabled(False)
        # Closing the window cancels the task, and with it the minute that the imports may take.
        self._task = self.parts.background.start(
            self.tr("Examining the training engine"),
            lambda task: examine(is_unwanted=lambda: task.is_cancelled),
            self._take,
            self._fail,
        )
        self.look()

    def look(self) -> None:
        """Read how far the installation is: one small file."""
        before, self._state = self._state, install_state()
        if before is not None and before.status is InstallStatus.INSTALLING and self._state.status != before.status:
            self.examine()
        self._say()

    def _take(self, report: Report) -> None:
        self._task = None
        self.report = report
        self.again.setEnabled(True)
        order = {"error": 0, "warning": 1, "ok": 2}
        findings = sorted(report.findings, key=lambda finding: order[finding.level])
        self.list.show_rows([FindingRow(item.level, item.text, item.name, item.mend) for item in findings])
        self._say()

    def _fail(self, text: str) -> None:
        self._task = None
        self.again.setEnabled(True)
        self.list.show_rows([FindingRow("error", text)])
        self._say()

    def _say(self) -> None:
        state = self._state
        is_installing = state is not None and state.status is InstallStatus.INSTALLING
        self.bar.setVisible(is_installing or self._task is not None)
        self.install.setVisible(state is not None and state.status in (InstallStatus.MISSING, InstallStatus.FAILED))
        if state is not None and is_installing:
            self.bar.setRange(0, max(1, state.total))
            self.bar.setValue(state.done)
            text = self.tr("Installing, step {done} of {total}: {title} ({time}). You can label meanwhile.").format(
                done=min(state.done + 1, max(1, state.total)),
                total=state.total,
                title=spoken(state.title),
                time=duration(state.elapsed_s),
            )
        elif self._task is not None:
            self.bar.setRange(0, 0)
            text = self.tr("Importing every library to see whether it works; about 20 s.")
        elif state is not None and state.status is InstallStatus.FAILED:
            text = self.tr("The training engine is not installed: {reason}").format(reason=spoken(state.reason))
        elif state is not None and state.status is InstallStatus.MISSING:
            text = self.tr("The training engine is not installed yet.")
        elif self.report is not None and not self.report.is_healthy:
            text = self.tr("Something is wrong; the command beside it mends it.")
        else:
            text = self.tr("Everything that training needs is there.")
        self.headline.setText(text)

    def _install(self) -> None:
        self.parts.background.start(
            self.tr("Starting the installation"), lambda _: start_install(), lambda _: self.look(), self._fail
        )

    def retranslate(self) -> None:
        """Set every text again."""
        self.again.setText(self.tr("Check again"))
        self.install.setText(self.tr("Install"))
        self.list.setAccessibleName(self.tr("Findings"))
        self._say()
