"""What the commands of a window work on: the window's parts, built by the main window and handed over whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QMainWindow, QWidget

from workbench.project.error import ProjectError
from workbench.session import Session
from workbench.ui.actions import ActionSet
from workbench.ui.canvas.view import CanvasView
from workbench.ui.language import Language
from workbench.ui.models.image_list import ImageList
from workbench.ui.open_project import OpenProject
from workbench.ui.panels.images import ImagesPanel
from workbench.ui.parts import Parts
from workbench.ui.settings import Settings
from workbench.ui.window.docks import Docks
from workbench.ui.window.inline_bar import Bars


@dataclass(frozen=True)
class Frame:
    """One window seen from its commands."""

    window: QMainWindow
    parts: Parts
    settings: Settings
    language: Language
    opened: OpenProject
    canvas: CanvasView
    docks: Docks
    bars: Bars
    panels: Mapping[str, QWidget]
    actions: ActionSet

    @property
    def session(self) -> Session | None:
        """What is open."""
        return self.opened.session

    def has_stored(self) -> bool:
        """Wait until every edit is stored: plans, exports and runs read what is stored. Says why when it is not."""
        session = self.opened.session
        if session is None:
            return False
        try:
            session.flush()
        except ProjectError as error:
            self.parts.notices.error(str(error))
            return False
        return True

    @property
    def images(self) -> ImageList:
        """The images as the person has narrowed them."""
        panel = self.panels["images"]
        assert isinstance(panel, ImagesPanel)
        return panel.images
