"""The window's QActions, made from the table: enabled by facts, titled in the language of the moment, with the keys
that the person has chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from workbench.ui.action_tables.action_spec import CONTEXT, ActionSpec
from workbench.ui.action_tables.catalog import ACTIONS
from workbench.ui.icons import icon
from workbench.ui.keys.key_choice import KeyChoice


def action_title(spec: ActionSpec) -> str:
    """The title in the language of the moment."""
    number = spec.argument if isinstance(spec.argument, int) else -1
    return QCoreApplication.translate(CONTEXT, spec.title, None, number)


class ActionSet(QObject):
    """The QActions of one window, made from the table. ``run`` does what a triggered one says."""

    def __init__(self, window: QWidget, run: Callable[[ActionSpec], None], keys: KeyChoice) -> None:
        super().__init__(window)
        self.keys = keys
        self._run = run
        self.facts: frozenset[str] = frozenset()
        self._refreshed: tuple[frozenset[str], str] | None = None
        self.tool = ""
        self.specs = {spec.id: spec for spec in ACTIONS}
        self._actions: dict[str, QAction] = {}
        for spec in ACTIONS:
            action = QAction(window)
            action.setObjectName(f"action.{spec.id}")
            action.setCheckable(spec.is_checkable)
            if spec.icon:
                action.setIcon(icon(spec.icon))
            action.triggered.connect(lambda _=False, spec=spec: run(spec))
            window.addAction(action)
            self._actions[spec.id] = action
        keys.changed.connect(self._set_keys)
        self._set_keys()
        self.retranslate()

    def get(self, action_id: str) -> QAction:
        """Return one action; raises KeyError."""
        return self._actions[action_id]

    def run_with(self, action_id: str, argument: int | str) -> None:
        """Do what an action does with another argument than its own; raises KeyError."""
        self._run(replace(self.specs[action_id], argument=argument))

    def of_menu(self, menu: str) -> Iterable[tuple[ActionSpec, QAction]]:
        """The actions of one menu, in the order of the table."""
        return [(spec, self._actions[spec.id]) for spec in ACTIONS if spec.menu == menu]

    def all(self) -> Iterable[QAction]:
        """Every action, in the order of the table."""
        return self._actions.values()

    def refresh(self, facts: frozenset[str]) -> None:
        """Enable what can be used while these facts hold."""
        if (facts, self.tool) == self._refreshed:
            return
        self.facts, self._refreshed = facts, (facts, self.tool)
        for spec in ACTIONS:
            is_in_hand = not spec.tools or self.tool in spec.tools
            self._actions[spec.id].setEnabled(is_in_hand and facts.issuperset(spec.needs))

    def set_tool(self, tool: str) -> None:
        """Enable what can be used with this tool of the canvas in hand."""
        if tool != self.tool:
            self.tool = tool
            self.refresh(self.facts)

    def retranslate(self) -> None:
        """Say every title and tooltip in the language of the moment."""
        for spec in ACTIONS:
            self.set_title(spec.id, action_title(spec))

    def set_title(self, action_id: str, title: str) -> None:
        """Set one title ("Undo: move box") with its tooltip, which names the first key."""
        action = self._actions[action_id]
        action.setText(title)
        key = self.keys.text(action_id)
        action.setToolTip(f"{title.rstrip('…')}  ({key})" if key else title.rstrip("…"))

    def _set_keys(self) -> None:
        for name, action in self._actions.items():
            action.setShortcuts([QKeySequence(key) for key in self.keys.of(name)])
            self.set_title(name, action.text())
