"""Cutting an object out by pointing at it: what is pointed at, and the small interface of whatever does the cutting."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np
import numpy.typing as npt

from workbench.core.instance import XYWH
from workbench.core.masks import Mask
from workbench.editing.grabcut import NothingFoundError, grabcut_mask

Pixels = npt.NDArray[np.uint8]
_AROUND = 0.22
"""Without a box, this part of the image's longer side around the points is searched."""


class SegmentError(ValueError):
    """There is no mask; the text is a sentence for the person."""


@dataclass(frozen=True, slots=True)
class PromptPoint:
    """A place in image pixels that is on the object, or beside it."""

    x: float
    y: float
    is_on: bool = True


@dataclass(frozen=True, slots=True)
class Prompt:
    """Where the object is: a box around it, points on it and beside it, or both."""

    points: tuple[PromptPoint, ...] = ()
    box_xywh: XYWH | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing says where the object is (points beside it alone do not)."""
        return self.box_xywh is None and not any(point.is_on for point in self.points)

    def with_point(self, point: PromptPoint) -> Prompt:
        """Return the prompt with one more point."""
        return replace(self, points=(*self.points, point))


@dataclass(frozen=True, slots=True)
class Picture:
    """The image that is pointed at. ``pixels`` gives it as (height, width, 3 or 4), blue first, from any thread."""

    path: Path
    pixels: Callable[[], Pixels]


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
        pixels = picture.pixels()
        size = pixels.shape[1], pixels.shape[0]
        keep = [(point.x, point.y) for point in prompt.points if point.is_on]
        drop = [(point.x, point.y) for point in prompt.points if not point.is_on]
        try:
            found = grabcut_mask(pixels, prompt.box_xywh or _searched(keep, size), keep, drop)
        except NothingFoundError as error:
            raise SegmentError(str(error)) from None
        return _touching(found, keep) if keep and prompt.box_xywh is None else found

    def close(self) -> None:
        """Nothing is held."""


def _searched(points: list[tuple[float, float]], size: tuple[int, int]) -> XYWH:
    """Return the box that is searched around points, x y width height."""
    reach = _AROUND * max(size)
    x0, y0 = min(x for x, _ in points) - reach, min(y for _, y in points) - reach
    x1, y1 = max(x for x, _ in points) + reach, max(y for _, y in points) + reach
    x0, y0, x1, y1 = max(x0, 0.0), max(y0, 0.0), min(x1, float(size[0])), min(y1, float(size[1]))
    return x0, y0, x1 - x0, y1 - y0


def _touching(mask: Mask, points: list[tuple[float, float]]) -> Mask:
    """Keep the parts of a mask that a point lies on: colours alike elsewhere were not pointed at."""
    cells = mask.to_array()
    _, parts = cv2.connectedComponents(cells.astype(np.uint8), connectivity=4)
    wanted = {int(parts[_cell(y, mask.height), _cell(x, mask.width)]) for x, y in points} - {0}
    if not wanted:
        raise SegmentError("Nothing around the point stands out: drag a box around the object.")
    return Mask.from_array(np.isin(parts, list(wanted)))


def _cell(place: float, count: int) -> int:
    return min(max(math.floor(place), 0), count - 1)
