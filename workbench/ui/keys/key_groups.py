"""Everything that has keys, in the groups in which it is shown: by menu, then by the tool that hears it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from workbench.ui.actions import ActionSet, action_title
from workbench.ui.keys.tool_keys import CONTEXT, TOOL_KEYS
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

GROUPS = "KeyGroups"
_IN_HAND = QT_TRANSLATE_NOOP("KeyGroups", "In hand: {tools}")
_ALONE = QT_TRANSLATE_NOOP("KeyGroups", "By key alone")


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One thing with keys: ``words`` are what it is searched by besides its title; ``tools`` as in the tables."""

    id: str
    title: str
    words: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()


def key_groups(actions: ActionSet, menus: Mapping[str, str]) -> list[tuple[str, list[KeyRow]]]:
    """Return the groups with their titles in the language of the moment; ``menus`` are the titles of the menus."""
    groups: dict[str, list[KeyRow]] = {title: [] for title in menus.values()}
    for spec in actions.specs.values():
        title = menus[spec.menu] if spec.menu else _said(_ALONE)
        row = KeyRow(spec.id, action_title(spec).replace("…", ""), (spec.title, spec.words), spec.tools)
        groups.setdefault(in_hand(actions, spec.tools) if spec.tools else title, []).append(row)
    for line in TOOL_KEYS:
        row = KeyRow(line.id, QCoreApplication.translate(CONTEXT, line.title), (line.title,), line.tools)
        groups.setdefault(in_hand(actions, line.tools), []).append(row)
    return [(title, rows) for title, rows in groups.items() if rows]


def title_of(actions: ActionSet, name: str) -> str:
    """Return the title of an action or of a line of the tool keys, in the language of the moment."""
    if name in actions.specs:
        return action_title(actions.specs[name]).replace("…", "")
    return next(QCoreApplication.translate(CONTEXT, line.title) for line in TOOL_KEYS if line.id == name)


def in_hand(actions: ActionSet, tools: tuple[str, ...]) -> str:
    """Return the title of the keys of some tools."""
    titles = [title_of(actions, f"tool.{tool}") for tool in tools if f"tool.{tool}" in actions.specs]
    return _said(_IN_HAND).format(tools=", ".join(titles))


def _said(text: str) -> str:
    return QCoreApplication.translate(GROUPS, text)
