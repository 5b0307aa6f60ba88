"""What of the selected object a press can take hold of: the words that all kinds of grips share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.core.instance import Instance
from workbench.editing.gesture import Cursor, Gesture, Result
from workbench.editing.handles import BoxHandle
from workbench.editing.pointer import PointerEvent
from workbench.editing.scene import Scene

REACH_PX = 6.0
"""How near, in screen pixels, the pointer must come to a grip or an outline."""
_MOST_MARKS = 400
_APART_PX = 8.0


class MarkShape(StrEnum):
    """How a grip is drawn."""

    SQUARE = "square"
    DISC = "disc"
    CROSS = "cross"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Mark:
    """A grip to be painted, at a place in image pixels. A thin line leads to it from ``root``, where there is one."""

    x: float
    y: float
    shape: MarkShape = MarkShape.SQUARE
    root: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Grip:
    """One grip under the pointer.

    ``kind`` names its kind; the hint is ``select.<kind>``. ``instance`` is None for the frame around a group. ``part``
    and ``index`` say which vertex, edge or joint; ``handle`` which of the eight of a frame. ``hint`` is said
    in place of ``select.<kind>``.
    """

    kind: str
    cursor: Cursor
    instance: Instance | None = None
    part: int = 0
    index: int = 0
    handle: BoxHandle | None = None
    hint: str = ""


def spread_marks(points: Sequence[float], px: float) -> tuple[Mark, ...]:
    """Return the marks of points x0, y0, …, without those that would cover the one before; none for very many.

    Marks that cover each other hide the outline; the points can be dragged all the same.
    """
    if len(points) > 2 * _MOST_MARKS:
        return ()
    shown: list[Mark] = []
    for x, y in zip(points[::2], points[1::2], strict=True):
        if not shown or abs(x - shown[-1].x) + abs(y - shown[-1].y) > _APART_PX * px:
            shown.append(Mark(x, y))
    return tuple(shown)


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
