"""The path that a hand draws, by clicks and by strokes, along neighbours' borders where it snaps to them."""

from __future__ import annotations

import math
from enum import IntEnum

import numpy as np

from workbench.editing.gesture import Guides
from workbench.editing.outlines.border import Way, ways_between
from workbench.editing.outlines.crossing import Place, crossing_ahead
from workbench.editing.outlines.snapping import Anchor, Snapper
from workbench.editing.outlines.thinning import thinned
from workbench.editing.pointer import DRAG_PX, Button, Kind, PointerEvent
from workbench.editing.scene import Scene

CLOSE_PX = 8.0
"""A click this near, in screen pixels, to the first point closes the outline."""
_STEP_PX = 2.0
_THIN_PX = 0.75
FLIP_KEY = "F"


class _Along(IntEnum):
    """Which way to follow a neighbour's border between two places on it."""

    SHORTER = 0
    LONGER = 1
    STRAIGHT = 2


class Pen:
    """Grows with every event it hears; ``Backspace`` takes the last click, stroke or stretch of border back."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._snapper = Snapper(scene)
        self._points: list[Place] = []
        self._anchors: dict[int, Anchor] = {}
        self._crossings: list[tuple[int, Place]] = []
        self._steps: list[int] = []
        self._along = _Along.SHORTER
        self._press: PointerEvent | None = None
        self._stroke: list[Place] = []
        self._farthest = 0.0

    @property
    def points(self) -> tuple[Place, ...]:
        """The points so far, a stroke that goes on included."""
        return (*self._points, *self._stroke)

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The places on neighbours that the path goes through."""
        return tuple(self._anchors[key] for key in sorted(self._anchors))

    @property
    def is_stroking(self) -> bool:
        """Whether the hand draws along, button down."""
        return bool(self._stroke)

    @property
    def is_one_stroke(self) -> bool:
        """Whether all there is, is the stroke that goes on."""
        return self.is_stroking and len(self._steps) == 2

    def hear(self, event: PointerEvent) -> None:
        """Add or take back what an event means."""
        if event.is_press():
            self._put(event)
        elif event.kind is Kind.RELEASE and event.button is Button.LEFT:
            self._lift(event)
        elif event.is_key("Backspace") or event.is_press(Button.RIGHT):
            self._take_back()
        elif event.is_key(FLIP_KEY):
            self._along = _Along((self._along + 1) % len(_Along))
        elif event.kind is Kind.MOVE and self._press is not None:
            self._follow(event)

    def is_on_first(self, event: PointerEvent) -> bool:
        """Whether an event is near enough to the first point to close an outline of at least three."""
        if len(self._points) + len(self._stroke) < 3 or (self.is_stroking and self._farthest < 3 * CLOSE_PX * event.px):
            return False
        x, y = self._points[0]
        return math.hypot(event.x - x, event.y - y) <= CLOSE_PX * event.px

    def guides(self, event: PointerEvent) -> Guides:
        """Return what to show for the pointer at an event."""
        anchor = self._snapper.at(event)
        ahead = () if self.is_stroking else self._ahead(event, anchor)
        crossing = self._crossings[0][1] if self._crossings else self._crossing(ahead)
        shown = ahead if anchor is not None else ()
        if anchor is None:
            return Guides(crossing=crossing, stroke=len(self._stroke))
        return Guides(shown, anchor.place, anchor.is_vertex, crossing, len(self._stroke))

    def has_border_ahead(self, event: PointerEvent) -> bool:
        """Whether a press here would follow a neighbour's border."""
        return self._traced(self._snapper.at(event)) is not None

    def _put(self, event: PointerEvent) -> None:
        self._press = event
        anchor = self._snapper.at(event)
        ahead = self._ahead(event, anchor)
        if self._points and ahead[-1] == self._points[-1]:
            return
        self._append(ahead)
        if anchor is not None:
            self._anchors[len(self._points) - 1] = anchor
        self._along = _Along.SHORTER

    def _append(self, places: Way) -> None:
        self._steps.append(len(self._points))
        crossing = self._crossing(places)
        if crossing is not None:
            self._crossings.append((len(self._points), crossing))
        self._points += places

    def _follow(self, event: PointerEvent) -> None:
        assert self._press is not None
        place = self._scene.clamp(event.x, event.y)
        if not self._stroke:
            if math.hypot(event.x - self._press.x, event.y - self._press.y) < DRAG_PX * event.px:
                return
            self._farthest = 0.0
            self._steps.append(len(self._points))
        last = self._stroke[-1] if self._stroke else self._points[-1]
        if math.dist(last, place) >= _STEP_PX * event.px:
            self._stroke.append(place)
            self._farthest = max(self._farthest, math.dist(self._points[0], place))

    def _lift(self, event: PointerEvent) -> None:
        self._press = None
        if not self._stroke:
            return
        anchor = self._snapper.at(event)
        end = anchor.place if anchor is not None else self._scene.clamp(event.x, event.y)
        closes = self.is_on_first(event)
        drawn = np.array([self._points[-1], *self._stroke, end])
        if closes:
            # Near its beginning a hand circles: what it draws there is no part of the outline.
            is_away = np.hypot(*(drawn - self._points[0]).T) > CLOSE_PX * event.px
            drawn = drawn[: int(np.flatnonzero(is_away)[-1]) + 1]
        kept = thinned(drawn, _THIN_PX * event.px)[1:].tolist()
        self._stroke = []
        self._steps.pop()
        self._append(tuple((x, y) for x, y in kept))
        if anchor is not None and not closes:
            self._anchors[len(self._points) - 1] = anchor

    def _take_back(self) -> None:
        self._press, self._stroke = None, []
        count = self._steps.pop()
        del self._points[count:]
        self._anchors = {key: anchor for key, anchor in self._anchors.items() if key < count}
        self._crossings = [(key, place) for key, place in self._crossings if key < count]

    def _ahead(self, event: PointerEvent, anchor: Anchor | None) -> Way:
        traced = self._traced(anchor)
        if traced is not None:
            return traced
        return (anchor.place if anchor is not None else self._scene.clamp(event.x, event.y),)

    def _traced(self, anchor: Anchor | None) -> Way | None:
        last = self._anchors.get(len(self._points) - 1)
        if anchor is None or last is None or not last.shares_ring(anchor) or self._along is _Along.STRAIGHT:
            return None
        points = self._snapper.rings(anchor.instance)[anchor.part]
        return ways_between(points, last, anchor)[self._along] or None

    def _crossing(self, ahead: Way) -> Place | None:
        if not self._points or not ahead:
            return None
        return crossing_ahead(np.array(self._points), np.array([self._points[-1], *ahead]))
