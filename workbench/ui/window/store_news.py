"""News of the disk and of the history: that everything is stored, what undo would take back, what can be done now."""

from __future__ import annotations

from PySide6.QtCore import QObject

from workbench.ui.action_tables.action_spec import CAN_REDO, CAN_UNDO, IMAGE, PROJECT, SELECTION, WRITABLE
from workbench.ui.actions import action_title
from workbench.ui.canvas.texts import CanvasTexts
from workbench.ui.commands.frame import Frame
from workbench.ui.window.face import Face


class StoreNews(QObject):
    """Connects journal, editor and selection once."""

    def __init__(self, frame: Frame, face: Face) -> None:
        super().__init__(frame.window)
        self._frame, self._face = frame, face
        self._texts = CanvasTexts(self)
        opened = frame.opened
        opened.changed.connect(self.show_facts)
        opened.stepsChanged.connect(self.show_facts)
        opened.selectionChanged.connect(self.show_facts)
        frame.parts.current.imageChanged.connect(lambda _: self.show_facts())
        opened.stored.connect(lambda _: self._show_stored())
        opened.storeFailed.connect(self._show_failed)
        face.status.retryAsked.connect(self._retry)

    def show_facts(self) -> None:
        """Enable what can be used now; name what undo and redo would do."""
        self._face.actions.refresh(self._facts())
        session = self._frame.session
        titles = ("", "") if session is None else (session.editor.undo_title, session.editor.redo_title)
        for action_id, title in zip(("edit.undo", "edit.redo"), titles, strict=True):
            base = action_title(self._face.actions.specs[action_id])
            self._face.actions.set_title(action_id, f"{base}: {self._texts.edit_title(title)}" if title else base)
        if session is None:
            self._face.status.show_stored(None)
        elif session.project.read_only:
            self._face.status.show_read_only(session.project.read_only_reason)
        elif not session.journal.failure:
            self._face.status.show_stored(True)

    def _facts(self) -> frozenset[str]:
        session = self._frame.session
        if session is None:
            return frozenset()
        truths = {
            PROJECT: True,
            WRITABLE: not session.editor.is_read_only,
            IMAGE: self._frame.parts.current.image_id > 0,
            SELECTION: bool(session.selection.ids),
            CAN_UNDO: session.editor.can_undo,
            CAN_REDO: session.editor.can_redo,
        }
        return frozenset(name for name, is_true in truths.items() if is_true)

    def _show_stored(self) -> None:
        session = self._frame.session
        if session is not None and not session.journal.failure:
            self._face.status.show_stored(True)

    def _show_failed(self, reason: str) -> None:
        self._face.status.show_stored(False)
        text = self.tr("Changes cannot be stored: {reason}. They wait; make room or mend the disk, then try again.")
        self._frame.bars.show_bar("error", text.format(reason=reason), {self.tr("Try again"): self._retry})

    def _retry(self) -> None:
        session = self._frame.session
        if session is not None:
            session.journal.retry()
