"""Everything that was done, by name; clicking a step goes back or forward to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout

from workbench.editing.history import Step
from workbench.project.error import ProjectError
from workbench.project.journal_writer import JournalWriter
from workbench.session import Session
from workbench.ui.canvas.texts import CanvasTexts
from workbench.ui.history_way import HistoryWay
from workbench.ui.panels.history_row import IMAGE_ROLE, HistoryRow
from workbench.ui.parts import Parts
from workbench.ui.plain_label import PlainLabel
from workbench.ui.session_panel import SessionPanel

_GATHER_MS = 30
"""So long the rows that are painted together are gathered before they are looked up."""
Index = QModelIndex | QPersistentModelIndex


class _Steps(QAbstractListModel):
    """Newest first: what can be redone, then what is in force, at the end the beginning. Asked row by row."""

    def __init__(self, texts: CanvasTexts, parts: Parts) -> None:
        super().__init__()
        self._texts, self._parts = texts, parts
        self.done: tuple[Step, ...] = ()
        self.undone: tuple[Step, ...] = ()
        self.first = ""
        self.names: Callable[[int], str] = lambda _: ""

    def show_steps(self, done: tuple[Step, ...], undone: tuple[Step, ...]) -> None:
        """Take the steps anew."""
        self.beginResetModel()
        self.done, self.undone = done, undone
        self.endResetModel()

    def number(self, row: int) -> int:
        """The number of the step in a row; 0 for the beginning."""
        step = self._step(row)
        return step.number if step is not None else 0

    def _step(self, row: int) -> Step | None:
        if row < len(self.undone):
            return self.undone[len(self.undone) - 1 - row]
        place = len(self.done) - 1 - (row - len(self.undone))
        return self.done[place] if place >= 0 else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One row a step and one for the beginning."""
        return 0 if parent.isValid() else len(self.done) + len(self.undone) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title and the image's name; muted when it is taken back at the moment."""
        step = self._step(index.row())
        if role == IMAGE_ROLE:
            return self.names(step.number) if step is not None else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (self.data(index), self.data(index, IMAGE_ROLE))))
        if role == Qt.ItemDataRole.DisplayRole:
            return self.first if step is None else self._texts.edit_title(step.title)
        if role == Qt.ItemDataRole.ForegroundRole and index.row() < len(self.undone):
            return QColor(self._parts.theme.colors.muted)
        return None


def _image_of(journal: JournalWriter, number: int) -> int:
    try:
        return journal.load_entry(number).edit.image_id
    except (KeyError, ProjectError):
        return 0


class HistoryPanel(SessionPanel):
    """Right dock. The row in force is marked; an empty project has only its beginning."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "panel.history")
        self.model = _Steps(CanvasTexts(self), parts)
        self.list = QListView()
        self.list.setObjectName("history.list")
        self.list.setModel(self.model)
        self.list.setItemDelegate(HistoryRow(parts.theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.activated.connect(self._go_to)
        self.list.clicked.connect(self._go_to)
        self._way = HistoryWay(self)
        self._way.moved.connect(self._say)
        self._way.arrived.connect(self._show_image)
        self._way.refused.connect(parts.notices.error)
        self._older: dict[int, int] = {}
        self._asked: set[int] = set()
        self.model.names = self._image_name
        self._delay = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._delay.timeout.connect(self._look_up)
        self._note = PlainLabel()
        self._note.setWordWrap(True)
        self._note.setProperty("tone", "muted")
        self._note.setContentsMargins(12, 8, 12, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._note)
        column.addWidget(self.list, 1)
        self.retranslate()

    def set_session(self, session: Session | None) -> None:
        """Follow another project's steps."""
        if self.session is not None:
            self.session.editor.changed.disconnect(self._show_steps)
        if session is not None:
            session.editor.changed.connect(self._show_steps)
        super().set_session(session)

    def show_session(self) -> None:
        """Another project."""
        self._older.clear()
        self._asked.clear()
        self._way.set_editor(self.session.editor if self.session is not None else None)
        self._show_steps()

    def _show_steps(self) -> None:
        editor = self.session.editor if self.session is not None else None
        self.model.show_steps(editor.done_steps if editor else (), editor.undone_steps if editor else ())
        row = self.model.index(len(self.model.undone))
        self.list.selectionModel().select(row, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.scrollTo(row)

    def _image_name(self, number: int) -> str:
        """The name of the image that a step is about; what is not known yet is looked up in the background."""
        if self.session is None:
            return ""
        image_id = self.session.editor.step_image(number)
        if image_id is None:
            image_id = self._older.get(number)
        if image_id is None:
            self._asked.add(number)
            if not self._delay.isActive():
                self._delay.start()
            return ""
        try:
            return self.session.document.image(image_id).name if image_id else ""
        except KeyError:
            return ""

    def _look_up(self) -> None:
        """Steps of earlier days: only the rows that were painted, from the journal."""
        session, numbers = self.session, tuple(self._asked - self._older.keys())
        self._asked.clear()
        if session is None or not numbers:
            return
        self._older.update(dict.fromkeys(numbers, 0))
        self.parts.background.start(
            self.tr("Reading the history"),
            lambda _: {number: _image_of(session.journal, number) for number in numbers},
            lambda found: self._take_images(session, found),
        )

    def _take_images(self, session: Session, found: dict[int, int]) -> None:
        if self.session is session:
            self._older.update(found)
            self.list.viewport().update()

    def _go_to(self, index: QModelIndex) -> None:
        self._way.go(self.model.number(index.row()))

    def _show_image(self, image_ids: frozenset[int]) -> None:
        """Go to the one image that all of it was about."""
        if self.session is not None and len(image_ids) == 1:
            (image_id,) = image_ids
            if any(image.id == image_id for image in self.session.document.images):
                self.parts.current.set_image(image_id)

    def _say(self, left: int) -> None:
        going = self.tr("Going there: {n} steps left. Click another step to go there instead.").format(n=left)
        resting = self.tr("Click a step to go back or forward to it. Nothing is ever lost by going back.")
        self._note.setText(going if left else resting)

    def retranslate(self) -> None:
        """Set every text again."""
        self.list.setAccessibleName(self.tr("Steps"))
        self._say(0)
        self.model.first = self.tr("The beginning")
        self._show_steps()
