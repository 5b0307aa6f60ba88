"""A table of which whole rows are chosen: runs, jobs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

ROW_PX = 28


class RowTable(QTableView):
    """No grid and no row numbers; it scrolls by pixels, and its head shows nothing of the choice."""

    def __init__(self, object_name: str, takes_many: bool = False) -> None:
        super().__init__()
        self.setObjectName(object_name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if takes_many else modes.SingleSelection)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(ROW_PX)
        rows.setMinimumSectionSize(ROW_PX)
        self.horizontalHeader().setHighlightSections(False)

    def retitle(self) -> None:
        """The language changed: the head is asked for its titles again."""
        model = self.model()
        model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, model.columnCount() - 1)
