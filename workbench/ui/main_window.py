"""The window: stands at once with the start page; what an open project needs is built into it when first wanted."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QMessageBox, QStackedWidget, QStatusBar, QVBoxLayout, QWidget

from workbench.core.late_import import import_late
from workbench.project.error import ProjectError
from workbench.ui.action_tables.action_spec import ActionSpec
from workbench.ui.actions import ActionSet
from workbench.ui.language import Language
from workbench.ui.parts import Parts
from workbench.ui.settings import Settings
from workbench.ui.spoken import spoken
from workbench.ui.start.engine_watch import EngineWatch
from workbench.ui.start.start_page import StartPage
from workbench.ui.window.inline_bar import Bars
from workbench.ui.window.menus import Menus
from workbench.ui.window.shell import Shell
from workbench.ui.window.status_bar import StatusBar
from workbench.ui.window.tool_strip import ToolStrip
from workbench.ui.window.top_bar import TopBar
from workbench.ui.window.warm_up import WarmUp

if TYPE_CHECKING:
    from workbench.ui.canvas.view import CanvasView
    from workbench.ui.commands.frame import Frame
    from workbench.ui.open_project import OpenProject
    from workbench.ui.window.docks import Docks
    from workbench.ui.window.face import Face
    from workbench.ui.workplace import Workplace

SIZE_PX = (1600, 1000)
MIN_SIZE_PX = (960, 640)
FRAME_PX = 40
"""What the title that the desktop puts above a window may take of the screen's height."""


