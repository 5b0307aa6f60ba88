"""A table without branches: what the models of runs, jobs and configurations have in common."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, ClassVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class FlatTable(QAbstractTableModel):
    """Subclasses say how many columns there are, which hold numbers, how many rows there are, and the cells (``data``).

    A title stands over its cells: at the right over numbers.
    """

    COLUMN_COUNT: ClassVar[int]
    NUMBERS: ClassVar[Collection[int]] = ()

    def row_count(self) -> int:
        """How many rows there are now."""
        raise NotImplementedError

    def title_of(self, column: int) -> str:
        """A column's title in the language of the moment."""
        raise NotImplementedError

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Rows have no rows of their own."""
        return 0 if parent.isValid() else self.row_count()

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """The same for every row."""
        return 0 if parent.isValid() else self.COLUMN_COUNT

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's title, aligned as its cells are."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(section)
        return self.title_of(section) if role == Qt.ItemDataRole.DisplayRole else None

    def alignment(self, column: int) -> int:
        """Numbers stand at the right."""
        side = Qt.AlignmentFlag.AlignRight if column in self.NUMBERS else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)

    def tell_changed(self, row: int) -> None:
        """Have one row painted anew."""
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.COLUMN_COUNT - 1))
