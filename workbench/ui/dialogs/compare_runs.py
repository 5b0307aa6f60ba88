"""Two runs beside each other: settings that differ, figures, the config line by line, the labels."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.analysis.label_changes import ImageChange
from workbench.jobs.job import Job, JobError
from workbench.jobs.run_difference import RunDifference, difference
from workbench.session import Session
from workbench.ui.background import Task
from workbench.ui.config_text import ConfigText
from workbench.ui.curves.number_text import number
from workbench.ui.dialogs.frame import DialogFrame
from workbench.ui.parts import Parts
from workbench.ui.plain_label import PlainLabel
from workbench.ui.setting_words import setting_words
from workbench.ui.spoken import spoken

SIZE_PX = (1040, 680)


class CompareRunsDialog(DialogFrame):
    """Reads both runs in the background, then fills its four tabs."""

    def __init__(self, parts: Parts, session: Session, names: tuple[str, str], parent: QWidget | None) -> None:
        super().__init__(
            parent,
            self.tr("{one} and {other}").format(one=names[0], other=names[1]),
            self.tr("What sets the two runs apart."),
            self.tr("Done"),
        )
        self.setObjectName("dialog.compare")
        self._parts, self._session, self._names = parts, session, names
        self.found: RunDifference | None = None
        self.settings, self.figures = self._table("settings"), self._table("figures")
        self.config = ConfigText(parts.theme)
        self.search = QLineEdit()
        self.search.setObjectName("compare.search")
        self.search.setPlaceholderText(self.tr("Search both"))
        self.search.textEdited.connect(lambda text: self.config.go_to(text))
        self.search.returnPressed.connect(lambda: self.config.go_to(self.search.text()))
        self.labels = QListWidget()
        self.labels.setObjectName("compare.labels")
        self.labels.itemActivated.connect(self._go)
        self.note = PlainLabel()
        self.note.setProperty("tone", "muted")
        self.note.setWordWrap(True)
        self.tabs = QTabWidget()
        for title, widgets in (
            (self.tr("Settings"), (self.settings,)),
            (self.tr("Figures"), (self.figures,)),
            (self.tr("Config"), (self.search, self.config)),
            (self.tr("Labels"), (self.note, self.labels)),
        ):
            self.tabs.addTab(_page(widgets), title)
        self.body.addWidget(self.tabs, 1)
        self.cancel_button.hide()
        self.verb_button.setAutoDefault(False)
        self.verb_button.setDefault(False)
        self.verb_button.clicked.connect(self.accept)
        self.resize(*SIZE_PX)
        self._ask()

    def _table(self, name: str) -> QTableWidget:
        table = QTableWidget(0, 3)
        table.setObjectName(f"compare.{name}")
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setHorizontalHeaderLabels([self.tr("Name"), *self._names])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in ((0, 260), (1, 340)):
            table.setColumnWidth(column, width)
        return table

    def _ask(self) -> None:
        session, (one, other) = self._session, self._names
        try:
            jobs: tuple[Job, Job] = (session.board.job(one), session.board.job(other))
        except JobError as error:
            self.say(str(error))
            return

        def compare(_: Task) -> RunDifference:
            shelf = session.project.runs
            return difference(session.project, (shelf.get(one), shelf.get(other)), jobs)

        title = self.tr("Comparing the runs")
        self.follow(self._parts.background.start(title, compare, self._show, self._fail))
        self.verb_button.setEnabled(True)

    def accept(self) -> None:
        """Close; a comparison that still goes on is given up."""
        self.reject()

    def _fail(self, text: str) -> None:
        self.rest()
        self.say(text)

    def _show(self, found: RunDifference) -> None:
        self.found = found
        self.rest()
        _fill(self.settings, [(setting_words(name), one, other) for name, one, other in found.settings])
        _fill(self.figures, [(name, _figure(one), _figure(other)) for name, one, other in found.figures])
        self.config.show_lines(found.config, only_changes=True)
        counts = (len(found.settings), len(found.figures), sum(line.is_changed for line in found.config))
        titles = (self.tr("Settings"), self.tr("Figures"), self.tr("Config"), self.tr("Labels"))
        for tab, (title, count) in enumerate(zip(titles, (*counts, len(found.labels)), strict=True)):
            self.tabs.setTabText(tab, f"{title} ({count})")
        self._show_labels(found)
        if not found.config:
            self.say(self.tr("A run writes its config when it starts: one of the two has none."), "muted")

    def _show_labels(self, found: RunDifference) -> None:
        sums = [sum(len(part) for part in parts) for parts in _parts_of(found.labels)]
        text = self.tr("{images} images differ; {added} objects added, {removed} gone, {changed} changed.").format(
            images=len(found.labels), added=sums[0], removed=sums[1], changed=sums[2]
        )
        self.note.setText(
            spoken(found.trouble) or (text if found.labels else self.tr("Both runs saw the same labels."))
        )
        names = {image.id: image.name for image in self._session.document.images}
        for change in found.labels:
            counts = f"+{len(change.added)}  −{len(change.removed)}  ~{len(change.changed)}"
            entry = QListWidgetItem(f"{names.get(change.image_id, str(change.image_id))}   {counts}")
            entry.setData(Qt.ItemDataRole.UserRole, change.image_id)
            self.labels.addItem(entry)

    def _go(self, entry: QListWidgetItem) -> None:
        """Show the image in the window behind; one that is not of the project any more cannot be shown."""
        image_id = int(entry.data(Qt.ItemDataRole.UserRole))
        if image_id in {image.id for image in self._session.document.images}:
            self._parts.current.set_image(image_id)


def _parts_of(changes: Sequence[ImageChange]) -> tuple[list[tuple[int, ...]], ...]:
    return [item.added for item in changes], [item.removed for item in changes], [item.changed for item in changes]


def _figure(value: float | None) -> str:
    return "–" if value is None else number(value)


def _fill(table: QTableWidget, rows: Sequence[tuple[str, str, str]]) -> None:
    table.setRowCount(len(rows))
    for place, texts in enumerate(rows):
        for column, text in enumerate(texts):
            cell = QTableWidgetItem(text)
            cell.setToolTip(text)
            table.setItem(place, column, cell)


def _page(widgets: Sequence[QWidget]) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(8, 8, 8, 8)
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget, 0 if isinstance(widget, PlainLabel | QLineEdit) else 1)
    return page
