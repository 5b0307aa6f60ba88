"""What can be done to a finished mask: holes, parts, specks, its border. Only the part it fills is looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from workbench.core.edit import Edit, Patch
from workbench.core.instance import Instance
from workbench.core.masks import Mask, mask_bounds_xywh
from workbench.editing.gesture import Refused
from workbench.editing.masks.mask_edits import with_mask

_Pixels = npt.NDArray[np.uint8]

_TOGETHER = 8
"""Pixels that touch at a corner are one part, and so the pixels of a hole touch at their sides."""


def fill_holes(mask: Mask) -> Mask:
    """Set all that the mask surrounds."""
    left, top, pixels = _around(mask, 1)
    outside = pixels.copy()
    cv2.floodFill(outside, None, (0, 0), 2, flags=4)
    return _encoded(mask, left, top, np.asarray(outside != 2, np.uint8))


def parts(mask: Mask) -> tuple[Mask, ...]:
    """Return the unconnected parts, the largest first; none of an empty mask."""
    left, top, pixels = _around(mask, 0)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(pixels, connectivity=_TOGETHER)
    areas = stats[1:, cv2.CC_STAT_AREA]
    found = []
    for label in (np.argsort(-areas, kind="stable") + 1).tolist():
        x, y, wide, high = stats[label, :4].tolist()
        part = labels[y : y + high, x : x + wide] == label
        found.append(Mask.from_crop(mask.height, mask.width, left + x, top + y, part))
    return tuple(found)


def largest_part(mask: Mask) -> Mask:
    """Return the largest part alone."""
    return next(iter(parts(mask)), mask)


def without_specks(mask: Mask, least: int) -> Mask:
    """Drop the parts of fewer than ``least`` pixels, and fill holes as small; the largest part always stays."""
    left, top, pixels = _around(mask, 1)
    labels, areas = _components(pixels, _TOGETHER)
    is_kept = areas >= max(least, 1)
    is_kept[areas.argmax()] = areas.any()
    kept = is_kept[labels]
    labels, areas = _components(~kept, 4)
    is_open = areas >= max(least, 1)
    is_open[labels[0, 0]] = True
    return _encoded(mask, left, top, np.asarray(~is_open[labels], np.uint8))


def grow(mask: Mask) -> Mask:
    """Add the pixels that touch a side of the mask."""
    left, top, pixels = _around(mask, 1)
    return _encoded(mask, left, top, np.asarray(cv2.dilate(pixels, _CROSS), np.uint8))


def shrink(mask: Mask) -> Mask:
    """Take away the outermost pixels; the border of the image is none of the mask's."""
    left, top, pixels = _around(mask, 1)
    # Beyond the image everything counts as set: what is cut off there does not shrink.
    x0, y0 = max(-left, 0), max(-top, 0)
    inside = pixels[y0 : mask.height - top, x0 : mask.width - left]
    return _encoded(mask, left + x0, top + y0, np.asarray(cv2.erode(inside, _CROSS), np.uint8))


def invert(mask: Mask) -> Mask:
    """Swap what is set and what is not in the box around the mask."""
    left, top, pixels = _around(mask, 0)
    return _encoded(mask, left, top, np.asarray(1 - pixels, np.uint8)) if mask.area else mask


CHANGES: Mapping[str, tuple[Callable[[Mask], Mask], str, str]] = {
    "fill_holes": (fill_holes, "Fill holes of mask", "Fill holes of {} masks"),
    "largest_part": (largest_part, "Keep largest part of mask", "Keep largest part of {} masks"),
    "grow": (grow, "Grow mask", "Grow {} masks"),
    "shrink": (shrink, "Shrink mask", "Shrink {} masks"),
    "invert": (invert, "Invert mask in its box", "Invert {} masks in their boxes"),
}
"""What an action can ask for by name: the operation, and the titles of the edit for one and for several masks."""


def changed(instances: Sequence[Instance], name: str) -> Edit | Refused | None:
    """Return the edit that changes every mask among some objects; None when all stay as they are.

    Raises KeyError for a name that is not in CHANGES.
    """
    operation, one, several = CHANGES[name]
    return _edit(instances, operation, one, several)


def despeckled(instances: Sequence[Instance], least: int) -> Edit | Refused | None:
    """Return the edit that removes parts and holes of fewer than ``least`` pixels; None when there are none."""
    return _edit(instances, lambda mask: without_specks(mask, least), "Remove specks", "Remove specks of {} masks")


def split(instances: Sequence[Instance], new_id: Callable[[], int]) -> Edit | Refused | None:
    """Return the edit that makes every part of a mask an object of its own; None when each mask is one part.

    The largest part stays the object; the others are like it but for keypoints, which only one can have.
    """
    patches: list[Patch] = []
    for instance, mask in _masks(instances):
        found = parts(mask)
        if len(found) < 2:
            continue
        patches.append(Patch(instance, with_mask(instance, found[0])))
        other = replace(instance, keypoints=(), extras={})
        patches += [Patch(None, with_mask(replace(other, id=new_id()), part)) for part in found[1:]]
    if not patches:
        return _fault(instances)
    return Edit(f"Split mask into {len(patches)} objects", tuple(patches))


def _edit(
    instances: Sequence[Instance], operation: Callable[[Mask], Mask], one: str, several: str
) -> Edit | Refused | None:
    patches = []
    for instance, mask in _masks(instances):
        after = operation(mask)
        if not after.area:
            return Refused("mask.would_vanish")
        if after != mask:
            patches.append(Patch(instance, with_mask(instance, after)))
    if not patches:
        return _fault(instances)
    return Edit(one if len(patches) == 1 else several.format(len(patches)), tuple(patches))


def _masks(instances: Sequence[Instance]) -> list[tuple[Instance, Mask]]:
    return [(item, item.mask) for item in instances if item.mask is not None and not item.is_locked and item.mask.area]


def _fault(instances: Sequence[Instance]) -> Refused | None:
    """Why nothing was done, or None when there was nothing to do."""
    if _masks(instances):
        return None
    return Refused("mask.locked" if any(item.is_locked for item in instances) else "mask.none_selected")


_CROSS = np.array([[0, 1, 0], [1, 1, 1], [0, 1, 0]], np.uint8)


def _around(mask: Mask, room: int) -> tuple[int, int, _Pixels]:
    """Return left, top and the pixels of the part that a mask fills, with some room on each side."""
    left, top, width, height = mask_bounds_xywh(mask)
    if not width:
        return 0, 0, np.zeros((1, 1), np.uint8)
    left, top = left - room, top - room
    return left, top, np.ascontiguousarray(mask.crop(left, top, width + 2 * room, height + 2 * room)).view(np.uint8)


def _encoded(mask: Mask, left: int, top: int, pixels: _Pixels) -> Mask:
    """Return pixels as a mask of the same image; what lies outside of it is cut off."""
    x0, y0 = max(-left, 0), max(-top, 0)
    inside = pixels[y0 : max(mask.height - top, 0), x0 : max(mask.width - left, 0)]
    return Mask.from_crop(mask.height, mask.width, left + x0, top + y0, inside)


def _components(
    pixels: npt.NDArray[np.generic], connectivity: int
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Return the number of every pixel's part, 0 for none, and the size of each; of 0 it is 0."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(pixels.astype(np.uint8), connectivity=connectivity)
    areas = stats[:, cv2.CC_STAT_AREA].astype(np.int32)
    areas[0] = 0
    return np.asarray(labels, np.int32), areas
