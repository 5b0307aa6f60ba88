"""What the commands of a window work on: the window's parts, built by the main window and handed over whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtWidgets import QMainWindow, QWidget

from workbench.core.edit import Edit
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.project.error import ProjectError
from workbench.session import Session
from workbench.ui.actions import ActionSet
from workbench.ui.background import Task
from workbench.ui.canvas.view import CanvasView
from workbench.ui.commit import attempt, commit
from workbench.ui.language import Language
from workbench.ui.models.image_list import ImageList
from workbench.ui.open_project import OpenProject
from workbench.ui.panels.images import ImagesPanel
from workbench.ui.parts import Parts
from workbench.ui.settings import Settings
from workbench.ui.window.docks import Docks
from workbench.ui.window.inline_bar import Bars

Result = TypeVar("Result")


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

    @property
    def image(self) -> ImageRecord | None:
        """The shown image."""
        session, image_id = self.session, self.parts.current.image_id
        return session.document.image(image_id) if session is not None and image_id else None

    @property
    def on_image(self) -> tuple[Instance, ...]:
        """The objects of the shown image, back to front."""
        session, image_id = self.session, self.parts.current.image_id
        return session.document.instances(image_id) if session is not None and image_id else ()

    @property
    def selected(self) -> tuple[Instance, ...]:
        """The selected objects of the shown image, back to front."""
        ids = self.session.selection.ids if self.session is not None else frozenset()
        return tuple(item for item in self.on_image if item.id in ids)

    def commit(self, edit: Edit | None) -> bool:
        """Change the labels; says why when it is refused. Returns whether something was changed."""
        return commit(self.session, edit, self.parts.notices)

    def attempt(self, make: Callable[[], Edit | None]) -> bool:
        """Make an edit and commit it; says why when either is refused. Returns whether something was changed."""
        return attempt(self.session, make, self.parts.notices)

    def in_background(self, title: str, work: Callable[[Task], Result], take: Callable[[Result], None]) -> None:
        """Work out of the way; ``take`` gets the result here, unless another project is open by then."""
        asked = self.session

        def done(result: Result) -> None:
            if self.session is asked:
                take(result)

        self.parts.background.start(title, work, done, self.parts.notices.error)

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
