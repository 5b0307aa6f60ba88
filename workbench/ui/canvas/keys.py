"""Qt's events in the words of gestures."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from workbench.editing.pointer import ALT, CTRL, SHIFT, Button, Kind, PointerEvent
from workbench.ui.canvas.navigation import NOTCH
from workbench.ui.canvas.view_transform import ViewTransform

_BUTTONS = {
    Qt.MouseButton.LeftButton: Button.LEFT,
    Qt.MouseButton.RightButton: Button.RIGHT,
    Qt.MouseButton.MiddleButton: Button.MIDDLE,
}
_MODIFIERS = {
    Qt.KeyboardModifier.ShiftModifier: SHIFT,
    Qt.KeyboardModifier.ControlModifier: CTRL,
    Qt.KeyboardModifier.AltModifier: ALT,
}


def mouse_event(kind: Kind, event: QMouseEvent, transform: ViewTransform) -> PointerEvent:
    """Translate a mouse event; the place becomes image pixels."""
    place = event.position()
    x, y = transform.to_image(place.x(), place.y())
    button = _BUTTONS.get(event.button(), Button.NONE)
    return PointerEvent(kind, x, y, button, _words(event.modifiers()), 1 / transform.scale)


def key_event(event: QKeyEvent, pointer: QPointF, transform: ViewTransform, heard: str | None) -> PointerEvent:
    """Translate a key press at the last place of the pointer; ``heard`` is the chord that it stands for, if any."""
    x, y = transform.to_image(pointer.x(), pointer.y())
    key = key_name(event)
    told = PointerEvent(Kind.KEY, x, y, Button.NONE, _words(event.modifiers()), 1 / transform.scale, key)
    if not heard:
        return told
    *held, key = heard.split("+")
    return replace(told, key=key, modifiers=frozenset(word.lower() for word in held))


def wheel_event(event: QWheelEvent, transform: ViewTransform) -> PointerEvent:
    """Translate a turn of the wheel; with some modifiers Qt turns it sideways."""
    x, y = transform.to_image(event.position().x(), event.position().y())
    turned = event.angleDelta()
    notches = (turned.y() or turned.x()) / NOTCH
    return PointerEvent(Kind.WHEEL, x, y, modifiers=_words(event.modifiers()), px=1 / transform.scale, turn=notches)


def key_name(event: QKeyEvent) -> str:
    """Return Qt's name of a key without ``Key_``; empty for keys without a name."""
    try:
        return Qt.Key(event.key()).name.removeprefix("Key_")
    except ValueError:
        return ""


def _words(modifiers: Qt.KeyboardModifier) -> frozenset[str]:
    return frozenset(word for flag, word in _MODIFIERS.items() if modifiers & flag)
