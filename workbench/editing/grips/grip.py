"""What of the selected object a press can take hold of: the words that all kinds of grips share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from workbench.core.instance import Instance
from workbench.editing.gesture import Cursor, Gesture, Result
from workbench.editing.handles import BoxHandle
from workbench.editing.pointer import PointerEvent
from workbench.editing.scene import Scene

REACH_PX = 6.0
"""How near, in screen pixels, the pointer must come to a grip or an outline."""


class MarkShape(StrEnum):
    """How a grip is drawn."""

    SQUARE = "square"
    DISC = "disc"
    CROSS = "cross"


@dataclass(frozen=True, slots=True)
class Mark:
    """A grip to be painted, at a place in image pixels."""

    x: float
    y: float
    shape: MarkShape = MarkShape.SQUARE


@dataclass(frozen=True, slots=True)
class Grip:
    """One grip under the pointer.

    ``kind`` names its kind; the hint is ``select.<kind>``. ``instance`` is None for the frame around a group. ``part``
    and ``index`` say which vertex, edge or joint; ``handle`` which of the eight of a frame.
    """

    kind: str
    cursor: Cursor
    instance: Instance | None = None
    part: int = 0
    index: int = 0
    handle: BoxHandle | None = None


def _no_key(_scene: Scene, _event: PointerEvent, _grip: Grip) -> Result:
    return None


@dataclass(frozen=True, slots=True)
class GripKind:
    """One kind of grip.

    ``find`` returns the grip of what is selected under the pointer; ``reach`` is in image pixels. ``press`` returns the
    gesture that a press of the left button on it begins, or None when the press is meant for the object as a whole.
    ``key`` answers a key while the pointer rests on it. ``marks`` are its places to be painted; ``px`` is how many
    image pixels one screen pixel covers.
    """

    kind: str
    find: Callable[[Scene, PointerEvent, float], Grip | None]
    press: Callable[[Scene, PointerEvent, Grip], Gesture | None]
    marks: Callable[[Scene, float], tuple[Mark, ...]]
    key: Callable[[Scene, PointerEvent, Grip], Result] = _no_key
