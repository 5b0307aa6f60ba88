"""Every key on one sheet, made from the table of actions, so that it cannot be out of date."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workbench.ui.actions import ActionSet, action_title
from workbench.ui.dialogs.frame import DialogFrame
from workbench.ui.plain_label import PlainLabel

WIDTH_PX = 1120


class KeySheetDialog(DialogFrame):
    """Three columns of actions with their keys."""

    def __init__(self, actions: ActionSet, menus: Mapping[str, str], parent: QWidget | None) -> None:
        super().__init__(
            parent, self.tr("Keyboard sheet"), self.tr("Ctrl+K finds any of these by name."), self.tr("Close")
        )
        self.setObjectName("dialog.key_sheet")
        self.setMinimumWidth(WIDTH_PX)
        self.cancel_button.hide()
        self.verb_button.clicked.connect(self.accept)
        columns = QHBoxLayout()
        columns.setSpacing(32)
        groups = [(title, self._rows(actions, menu)) for menu, title in menus.items()]
        groups.append((self.tr("While drawing"), self._canvas_rows()))
        for group in self._balanced([known for known in groups if known[1]]):
            columns.addLayout(group)
        self.body.addLayout(columns)

    def _rows(self, actions: ActionSet, menu: str) -> list[tuple[str, str]]:
        rows = []
        for spec, action in actions.of_menu(menu):
            keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]
            if keys:
                rows.append((action_title(spec).replace("…", ""), "  ".join(keys)))
        return rows

    def _canvas_rows(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Class of the selection and of new objects"), "1 … 9"),
            (self.tr("Zoom at the pointer"), self.tr("Ctrl + wheel")),
            (self.tr("Move the view"), self.tr("Space + drag, middle button")),
            (self.tr("Stop, nothing happened"), "Esc"),
            (self.tr("Next point hidden / skip / back"), "V  Tab  Backspace"),
            (self.tr("Nudge the selection"), self.tr("Arrow keys")),
        ]

    def _balanced(self, groups: list[tuple[str, list[tuple[str, str]]]]) -> list[QVBoxLayout]:
        total = sum(len(rows) + 2 for _, rows in groups)
        columns: list[QVBoxLayout] = [QVBoxLayout()]
        filled = 0
        for title, rows in groups:
            if filled > total / 3 and len(columns) < 3:
                columns[-1].addStretch(1)
                columns.append(QVBoxLayout())
                filled = 0
            columns[-1].addLayout(_group(title, rows))
            filled += len(rows) + 2
        columns[-1].addStretch(1)
        return columns


def _group(title: str, rows: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setContentsMargins(0, 0, 0, 12)
    headline = PlainLabel(title)
    headline.setProperty("tone", "strong")
    grid.addWidget(headline, 0, 0, 1, 2)
    for row, (name, keys) in enumerate(rows, 1):
        text = PlainLabel(name)
        text.setProperty("tone", "muted")
        grid.addWidget(text, row, 0)
        key = PlainLabel(keys)
        grid.addWidget(key, row, 1, Qt.AlignmentFlag.AlignRight)
    grid.setColumnStretch(0, 1)
    return grid
