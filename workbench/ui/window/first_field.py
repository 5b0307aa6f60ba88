"""Where the keyboard goes when a part of the window is entered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def holds(part: QWidget, widget: QWidget) -> bool:
    """Whether a widget is a part or lies in it."""
    return part is widget or part.isAncestorOf(widget)


def is_field(widget: QWidget, part: QWidget) -> bool:
    """Whether a widget of a part can be reached with the Tab key while the part is shown."""
    by_keyboard = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return by_keyboard and widget.isVisibleTo(part) and widget.isEnabled() and holds(part, widget)


def first_field(part: QWidget) -> QWidget | None:
    """Return the first widget of a part that takes keys, in the order of the Tab key; None when there is none."""
    if is_field(part, part):
        return part
    widget: QWidget | None = part.nextInFocusChain()
    while widget is not None and widget is not part:
        if is_field(widget, part):
            return widget
        widget = widget.nextInFocusChain()
    return None
