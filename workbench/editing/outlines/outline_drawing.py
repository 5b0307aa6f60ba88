"""Drawing an outline or a line with the pen until it is finished; what becomes of it is the tool's business."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace

from workbench.core.geometry import Points, points_of, polygon_area
from workbench.core.instance import Ring
from workbench.editing.gesture import Cursor, Draft, Guides, Hint, Refused
from workbench.editing.outlines import polygon_algebra as algebra
from workbench.editing.outlines.crossing import Place, crossing_in
from workbench.editing.outlines.outline_pen import Pen
from workbench.editing.outlines.region import Region
from workbench.editing.outlines.snapping import Anchor, Snapper
from workbench.editing.pointer import Button, Kind, PointerEvent
from workbench.editing.scene import Scene


@dataclass(frozen=True, slots=True)
class Outline:
    """What was drawn: the area, and the places on neighbours that its border goes through."""

    region: Region
    anchors: tuple[Anchor, ...] = ()


Drawing = Generator[Draft, PointerEvent, Outline | None]
LineDrawing = Generator[Draft, PointerEvent, Points | None]


def waiting(scene: Scene, hint: Hint) -> Generator[Draft, PointerEvent, PointerEvent]:
    """Wait for the press that begins a path, showing where it would snap to; return it."""
    snapper = Snapper(scene)
    event = yield Draft(hint, Cursor.CROSS)
    while not event.is_press():
        anchor = snapper.at(event)
        guides = Guides(snap=anchor.place, is_vertex=anchor.is_vertex) if anchor is not None else None
        event = yield Draft(hint, Cursor.CROSS, guides=guides)
    return event


def draw_outline(scene: Scene, press: PointerEvent) -> Drawing:
    """Draw until the outline is closed; a refused closing keeps the points. None when all were taken back.

    An outline that crosses itself is refused once; Enter again takes it repaired.
    """
    pen = Pen(scene)
    pen.hear(press)
    event, refused = press, None
    crossed: tuple[Place, ...] = ()
    while pen.points:
        event = yield _draft(pen, event, refused)
        refused = None
        if not _closes(pen, event):
            pen.hear(event)
            continue
        if pen.is_stroking:
            pen.hear(event)
        region, refused = _closed(pen.points, is_repaired=event.kind is Kind.KEY and crossed == pen.points)
        if refused is None:
            return Outline(region, pen.anchors)
        crossed = pen.points if refused.key == "polygon.crosses" else ()
    return None


def draw_line(scene: Scene, press: PointerEvent, key: str) -> LineDrawing:
    """Draw an open line until Enter, a double click, or the end of a single stroke; hints are ``<key>.next``.

    Return its points of shape (N, 2), N >= 2, or None when all were taken back.
    """
    pen = Pen(scene)
    pen.hear(press)
    event = press
    while pen.points:
        guides = replace(pen.guides(event), crossing=None)
        event = yield Draft(
            Hint(f"{key}.next"), Cursor.CROSS, path=pen.points, is_open=True, is_busy=True, guides=guides
        )
        is_last = pen.is_one_stroke and event.kind is Kind.RELEASE
        if not is_last and not _is_finish(event):
            pen.hear(event)
        elif len(pen.points) > 1:
            if is_last:
                pen.hear(event)
            return points_of(_ring(pen.points))
    return None


def _draft(pen: Pen, event: PointerEvent, refused: Refused | None) -> Draft:
    closes = pen.is_on_first(event)
    guides = pen.guides(event)
    if refused is not None and refused.key == "polygon.crosses":
        guides = replace(guides, crossing=crossing_in(points_of(_ring(pen.points))))
    return Draft(
        Hint(_hint(pen, event, closes)),
        Cursor.POINT if closes else Cursor.CROSS,
        path=pen.points,
        closes=closes,
        is_busy=True,
        refused=refused,
        guides=guides,
    )


def _hint(pen: Pen, event: PointerEvent, closes: bool) -> str:
    if pen.is_stroking:
        return "polygon.stroke"
    if closes:
        return "polygon.closes"
    if pen.has_border_ahead(event):
        return "polygon.border"
    return "polygon.next" if len(pen.points) >= 3 else "polygon.more"


def _closes(pen: Pen, event: PointerEvent) -> bool:
    if event.is_press() or (pen.is_stroking and event.kind is Kind.RELEASE):
        return pen.is_on_first(event)
    return _is_finish(event)


def _is_finish(event: PointerEvent) -> bool:
    is_double = event.kind is Kind.DOUBLE and event.button is Button.LEFT
    return is_double or event.is_key("Enter", "Return")


def _closed(points: tuple[Place, ...], is_repaired: bool) -> tuple[Region, Refused | None]:
    ring = _ring(points)
    # The halves of a bow tie cancel out, so that its area is no reason to call it small.
    if len(points) > 3 and crossing_in(points_of(ring)) is not None:
        region = algebra.repaired(Region((ring,))) if is_repaired else Region()
        return region, Refused("polygon.crosses") if region.is_empty else None
    is_small = len(points) < 3 or polygon_area(ring) < 1
    return Region((ring,)), Refused("polygon.too_small") if is_small else None


def _ring(points: tuple[Place, ...]) -> Ring:
    return tuple(value for point in points for value in point)
