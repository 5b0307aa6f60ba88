"""Canvas, panels, docks and commands: everything of a window that an open project needs, made when first wanted."""

from __future__ import annotations

from pathlib import Path

import cv2
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu, QWidget

from workbench.core.edit import Change
from workbench.core.instance import Instance
from workbench.ui.canvas.view import CanvasView
from workbench.ui.clock import Clock
from workbench.ui.commands.catalog import Commands
from workbench.ui.commands.frame import Frame
from workbench.ui.commands.label_commands import LabelCommands
from workbench.ui.commands.project_commands import ProjectCommands
from workbench.ui.commands.skeleton_commands import SkeletonCommands
from workbench.ui.commands.train_commands import TrainCommands
from workbench.ui.commands.view_commands import ViewCommands
from workbench.ui.open_project import OpenProject
from workbench.ui.panels.catalog import PANELS
from workbench.ui.panels.images import ImagesPanel
from workbench.ui.panels.instances import InstancesPanel
from workbench.ui.panels.labels import LabelsPanel
from workbench.ui.panels.predictions import PredictionsPanel
from workbench.ui.past_panel import PastPanel
from workbench.ui.prediction_view import PredictionView
from workbench.ui.window.docks import Docks
from workbench.ui.window.face import Face
from workbench.ui.window.image_news import ImageNews
from workbench.ui.window.live_news import LiveNews
from workbench.ui.window.nav_bar import NavBar
from workbench.ui.window.picture_news import PictureNews
from workbench.ui.window.prediction_news import PredictionNews
from workbench.ui.window.project_news import ProjectNews
from workbench.ui.window.shell import Shell
from workbench.ui.window.store_news import StoreNews
from workbench.ui.window.tour import LABEL, LOOK, TRAIN, WATCH, Tour
from workbench.ui.window.work_area import WorkArea


