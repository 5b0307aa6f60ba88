"""The session that is open in the window, and its signals as Qt signals in the GUI thread."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QObject, Signal

from workbench.core.edit import Change
from workbench.session import Session, open_session
from workbench.ui.file_questions import begin_at


class OpenProject(QObject):
    """None or one session. ``closing`` comes while it is still there. ``only_looks``: it was opened so as to be read,
    and whoever did that has said why nothing can be changed.

    ``stored`` and ``storeFailed`` come from the writing thread and are queued by Qt.
    """

    changed: ClassVar[Signal] = Signal()
    closing: ClassVar[Signal] = Signal()
    documentChanged: ClassVar[Signal] = Signal(object)
    stepsChanged: ClassVar[Signal] = Signal()
    selectionChanged: ClassVar[Signal] = Signal()
    jobsChanged: ClassVar[Signal] = Signal(str)
    stored: ClassVar[Signal] = Signal(int)
    storeFailed: ClassVar[Signal] = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.session: Session | None = None
        self.only_looks = False

    def open(self, path: Path, read_only: bool = False) -> Session:
        """Open a project in place of the one that is open. Raises ProjectError; the old one then stays open."""
        if self.session is not None and self.session.project.path == path.absolute():
            return self.session
        session = open_session(path, read_only)
        try:
            self.close()
        except BaseException:
            session.abandon()
            raise
        self.session, self.only_looks = session, read_only
        session.document.changed.connect(self._tell_document)
        session.editor.changed.connect(self._tell_steps)
        session.selection.changed.connect(self._tell_selection)
        session.board.changed.connect(self._tell_jobs)
        session.journal.stored.connect(self._tell_stored)
        session.journal.failed.connect(self._tell_failed)
        begin_at(session.project.path)
        self.changed.emit()
        return session

    def close(self) -> None:
        """Store what waits and close. Raises ProjectError when the disk refuses; the project then stays open."""
        session = self.session
        if session is None:
            return
        session.flush()
        self.drop()

    def drop(self) -> None:
        """Close without waiting for what could not be stored."""
        session = self.session
        if session is None:
            return
        self.closing.emit()
        self.session = None
        begin_at(None)
        session.document.changed.disconnect(self._tell_document)
        session.editor.changed.disconnect(self._tell_steps)
        session.selection.changed.disconnect(self._tell_selection)
        session.board.changed.disconnect(self._tell_jobs)
        session.journal.stored.disconnect(self._tell_stored)
        session.journal.failed.disconnect(self._tell_failed)
        self.changed.emit()
        session.abandon()

    def _tell_document(self, change: Change) -> None:
        self.documentChanged.emit(change)

    def _tell_steps(self) -> None:
        self.stepsChanged.emit()

    def _tell_selection(self) -> None:
        self.selectionChanged.emit()

    def _tell_jobs(self, name: str) -> None:
        self.jobsChanged.emit(name)

    def _tell_stored(self, number: int) -> None:
        self.stored.emit(number)

    def _tell_failed(self, reason: str) -> None:
        self.storeFailed.emit(reason)
