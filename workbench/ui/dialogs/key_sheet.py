"""The keys that work here and now on one sheet, made from the tables, so that it cannot be out of date."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.actions import ActionSet
from workbench.ui.dialogs.frame import DialogFrame
from workbench.ui.icons import icon
from workbench.ui.keys.key_choice import native
from workbench.ui.keys.key_groups import KeyRow, in_hand, key_groups
from workbench.ui.plain_label import PlainLabel
from workbench.ui.search.matching import score

SIZE_PX, MIN_SIZE_PX = (1160, 780), (900, 480)
COLUMNS = 3
NUMBERED = ("label.class_", "label.relabel_")
BETWEEN = "   "

Group = tuple[str, list[tuple[str, str]]]
"""A title and what stands below it: names and keys."""


class KeySheetDialog(DialogFrame):
    """Three columns of names and keys. ``editAsked``: the person wants other keys."""

    editAsked: ClassVar[Signal] = Signal()

    def __init__(self, actions: ActionSet, menus: Mapping[str, str], parent: QWidget | None) -> None:
        super().__init__(parent, self.tr("Keyboard sheet"), "", self.tr("Close"))
        self.setObjectName("dialog.key_sheet")
        self.setMinimumSize(*MIN_SIZE_PX)
        room = parent.window().size() if parent is not None else QSize(*SIZE_PX)
        self.resize(QSize(*SIZE_PX).boundedTo(room))
        self._actions, self._menus = actions, menus
        self.explain(self._facts())
        self.cancel_button.hide()
        self.verb_button.clicked.connect(self.accept)
        self.search = QLineEdit()
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setPlaceholderText(self.tr("An action or a key"))
        self.search.setAccessibleName(self.tr("Search the keys"))
        self.search.textChanged.connect(lambda _: self._show())
        self.shows_all = QCheckBox(self.tr("Also what does not work here and now"))
        self.shows_all.toggled.connect(lambda _: self._show())
        edit = QPushButton(self.tr("Change the keys…"))
        edit.setAutoDefault(False)
        edit.clicked.connect(self._ask_edit)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.search, 1)
        head.addWidget(self.shows_all)
        head.addWidget(edit)
        self.body.addLayout(head)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(self.tr("Keyboard sheet"))
        self.body.addWidget(self.area, 1)
        self._show()
        self.search.setFocus()

    def _facts(self) -> str:
        keys = self._actions.keys
        profile = self.tr("Profile: {name}.").format(name=keys.profile.title)
        own = self.tr("%n action(s) changed by you.", "", len(keys.own)) if keys.own else ""
        search = self.tr("{key} finds everything by name.").format(key=keys.text("help.search"))
        return " ".join(part for part in (profile, own, search) if part)

    def groups(self) -> list[Group]:
        """What is shown now: the tool in hand first, then the window's actions by menu."""
        known = key_groups(self._actions, self._menus)
        by_tool = [(title, rows) for title, rows in known if rows[0].tools]
        if not self.shows_all.isChecked():
            tool = self._actions.tool
            heard = [row for _, rows in by_tool for row in rows if tool in row.tools]
            by_tool = [(in_hand(self._actions, (tool,)), heard)] if heard else []
        found = [(title, self._rows(rows)) for title, rows in by_tool]
        found.append((self.tr("Mouse and more"), self._mouse_rows()))
        found.append((self.tr("Classes"), self._class_rows()))
        found += [(title, self._rows(rows)) for title, rows in known if not rows[0].tools]
        return [(title, rows) for title, rows in found if rows]

    def _rows(self, rows: list[KeyRow]) -> list[tuple[str, str]]:
        keys = self._actions.keys
        return [
            (row.title, BETWEEN.join(map(native, keys.of(row.id))))
            for row in rows
            if keys.of(row.id) and self._works(row) and not row.id.startswith(NUMBERED)
            if self._fits(row.title, keys.of(row.id), row.words)
        ]

    def _works(self, row: KeyRow) -> bool:
        if self.shows_all.isChecked():
            return True
        if row.id in self._actions.specs:
            return self._actions.get(row.id).isEnabled()
        return self._actions.tool in row.tools and bool(self._actions.facts)

    def _fits(self, title: str, keys: tuple[str, ...], words: tuple[str, ...] = ()) -> bool:
        text = self.search.text()
        return text.strip().lower() in [key.lower() for key in keys] or score(text, title, words) > 0

    def _class_rows(self) -> list[tuple[str, str]]:
        titles = (self.tr("Class of new objects"), self.tr("Class of the selected objects"))
        rows = []
        for start, title in zip(NUMBERED, titles, strict=True):
            names = [name for name in self._actions.specs if name.startswith(start)]
            usable = [name for name in names if self._works(KeyRow(name, title))]
            keys = [self._actions.keys.text(name) for name in usable if self._actions.keys.text(name)]
            if keys and self._fits(title, tuple(keys)):
                rows.append((title, f"{keys[0]} … {keys[-1]}" if len(keys) > 1 else keys[0]))
        return rows

    def _mouse_rows(self) -> list[tuple[str, str]]:
        rows = [
            (self.tr("Zoom at the pointer"), self.tr("Ctrl + wheel")),
            (self.tr("Move the view"), self.tr("Space + drag, middle button")),
            (self.tr("Stop, nothing happened"), "Esc"),
        ]
        has_canvas = self.shows_all.isChecked() or bool(self._actions.facts)
        return [row for row in rows if has_canvas and self._fits(row[0], (row[1],))]

    def _show(self) -> None:
        sheet = QWidget()
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(0, 4, 8, 4)
        columns.setSpacing(32)
        groups = self.groups()
        for group in _balanced(groups):
            group.setSpacing(0)
            columns.addLayout(group, 1)
        if not groups:
            columns.addWidget(PlainLabel(self.tr("No key fits.")), 0, Qt.AlignmentFlag.AlignTop)
        self.area.setWidget(sheet)

    def _ask_edit(self) -> None:
        self.accept()
        self.editAsked.emit()


def _balanced(groups: list[Group]) -> list[QVBoxLayout]:
    total = sum(len(rows) + 2 for _, rows in groups)
    columns: list[QVBoxLayout] = [QVBoxLayout()]
    filled = 0
    for title, rows in groups:
        if filled and filled + len(rows) / 2 > total / COLUMNS and len(columns) < COLUMNS:
            columns[-1].addStretch(1)
            columns.append(QVBoxLayout())
            filled = 0
        columns[-1].addLayout(_group(title, rows))
        filled += len(rows) + 2
    while len(columns) < COLUMNS:
        columns[-1].addStretch(1)
        columns.append(QVBoxLayout())
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
        text.setWordWrap(True)
        text.setProperty("tone", "muted")
        grid.addWidget(text, row, 0)
        key = PlainLabel(keys)
        grid.addWidget(key, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(0, 1)
    return grid
