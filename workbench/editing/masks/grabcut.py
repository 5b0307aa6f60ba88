"""Cut the object in a box out of its surroundings by colour (GrabCut): works at once, without any model."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import cv2
import numpy as np
import numpy.typing as npt

from workbench.core.instance import XYWH
from workbench.core.masks import Mask

_Pixels = npt.NDArray[np.uint8]
_Bools = npt.NDArray[np.bool_]
_Point = tuple[float, float]

PixelReader = Callable[[int, int, int, int], _Pixels]
"""Gives left, top, width, height of an image as (height, width, 3 or 4), blue first."""
_MARGIN = 0.35
"""How much of its longer side around the box is looked at, to learn what the surroundings look like."""
_LONGEST_SIDE = 320
"""The cut is made on a copy of at most this size, and sharpened on the full one: the time no longer grows."""
_ROUNDS = 4
_SEED = 20


class NothingFoundError(ValueError):
    """The colours say nothing about where the object is; the text is a sentence for the person."""


def grabcut_mask(pixels: _Pixels, box_xywh: XYWH, keep: Sequence[_Point] = (), drop: Sequence[_Point] = ()) -> Mask:
    """Return the object in a box as a mask of the size of ``pixels``.

    ``pixels`` has shape (height, width, 3 or 4), blue first. ``box_xywh`` is in its pixels, as are the points: those of
    ``keep`` belong to the object, those of ``drop`` do not. Nothing outside the box is taken. The same input gives the
    same mask. Takes up to some 200 ms: not for the GUI thread.
    Raises NothingFoundError when the box has no pixel of the image in it, or nothing in it stands out.
    """
    height, width = pixels.shape[:2]
    x0, y0, x1, y1 = _whole_box(box_xywh, width, height)
    pad = _margin(x1 - x0, y1 - y0)
    left, top = max(x0 - pad, 0), max(y0 - pad, 0)
    region = np.ascontiguousarray(pixels[top : min(y1 + pad, height), left : min(x1 + pad, width), :3])
    scale = min(_LONGEST_SIDE / max(region.shape[:2]), 1.0)
    size = max(round(region.shape[1] * scale), 2), max(round(region.shape[0] * scale), 2)
    small = cv2.resize(region, size, interpolation=cv2.INTER_AREA) if scale < 1 else region
    ratio = small.shape[1] / region.shape[1], small.shape[0] / region.shape[0]

    def placed(x: float, y: float) -> tuple[int, int]:
        return round((x - left) * ratio[0]), round((y - top) * ratio[1])

    labels = _guess(small.shape[:2], (*placed(x0, y0), *placed(x1, y1)))
    _mark(labels, [placed(*point) for point in keep], cv2.GC_FGD)
    _mark(labels, [placed(*point) for point in drop], cv2.GC_BGD)
    found = _cut(np.asarray(small), labels)
    if scale < 1:
        found = _sharpened(found, region)
    inside = found[y0 - top : y1 - top, x0 - left : x1 - left]
    if not inside.any():
        raise NothingFoundError("Nothing in the box stands out from what is around it: draw it by hand.")
    return Mask.from_crop(height, width, x0, y0, inside)


def grabcut_from(read: PixelReader, size: tuple[int, int], box_xywh: XYWH) -> Mask:
    """Return the object in a box as a mask of an image of a size (width, height), of which only a part is read.

    Raises NothingFoundError as ``grabcut_mask`` does.
    """
    x0, y0, x1, y1 = _whole_box(box_xywh, *size)
    pad = _margin(x1 - x0, y1 - y0)
    left, top = max(x0 - pad, 0), max(y0 - pad, 0)
    part = read(left, top, min(x1 + pad, size[0]) - left, min(y1 + pad, size[1]) - top)
    found = grabcut_mask(part, (box_xywh[0] - left, box_xywh[1] - top, box_xywh[2], box_xywh[3]))
    return Mask.from_crop(size[1], size[0], left, top, found.to_array())


def _margin(width: int, height: int) -> int:
    return max(round(_MARGIN * max(width, height)), 8)


def _whole_box(box_xywh: XYWH, width: int, height: int) -> tuple[int, int, int, int]:
    x, y, wide, high = box_xywh
    if not np.isfinite(box_xywh).all():
        raise NothingFoundError("The box holds a value that is not a number.")
    x0, y0 = max(int(np.floor(x)), 0), max(int(np.floor(y)), 0)
    x1, y1 = min(int(np.ceil(x + wide)), width), min(int(np.ceil(y + high)), height)
    if x1 - x0 < 2 or y1 - y0 < 2:
        raise NothingFoundError("The box has fewer than two by two pixels of the image in it: draw it larger.")
    return x0, y0, x1, y1


def _guess(shape: tuple[int, ...], box: tuple[int, int, int, int]) -> _Pixels:
    """Outside the box is surroundings, inside is probably the object. A box around all gets a frame to learn from."""
    height, width = shape
    x0, y0, x1, y1 = box
    labels = np.full((height, width), cv2.GC_BGD, np.uint8)
    labels[y0:y1, x0:x1] = cv2.GC_PR_FGD
    if (labels == cv2.GC_BGD).sum() < 0.05 * labels.size:
        frame = max(round(0.04 * min(height, width)), 1)
        inner = labels[frame:-frame, frame:-frame].copy()
        labels[:] = cv2.GC_PR_BGD
        labels[frame:-frame, frame:-frame] = inner
    return labels


def _mark(labels: _Pixels, points: Sequence[tuple[int, int]], value: int) -> None:
    radius = max(round(0.012 * max(labels.shape)), 1)
    for point in points:
        cv2.circle(labels, point, radius, value, cv2.FILLED)


def _cut(pixels: _Pixels, labels: _Pixels) -> _Bools:
    is_known = labels.copy()
    background, foreground = np.zeros((1, 65)), np.zeros((1, 65))
    # GrabCut starts from random colour groups: fixed, so that the same click twice gives the same mask.
    cv2.setRNGSeed(_SEED)
    try:
        cv2.grabCut(pixels, labels, (0, 0, 1, 1), background, foreground, _ROUNDS, cv2.GC_INIT_WITH_MASK)
    except cv2.error as error:
        raise NothingFoundError("Nothing in the box stands out from what is around it: draw it by hand.") from error
    found: _Bools = ((labels == cv2.GC_FGD) | (labels == cv2.GC_PR_FGD)) & (is_known != cv2.GC_BGD)
    return found


def _sharpened(found: _Bools, region: _Pixels) -> _Bools:
    """Enlarge a mask so that its border follows the edges of the full picture (a guided filter)."""
    size = region.shape[1], region.shape[0]
    coarse = cv2.resize(found.astype(np.float32), size, interpolation=cv2.INTER_LINEAR)
    guide = cv2.cvtColor(region, cv2.COLOR_BGR2GRAY).astype(np.float32) / 255
    radius = 2 * round(max(region.shape[1] / found.shape[1], 1)) + 1

    def mean(values: npt.ArrayLike) -> npt.NDArray[np.floating]:
        return np.asarray(cv2.blur(np.asarray(values, np.float32), (radius, radius)))

    middle, level = mean(guide), mean(coarse)
    spread = mean(guide * guide) - middle * middle
    slope = (mean(guide * coarse) - middle * level) / (spread + 1e-4)
    fine = mean(slope) * guide + mean(level - slope * middle)
    sharp: _Bools = fine > 0.5
    return sharp
