"""One line of the tables of actions, and the facts that say when it can be used.

Titles are marked for translation in the context "Actions" where they stand; a shortcut stands in one line only
(tested).
"""

from __future__ import annotations

from dataclasses import dataclass

CONTEXT = "Actions"
PROJECT, WRITABLE, IMAGE, SELECTION, CAN_UNDO, CAN_REDO = "project", "writable", "image", "selection", "undo", "redo"
"""Facts about the window; an action can be used when all the facts it needs hold."""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One line of the table.

    ``slot`` is ``group.method`` of the window's commands; ``argument`` is handed to it when it is not None.
    ``needs`` names facts. ``menu`` is the menu it stands in (empty: only key, tool strip or palette).
    ``keys`` are those of the default profile. ``tools`` are the tools of the canvas while one of which it can be used
    (empty: all): two actions for different tools may share a key. ``words`` are other words it is searched by, in any
    language, none of them shown.
    """

    id: str
    title: str
    slot: str
    menu: str = ""
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: tuple[str, ...] = ()
    argument: int | str | None = None
    is_checkable: bool = False
    starts_section: bool = False
    tools: tuple[str, ...] = ()
    words: str = ""


def tool_action(
    name: str, title: str, keys: tuple[str, ...], drawing: str, needs: tuple[str, ...] = (WRITABLE,), words: str = ""
) -> ActionSpec:
    """Return the line of a tool of the canvas; its id is ``tool.<name>``."""
    return ActionSpec(
        f"tool.{name}",
        title,
        "label.use_tool",
        "tool",
        keys,
        drawing,
        needs,
        argument=name,
        is_checkable=True,
        words=words,
    )
