"""Which class is seen where outlines overlap: the smaller outline, or the one that stands higher in a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.choice_field import ChoiceField
from workbench.ui.icons import icon

ROWS = 4
ROW_PX = 28


class OverlapField(QWidget):
    """The option ``priority``: class ids, the lowest first. The list shows them as they lie, the top one above all."""

    optionChanged: ClassVar[Signal] = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.key = "priority"
        self.absent: list[int] = []
        self._classes: dict[int, str] = {}
        self._untouched: list[int] = []
        self.how = ChoiceField()
        self.how.setObjectName("train.priority")
        self.how.addItem(self.tr("The smaller outline is seen"), False)
        self.how.addItem(self.tr("The class higher in this list is seen"), True)
        self.list = QListWidget()
        self.list.setObjectName("train.priority.order")
        self.list.setAccessibleName(self.tr("Classes, the top one above all others"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.up = self._button("up", self.tr("Move the class up"))
        self.down = self._button("down", self.tr("Move the class down"))
        self._order = QWidget()
        self._lay_out()
        self.setFocusProxy(self.how)
        self.how.currentIndexChanged.connect(lambda _: self._choose())
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.list.model().rowsMoved.connect(lambda *_: self._touched())
        self._choose()

    def _button(self, drawing: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"train.priority.{drawing}")
        button.setIcon(icon(drawing))
        button.setToolTip(text)
        button.setAccessibleName(text)
        return button

    def _lay_out(self) -> None:
        buttons = QVBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.up)
        buttons.addWidget(self.down)
        buttons.addStretch(1)
        line = QHBoxLayout(self._order)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.list, 1)
        line.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.how)
        column.addWidget(self._order)

    def offer(self, classes: Sequence[tuple[int, str]]) -> None:
        """Take other classes (id, name); an order that was chosen stays."""
        before = self.value()
        self._classes = dict(classes)
        self.show_value(before)

    def value(self) -> list[int]:
        """Class ids, the lowest first; none where the smaller outline is seen."""
        if not self.how.currentData():
            return []
        if self._untouched:
            return list(self._untouched)
        ids = [int(self.list.item(row).data(Qt.ItemDataRole.UserRole)) for row in range(self.list.count())]
        return ids[::-1]

    def show_value(self, value: Any) -> None:
        """Show the order of a recipe; classes that it does not name lie below."""
        named = [int(number) for number in value or () if int(number) in self._classes]
        self.list.clear()
        for number in [*named[::-1], *(other for other in self._classes if other not in named)]:
            item = QListWidgetItem(self._classes[number])
            item.setData(Qt.ItemDataRole.UserRole, number)
            self.list.addItem(item)
        self.list.setFixedHeight(ROW_PX * max(2, min(ROWS, self.list.count())) + 2)
        self.list.setCurrentRow(0)
        self._untouched = [int(number) for number in value or ()]
        self.how.setCurrentIndex(1 if self._untouched else 0)
        self._choose()

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        if 0 <= row + step < self.list.count():
            self.list.insertItem(row + step, self.list.takeItem(row))
            self.list.setCurrentRow(row + step)
            self._touched()

    def _touched(self) -> None:
        self._untouched = []
        self.optionChanged.emit()

    def _choose(self) -> None:
        self._order.setVisible(bool(self.how.currentData()))
        self.optionChanged.emit()
