"""Objects that were copied, and pasting them: beside, in place, on another image."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np

from workbench.core.edit import Edit, Patch
from workbench.core.instance import Instance
from workbench.core.masks import Mask
from workbench.editing.reshape import moved
from workbench.editing.shape_index import bounds


@dataclass(frozen=True, slots=True)
class Clipping:
    """Copied objects with all they carry, back to front."""

    instances: tuple[Instance, ...]

    def place(self) -> tuple[float, float] | None:
        """Return the middle of everything, image pixels; None when nothing has a shape."""
        boxes = [box for item in self.instances if (box := bounds(item)) is not None]
        if not boxes:
            return None
        x0, y0 = min(box[0] for box in boxes), min(box[1] for box in boxes)
        x1, y1 = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
        return (x0 + x1) / 2, (y0 + y1) / 2


@dataclass(frozen=True, slots=True)
class Paper:
    """The image to paste on: its id, its size in pixels (0: not known), and the objects that lie there."""

    image_id: int
    width: int
    height: int
    instances: tuple[Instance, ...] = ()


def paste(
    clipping: Clipping, paper: Paper, new_id: Callable[[], int], shift: tuple[float, float] = (0.0, 0.0)
) -> Edit | None:
    """Return the edit that adds copies, shifted by image pixels and held inside the image; None when none fits.

    Groups stay groups among themselves and are new ones. A copy that lies exactly on an equal object of the same class
    is left out: pasting twice in place makes no doubles. Copies are nobody's prediction and unlocked.
    """
    dx, dy = _held_inside(clipping, paper, *shift)
    groups = _new_groups(clipping, paper.instances)
    there = {_shape(item) for item in paper.instances}
    copies = [_fitted(moved(item, dx, dy), paper) for item in clipping.instances]
    fresh = [copy for copy in copies if _shape(copy) not in there and not _lies_outside(copy, paper)]
    patches = tuple(
        Patch(None, replace(copy, id=new_id(), origin="hand", score=None, is_locked=False, group=groups[copy.group]))
        for copy in fresh
    )
    if not patches:
        return None
    return Edit("Paste object" if len(patches) == 1 else f"Paste {len(patches)} objects", patches)


def _shape(item: Instance) -> object:
    return item.category_id, item.bbox_xywh, item.polygons, item.holes, item.mask, item.keypoints, item.figure


def _new_groups(clipping: Clipping, there: Iterable[Instance]) -> dict[int, int]:
    highest = max((item.group for item in there), default=0)
    used = sorted({item.group for item in clipping.instances} - {0})
    return {0: 0} | {group: highest + place for place, group in enumerate(used, start=1)}


def _held_inside(clipping: Clipping, paper: Paper, dx: float, dy: float) -> tuple[float, float]:
    """Shorten a shift that would push objects over the border; in place means exactly in place."""
    if (dx, dy) == (0.0, 0.0) or not (paper.width and paper.height):
        return dx, dy
    boxes = [box for item in clipping.instances if (box := bounds(item)) is not None]
    if not boxes:
        return dx, dy
    dx = _between(dx, -min(box[0] for box in boxes), paper.width - max(box[0] + box[2] for box in boxes))
    dy = _between(dy, -min(box[1] for box in boxes), paper.height - max(box[1] + box[3] for box in boxes))
    return dx, dy


def _between(delta: float, least: float, most: float) -> float:
    return delta if least > most else min(max(delta, least), most)


def _lies_outside(item: Instance, paper: Paper) -> bool:
    box = bounds(item)
    if box is None:
        return True
    if not (paper.width and paper.height):
        return False
    return box[0] >= paper.width or box[1] >= paper.height or box[0] + box[2] <= 0 or box[1] + box[3] <= 0


def _fitted(item: Instance, paper: Paper) -> Instance:
    """Put the object on its new image; a mask is cut or widened to the image's size."""
    mask = item.mask
    if mask is not None and paper.width and (mask.width, mask.height) != (paper.width, paper.height):
        array = np.zeros((paper.height, paper.width), dtype=bool)
        height, width = min(mask.height, paper.height), min(mask.width, paper.width)
        array[:height, :width] = mask.to_array()[:height, :width]
        mask = Mask.from_array(array) if array.any() else None
    return replace(item, image_id=paper.image_id, mask=mask)
