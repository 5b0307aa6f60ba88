"""Everything that keys can be given to: the actions of the window and what its tools hear."""

from __future__ import annotations

from workbench.ui.action_tables.catalog import ACTIONS
from workbench.ui.keys.keymap import Binding, key_text
from workbench.ui.keys.tool_keys import TOOL_KEYS

BINDINGS: tuple[Binding, ...] = (
    *(Binding(spec.id, tuple(map(key_text, spec.keys)), frozenset(spec.tools)) for spec in ACTIONS),
    *(Binding(row.id, tuple(map(key_text, row.keys)), frozenset(row.tools), row.same_as) for row in TOOL_KEYS),
)
BINDING = {binding.id: binding for binding in BINDINGS}
