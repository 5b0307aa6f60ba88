"""The window: puts the parts together and passes their news on. What actions do stands in ``commands/``."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QMessageBox, QStackedWidget, QStatusBar, QVBoxLayout, QWidget

from workbench.project.error import ProjectError
from workbench.ui.actions import ActionSet
from workbench.ui.canvas.view import CanvasView
from workbench.ui.clock import Clock
from workbench.ui.commands.catalog import Commands
from workbench.ui.commands.frame import Frame
from workbench.ui.commands.label_commands import LabelCommands
from workbench.ui.commands.project_commands import ProjectCommands
from workbench.ui.commands.train_commands import TrainCommands
from workbench.ui.commands.view_commands import ViewCommands
from workbench.ui.language import Language
from workbench.ui.open_project import OpenProject
from workbench.ui.panels.catalog import PANELS
from workbench.ui.panels.images import ImagesPanel
from workbench.ui.panels.labels import LabelsPanel
from workbench.ui.panels.predictions import PredictionsPanel
from workbench.ui.parts import Parts
from workbench.ui.prediction_view import PredictionView
from workbench.ui.settings import Settings
from workbench.ui.start.engine_watch import EngineWatch
from workbench.ui.start.start_page import StartPage
from workbench.ui.window.docks import Docks
from workbench.ui.window.face import Face
from workbench.ui.window.image_news import ImageNews
from workbench.ui.window.inline_bar import Bars
from workbench.ui.window.menus import Menus
from workbench.ui.window.nav_bar import NavBar
from workbench.ui.window.project_news import ProjectNews
from workbench.ui.window.status_bar import StatusBar
from workbench.ui.window.store_news import StoreNews
from workbench.ui.window.tool_strip import ToolStrip
from workbench.ui.window.top_bar import TopBar
from workbench.ui.window.tour import Tour
from workbench.ui.window.work_area import WorkArea

SIZE_PX = (1600, 1000)
MIN_SIZE_PX = (960, 640)
FRAME_PX = 40
"""What the title that the desktop puts above a window may take of the screen's height."""


