"""The model zoo: every configuration of the installed libraries, searched while one types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTreeView,
    QWidget,
)

from workbench.jobs.installed_zoo import installed_zoo
from workbench.session import Session
from workbench.tasks.defaults import task_of
from workbench.tasks.label_summary import LabelSummary
from workbench.tasks.task import TASKS
from workbench.tasks.zoo.entry import OTHER, Zoo, ZooEntry
from workbench.tasks.zoo.fitting import fitting
from workbench.tasks.zoo.kinds import LIBRARIES
from workbench.tasks.zoo.search import ZooIndex, ZooQuery
from workbench.tasks.zoo.weights import file_name, weights_folders, weights_there
from workbench.ui.background import Task
from workbench.ui.choice_field import ChoiceField
from workbench.ui.dialogs.frame import DialogFrame
from workbench.ui.icons import icon
from workbench.ui.models.zoo_model import NAME, PARAMETERS, SORT_OF, ZooModel
from workbench.ui.parts import Parts
from workbench.ui.plain_label import PlainLabel
from workbench.ui.sentences import translated
from workbench.ui.spoken import spoken
from workbench.ui.task_words import task_words
from workbench.ui.zoo_details import ZooDetails

SIZE_PX, MIN_SIZE_PX = (1320, 780), (1180, 520)
SEARCH_MS = 60
CHIP_MARGIN_PX = 22
WIDTHS_PX = (330, 110, 96, 92, 150, 96, 90)
SIZES = (5, 15, 30, 100)
"""Sizes in million parameters that one chooses from."""


@dataclass(frozen=True, slots=True)
class _Stock:
    """What was read in the background: the zoo, ready to be searched, the weights on the disk, the labels."""

    zoo: Zoo
    index: ZooIndex
    here: Mapping[str, Path]
    summary: LabelSummary | None


class ZooDialog(DialogFrame):
    """``chosen`` carries the ZooEntry that the person took, and where its weights lie on this disk or nothing.

    Without a session it is a catalog to look at.
    """

    chosen: ClassVar[Signal] = Signal(object, str)

    def __init__(self, parts: Parts, session: Session | None, parent: QWidget | None, verb: str = "") -> None:
        super().__init__(parent, self.tr("Model zoo"), "", verb or self.tr("Train this model…"))
        self.setObjectName("dialog.zoo")
        self.setMinimumSize(*MIN_SIZE_PX)
        room = parent.window().size() if parent is not None else QSize(*SIZE_PX)
        self.resize(QSize(*SIZE_PX).boundedTo(room).expandedTo(QSize(*MIN_SIZE_PX)))
        self._parts, self._session = parts, session
        self._stock: _Stock | None = None
        self._sort = "match"
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_MS)
        self._timer.timeout.connect(self.search_now)
        self.explain(self.tr("Reading the installed model libraries."))
        self._make_fields()
        self._lay_out_body()
        self.verb_button.setEnabled(False)
        self.verb_button.clicked.connect(self._take)
        self.search.setFocus()
        self._read()

    def _make_fields(self) -> None:
        self.search = QLineEdit()
        self.search.setObjectName("zoo.search")
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(
            self.tr("A name, an architecture, a data set: rtmdet tiny, resnet 50, cityscapes")
        )
        self.search.setAccessibleName(self.tr("Search the zoo"))
        self.search.textChanged.connect(lambda _: self._timer.start())
        self.search.installEventFilter(self)
        self.fits = self._chip(self.tr("Fits these labels"), "zoo.fits")
        self.on_disk = self._chip(self.tr("Weights on disk"), "zoo.on_disk")
        self.fits.setVisible(self._session is not None)
        self.tasks = {
            name: self._chip(task_words(name), f"zoo.task.{name}") for name in (*(k.name for k in TASKS), OTHER)
        }
        self.library = self._choice("zoo.library", self.tr("Library"))
        self.library.addItem(self.tr("All libraries"), "")
        for name in LIBRARIES:
            self.library.addItem(name, name)
        self.size_field = self._choice("zoo.size", self.tr("Parameters"))
        self.size_field.addItem(self.tr("Any size"), 0)
        for millions in SIZES:
            self.size_field.addItem(self.tr("up to {n} M").format(n=millions), millions * 1_000_000)
        self.count = PlainLabel()
        self.count.setProperty("tone", "muted")
        self.model = ZooModel()
        self.table = _table(self.model)
        self.table.setAccessibleName(self.tr("Configurations"))
        self.table.selectionModel().currentRowChanged.connect(self._show_current)
        self.table.doubleClicked.connect(lambda _: self._take())
        self.table.header().sectionClicked.connect(self._sort_by)
        self.details = ZooDetails()

    def _lay_out_body(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for line in (first, second):
            line.setSpacing(8)
        first.addWidget(self.search, 1)
        for field in (self.fits, self.on_disk, self.library, self.size_field):
            first.addWidget(field)
        for chip in self.tasks.values():
            second.addWidget(chip)
        second.addStretch(1)
        second.addWidget(self.count)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.details)
        split.setStretchFactor(0, 1)
        self.body.addLayout(first)
        self.body.addLayout(second)
        self.body.addWidget(split, 1)

    def _chip(self, title: str, name: str) -> QPushButton:
        chip = QPushButton(title)
        chip.setObjectName(name)
        chip.setProperty("kind", "small")
        chip.setCheckable(True)
        # Checked it is bold, and its size is that of plain letters.
        bold = QFont(chip.font())
        bold.setBold(True)
        chip.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(title) + CHIP_MARGIN_PX)
        chip.setAutoDefault(False)
        chip.toggled.connect(lambda _: self.search_now())
        return chip

    def _choice(self, name: str, title: str) -> QComboBox:
        field = ChoiceField()
        field.setObjectName(name)
        field.setAccessibleName(title)
        field.currentIndexChanged.connect(lambda _: self.search_now())
        return field

    def _read(self) -> None:
        session = self._session

        def work(task: Task) -> _Stock:
            zoo = installed_zoo(task.report)
            summary = None
            if session is not None:
                session.flush()
                summary = session.project.label_summary()
            return _Stock(zoo, ZooIndex(zoo.entries), weights_there(weights_folders()), summary)

        self.follow(self._parts.background.start(self.tr("Reading the model zoo"), work, self._fill, self._fail))

    def _fill(self, stock: _Stock) -> None:
        self.rest()
        self._stock = stock
        libraries = ", ".join(stock.zoo.versions)
        text = self.tr("%n configuration(s) of {libraries}, read without running any.", "", len(stock.zoo.entries))
        self.explain(text.format(libraries=libraries) if stock.zoo.entries else "")
        broken = [finding for finding in stock.zoo.findings if finding.level != "info"]
        if broken:
            self.say(translated(broken[0].text), "warn")
        has_labels = stock.summary is not None and bool(stock.summary.train.instances or stock.summary.train.tags)
        self.fits.setChecked(has_labels)
        self.search_now()

    def _fail(self, text: str) -> None:
        self.rest()
        self.verb_button.setEnabled(False)
        self.say(text)

    def query(self) -> ZooQuery:
        """Return what is asked for now."""
        return ZooQuery(
            self.search.text(),
            frozenset(name for name, chip in self.tasks.items() if chip.isChecked()),
            frozenset({self.library.currentData()} - {""}),
            self.size_field.currentData() or 0,
            self._sort,
            task_of(self._stock.summary) if self._stock is not None and self._stock.summary is not None else "",
        )

    def search_now(self) -> None:
        """Find again; what was marked stays marked while it is still found."""
        self._timer.stop()
        stock = self._stock
        if stock is None:
            return
        before = self.details.entry
        found = stock.index.find(self.query(), self._keeps)
        self.model.show_entries(found, stock.here)
        self.count.setText(self.tr("{found} of {all}").format(found=len(found), all=len(stock.zoo.entries)))
        row = self.model.row_of(before) if before is not None else -1
        if found:
            self.table.setCurrentIndex(self.model.index(max(row, 0), NAME))
        else:
            self.details.show_nothing(self.tr("Nothing fits. Take a filter away, or search for less."))
            self.verb_button.setEnabled(False)

    def _keeps(self, entry: ZooEntry) -> bool:
        stock = self._stock
        assert stock is not None
        is_here = not self.on_disk.isChecked() or bool(entry.weights and file_name(entry.weights) in stock.here)
        if not is_here or not self.fits.isChecked() or stock.summary is None:
            return is_here
        return fitting(entry, stock.summary).fits

    def _show_current(self, current: QModelIndex) -> None:
        stock = self._stock
        if stock is None or not current.isValid():
            return
        entry = self.model.entry_at(current.row())
        answer = fitting(entry, stock.summary) if stock.summary is not None else None
        here = self._here(entry)
        self.details.show_entry(entry, answer, here, self._command(entry))
        can_train = entry.task != OTHER and self._session is not None and not self._session.project.read_only
        self.verb_button.setEnabled(can_train)
        self.verb_button.setToolTip("" if can_train else self._why_not())

    def _why_not(self) -> str:
        if self._session is None:
            return self.tr("Open a project to train it")
        if self._session.project.read_only:
            return spoken(self._session.project.read_only_reason)
        return self.tr("The workbench does not train this kind")

    def _command(self, entry: ZooEntry) -> str:
        if self._session is None or entry.task == OTHER:
            return ""
        return f'workbench train "{self._session.project.path}" --zoo {entry.library}:{entry.config}'

    def _sort_by(self, column: int) -> None:
        """Sort by a column that can be sorted; once more gives the best match first again."""
        wanted = SORT_OF.get(column, "match")
        self._sort = "match" if wanted == self._sort else wanted
        header = self.table.header()
        header.setSortIndicatorShown(self._sort != "match")
        if self._sort != "match":
            header.setSortIndicator(column, Qt.SortOrder.AscendingOrder)
        self.search_now()
        # Whoever sorts wants to see what comes first; what was marked may be far below.
        self.table.scrollToTop()

    def _take(self) -> None:
        if self.details.entry is not None and self.verb_button.isEnabled():
            entry = self.details.entry
            self.accept()
            self.chosen.emit(entry, str(self._here(entry) or ""))

    def _here(self, entry: ZooEntry) -> Path | None:
        return self._stock.here.get(file_name(entry.weights)) if self._stock and entry.weights else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys in the search field move the mark in the table."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.search:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 12, Qt.Key.Key_PageUp: -12}
            step = steps.get(Qt.Key(event.key()))
            if step is not None and self.model.rowCount():
                row = min(max(self.table.currentIndex().row() + step, 0), self.model.rowCount() - 1)
                self.table.setCurrentIndex(self.model.index(row, NAME))
                return True
        return super().eventFilter(watched, event)


def _table(model: ZooModel) -> QTreeView:
    table = QTreeView()
    table.setObjectName("zoo.table")
    table.setModel(model)
    table.setRootIsDecorated(False)
    table.setUniformRowHeights(True)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    header = table.header()
    header.setSectionsClickable(True)
    header.setStretchLastSection(False)
    for column, width in enumerate(WIDTHS_PX):
        header.resizeSection(column, width)
    header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(PARAMETERS, QHeaderView.ResizeMode.Interactive)
    return table
