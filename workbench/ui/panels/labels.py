"""The classes of the project: colour, name, number key and how many objects each has."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from workbench.core.edit import Change
from workbench.core.instance import Instance
from workbench.editing.schema_edits import remove_class, rename_class
from workbench.ui.canvas.palette import category_color
from workbench.ui.color_icons import color_icon
from workbench.ui.icons import icon
from workbench.ui.parts import Parts
from workbench.ui.plain_label import PlainLabel
from workbench.ui.session_panel import SessionPanel

ID_ROLE = int(Qt.ItemDataRole.UserRole)
_EYE, _EYE_PX = 3, 24


class LabelsPanel(SessionPanel):
    """Right dock. Double click renames; the chosen class is what new objects get."""

    addAsked: ClassVar[Signal] = Signal()
    skeletonAsked: ClassVar[Signal] = Signal(int)

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "panel.labels")
        self.list = QTreeWidget()
        self.list.setObjectName("labels.list")
        self.list.setColumnCount(_EYE + 1)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            self.list.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setMinimumSectionSize(_EYE_PX)
        self.list.header().setSectionResizeMode(_EYE, QHeaderView.ResizeMode.Fixed)
        self.list.setColumnWidth(_EYE, _EYE_PX)
        self.list.itemClicked.connect(self._clicked)
        self.list.currentItemChanged.connect(self._chosen)
        self.list.itemChanged.connect(self._renamed)
        self._empty = PlainLabel()
        self._empty.setWordWrap(True)
        self._empty.setProperty("tone", "muted")
        self.add = QPushButton()
        self.add.setIcon(icon("plus"))
        self.add.setProperty("kind", "flat")
        self.add.clicked.connect(self.addAsked)
        self.skeleton = _foot_button("keypoints")
        self.skeleton.clicked.connect(lambda: self.skeletonAsked.emit(self._chosen_id()))
        self.remove = _foot_button("trash")
        self.remove.clicked.connect(self._remove)
        self._counts: dict[int, int] = {}
        self._is_filling = False
        self._lay_out()
        parts.current.categoryChanged.connect(self._mark)
        parts.theme.changed.connect(self._fill)
        parts.keys.changed.connect(self._fill)
        self.retranslate()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 4, 8, 4)
        foot.addWidget(self.add)
        foot.addStretch(1)
        foot.addWidget(self.skeleton)
        foot.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        self._empty.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def show_session(self) -> None:
        """Take the classes of the project that was opened; the first one is in force."""
        session = self.session
        self._counts = dict(session.project.store.category_counts()) if session else {}
        self._fill()
        if session is not None:
            session.veil.changed.connect(self._show_eyes)
            categories = session.document.schema.categories
            if self.parts.current.category_id not in {known.id for known in categories}:
                self.parts.current.set_category(categories[0].id if categories else 0)

    def show_change(self, change: Change) -> None:
        """Count what came and went; show new or renamed classes."""
        for patch in change.edit.patches:
            for value, step in ((patch.before, -1), (patch.after, 1)):
                if isinstance(value, Instance):
                    self._counts[value.category_id] = self._counts.get(value.category_id, 0) + step
        if change.has_new_schema:
            self._fill()
            self._keep_category()
        else:
            self._show_counts()

    def _keep_category(self) -> None:
        assert self.session is not None
        ids = [known.id for known in self.session.document.schema.categories]
        if self.parts.current.category_id not in ids:
            self.parts.current.set_category(ids[0] if ids else 0)

    def _fill(self) -> None:
        self._is_filling = True
        self.list.clear()
        session = self.session
        categories = session.document.schema.categories if session else ()
        can_edit = session is not None and not session.editor.is_read_only
        for row, category in enumerate(categories):
            item = QTreeWidgetItem([category.name, "", self._key(row + 1)])
            item.setIcon(0, color_icon(category_color(category, row)))
            item.setData(0, ID_ROLE, category.id)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for column in (1, 2):
                item.setForeground(column, self.palette().placeholderText())
            points = len(category.skeleton.keypoints) if category.skeleton else 0
            tip = self.tr("%n keypoint(s)", "", points) if points else self.tr("no keypoints")
            item.setToolTip(0, f"{category.name}: {tip}")
            if can_edit:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addTopLevelItem(item)
        self._is_filling = False
        self._empty.setVisible(not categories)
        for button in (self.add, self.skeleton, self.remove):
            button.setEnabled(can_edit)
        self._show_counts()
        self._show_eyes()
        self._mark(self.parts.current.category_id)

    def _key(self, number: int) -> str:
        name = f"label.class_{number}"
        return self.parts.keys.text(name) if name in self.parts.keys.keys else ""

    def _show_counts(self) -> None:
        self._is_filling = True
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item is not None:
                item.setText(1, f"{self._counts.get(item.data(0, ID_ROLE), 0):,}".replace(",", " "))
        self._is_filling = False

    def _show_eyes(self) -> None:
        hidden = self.session.veil.categories if self.session is not None else frozenset()
        self._is_filling = True
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item is not None:
                is_hidden = item.data(0, ID_ROLE) in hidden
                item.setIcon(_EYE, icon("eye-off" if is_hidden else "eye"))
                text = self.tr("Show objects of this class") if is_hidden else self.tr("Hide objects of this class")
                item.setToolTip(_EYE, text)
                item.setData(_EYE, Qt.ItemDataRole.AccessibleTextRole, text)
        self._is_filling = False

    def _clicked(self, item: QTreeWidgetItem, column: int) -> None:
        if column == _EYE and self.session is not None:
            self.session.veil.toggle_category(int(item.data(0, ID_ROLE)))

    def _mark(self, category_id: int) -> None:
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item is not None and item.data(0, ID_ROLE) == category_id:
                self.list.setCurrentItem(item)

    def _chosen_id(self) -> int:
        item = self.list.currentItem()
        return int(item.data(0, ID_ROLE)) if item is not None else 0

    def _chosen(self) -> None:
        if not self._is_filling and self._chosen_id():
            self.parts.current.set_category(self._chosen_id())

    def _renamed(self, item: QTreeWidgetItem, column: int) -> None:
        if self._is_filling or column or self.session is None:
            return
        schema = self.session.document.schema
        self.attempt(lambda: rename_class(schema, int(item.data(0, ID_ROLE)), item.text(0)))
        self._fill()

    def _remove(self) -> None:
        category_id = self._chosen_id()
        if self.session is not None and category_id:
            schema, count = self.session.document.schema, self._counts.get(category_id, 0)
            self.attempt(lambda: remove_class(schema, category_id, count))

    def retranslate(self) -> None:
        """Set every text again."""
        self.list.setAccessibleName(self.tr("Classes"))
        self.add.setText(self.tr("Add a class"))
        self._empty.setText(
            self.tr("No classes yet. Add the kinds of object you want to label, such as mouse or cell.")
        )
        for button, text in (
            (self.skeleton, self.tr("Keypoints and skeleton of this class…")),
            (self.remove, self.tr("Remove this class")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._fill()


def _foot_button(drawing: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(drawing))
    button.setIconSize(QSize(16, 16))
    return button
