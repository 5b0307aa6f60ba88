"""What all panels that show the open project have in common: following the session without leaking connections."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget

from workbench.core.edit import Change, Edit
from workbench.session import Session
from workbench.ui.commit import attempt, commit
from workbench.ui.parts import Parts


class SessionPanel(QWidget):
    """A panel that follows one session at a time. Subclasses fill in the ``show_`` methods they need."""

    def __init__(self, parts: Parts, object_name: str) -> None:
        super().__init__()
        self.setObjectName(object_name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.parts = parts
        self.session: Session | None = None

    def set_session(self, session: Session | None) -> None:
        """Follow another session, or none."""
        if self.session is not None:
            self.session.document.changed.disconnect(self.show_change)
            self.session.selection.changed.disconnect(self.show_selection)
            self.session.board.changed.disconnect(self.show_job)
        self.session = session
        if session is not None:
            session.document.changed.connect(self.show_change)
            session.selection.changed.connect(self.show_selection)
        self.show_session()
        if session is not None:
            session.board.changed.connect(self.show_job)

    def show_session(self) -> None:
        """The session was opened or closed."""

    def show_change(self, change: Change) -> None:
        """The document changed."""

    def show_selection(self) -> None:
        """Other objects or another keypoint are selected."""

    def show_job(self, name: str) -> None:
        """A job of the queue has changed: a run, or ``run/prediction``."""

    def commit(self, edit: Edit | None) -> bool:
        """Change the labels; says why when it is refused. Returns whether something was changed."""
        return commit(self.session, edit, self.parts.notices)

    def attempt(self, make: Callable[[], Edit | None]) -> bool:
        """Make an edit and commit it; says why when either is refused. Returns whether something was changed."""
        return attempt(self.session, make, self.parts.notices)

    def retranslate(self) -> None:
        """The language changed: set every text again."""

    def changeEvent(self, event: QEvent) -> None:
        """Hear the switch of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
