"""Cutting an object out by pointing at it: the small interface of whatever does it, and the one that needs no model."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np
import numpy.typing as npt

from workbench.core.instance import XYWH
from workbench.core.masks import Mask
from workbench.editing.ghosts.prompt import Prompt
from workbench.editing.masks.grabcut import NothingFoundError, grabcut_mask

Pixels = npt.NDArray[np.uint8]
_MARGIN = 0.4
"""So much of its longer side around a box is read: the surroundings are learned from it."""
_AROUND = 0.22
"""Without a box, this part of the image's longer side around the points is searched."""


class SegmentError(ValueError):
    """There is no mask; the text is a sentence for the person."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The image that is pointed at, ``width`` x ``height`` pixels as displayed.

    ``read`` gives left, top, width, height of it as (height, width, 3 or 4), blue first, from any thread; None while
    the pixels are not there yet.
    """

    path: Path
    width: int
    height: int
    read: Callable[[int, int, int, int], Pixels] | None


class Segmenter(Protocol):
    """Finds the mask that a prompt means. Both methods may be called from a thread that is not the caller's own."""

    def segment(self, picture: Picture, prompt: Prompt) -> Mask:
        """Return a mask of the size of the picture; may take seconds. Raises SegmentError."""
        ...

    def close(self) -> None:
        """Give back what it holds; a call that is going on ends with SegmentError."""
        ...


class GrabCutSegmenter:
    """By colour, without any model: at once, offline, best with a box and an object that stands out."""

    def segment(self, picture: Picture, prompt: Prompt) -> Mask:
        """See Segmenter.segment."""
        if prompt.is_empty:
            raise SegmentError("Nothing says where the object is: click on it or drag a box around it.")
        if picture.read is None:
            raise SegmentError("The image is still being read: click again in a moment.")
        keep = [(point.x, point.y) for point in prompt.points if point.is_on]
        drop = [(point.x, point.y) for point in prompt.points if not point.is_on]
        size = picture.width, picture.height
        box = prompt.box_xywh or _searched(keep, size)
        left, top, width, height = _part(box, size)
        pixels = picture.read(left, top, width, height)
        inner = box[0] - left, box[1] - top, box[2], box[3]
        try:
            found = grabcut_mask(pixels, inner, _shifted(keep, left, top), _shifted(drop, left, top)).to_array()
        except NothingFoundError as error:
            raise SegmentError(str(error)) from None
        if keep and prompt.box_xywh is None:
            found = _touching(found, _shifted(keep, left, top))
        return Mask.from_crop(picture.height, picture.width, left, top, found)

    def close(self) -> None:
        """Nothing is held."""


def _searched(points: list[tuple[float, float]], size: tuple[int, int]) -> XYWH:
    """Return the box that is searched around points, x y width height."""
    reach = _AROUND * max(size)
    x0, y0 = min(x for x, _ in points) - reach, min(y for _, y in points) - reach
    x1, y1 = max(x for x, _ in points) + reach, max(y for _, y in points) + reach
    x0, y0, x1, y1 = max(x0, 0.0), max(y0, 0.0), min(x1, float(size[0])), min(y1, float(size[1]))
    return x0, y0, x1 - x0, y1 - y0


def _part(box: XYWH, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return the whole pixels that have to be read for a box: left, top, width, height."""
    pad = _MARGIN * max(box[2], box[3]) + 16
    x0, y0 = max(math.floor(box[0] - pad), 0), max(math.floor(box[1] - pad), 0)
    x1, y1 = min(math.ceil(box[0] + box[2] + pad), size[0]), min(math.ceil(box[1] + box[3] + pad), size[1])
    if x1 - x0 < 2 or y1 - y0 < 2:
        raise SegmentError("The box has no pixel of the image in it: draw it on the image.")
    return x0, y0, x1 - x0, y1 - y0


def _shifted(points: list[tuple[float, float]], left: int, top: int) -> list[tuple[float, float]]:
    return [(x - left, y - top) for x, y in points]


def _touching(cells: npt.NDArray[np.bool_], points: list[tuple[float, float]]) -> npt.NDArray[np.bool_]:
    """Keep the parts that a point lies on: colours alike elsewhere were not pointed at."""
    _, parts = cv2.connectedComponents(cells.astype(np.uint8), connectivity=4)
    height, width = cells.shape
    wanted = {int(parts[_cell(y, height), _cell(x, width)]) for x, y in points} - {0}
    if not wanted:
        raise SegmentError("Nothing around the point stands out: drag a box around the object.")
    found: npt.NDArray[np.bool_] = np.isin(parts, list(wanted))
    return found


def _cell(place: float, count: int) -> int:
    return min(max(math.floor(place), 0), count - 1)