class Workplace(QObject):
    """Puts the parts together and passes their news on. What actions do stands in ``commands/``."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        window, parts = shell.window, shell.parts
        # Threads that draw shapes and decode images must not hold the GUI thread up: one core each.
        cv2.setNumThreads(1)
        self._shell = shell
        self.opened = OpenProject()
        self.opened.setParent(self)
        self.canvas = CanvasView()
        self.panels: dict[str, QWidget] = {spec.id: spec.make(parts) for spec in PANELS}
        self.docks = Docks(window, shell.settings, self.panels)
        self.frame = Frame(
            window,
            parts,
            shell.settings,
            shell.language,
            self.opened,
            self.canvas,
            self.docks,
            shell.bars,
            self.panels,
            shell.actions,
        )
        self.commands = Commands(self.frame)
        self.project_commands = self.commands.of(ProjectCommands)
        self.label_commands = self.commands.of(LabelCommands)
        self.view_commands = self.commands.of(ViewCommands)
        self.train_commands = self.commands.of(TrainCommands)
        self.skeleton_commands = self.commands.of(SkeletonCommands)
        self.face = self._build()
        self.project_news = ProjectNews(self.frame, self.face)
        self.image_news = ImageNews(self.frame, self.face)
        self.picture_news = PictureNews(self.frame)
        self.store_news = StoreNews(self.frame, self.face)
        self.live_news = LiveNews(self.frame, self.face)
        self.prediction_news = PredictionNews(self.frame)
        self.clock = Clock(self.project_news.look_at_jobs, self)
        self._connect()
        self.project_news.show_project()
        self.store_news.show_facts()

    def _build(self) -> Face:
        shell, actions = self._shell, self._shell.actions
        shell.menus.add_panels([self.docks.dock(name).toggleViewAction() for name in self.docks.names()])
        nav_bar, tour = NavBar(actions, self.canvas), Tour(shell.settings)
        work_area = WorkArea(self.canvas, nav_bar, tour)
        shell.pages.addWidget(work_area)
        return Face(
            actions,
            shell.top_bar,
            nav_bar,
            shell.status,
            shell.tool_strip,
            shell.pages,
            shell.start_page,
            work_area,
            tour,
        )

    def _connect(self) -> None:
        face = self.face
        keys = self._shell.parts.keys
        keys.changed.connect(lambda: self.canvas.set_keys(keys.keys))
        self.canvas.set_keys(keys.keys)
        self.canvas.toolChanged.connect(face.actions.set_tool)
        face.actions.set_tool(self.canvas.tool_id)
        self.opened.documentChanged.connect(self._follow_tour)
        self.opened.jobsChanged.connect(lambda _: face.tour.reach(TRAIN))
        self.docks.arranged.connect(lambda name: face.tour.reach({"train": WATCH, "inspect": LOOK}.get(name, -1)))
        face.work_area.addAsked.connect(self.project_commands.add_images)
        face.top_bar.project_button.clicked.connect(self._show_project_menu)
        self.docks.arranged.connect(face.top_bar.arrangements.choose)
        images, labels, predictions = (self.panels[name] for name in ("images", "labels", "predictions"))
        assert isinstance(images, ImagesPanel) and isinstance(labels, LabelsPanel)
        assert isinstance(predictions, PredictionsPanel)
        self.prediction_view = PredictionView(
            self.canvas, predictions, self.docks.dock("predictions").toggleViewAction()
        )
        for name in ("cinema", "changes"):
            panel = self.panels[name]
            assert isinstance(panel, PastPanel)
            self.prediction_view.follow_panel(panel, self.docks.dock(name))
        # The same switch stands in the menu and in the panel.
        shapes, truth = face.actions.get("view.shapes"), predictions.fields.truth
        shapes.setChecked(truth.isChecked())
        shapes.toggled.connect(truth.setChecked)
        truth.toggled.connect(shapes.setChecked)
        images.addAsked.connect(self.project_commands.add_images)
        labels.addAsked.connect(self.label_commands.add_class)
        labels.skeletonAsked.connect(self.skeleton_commands.edit)
        instances = self.panels["instances"]
        assert isinstance(instances, InstancesPanel)
        instances.placeAsked.connect(self.skeleton_commands.place_point)
        for panel in self.panels.values():
            self._connect_asking(panel)

    def _follow_tour(self, change: Change) -> None:
        is_drawn = any(patch.before is None and isinstance(patch.after, Instance) for patch in change.edit.patches)
        if is_drawn and self.frame.parts.current.image_id in change.image_ids:
            self.face.tour.reach(LABEL)

    def _connect_asking(self, panel: QWidget) -> None:
        """Panels ask for what only the window can do by signals of these names."""
        asks = {
            "startAsked": self.train_commands.new_run,
            "predictAsked": self.train_commands.predict,
            "useAsked": self.train_commands.train_with,
            "configAsked": self.train_commands.show_config,
            "runSelected": self.train_commands.show_curves,
        }
        for name, run in asks.items():
            signal = getattr(panel, name, None)
            if signal is not None:
                signal.connect(run)

    def _show_project_menu(self) -> None:
        button, window = self.face.top_bar.project_button, self._shell.window
        menu = QMenu(window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for project in self.frame.settings.recent():
            if Path(project.path) != self.frame.session.project.path if self.frame.session else True:
                entry = menu.addAction(project.name)
                entry.triggered.connect(
                    lambda _=False, path=project.path: self.project_commands.open_project(Path(path))
                )
        menu.addSeparator()
        menu.addAction(self.face.actions.get("project.open"))
        menu.addAction(self.face.actions.get("project.close"))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def retranslate(self) -> None:
        """Set every text again that no changeEvent sets."""
        self.docks.retranslate()
        self.project_news.retranslate()
        self.store_news.show_facts()
        self.live_news.show_state()
        self.image_news.show_place()

    def remember(self) -> None:
        """Keep the open project's card and how the docks stand."""
        self.project_news.remember_project()
        self.docks.remember()

    def close(self) -> None:
        """End what the canvas runs; the project is closed before."""
        self.clock.stop()
        self.canvas.release()