class MainWindow(QMainWindow):
    """One window on one project, or on the start page.

    ``workplace`` and what is reached through it (canvas, panels, docks, frame …) is built at the first touch.
    """

    def __init__(self, parts: Parts, settings: Settings, language: Language) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle("Workbench")
        self.setAcceptDrops(True)
        self.setMinimumSize(*MIN_SIZE_PX)
        room = self.screen().availableSize() - QSize(0, FRAME_PX)
        self.resize(QSize(*SIZE_PX).boundedTo(room))
        self._workplace: Workplace | None = None
        self._is_live = False
        self.action_set = ActionSet(self, self._run, parts.keys)
        self.action_set.refresh(frozenset())
        self.shell = self._build(parts, settings, language)
        self.bars = self.shell.bars
        self.engine = EngineWatch(self.shell.start_page.engine, parts.background, self)
        self._warm_up = WarmUp(self._furnish, self)
        # They end with the window: what listens to a sender that nobody owns would never be freed.
        for sender in (parts.current, parts.keys, parts.marks, parts.notices):
            sender.setParent(self)
        self._connect(parts)
        self.restoreGeometry(settings.state("geometry"))

    def _build(self, parts: Parts, settings: Settings, language: Language) -> Shell:
        actions = self.action_set
        menus = Menus(actions, self.set_language)
        menus.choose_language(language.code)
        pages = QStackedWidget()
        shell = Shell(
            self,
            parts,
            settings,
            language,
            actions,
            menus,
            TopBar(actions, menus),
            StatusBar(parts.theme),
            ToolStrip(actions),
            pages,
            StartPage(parts.theme, actions, settings),
            Bars(parts.theme, pages),
        )
        shell.pages.addWidget(shell.start_page)
        self._lay_out(shell)
        return shell

    def _lay_out(self, shell: Shell) -> None:
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 4)
        column.addWidget(shell.top_bar)
        self.setMenuWidget(top)
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, shell.tool_strip)
        shell.tool_strip.hide()
        self.setCentralWidget(shell.pages)
        foot = QStatusBar()
        foot.setSizeGripEnabled(False)
        foot.addWidget(shell.status, 1)
        self.setStatusBar(foot)

    def _connect(self, parts: Parts) -> None:
        parts.notices.raised.connect(self.bars.show_bar)
        parts.keys.changed.connect(self.shell.top_bar.retranslate)
        page = self.shell.start_page
        page.approached.connect(self._warm_up.start)
        page.projectChosen.connect(lambda path: self.workplace.project_commands.open_project(Path(path)))
        page.engine.verbAsked.connect(self._mend_engine)
        self.engine.deviceKnown.connect(self.shell.top_bar.set_device)

    @property
    def workplace(self) -> Workplace:
        """Everything that an open project needs; the first call builds it."""
        if self._workplace is None:
            self._furnish()
        assert self._workplace is not None
        return self._workplace

    def _furnish(self) -> None:
        if self._workplace is not None:
            return
        self.setUpdatesEnabled(False)
        try:
            kind: type[Workplace] = import_late("workbench.ui.workplace:Workplace")
            self._workplace = kind(self.shell)
        finally:
            self.setUpdatesEnabled(True)
        if self._is_live:
            self._workplace.clock.start()

    @property
    def canvas(self) -> CanvasView:
        """Where images are labelled."""
        return self.workplace.canvas

    @property
    def panels(self) -> Mapping[str, QWidget]:
        """Every panel by its id."""
        return self.workplace.panels

    @property
    def docks(self) -> Docks:
        """What holds the panels."""
        return self.workplace.docks

    @property
    def frame(self) -> Frame:
        """The window as its commands see it."""
        return self.workplace.frame

    @property
    def opened(self) -> OpenProject:
        """The project that is open."""
        return self.workplace.opened

    @property
    def face(self) -> Face:
        """The widgets around the docks."""
        return self.workplace.face

    def start(self) -> None:
        """Begin to look after jobs and the training engine (tests leave this out)."""
        self._is_live = True
        if self._workplace is not None:
            self._workplace.clock.start()
        self.engine.start()

    def _run(self, spec: ActionSpec) -> None:
        self.workplace.commands.run(spec)

    def set_language(self, code: str) -> None:
        """Speak another language, and remember it."""
        self.shell.language.set_code(code)
        self.shell.settings.put("language", code)

    def _mend_engine(self) -> None:
        if self.engine.can_train:
            self.workplace.train_commands.show_doctor()
        else:
            self.engine.install()

    def open_path(self, path: Path) -> None:
        """Open a project, or do what fits with whatever lies there."""
        self.workplace.project_commands.open_anything(path)

    def show_fault(self, text: str) -> None:
        """A fault of ours that nobody caught: one sentence, the details are in the log."""
        message = self.tr("Something went wrong in the window: {text}. Your labels are stored.").format(text=text)
        show_log = self.action_set.get("help.log").trigger
        self.bars.show_bar("error", message, {self.tr("Show the log"): show_log})

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Anything that is a local file may be dropped anywhere."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            self._warm_up.start()
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Do what fits with the first file."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.open_path(Path(files[0]))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything that has no changeEvent of its own again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Set every text again."""
        self.action_set.retranslate()
        shell = self.shell
        for part in (shell.menus, shell.top_bar, shell.tool_strip, shell.status, self.engine):
            part.retranslate()
        shell.menus.choose_language(shell.language.code)
        if self._workplace is not None:
            self._workplace.retranslate()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what waits; ask only when the disk refuses. Training goes on."""
        self._warm_up.stop()
        if self._workplace is not None:
            if not self._has_closed_project(self._workplace):
                event.ignore()
                return
            self._workplace.close()
        settings = self.shell.settings
        settings.put("geometry", self.saveGeometry())
        settings.flush()
        self.shell.parts.close()
        event.accept()

    def _has_closed_project(self, workplace: Workplace) -> bool:
        workplace.remember()
        try:
            workplace.opened.close()
        except ProjectError as error:
            return self._may_lose(workplace, spoken(str(error)))
        return True

    def _may_lose(self, workplace: Workplace, reason: str) -> bool:
        """The one question that cannot wait: the disk refused and the window is about to go."""
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(self.tr("The last changes are not stored."))
        box.setInformativeText(reason)
        stay = box.addButton(self.tr("Stay and try again"), QMessageBox.ButtonRole.RejectRole)
        box.addButton(self.tr("Close and lose them"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.exec()
        if box.clickedButton() is stay:
            session = workplace.opened.session
            if session is not None:
                session.journal.retry()
            return False
        workplace.opened.drop()
        return True
