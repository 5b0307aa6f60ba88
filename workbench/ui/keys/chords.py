"""A key press in the words of the keymap."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from workbench.ui.keys.keymap import key_text

_HELD_ALONE = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta}


def chord_text(event: QKeyEvent) -> str:
    """Return the chord of a key press as the keymap writes it; empty for keys without a name."""
    try:
        key = Qt.Key(event.key())
    except ValueError:
        return ""
    # The same key on the number pad means the same.
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return key_text(QKeySequence(QKeyCombination(modifiers, key)).toString())


def is_held_alone(event: QKeyEvent) -> bool:
    """Whether this is Shift, Ctrl or Alt alone: the beginning of a chord."""
    return event.key() in _HELD_ALONE
