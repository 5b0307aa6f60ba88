"""Configurations of the zoo as a table. Cells are made when they are painted: 2,700 rows cost nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt

from workbench.tasks.zoo.entry import ZooEntry
from workbench.tasks.zoo.weights import file_name
from workbench.ui.models.flat_table import FlatTable, Index
from workbench.ui.task_words import task_words

NAME, TASK, LIBRARY, PARAMETERS, PUBLISHED, INPUT, WEIGHTS = range(7)
SORT_OF = {NAME: "name", PARAMETERS: "parameters", PUBLISHED: "published"}
"""The columns a list can be sorted by, and the search's word for it."""


class ZooModel(FlatTable):
    """Rows are entries in the order in which they were found."""

    COLUMN_COUNT: ClassVar[int] = 7
    NUMBERS = (PARAMETERS, INPUT)

    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[ZooEntry] = ()
        self._here: Mapping[str, Path] = {}

    def show_entries(self, entries: Sequence[ZooEntry], here: Mapping[str, Path]) -> None:
        """Show other entries; ``here`` are the weights on this disk by file name."""
        self.beginResetModel()
        self._entries, self._here = entries, here
        self.endResetModel()

    def entry_at(self, row: int) -> ZooEntry:
        """Return the entry of a row."""
        return self._entries[row]

    def row_of(self, entry: ZooEntry) -> int:
        """Return the row of an entry, -1 when it is not shown."""
        return self._entries.index(entry) if entry in self._entries else -1

    def row_count(self) -> int:
        """One row an entry."""
        return len(self._entries)

    def title_of(self, column: int) -> str:
        """See FlatTable."""
        return (
            self.tr("Model"),
            self.tr("Task"),
            self.tr("Library"),
            self.tr("Parameters"),
            self.tr("Published"),
            self.tr("Input"),
            self.tr("Weights"),
        )[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell."""
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(entry, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{entry.name}\n{entry.library}: {entry.config}"
        return None

    def _text(self, entry: ZooEntry, column: int) -> str:
        if column == NAME:
            return entry.name
        if column == TASK:
            return task_words(entry.task)
        if column == LIBRARY:
            return entry.library
        if column == PARAMETERS:
            return parameters_words(entry.parameters)
        if column == PUBLISHED:
            figure = entry.published
            return f"{figure.value:.4g} {figure.name}" if figure else "–"
        if column == INPUT:
            return size_words(entry)
        if not entry.weights:
            return "–"
        return self.tr("on disk") if file_name(entry.weights) in self._here else self.tr("to download")


def parameters_words(count: int) -> str:
    """Return a number of parameters as one reads it: 4.9 M; a dash for what is not known."""
    if not count:
        return "–"
    millions = count / 1e6
    return f"{millions:.3f} M" if millions < 0.1 else f"{millions:.1f} M" if millions < 100 else f"{millions:.0f} M"


def size_words(entry: ZooEntry) -> str:
    """Return the input size, width first."""
    return "{} × {}".format(*entry.input_wh) if entry.input_wh[0] else "–"
