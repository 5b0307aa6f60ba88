"""The open project and its live parts, in one value."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from workbench.core.document import Document
from workbench.core.edit import Change
from workbench.editing.editor import Editor
from workbench.editing.history import History
from workbench.editing.selection import Selection
from workbench.editing.veil import Veil
from workbench.formats.codec import Problem
from workbench.jobs.board import JobBoard
from workbench.jobs.queue import Queue
from workbench.project.error import ProjectError
from workbench.project.exporting import EXTRAS
from workbench.project.importing import ImportPlan
from workbench.project.journal_writer import JournalWriter
from workbench.project.project import Project


@dataclass(frozen=True, slots=True)
class Session:
    """Everything a window or a command needs of one open project. Made by ``open_session``."""

    project: Project
    document: Document
    editor: Editor
    journal: JournalWriter
    selection: Selection
    veil: Veil
    board: JobBoard
    queue: Queue

    def commit_import(self, plan: ImportPlan) -> Change | None:
        """Take a copy of the labels, then commit an import as one undoable edit; None when it brings nothing.

        Raises ProjectError, StaleEditError (the labels were changed since the plan was made) or ReadOnlyError.
        """
        if plan.is_empty:
            return None
        self.journal.flush()
        self.project.take_snapshot()
        if plan.extras and not self.project.store.meta(EXTRAS) and not self.project.read_only:
            self.project.store.set_meta(EXTRAS, json.dumps(dict(plan.extras)))
        return self.editor.commit(plan.edit)

    def flush(self, timeout_s: float = 30.0) -> None:
        """Wait until every edit is stored; raises ProjectError saying why it is not."""
        if not self.journal.flush(timeout_s):
            reason = self.journal.failure or "the disk is very slow"
            raise ProjectError(f"some edits are not stored yet: {reason}")

    def close(self, timeout_s: float = 30.0) -> None:
        """Store what waits and give the project free; jobs go on. Raises ProjectError when edits could not be stored.

        The project stays open then, so that the caller can ``journal.retry()`` or ``journal.save_waiting(path)``.
        """
        self.flush(timeout_s)
        self.abandon()

    def abandon(self) -> None:
        """Close without storing what a failing disk refuses: the person has been asked."""
        self.journal.close(0.0)
        self.queue.close()
        self.project.close()


def open_session(path: Path, read_only: bool = False) -> Session:
    """Open a project with all its parts; raises ProjectError with a sentence for the person."""
    project = Project.open(path, read_only)
    try:
        return session_of(project)
    except BaseException:
        project.close()
        raise


def session_of(project: Project) -> Session:
    """Build the parts around an open project."""
    store = project.store
    journal = JournalWriter(store)
    try:
        document = Document(store, can_forget=lambda image_id: not journal.has_pending(image_id))
        numbers = store.next_instance_id(), store.next_number()
        editor = Editor(document, journal, _history(project), *numbers, project.read_only_reason)
    except BaseException:
        # A damaged file is noticed only when it is read: nothing may go on in the background then.
        journal.close(0.0)
        raise
    queue = Queue()
    return Session(project, document, editor, journal, Selection(), Veil(), JobBoard(project, queue), queue)


def _history(project: Project) -> History:
    try:
        return History.from_index(project.store.journal_index())
    except ValueError as error:
        project.store.problems.append(Problem("journal", f"earlier steps cannot be undone: {error}"))
        return History()
