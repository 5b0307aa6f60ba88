"""A stroke while it goes on: one picture of what the object would become, drawn anew only where the hand has been."""

from __future__ import annotations

from collections.abc import Callable

from workbench.core.instance import XYWH
from workbench.core.masks import mask_bounds_xywh
from workbench.editing.gesture import Painting
from workbench.ui.canvas.mask_picture import Look, MaskPicture, Sampler
from workbench.ui.canvas.view_transform import ViewTransform


class StrokePicture:
    """Belongs to one canvas. ``changed`` is asked once an event, ``picture`` whenever it is painted."""

    def __init__(self) -> None:
        self._painting: Painting | None = None
        self._picture: MaskPicture | None = None
        self._drawn = self._told = 0

    def changed(self, painting: Painting | None) -> list[XYWH]:
        """Return the boxes, image pixels, that differ since the last call: all of a stroke that begins or ends."""
        if painting is self._painting:
            boxes: list[XYWH] = [*painting.stroke.marks[self._told :]] if painting is not None else []
        else:
            boxes = [*_all_of(self._painting), *_all_of(painting)]
            self._painting, self._picture, self._drawn = painting, None, 0
        self._told = len(painting.stroke.marks) if painting is not None else 0
        return boxes

    def picture(
        self,
        painting: Painting,
        look: Callable[[], Look],
        transform: ViewTransform,
        ratio: float,
        screen: tuple[int, int],
    ) -> MaskPicture:
        """Return the picture of a stroke as it is now; ``look`` is asked for a new one."""
        picture = self._picture
        if painting is not self._painting or picture is None or not picture.serves(transform, ratio, screen):
            whole = (0.0, 0.0, float(painting.stroke.width), float(painting.stroke.height))
            picture = self._picture = MaskPicture(_sampler(painting), whole, look(), transform, ratio, screen, 0)
            self._drawn = 0
            if painting.base is not None:
                picture.draw(mask_bounds_xywh(painting.base))
        marks = painting.stroke.marks
        for mark in marks[self._drawn :]:
            picture.draw(mark)
        self._drawn = len(marks)
        return picture


def _all_of(painting: Painting | None) -> list[XYWH]:
    if painting is None:
        return []
    base = [mask_bounds_xywh(painting.base)] if painting.base is not None else []
    return [*painting.stroke.marks, *base]


def _sampler(painting: Painting) -> Sampler:
    """What the object would be if the hand lifted now."""
    base, stroke = painting.base, painting.stroke
    if base is None:
        return stroke.sample
    if painting.erases:
        return lambda columns, rows: base.sample(columns, rows) & ~stroke.sample(columns, rows)
    return lambda columns, rows: base.sample(columns, rows) | stroke.sample(columns, rows)
