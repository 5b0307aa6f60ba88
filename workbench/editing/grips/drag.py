"""Following the hand from press to release, for every grip alike."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence

from workbench.core.instance import XYWH, Instance
from workbench.editing.gesture import Draft
from workbench.editing.handles import frame_of
from workbench.editing.pointer import DRAG_PX, Button, Kind, PointerEvent
from workbench.editing.scene import Scene

Dragging = Generator[Draft, PointerEvent, PointerEvent | None]


def follow(press: PointerEvent, draft: Callable[[PointerEvent], Draft], still: Draft) -> Dragging:
    """Yield drafts while the button is down; return the release, or None when the hand did not really move."""
    has_moved = False
    event = yield still
    while not (event.kind is Kind.RELEASE and event.button is Button.LEFT):
        far = max(abs(event.x - press.x), abs(event.y - press.y)) >= DRAG_PX * press.px
        has_moved = has_moved or (event.kind is Kind.MOVE and far)
        event = yield draft(event) if has_moved else still
    return event if has_moved else None


def held_inside(scene: Scene, instances: Sequence[Instance], dx: float, dy: float) -> tuple[float, float]:
    """Shorten a move so that objects inside the image stay inside."""
    return held_frame(scene, frame_around(scene, instances), dx, dy)


def frame_around(scene: Scene, instances: Sequence[Instance]) -> XYWH | None:
    """Return the box around objects that are to be moved together; asked once a drag, for there may be thousands."""
    return frame_of(instances) if len(instances) > 1 else scene.index.box(instances[0].id)


def held_frame(scene: Scene, frame: XYWH | None, dx: float, dy: float) -> tuple[float, float]:
    """Shorten a move so that a box inside the image stays inside."""
    if frame is None:
        return dx, dy
    x, y, width, height = frame
    return _held(dx, x, x + width, scene.width), _held(dy, y, y + height, scene.height)


def _held(delta: float, low: float, high: float, limit: float) -> float:
    least, most = min(-low, 0.0), max(limit - high, 0.0)
    return min(max(delta, least), most)
