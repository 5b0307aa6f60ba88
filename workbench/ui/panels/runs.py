"""All training runs as a table of figures: sorted, filtered, copied, and any two of them compared."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from workbench.formats.atomic_file import write_atomically
from workbench.jobs.job import JobError
from workbench.jobs.run_table import RunFolders, RunRow, Told, run_row
from workbench.ui.dialogs.compare_runs import CompareRunsDialog
from workbench.ui.empty_page import EmptyPage
from workbench.ui.file_questions import ask_target
from workbench.ui.icons import icon
from workbench.ui.models.runs_model import COLUMNS, NAMES, ROW_ROLE, RunsModel, RunsOrder, as_text, title
from workbench.ui.parts import Parts
from workbench.ui.plain_label import PlainLabel
from workbench.ui.row_table import RowTable
from workbench.ui.session_panel import SessionPanel
from workbench.ui.settings import Settings

REFRESH_MS = 500
MOST_NAME_PX, NAME_MARGIN_PX = 420, 12
HIDDEN_KEY = "runs/hidden"
WIDTHS = {"name": 220, "model": 200, "task": 110, "state": 84, "rate": 96, "input_wh": 92, "labels": 84}


class RunsPanel(SessionPanel):
    """Bottom dock, "Runs". The run in sight is selected; with Ctrl a second one to compare it with."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "panel.runs")
        self.model, self.order = RunsModel(parts.marks), RunsOrder()
        self.order.setSourceModel(self.model)
        self._folders = RunFolders()
        self._told: dict[str, Told | None] = {}
        self._settings = Settings()
        self._is_reading = self._is_choosing = False
        self.empty = EmptyPage("chart")
        self.search, self.note = QLineEdit(), PlainLabel()
        self.compare_button, self.export_button = QPushButton(), QPushButton()
        self.table = RowTable("runs.table", takes_many=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.show_runs)
        self._build_table()
        self._lay_out()
        parts.current.runChanged.connect(lambda _: self._mark_run())
        self.retranslate()

    def _build_table(self) -> None:
        table = self.table
        table.setModel(self.order)
        table.setSortingEnabled(True)
        # The ends of names tell them apart: long ones of one configuration begin alike.
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        head = table.horizontalHeader()
        head.setSectionsMovable(True)
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._show_columns)
        hidden = self._hidden()
        for place, name in enumerate(NAMES):
            table.setColumnWidth(place, WIDTHS.get(name, 78))
            table.setColumnHidden(place, name in hidden)
        table.selectionModel().selectionChanged.connect(lambda *_: self._chosen())
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), table)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)

    def _lay_out(self) -> None:
        self.search.setObjectName("runs.search")
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(280)
        self.search.textChanged.connect(self.order.filter)
        self.note.setProperty("tone", "muted")
        self.compare_button.setObjectName("runs.compare")
        self.compare_button.clicked.connect(lambda: self.compare())
        self.export_button.setObjectName("runs.export")
        self.export_button.setIcon(icon("export"))
        self.export_button.clicked.connect(self._export)
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 8, 4)
        head.setSpacing(8)
        head.addWidget(self.search, 1)
        head.addWidget(self.note, 1)
        for button in (self.compare_button, self.export_button):
            button.setProperty("kind", "small")
            head.addWidget(button)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(page)

    def show_session(self) -> None:
        """Show the runs of the new project."""
        self._told.clear()
        self.show_runs()

    def showEvent(self, event: QShowEvent) -> None:
        """Be up to date when the tab comes to the front."""
        super().showEvent(event)
        self.show_runs()

    def show_job(self, name: str) -> None:  # noqa: ARG002 - one drawing follows, whatever changed
        """Show how the runs stand soon."""
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def show_runs(self) -> None:
        """Take over how all runs stand, and have what is new in their folders read; behind another tab nothing."""
        session = self.session
        if session is not None and not self.isVisible():
            return
        rows: list[RunRow] = []
        for job in session.board.jobs() if session is not None else ():
            if session is None or job.kind != "train":
                continue
            try:
                rows.append(run_row(job, self._told.get(job.name), session.board.curves_so_far(job.name)))
            except JobError:  # its folder went away this moment
                continue
        is_new = len(rows) != len(self.model.rows)
        self.model.show_rows(rows)
        if is_new:
            self._fit_names()
        self._pages.setCurrentIndex(1 if rows else 0)
        self._mark_run()
        self._read()

    def _fit_names(self) -> None:
        """Names of runs tell them apart: they have the room that they need, within reason."""
        needed = self.table.sizeHintForColumn(0) + NAME_MARGIN_PX
        self.table.setColumnWidth(0, min(max(needed, WIDTHS["name"]), MOST_NAME_PX))

    def _read(self) -> None:
        session, folders = self.session, self._folders
        if session is None or self._is_reading:
            return
        wanted = {job.name: job.folder for job in session.board.jobs() if job.kind == "train"}
        self._is_reading = True

        def take(found: dict[str, Told | None]) -> None:
            self._is_reading = False
            if session is not self.session:
                self._read()
            elif found != self._told:
                self._told = found
                self.show_runs()

        def fail(_: str) -> None:
            self._is_reading = False

        def read(_: object) -> dict[str, Told | None]:
            return {name: folders.told(folder) for name, folder in wanted.items()}

        self.parts.background.start(self.tr("Reading the runs"), read, take, fail)

    def chosen(self) -> tuple[str, ...]:
        """The names of the selected runs, from top to bottom."""
        places = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return tuple(self._row(place).name for place in places)

    def shown(self) -> list[RunRow]:
        """The rows in the order and choice they are seen in."""
        return [self._row(place) for place in range(self.order.rowCount())]

    def _row(self, place: int) -> RunRow:
        row = self.order.index(place, 0).data(ROW_ROLE)
        assert isinstance(row, RunRow)
        return row

    def _chosen(self) -> None:
        chosen = self.chosen()
        self.compare_button.setEnabled(len(chosen) == 2)
        if self._is_choosing or len(chosen) != 1:
            return
        self.parts.current.set_run(chosen[0])

    def _mark_run(self) -> None:
        """Select the run in sight, unless it is among those selected."""
        run, chosen = self.parts.current.run, self.chosen()
        self.compare_button.setEnabled(len(chosen) == 2)
        if run in chosen:
            return
        index = self.order.mapFromSource(self.model.index(self.model.row_of(run), 0))
        self._is_choosing = True
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().select(index, flags)
        self._is_choosing = False

    def compare(self) -> CompareRunsDialog | None:
        """Show what sets the two selected runs apart, the older one first."""
        chosen = sorted(self.chosen(), key=self.model.row_of)
        if self.session is None or len(chosen) != 2:
            return None
        dialog = CompareRunsDialog(self.parts, self.session, (chosen[0], chosen[1]), self.window())
        dialog.open()
        return dialog

    def _columns(self) -> list[str]:
        """The names of the columns that are seen, from left to right."""
        head = self.table.horizontalHeader()
        places = sorted(range(len(NAMES)), key=head.visualIndex)
        return [NAMES[place] for place in places if not self.table.isColumnHidden(place)]

    def copy(self) -> None:
        """Put the selected rows, or all that are seen, on the clipboard: columns with tabs between them."""
        chosen = set(self.chosen())
        rows = [row for row in self.shown() if not chosen or row.name in chosen]
        QGuiApplication.clipboard().setText(as_text(rows, self._columns(), "\t"))

    def _export(self) -> None:
        path, _ = ask_target(self, self.tr("Export the table"), "runs.csv", "CSV (*.csv)")
        if path:
            self.export_to(Path(path))

    def export_to(self, path: Path) -> None:
        """Write what is seen as comma-separated values."""
        try:
            write_atomically(path, [as_text(self.shown(), self._columns(), ",").encode()])
        except OSError as error:
            text = self.tr("{path} cannot be written: {reason}")
            self.parts.notices.error(text.format(path=path, reason=error.strerror or error))

    def _hidden(self) -> set[str]:
        try:
            return set(map(str, json.loads(self._settings.text(HIDDEN_KEY, "[]")))) - {NAMES[0]}
        except (ValueError, TypeError):
            return set()

    def show_column(self, name: str, is_shown: bool) -> None:
        """Show or hide a column, and remember it."""
        self.table.setColumnHidden(NAMES.index(name), not is_shown)
        hidden = [other for place, other in enumerate(NAMES) if self.table.isColumnHidden(place)]
        self._settings.put(HIDDEN_KEY, json.dumps(hidden))

    def _show_columns(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, column in enumerate(COLUMNS[1:], 1):
            entry = menu.addAction(title(column))
            entry.setCheckable(True)
            entry.setChecked(not self.table.isColumnHidden(number))
            entry.toggled.connect(lambda is_on, name=column.name: self.show_column(name, is_on))
        menu.popup(self.table.horizontalHeader().mapToGlobal(place))

    def retranslate(self) -> None:
        """Set every text again."""
        self.table.setAccessibleName(self.tr("Runs"))
        self.search.setPlaceholderText(self.tr("Filter the runs"))
        self.search.setAccessibleName(self.tr("Filter the runs"))
        self.note.setText(self.tr("Select two runs with Ctrl to compare them."))
        self.compare_button.setText(self.tr("Compare runs"))
        self.export_button.setText(self.tr("Export CSV…"))
        self.empty.set_texts(self.tr("Every training run will be listed here, with its settings and its figures."))
        self.table.retitle()
        self.order.invalidate()
