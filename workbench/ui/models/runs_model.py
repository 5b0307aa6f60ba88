"""Training runs as a table of figures: shown as a person reads them, sorted as the numbers they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

from PySide6.QtCore import QCoreApplication, QSortFilterProxyModel, Qt

from workbench.jobs.job import JobState
from workbench.jobs.run_table import RunRow
from workbench.project.images import natural_key
from workbench.ui.color_icons import color_icon
from workbench.ui.curves.number_text import number
from workbench.ui.job_words import device_words, duration, state_word
from workbench.ui.models.flat_table import FlatTable, Index
from workbench.ui.run_marks import RunMarks
from workbench.ui.task_words import task_words
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

ROW_ROLE = Qt.ItemDataRole.UserRole


class Column(NamedTuple):
    """One column: its name in settings, its title, its text, and by what it is sorted (None: missing)."""

    name: str
    title: str
    text: Callable[[RunRow], str]
    key: Callable[[RunRow], Any]
    is_number: bool = True


def _words(name: str, title: str, text: Callable[[RunRow], str]) -> Column:
    return Column(name, title, text, lambda row: text(row).casefold() or None, is_number=False)


def _figure(value: float | None) -> str:
    return "" if value is None else number(value)


def _whole(value: int | None) -> str:
    return "" if value is None else str(value)


def _epochs(row: RunRow) -> str:
    return f"{row.epoch} / {row.epochs}" if row.epochs else ""


def _size(row: RunRow) -> str:
    return f"{row.input_wh[0]} × {row.input_wh[1]}" if row.input_wh else ""


COLUMNS: tuple[Column, ...] = (
    Column(
        "name",
        QT_TRANSLATE_NOOP("RunsTable", "Run"),
        lambda row: row.name,
        lambda row: natural_key(row.name),
        is_number=False,
    ),
    _words("state", QT_TRANSLATE_NOOP("RunsTable", "State"), lambda row: state_word(JobState(row.state))),
    _words("metric", QT_TRANSLATE_NOOP("RunsTable", "Metric"), lambda row: row.metric),
    Column("best", QT_TRANSLATE_NOOP("RunsTable", "Best"), lambda row: _figure(row.best), lambda row: row.best),
    Column(
        "best_epoch",
        QT_TRANSLATE_NOOP("RunsTable", "At epoch"),
        lambda row: "" if row.best_epoch is None else f"{row.best_epoch:.4g}",
        lambda row: row.best_epoch,
    ),
    Column("last", QT_TRANSLATE_NOOP("RunsTable", "Last"), lambda row: _figure(row.last), lambda row: row.last),
    _words("model", QT_TRANSLATE_NOOP("RunsTable", "Model"), lambda row: row.model),
    _words("task", QT_TRANSLATE_NOOP("RunsTable", "Task"), lambda row: task_words(row.task) if row.task else ""),
    Column("epoch", QT_TRANSLATE_NOOP("RunsTable", "Epochs"), _epochs, lambda row: row.epoch if row.epochs else None),
    Column("batch", QT_TRANSLATE_NOOP("RunsTable", "Batch"), lambda row: _whole(row.batch), lambda row: row.batch),
    Column(
        "rate",
        QT_TRANSLATE_NOOP("RunsTable", "Learning rate"),
        lambda row: "" if row.rate is None else f"{row.rate:g}",
        lambda row: row.rate,
    ),
    Column(
        "input_wh",
        QT_TRANSLATE_NOOP("RunsTable", "Input"),
        _size,
        lambda row: row.input_wh[0] * row.input_wh[1] if row.input_wh else None,
    ),
    Column("seed", QT_TRANSLATE_NOOP("RunsTable", "Seed"), lambda row: _whole(row.seed), lambda row: row.seed),
    _words("device", QT_TRANSLATE_NOOP("RunsTable", "Device"), lambda row: device_words(row.device)),
    Column(
        "seconds",
        QT_TRANSLATE_NOOP("RunsTable", "Duration"),
        lambda row: "" if row.seconds is None else duration(row.seconds),
        lambda row: row.seconds,
    ),
    Column("images", QT_TRANSLATE_NOOP("RunsTable", "Images"), lambda row: _whole(row.images), lambda row: row.images),
    _words("labels", QT_TRANSLATE_NOOP("RunsTable", "Labels"), lambda row: row.labels),
)
NAMES = tuple(column.name for column in COLUMNS)
_NUMBERS = frozenset(place for place, column in enumerate(COLUMNS) if column.is_number)


def title(column: Column) -> str:
    """Return a column's title in the person's language."""
    return QCoreApplication.translate("RunsTable", column.title)


class RunsModel(FlatTable):
    """Rows are training runs in any order; the check box of the first column shows and hides a run's curves."""

    COLUMN_COUNT: ClassVar[int] = len(COLUMNS)
    NUMBERS = _NUMBERS

    def __init__(self, marks: RunMarks) -> None:
        super().__init__()
        self._marks = marks
        self._rows: tuple[RunRow, ...] = ()
        marks.changed.connect(self._mark)

    @property
    def rows(self) -> tuple[RunRow, ...]:
        """The runs in the order of the rows."""
        return self._rows

    def show_rows(self, rows: Iterable[RunRow]) -> None:
        """Show these runs; a row that changed is announced alone, another set of runs resets the model."""
        found = tuple(rows)
        if [row.name for row in found] != [row.name for row in self._rows]:
            self.beginResetModel()
            self._rows = found
            self.endResetModel()
            return
        before, self._rows = self._rows, found
        for place, (old, new) in enumerate(zip(before, found, strict=True)):
            if old != new:
                self.tell_changed(place)

    def row_of(self, name: str) -> int:
        """Return the row of a run, -1 when there is none."""
        return next((place for place, row in enumerate(self._rows) if row.name == name), -1)

    def _mark(self, name: str) -> None:
        place = self.row_of(name)
        if place >= 0:
            self.dataChanged.emit(self.index(place, 0), self.index(place, 0))

    def row_count(self) -> int:
        """One row a run."""
        return len(self._rows)

    def title_of(self, column: int) -> str:
        """See FlatTable."""
        return title(COLUMNS[column])

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column can be checked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell; ROW_ROLE gives the whole row."""
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(index.column())
        if index.column() == 0 and role == Qt.ItemDataRole.DecorationRole:
            return color_icon(self._marks.color(row.name))
        if index.column() == 0 and role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self._marks.is_shown(row.name) else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Show or hide a run's curves."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != 0:
            return False
        name = self._rows[index.row()].name
        if (Qt.CheckState(value) == Qt.CheckState.Checked) != self._marks.is_shown(name):
            self._marks.toggle(name)
        return True


class RunsOrder(QSortFilterProxyModel):
    """Sorts by numbers where there are numbers, what is missing last either way; keeps what the filter finds."""

    def __init__(self) -> None:
        super().__init__()
        self._wanted: tuple[str, ...] = ()

    def filter(self, text: str) -> None:
        """Keep the rows that hold every word of a text in one of their cells."""
        self._wanted = tuple(text.casefold().split())
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: ARG002 - the table has no branches
        """Whether a row holds every word."""
        model = self.sourceModel()
        assert isinstance(model, RunsModel)
        texts = " ".join(column.text(model.rows[row]) for column in COLUMNS).casefold()
        return all(word in texts for word in self._wanted)

    def lessThan(self, left: Index, right: Index) -> bool:
        """Compare two cells of a column; Qt turns the answer around for a falling order, so missing turns too."""
        key = COLUMNS[left.column()].key
        one, other = key(left.data(ROW_ROLE)), key(right.data(ROW_ROLE))
        if one is None or other is None:
            is_falling = self.sortOrder() is Qt.SortOrder.DescendingOrder
            return (one is None and other is not None) if is_falling else (one is not None and other is None)
        return bool(one < other)


def as_text(rows: Sequence[RunRow], names: Sequence[str], separator: str) -> str:
    """Return rows as a table for other programs: full numbers, titles as in the window; a line each."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\n")
    shown: Mapping[str, Column] = {column.name: column for column in COLUMNS}
    writer.writerow([title(shown[name]) for name in names])
    for row in rows:
        writer.writerow([_plain(shown[name], row) for name in names])
    return text.getvalue()


def _plain(column: Column, row: RunRow) -> str:
    """A number in full precision; words, and pairs of numbers, as they are shown."""
    value = getattr(row, column.name)
    is_number = column.is_number and isinstance(value, int | float) and column.name != "epoch"
    return repr(value) if is_number else column.text(row)
