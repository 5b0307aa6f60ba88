"""The words of a gesture: what it shows while it goes on, what it waits for, and how it ends."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from enum import StrEnum

from workbench.core.edit import Edit
from workbench.core.instance import XYWH, Instance
from workbench.editing.pointer import PointerEvent
from workbench.editing.scene import Scene


@dataclass(frozen=True, slots=True)
class Hint:
    """What the tool waits for, as a key with arguments; the ui turns it into a sentence in the person's language."""

    key: str
    args: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Why what was drawn cannot become a label; key and arguments as in Hint. The document is unchanged."""

    key: str
    args: tuple[str, ...] = ()


class Cursor(StrEnum):
    """The shape of the pointer: it says what a press would do."""

    ARROW = "arrow"
    CROSS = "cross"
    MOVE = "move"
    POINT = "point"
    GRAB = "grab"
    ROTATE = "rotate"
    FORBIDDEN = "forbidden"
    SIZE_NWSE = "nwse"
    SIZE_NESW = "nesw"
    SIZE_NS = "ns"
    SIZE_WE = "we"


@dataclass(frozen=True, slots=True)
class Link:
    """A dashed line from a placed keypoint towards the pointer; ``side`` is left, right or middle."""

    x: float
    y: float
    side: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What is on the canvas but not in the document, after one event.

    ``instances`` are shown live: in place of the ones with their ids, or as new ones. ``band`` is a rubber band,
    ``path`` an open outline whose next point is the pointer (``closes``: a press here would close it; ``is_open``: it
    stays a line). ``chip`` is a name or measure beside the pointer. ``is_busy`` says that something has begun which Esc would throw away. ``refused`` is
    one thing the gesture would not do; it goes on.
    """

    hint: Hint
    cursor: Cursor = Cursor.ARROW
    instances: tuple[Instance, ...] = ()
    band: XYWH | None = None
    path: tuple[tuple[float, float], ...] = ()
    closes: bool = False
    is_open: bool = False
    links: tuple[Link, ...] = ()
    chip: str = ""
    crosshair: bool = False
    is_busy: bool = False
    refused: Refused | None = None


Result = Edit | Refused | None
Gesture = Generator[Draft, PointerEvent, Result]


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool: ``gesture`` starts a generator that is sent events and yields drafts.

    It returns an Edit to be committed, a Refused, or None; then a new one is started. Closing it changes nothing.
    ``icon`` names a drawing in resources/icons. ``pans``: the left button moves the view instead.
    """

    tool_id: str
    icon: str
    gesture: Callable[[Scene], Gesture]
    pans: bool = False
