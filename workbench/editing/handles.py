"""The small squares on a selected object: where they are, what they are for, and what box a dragged one makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.core.instance import XYWH, Instance
from workbench.editing.gesture import Cursor
from workbench.editing.shape_index import bounds

GROUP_LIMIT = 200
"""Larger groups carry no handles: they would have to be measured at every move of the pointer."""


@dataclass(frozen=True, slots=True)
class BoxHandle:
    """One of eight. ``across`` and ``down`` are 0, 0.5 or 1: its place on the box."""

    across: float
    down: float
    cursor: Cursor

    def place(self, box: XYWH) -> tuple[float, float]:
        """Where it lies on a box, in image pixels."""
        return box[0] + self.across * box[2], box[1] + self.down * box[3]

    def dragged(self, box: XYWH, x: float, y: float) -> XYWH:
        """Return the box with this handle at a point; dragged past the other side it turns over."""
        left, right = _side(self.across, box[0], box[0] + box[2], x)
        top, bottom = _side(self.down, box[1], box[1] + box[3], y)
        return left, top, right - left, bottom - top


BOX_HANDLES = (
    BoxHandle(0, 0, Cursor.SIZE_NWSE),
    BoxHandle(1, 1, Cursor.SIZE_NWSE),
    BoxHandle(1, 0, Cursor.SIZE_NESW),
    BoxHandle(0, 1, Cursor.SIZE_NESW),
    BoxHandle(0.5, 0, Cursor.SIZE_NS),
    BoxHandle(0.5, 1, Cursor.SIZE_NS),
    BoxHandle(0, 0.5, Cursor.SIZE_WE),
    BoxHandle(1, 0.5, Cursor.SIZE_WE),
)


def frame_of(instances: Sequence[Instance]) -> XYWH | None:
    """Return the box that carries the eight handles: the object's own, or the one around a group.

    None for one polygon or figure (they have handles of their own) and when there is nothing to hold.
    """
    if len(instances) == 1:
        one = instances[0]
        return None if one.polygons or one.figure is not None else one.bbox_xywh
    boxes = [box for item in instances if (box := bounds(item)) is not None]
    if not boxes:
        return None
    x0, y0 = min(box[0] for box in boxes), min(box[1] for box in boxes)
    x1, y1 = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return x0, y0, x1 - x0, y1 - y0


def handle_at(box: XYWH, x: float, y: float, reach: float) -> BoxHandle | None:
    """Return the handle of a box within ``reach`` image pixels of a point."""
    for handle in BOX_HANDLES:
        hx, hy = handle.place(box)
        if abs(hx - x) <= reach and abs(hy - y) <= reach:
            return handle
    return None


def _side(part: float, low: float, high: float, value: float) -> tuple[float, float]:
    if part == 0:
        low = value
    elif part == 1:
        high = value
    return min(low, high), max(low, high)
