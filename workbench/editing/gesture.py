"""The words of a gesture: what it shows while it goes on, what it waits for, and how it ends."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator
from dataclasses import dataclass
from enum import StrEnum

from workbench.core.edit import Edit
from workbench.core.instance import XYWH, Instance
from workbench.core.masks import Mask
from workbench.core.schema import Skeleton
from workbench.editing.ghosts.prompt import Prompt
from workbench.editing.masks.mask_stroke import MaskStroke
from workbench.editing.masks.superpixels import Cells
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


SAID = "text"
"""The key of a refusal whose one argument is the whole sentence."""


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
class PointList:
    """The points of the pose that is being placed: COCO's v of each, None for one that is still to come.

    ``current`` is the one that is asked for now.
    """

    title: str
    skeleton: Skeleton
    states: tuple[int | None, ...]
    current: int


@dataclass(frozen=True, slots=True)
class Expected:
    """Where the next keypoint probably lies, image pixels, and what it is called. It is never placed by itself."""

    x: float
    y: float
    name: str


@dataclass(frozen=True, slots=True)
class Tip:
    """What a press would paint on, around the pointer: a disc or square of ``size`` image pixels across."""

    size: float
    is_square: bool = False


@dataclass(frozen=True, slots=True)
class Aim:
    """Which object a press would go into: ``name`` is its class and number, or the class of a new one."""

    name: str
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Ruler:
    """A line that is measured, image pixels; no part of any label."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def length(self) -> float:
        """Pixels from end to end."""
        return math.hypot(self.x1 - self.x0, self.y1 - self.y0)

    @property
    def angle(self) -> float:
        """Degrees from the right, counter-clockwise as seen on the screen, -180..180."""
        return math.degrees(math.atan2(self.y0 - self.y1, self.x1 - self.x0))


@dataclass(frozen=True, slots=True)
class Painting:
    """A stroke that goes on: ``stroke`` is added to the pixels of ``base``, or taken from them.

    ``instance`` is what is painted on, None for a new object of class ``category_id``.
    """

    category_id: int
    instance: Instance | None
    base: Mask | None
    stroke: MaskStroke
    erases: bool = False


@dataclass(frozen=True, slots=True)
class Guides:
    """What helps to draw or reshape an outline, image pixels.

    ``ahead`` is the way from the last point of the draft's path to where a press would put the next one: along a
    neighbour's border, or a straight line to the place that the pointer snaps to. ``snap`` is that place, on a vertex
    (``is_vertex``) or on an edge. ``crossing`` is where the outline crosses itself. ``stroke`` is how many of the
    path's last points belong to a stroke that goes on.
    """

    ahead: tuple[tuple[float, float], ...] = ()
    snap: tuple[float, float] | None = None
    is_vertex: bool = False
    crossing: tuple[float, float] | None = None
    stroke: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """Something a gesture wants to know that takes longer than a frame.

    ``work`` is called in another thread; its result comes as an event of the kind ANSWER while the drafts carry this
    very question. A draft with another question, or with none, gives it up. ValueErrors come back as sentences.
    """

    work: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Draft:
    """What is on the canvas but not in the document, after one event.

    ``instances`` are shown live: in place of the ones with their ids, or as new ones. ``band`` is a rubber band,
    ``path`` an open outline whose next point is the pointer (``closes``: a press here would close it; ``is_open``: it
    stays a line). ``chip`` is a name or measure beside the pointer, ``aim`` the object that a press would go into,
    where that could be another than one thinks. ``is_busy`` says that something has begun which Esc would throw away.
    ``refused`` is one thing the gesture would not do; it goes on. ``asks`` is what the gesture waits to be told; once
    answered it may stay. ``cells`` are superpixels to be seen. ``ruler`` is being measured. ``prompt`` is where was
    pointed at an object.
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
    painting: Painting | None = None
    tip: Tip | None = None
    asks: Question | None = None
    cells: Cells | None = None
    expected: Expected | None = None
    points: PointList | None = None
    guides: Guides | None = None
    ruler: Ruler | None = None
    prompt: Prompt | None = None
    aim: Aim | None = None

    @property
    def held_ids(self) -> frozenset[int]:
        """The objects of the document in whose place the draft shows something."""
        ids = {item.id for item in self.instances}
        if self.painting is not None and self.painting.instance is not None:
            ids.add(self.painting.instance.id)
        return frozenset(ids)


Result = Edit | Refused | None
Gesture = Generator[Draft, PointerEvent, Result]


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool: ``gesture`` starts a generator that is sent events and yields drafts.

    It returns an Edit to be committed, a Refused, or None; then a new one is started. Closing it changes nothing.
    ``icon`` names a drawing in resources/icons. ``pans``: the left button moves the view instead.
    ``paints``: Shift and the wheel turn its size, and another class begins another object.
    """

    tool_id: str
    icon: str
    gesture: Callable[[Scene], Gesture]
    pans: bool = False
    paints: bool = False
