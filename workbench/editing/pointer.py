"""What a gesture hears: mouse and keys, already in image pixels. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SHIFT, CTRL, ALT = "shift", "ctrl", "alt"
"""The words in ``PointerEvent.modifiers``."""
DRAG_PX = 4.0
"""How far, in screen pixels, the hand must go before a click becomes a drag."""


class Kind(StrEnum):
    """What happened."""

    PRESS = "press"
    MOVE = "move"
    RELEASE = "release"
    DOUBLE = "double"
    KEY = "key"
    WHEEL = "wheel"
    CANCEL = "cancel"
    ANSWER = "answer"


class Button(StrEnum):
    """Which mouse button a press, release or double click is about."""

    NONE = ""
    LEFT = "left"
    RIGHT = "right"
    MIDDLE = "middle"


@dataclass(frozen=True, slots=True)
class PointerEvent:
    """One event of mouse or keyboard.

    ``x`` and ``y`` are image pixels (not clamped: the pointer may be outside the image). ``px`` is how many image
    pixels one screen pixel covers, so that reach and thresholds are the same for the hand at every zoom. ``key`` is
    Qt's name of the key without ``Key_`` ("Escape", "Backspace", "V") and empty for the mouse.
    ``turn`` is how many notches the wheel went, away from the hand. ``answer`` is what was found to the question of the
    last draft; None with a sentence in ``error`` when nothing was.
    """

    kind: Kind
    x: float
    y: float
    button: Button = Button.NONE
    modifiers: frozenset[str] = frozenset()
    px: float = 1.0
    key: str = ""
    turn: float = 0.0
    answer: object = None
    error: str = ""

    def ends_drag_from(self, press: PointerEvent) -> bool:
        """Whether this is the release of the left button, further from the press than a trembling hand goes."""
        is_up = self.kind is Kind.RELEASE and self.button is Button.LEFT
        return is_up and max(abs(self.x - press.x), abs(self.y - press.y)) >= DRAG_PX * press.px

    def has(self, modifier: str) -> bool:
        """Whether a modifier key is held."""
        return modifier in self.modifiers

    def is_press(self, button: Button = Button.LEFT) -> bool:
        """Whether this is a press of the given button."""
        return self.kind is Kind.PRESS and self.button is button

    def is_key(self, *keys: str) -> bool:
        """Whether one of these keys was pressed."""
        return self.kind is Kind.KEY and self.key in keys
