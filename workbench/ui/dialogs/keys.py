"""Keys as a person wants them: a profile, and one's own changes on top of it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from workbench.ui.actions import ActionSet
from workbench.ui.dialogs.frame import DialogFrame
from workbench.ui.icons import icon
from workbench.ui.keys.key_choice import native
from workbench.ui.keys.key_draft import KeyDraft
from workbench.ui.keys.key_field import KeyField
from workbench.ui.keys.key_groups import KeyRow, key_groups, title_of
from workbench.ui.keys.profiles import PROFILES, load_profile
from workbench.ui.search.matching import score

WIDTH_PX, LIST_PX = 720, 380
ID_ROLE = Qt.ItemDataRole.UserRole
BETWEEN = "   "


class KeysDialog(DialogFrame):
    """Nothing changes until the verb; Cancel leaves every key as it was."""

    def __init__(self, actions: ActionSet, menus: Mapping[str, str], parent: QWidget | None) -> None:
        super().__init__(
            parent,
            self.tr("Keys"),
            self.tr("Choose a profile, then give single actions other keys. Your changes lie on top of every profile."),
            self.tr("Use these keys"),
        )
        self.setObjectName("dialog.keys")
        self.setMinimumWidth(WIDTH_PX)
        self._actions, self._menus = actions, menus
        self.draft = KeyDraft(actions.keys.profile, actions.keys.own)
        self._wanted = ""
        self.profile = QComboBox()
        for name in PROFILES:
            self.profile.addItem(load_profile(name).title, name)
        self.profile.setCurrentIndex(PROFILES.index(self.draft.profile.id))
        self.profile.currentIndexChanged.connect(self._choose_profile)
        self.add_row(self.tr("Profile"), self.profile)
        self.search = QLineEdit()
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setPlaceholderText(self.tr("An action or a key, such as Ctrl+D"))
        self.search.textChanged.connect(lambda _: self._filter())
        self.search.returnPressed.connect(self._go_to_found)
        self.add_row(self.tr("Search"), self.search)
        self.list = self._make_list()
        self.body.addWidget(self.list)
        self._make_verbs()
        self.verb_button.setAutoDefault(False)
        self.verb_button.setDefault(False)
        self.verb_button.clicked.connect(self._agree)
        self._fill()
        self.search.setFocus()

    def _make_list(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("keys.list")
        tree.setAccessibleName(self.tr("Actions and their keys"))
        tree.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        tree.setMinimumHeight(LIST_PX)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setStretchLastSection(False)
        tree.currentItemChanged.connect(lambda *_: self._show_chosen())
        tree.itemActivated.connect(lambda *_: self.ask_key())
        return tree

    def _make_verbs(self) -> None:
        self.field = KeyField()
        self.field.setAccessibleName(self.tr("The key that is pressed"))
        self.field.setPlaceholderText(self.tr("Enter on a line, then the key"))
        self.field.captured.connect(self._hear)
        self.add = QPushButton(self.tr("Add a key"))
        self.add.clicked.connect(self.ask_key)
        self.take = QPushButton(self.tr("Remove the keys"))
        self.take.clicked.connect(self._take_keys)
        self.reset = QPushButton(self.tr("Reset"))
        self.reset.clicked.connect(self._reset)
        self.reset_all = QPushButton(self.tr("Reset all"))
        self.reset_all.clicked.connect(self._reset_all)
        self.take_over = QPushButton(self.tr("Take it over"))
        self.take_over.clicked.connect(self._take_over)
        self.take_over.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        for button in (self.take_over, self.add, self.take, self.reset, self.reset_all):
            button.setAutoDefault(False)
            row.addWidget(button)
        # The question just asked is answered with Enter.
        self.take_over.setAutoDefault(True)
        self.body.addLayout(row)

    @property
    def chosen(self) -> str:
        """The id of the line that is marked; empty on a group."""
        item = self.list.currentItem()
        return str(item.data(0, ID_ROLE) or "") if item is not None else ""

    def choose(self, name: str) -> None:
        """Mark the line of an action."""
        item = self._items[name]
        self.list.setCurrentItem(item)
        self.list.scrollToItem(item)

    def ask_key(self) -> None:
        """Wait for a key for the marked action."""
        if self.chosen:
            self._settle()
            self.field.wait(self.tr("Press the key, Esc to leave it"))

    def _fill(self) -> None:
        self._items: dict[str, QTreeWidgetItem] = {}
        self._rows: dict[str, KeyRow] = {}
        self._groups: list[tuple[QTreeWidgetItem, list[str]]] = []
        strong = QFont(self.font())
        strong.setBold(True)
        for title, rows in key_groups(self._actions, self._menus):
            group = QTreeWidgetItem([title])
            group.setFont(0, strong)
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.list.addTopLevelItem(group)
            for row in rows:
                item = QTreeWidgetItem([row.title])
                item.setData(0, ID_ROLE, row.id)
                group.addChild(item)
                self._items[row.id], self._rows[row.id] = item, row
            group.setExpanded(True)
            self._groups.append((group, [row.id for row in rows]))
        self._show_keys()
        self.choose(next(iter(self._items)))

    def _show_keys(self) -> None:
        strong, plain = QFont(self.font()), QFont(self.font())
        strong.setBold(True)
        for name, item in self._items.items():
            item.setText(1, BETWEEN.join(map(native, self.draft.keys[name])))
            is_own = name in self.draft.own
            item.setFont(1, strong if is_own else plain)
            item.setToolTip(1, self.tr("Changed by you") if is_own else "")
        self.reset_all.setEnabled(bool(self.draft.own))
        self._show_chosen()
        self._filter()

    def _show_chosen(self) -> None:
        name = self.chosen
        self._settle()
        self.add.setEnabled(bool(name))
        self.take.setEnabled(bool(name) and bool(self.draft.keys[name]))
        self.reset.setEnabled(name in self.draft.own)

    def _filter(self) -> None:
        text = self.search.text()
        for name, item in self._items.items():
            keys, row = self.draft.keys[name], self._rows[name]
            is_key = text.strip().lower() in [key.lower() for key in keys]
            item.setHidden(not is_key and not score(text, row.title, row.words, is_loose=True))
        for group, names in self._groups:
            group.setHidden(all(self._items[name].isHidden() for name in names))

    def _go_to_found(self) -> None:
        found = next((name for name, item in self._items.items() if not item.isHidden()), "")
        if found:
            self.choose(found)
            self.list.setFocus()

    def _hear(self, key: str) -> None:
        name, shown = self.chosen, native(key)
        if self.draft.is_reserved(name, key):
            self.say(self.tr("{key} belongs to the window: choose another key.").format(key=shown), "warn")
        elif others := self.draft.holders(name, key):
            titles = ", ".join(title_of(self._actions, other.id) for other in others)
            self.say(self.tr("{key} already means: {actions}.").format(key=shown, actions=titles), "warn")
            self._wanted = key
            self.field.setText(shown)
            self.take_over.show()
            self.take_over.setFocus()
            return
        else:
            self.draft.give(name, key)
            self._show_keys()
        self.list.setFocus()

    def _take_over(self) -> None:
        self.draft.give(self.chosen, self._wanted)
        self._show_keys()
        self.list.setFocus()

    def _take_keys(self) -> None:
        for key in self.draft.keys[self.chosen]:
            self.draft.take(self.chosen, key)
        self._show_keys()

    def _reset(self) -> None:
        self.draft.reset(self.chosen)
        self._show_keys()

    def _reset_all(self) -> None:
        self.draft.reset_all()
        self._show_keys()

    def _choose_profile(self) -> None:
        self.draft.set_profile(load_profile(str(self.profile.currentData())))
        self._show_keys()

    def _settle(self) -> None:
        """Forget a key that was not taken over."""
        self._wanted = ""
        self.take_over.hide()
        self.field.clear()
        self.say("")

    def _agree(self) -> None:
        self._actions.keys.choose(self.draft.profile, self.draft.own)
        self.accept()
