"""Charts of every other number, by what they tell of, under the board of the leading ones; it all scrolls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.ui.curves.chart import Chart
from workbench.ui.curves.traces import Key
from workbench.ui.plain_label import PlainLabel

CHART_PX = 150
COLUMNS = 3


class ChartGroup(NamedTuple):
    """What stands under one title."""

    title: str
    keys: tuple[Key, ...]


class MoreCharts(QWidget):
    """One small chart a curve, three in a row; ``made`` is told of each new one."""

    def __init__(self, made: Callable[[Chart], None]) -> None:
        super().__init__()
        self._made = made
        self._shown: tuple[ChartGroup, ...] = ()
        self._known: dict[Key, Chart] = {}
        self._titles: list[PlainLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 8)
        self._grid.setSpacing(0)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)

    @property
    def charts(self) -> list[Chart]:
        """Those that are to be seen, from top to bottom."""
        return [self._known[key] for group in self._shown for key in group.keys]

    def show_groups(self, groups: Sequence[ChartGroup]) -> None:
        """Have a chart for each of these curves, and no other."""
        wanted = tuple(group for group in groups if group.keys)
        if wanted == self._shown:
            return
        self._shown = wanted
        for title in self._titles:
            title.deleteLater()
        for chart in self._known.values():
            chart.hide()
        while self._grid.count():
            self._grid.takeAt(0)
        self._titles = []
        row = 0
        for group in wanted:
            self._add_title(group.title, row)
            for place, key in enumerate(group.keys):
                chart = self._chart(key)
                self._grid.addWidget(chart, row + 1 + place // COLUMNS, place % COLUMNS)
                chart.show()
            row += 2 + (len(group.keys) - 1) // COLUMNS

    def _add_title(self, text: str, row: int) -> None:
        title = PlainLabel(text)
        title.setProperty("tone", "strong")
        title.setContentsMargins(12, 10, 12, 2)
        self._titles.append(title)
        self._grid.addWidget(title, row, 0, 1, COLUMNS)

    def _chart(self, key: Key) -> Chart:
        if key not in self._known:
            chart = Chart(f"curves.more.{'.'.join(key)}", has_choices=False)
            chart.key = key
            chart.setFixedHeight(CHART_PX)
            self._known[key] = chart
            self._made(chart)
        return self._known[key]


class ChartScroll(QScrollArea):
    """The board as high as what is seen of it, and what stands under it, once that is wanted."""

    def __init__(self, board: QWidget, more: MoreCharts) -> None:
        super().__init__()
        self.setObjectName("curves.scroll")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._board, self._more = board, more
        self._ground = QWidget()
        column = QVBoxLayout(self._ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(board, 1)
        column.addWidget(more)
        more.hide()
        self.setWidget(self._ground)

    def show_more(self, is_wanted: bool) -> None:
        """Show what stands under the board, or the board alone."""
        self._more.setVisible(is_wanted)
        self._fit_board()

    @property
    def drawn(self) -> QWidget:
        """All that there is to be seen by scrolling."""
        return self._board if self._more.isHidden() else self._ground

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The board fills the view."""
        super().resizeEvent(event)
        self._fit_board()

    def _fit_board(self) -> None:
        self._board.setMinimumHeight(self.viewport().height() if not self._more.isHidden() else 0)
