"""Which objects hang together: a frame around the groups of what is under the pointer or selected."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from workbench.core.instance import XYWH, Instance
from workbench.editing.handles import GROUP_LIMIT
from workbench.editing.shape_index import bounds
from workbench.ui.canvas.display import Display

_MARGIN_PX = 6.0
"""So far outside its members a frame lies, clear of their outlines and of the frame of a selection."""


class GroupFrames:
    """Measures each group once, until an object of the image changes. Groups of more than 200 get no frame."""

    def __init__(self) -> None:
        self._measured: tuple[Instance, ...] = ()
        self._boxes: dict[int, XYWH | None] = {}

    def frames(self, display: Display) -> list[QRectF]:
        """Return the frames on the screen; none while something is drawn or dragged."""
        scene = display.scene
        if scene is None or display.draft_ids or not display.shows_shapes:
            return []
        if len(scene.selection.ids) > GROUP_LIMIT:
            return []
        touched = set(scene.selection.ids)
        if scene.selection.hovered is not None:
            touched.add(scene.selection.hovered)
        groups = {item.group for key in touched if (item := scene.index.get(key)) is not None} - {0}
        boxes = [self._box(number, scene.index.instances) for number in sorted(groups)]
        margin = (-_MARGIN_PX, -_MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        return [display.rect(box).adjusted(*margin) for box in boxes if box is not None]

    def _box(self, number: int, instances: tuple[Instance, ...]) -> XYWH | None:
        if self._measured is not instances:
            self._measured, self._boxes = instances, {}
        if number not in self._boxes:
            self._boxes[number] = _around([item for item in instances if item.group == number])
        return self._boxes[number]


def _around(members: list[Instance]) -> XYWH | None:
    if not 1 < len(members) <= GROUP_LIMIT:
        return None
    boxes = [box for item in members if (box := bounds(item)) is not None]
    if not boxes:
        return None
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    return left, top, max(box[0] + box[2] for box in boxes) - left, max(box[1] + box[3] for box in boxes) - top