class MainWindow(QMainWindow):
    """One window on one project, or on the start page."""

    def __init__(self, parts: Parts, settings: Settings, language: Language) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle("Workbench")
        self.setAcceptDrops(True)
        self.setMinimumSize(*MIN_SIZE_PX)
        room = self.screen().availableSize() - QSize(0, FRAME_PX)
        self.resize(QSize(*SIZE_PX).boundedTo(room))
        self.opened = OpenProject()
        self.canvas = CanvasView()
        self.bars = Bars(parts.theme)
        self.panels = {spec.id: spec.make(parts) for spec in PANELS}
        self.docks = Docks(self, settings, self.panels)
        self.frame = Frame(
            self, parts, settings, language, self.opened, self.canvas, self.docks, self.bars, self.panels
        )
        commands = Commands(self.frame)
        self.project_commands = commands.of(ProjectCommands)
        self.label_commands = commands.of(LabelCommands)
        self.view_commands = commands.of(ViewCommands)
        self.train_commands = commands.of(TrainCommands)
        self.action_set = ActionSet(self, commands.groups)
        self.view_commands.set_actions(self.action_set)
        self._build(parts, settings)
        self.project_news = ProjectNews(self.frame, self.face)
        self.image_news = ImageNews(self.frame, self.face)
        self.store_news = StoreNews(self.frame, self.face)
        self.clock = Clock(self.project_news.look_at_jobs, self)
        self.engine = EngineWatch(self.face.start_page.engine, parts.background, self)
        self._connect(parts)
        self.project_news.show_project()
        self.store_news.show_facts()
        self.restoreGeometry(settings.state("geometry"))

    def _build(self, parts: Parts, settings: Settings) -> None:
        actions = self.action_set
        panels = [self.docks.dock(name).toggleViewAction() for name in self.docks.names()]
        self.menus = Menus(actions, panels, self.view_commands.set_language)
        self.menus.choose_language(self.frame.language.code)
        nav_bar, tour = NavBar(actions, self.canvas), Tour(settings)
        self.face = Face(
            actions,
            TopBar(actions, self.menus),
            nav_bar,
            StatusBar(parts.theme),
            ToolStrip(actions),
            QStackedWidget(),
            StartPage(parts.theme, actions, settings),
            WorkArea(self.canvas, nav_bar, self.bars, tour),
            tour,
        )
        self.face.pages.addWidget(self.face.start_page)
        self.face.pages.addWidget(self.face.work_area)
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 4)
        column.addWidget(self.face.top_bar)
        self.setMenuWidget(top)
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, self.face.tool_strip)
        self.setCentralWidget(self.face.pages)
        foot = QStatusBar()
        foot.setSizeGripEnabled(False)
        foot.addWidget(self.face.status, 1)
        self.setStatusBar(foot)

    def _connect(self, parts: Parts) -> None:
        face = self.face
        parts.notices.raised.connect(self.bars.show_bar)
        face.start_page.projectChosen.connect(lambda path: self.project_commands.open_project(Path(path)))
        face.start_page.engine.verbAsked.connect(self._mend_engine)
        self.engine.deviceKnown.connect(face.top_bar.set_device)
        face.work_area.addAsked.connect(self.project_commands.add_images)
        face.top_bar.project_button.clicked.connect(self._show_project_menu)
        self.docks.arranged.connect(face.top_bar.arrangements.choose)
        images, labels, predictions = (self.panels[name] for name in ("images", "labels", "predictions"))
        assert isinstance(images, ImagesPanel) and isinstance(labels, LabelsPanel)
        assert isinstance(predictions, PredictionsPanel)
        self.prediction_view = PredictionView(self.canvas, predictions)
        # The same switch stands in the menu and in the panel.
        shapes, truth = self.action_set.get("view.shapes"), predictions.fields.truth
        shapes.setChecked(truth.isChecked())
        shapes.toggled.connect(truth.setChecked)
        truth.toggled.connect(shapes.setChecked)
        images.addAsked.connect(self.project_commands.add_images)
        labels.addAsked.connect(self.label_commands.add_class)
        labels.skeletonAsked.connect(self.label_commands.edit_skeleton)
        for panel in self.panels.values():
            self._connect_asking(panel)

    def _connect_asking(self, panel: QWidget) -> None:
        """Panels ask for what only the window can do by signals of these names."""
        asks = {"startAsked": self.train_commands.new_run, "predictAsked": self.train_commands.predict}
        for name, run in asks.items():
            signal = getattr(panel, name, None)
            if signal is not None:
                signal.connect(run)

    def start(self) -> None:
        """Begin to look after jobs and the training engine (tests leave this out)."""
        self.clock.start()
        self.engine.start()

    def _mend_engine(self) -> None:
        if self.engine.can_train:
            self.train_commands.show_doctor()
        else:
            self.engine.install()

    def _show_project_menu(self) -> None:
        button = self.face.top_bar.project_button
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for project in self.frame.settings.recent():
            if Path(project.path) != self.frame.session.project.path if self.frame.session else True:
                entry = menu.addAction(project.name)
                entry.triggered.connect(
                    lambda _=False, path=project.path: self.project_commands.open_project(Path(path))
                )
        menu.addSeparator()
        menu.addAction(self.action_set.get("project.open"))
        menu.addAction(self.action_set.get("project.close"))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def open_path(self, path: Path) -> None:
        """Open a project, or do what fits with whatever lies there."""
        self.project_commands.open_anything(path)

    def show_fault(self, text: str) -> None:
        """A fault of ours that nobody caught: one sentence, the details are in the log."""
        message = self.tr("Something went wrong in the window: {text}. Your labels are stored.").format(text=text)
        self.bars.show_bar("error", message, {self.tr("Show the log"): self.view_commands.show_log})

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Anything that is a local file may be dropped anywhere."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
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
        face = self.face
        for part in (
            self.menus,
            face.top_bar,
            face.tool_strip,
            face.status,
            self.docks,
            self.project_news,
            self.engine,
        ):
            part.retranslate()
        self.menus.choose_language(self.frame.language.code)
        self.store_news.show_facts()
        self.image_news.show_place()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what waits; ask only when the disk refuses. Training goes on."""
        if not self._has_closed_project():
            event.ignore()
            return
        self.clock.stop()
        self.docks.remember()
        settings = self.frame.settings
        settings.put("geometry", self.saveGeometry())
        settings.flush()
        self.canvas.release()
        self.frame.parts.close()
        event.accept()

    def _has_closed_project(self) -> bool:
        self.project_news.remember_project()
        self.docks.remember()
        try:
            self.opened.close()
        except ProjectError as error:
            return self._may_lose(str(error))
        return True

    def _may_lose(self, reason: str) -> bool:
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
            session = self.opened.session
            if session is not None:
                session.journal.retry()
            return False
        self.opened.drop()
        return True
