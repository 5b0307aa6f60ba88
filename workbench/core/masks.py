"""Masks as run lengths: small, frozen, comparable; holes are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

MAX_PIXELS = 1_000_000_000
"""A larger mask is refused: no camera makes one, and a forged size would exhaust the memory."""


@dataclass(frozen=True, slots=True)
class Mask:
    """A binary mask of a whole image as COCO run lengths.

    ``runs`` holds little-endian uint32 counts, column-major, the first run counting zeros (COCO's uncompressed
    RLE). Bytes rather than a list: equality, hashing and storing are one memory comparison.
    Raises ValueError when the counts do not fill exactly height x width pixels.
    """

    height: int
    width: int
    runs: bytes

    def __post_init__(self) -> None:
        if self.height <= 0 or self.width <= 0 or self.height * self.width > MAX_PIXELS:
            raise ValueError(f"a mask of {self.width} x {self.height} pixels is not possible")
        if len(self.runs) % 4:
            raise ValueError("mask runs are not whole 32-bit counts")
        total = int(self.counts.sum(dtype=np.uint64))
        if total != self.height * self.width:
            raise ValueError(f"mask runs cover {total} of {self.width} x {self.height} pixels")

    @property
    def counts(self) -> npt.NDArray[np.uint32]:
        """The run lengths, shape (R,), read-only."""
        return np.frombuffer(self.runs, dtype="<u4")

    @classmethod
    def from_counts(cls, height: int, width: int, counts: npt.ArrayLike) -> Mask:
        """Build a mask from run lengths; raises ValueError when they are negative or do not fit."""
        array = np.asarray(counts)
        if array.ndim != 1 or (array.size and (array.dtype.kind not in "iu" or int(array.min()) < 0)):
            raise ValueError("mask runs must be a list of counts of zero or more")
        if array.size and int(array.max()) > MAX_PIXELS:
            raise ValueError("a mask run is longer than any image")
        return cls(height, width, array.astype("<u4").tobytes())

    @classmethod
    def from_array(cls, array: npt.NDArray[np.bool_]) -> Mask:
        """Encode a boolean image of shape (height, width)."""
        height, width = array.shape
        return cls.from_crop(height, width, 0, 0, array)

    @classmethod
    def from_crop(cls, height: int, width: int, left: int, top: int, array: npt.NDArray[np.generic]) -> Mask:
        """Encode what is set (not zero) in a part of shape (h, w) whose corner lies at ``left``, ``top``.

        The rest of the image is not set. The time grows with the part and its border, not with the image. Raises
        ValueError when the part does not lie in the image.
        """
        high, wide = array.shape
        if left < 0 or top < 0 or left + wide > width or top + high > height:
            raise ValueError(f"a part of {wide} x {high} pixels at {left}, {top} is not in {width} x {height}")
        # One empty row above and below: every column begins and ends outside, so that borders come in pairs.
        padded = np.zeros((high + 2, wide), dtype=bool)
        np.not_equal(array, 0, out=padded[1:-1])
        rows, columns = np.divmod(np.flatnonzero(padded[1:] != padded[:-1]), max(wide, 1))
        bounds = np.sort((columns + left) * height + rows + top)
        # A run that goes on in the next column ends where it begins: both bounds go.
        is_pair = np.append(bounds[1:] == bounds[:-1], False)[: bounds.size]
        bounds = bounds[~(is_pair | np.append(False, is_pair[:-1])[: bounds.size])]
        return cls._between(height, width, bounds)

    @classmethod
    def from_box(cls, height: int, width: int, box: tuple[int, int, int, int]) -> Mask:
        """Return the mask of a whole-pixel box left, top, width, height; the part outside the image is left out."""
        left, top = max(box[0], 0), max(box[1], 0)
        right, bottom = min(box[0] + box[2], width), min(box[1] + box[3], height)
        if right <= left or bottom <= top:
            return cls.empty(height, width)
        columns = np.arange(left, right, dtype=np.int64) * height
        bounds = np.stack([columns + top, columns + bottom], axis=1).reshape(-1)
        if top == 0 and bottom == height:
            bounds = bounds[[0, -1]]
        return cls._between(height, width, bounds)

    @classmethod
    def empty(cls, height: int, width: int) -> Mask:
        """Return a mask with no pixel set."""
        return cls._between(height, width, np.empty(0, np.int64))

    @classmethod
    def _between(cls, height: int, width: int, bounds: npt.NDArray[np.int64]) -> Mask:
        """Build a mask from the sorted, distinct positions, column-major, where it is entered and left in turn."""
        total = height * width
        inner = bounds[bounds < total]
        counts = np.diff(np.concatenate(([0], inner, [total])))
        return cls(height, width, counts.astype("<u4").tobytes())

    def crop(self, left: int, top: int, width: int, height: int) -> npt.NDArray[np.bool_]:
        """Decode a part, shape (height, width); what lies outside the image is not set."""
        part = np.zeros((max(height, 0), max(width, 0)), dtype=bool)
        x0, y0 = max(left, 0), max(top, 0)
        x1, y1 = min(left + width, self.width), min(top + height, self.height)
        if x1 > x0 and y1 > y0:
            part[y0 - top : y1 - top, x0 - left : x1 - left] = self._columns(x0, x1)[:, y0:y1].T
        return part

    def sample(self, columns: npt.NDArray[np.intp], rows: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
        """Return the pixels at ascending columns and rows, shape (rows, columns); outside the image none is set."""
        x0, x1 = np.searchsorted(columns, (0, self.width))
        y0, y1 = np.searchsorted(rows, (0, self.height))
        taken = np.zeros((columns.size, rows.size), dtype=bool)
        if x1 > x0 and y1 > y0:
            first = int(columns[x0])
            decoded = self._columns(first, int(columns[x1 - 1]) + 1)
            picked = take_ascending(take_ascending(decoded, columns[x0:x1] - first, 0), rows[y0:y1], 1)
            taken[x0:x1, y0:y1] = picked
        return taken.T

    def contains(self, x: float, y: float) -> bool:
        """Whether the pixel under a point is set; False outside the image."""
        if not (0 <= x < self.width and 0 <= y < self.height):
            return False
        return bool(np.searchsorted(_ends(self), int(x) * self.height + int(y), "right") % 2)

    def _columns(self, first: int, last: int) -> npt.NDArray[np.bool_]:
        """Decode whole columns, shape (last - first, height)."""
        ends = _ends(self)
        start, stop = first * self.height, last * self.height
        low, high = np.searchsorted(ends, (start, stop - 1), "right")
        bounds = np.concatenate(([start], ends[low:high], [stop]))
        values = (np.arange(low, high + 1) % 2).astype(bool)
        columns: npt.NDArray[np.bool_] = np.repeat(values, np.diff(bounds))
        return columns.reshape(last - first, self.height)

    def to_array(self) -> npt.NDArray[np.bool_]:
        """Decode to a boolean image of shape (height, width)."""
        counts = self.counts
        values = np.zeros(counts.size, dtype=bool)
        values[1::2] = True
        flat: npt.NDArray[np.bool_] = np.repeat(values, counts)
        return flat.reshape(self.width, self.height).T

    @property
    def area(self) -> int:
        """The number of pixels that are set."""
        return int(self.counts[1::2].sum(dtype=np.uint64))


def take_ascending(pixels: npt.NDArray[np.bool_], places: npt.NDArray[np.intp], axis: int) -> npt.NDArray[np.bool_]:
    """Take rows (axis 0) or columns (axis 1) at ascending places; a view where none is left out or taken twice."""
    first, last = int(places[0]), int(places[-1])
    if last - first == places.size - 1 and (np.diff(places) == 1).all():
        return pixels[first : last + 1] if axis == 0 else pixels[:, first : last + 1]
    taken: npt.NDArray[np.bool_] = pixels.take(places, axis)
    return taken


@lru_cache(maxsize=32)
def _ends(mask: Mask) -> npt.NDArray[np.int64]:
    """Where every run ends, column-major; kept for the masks that are pointed at and painted on again and again."""
    return np.cumsum(mask.counts, dtype=np.int64)


def mask_bounds_xywh(mask: Mask) -> tuple[int, int, int, int]:
    """Return the tight box of the pixels that are set, as left, top, width, height; all 0 for an empty mask."""
    starts, ends = _stretches(mask)
    if starts.size == 0:
        return 0, 0, 0, 0
    columns, last_columns = starts // mask.height, (ends - 1) // mask.height
    left, right = int(columns[0]), int(last_columns[-1]) + 1
    # A stretch that goes on in the next column touches the bottom of the image and its top.
    goes_on = columns != last_columns
    top = int(np.where(goes_on, 0, starts % mask.height).min())
    bottom = int(np.where(goes_on, mask.height - 1, (ends - 1) % mask.height).max()) + 1
    return left, top, right - left, bottom - top


def union(masks: Sequence[Mask]) -> Mask:
    """Return the pixels that any of the masks sets; raises ValueError for no mask or different sizes."""
    return _combined(masks, at_least=1)


def intersection(masks: Sequence[Mask]) -> Mask:
    """Return the pixels that all of the masks set; raises ValueError for no mask or different sizes."""
    return _combined(masks, at_least=len(masks))


def difference(first: Mask, second: Mask) -> Mask:
    """Return the pixels that the first sets and the second does not; raises ValueError for different sizes."""
    return _combined((first, second), at_least=1, signs=(1, -1))


def iou(first: Mask, second: Mask, is_crowd: bool = False) -> float:
    """Return intersection over union, 0 when both are empty; raises ValueError for different sizes.

    With ``is_crowd`` the second is a crowd region: COCO then divides by the area of the first alone.
    """
    common = intersection((first, second)).area
    whole = first.area if is_crowd else first.area + second.area - common
    return common / whole if whole else 0.0


def _stretches(mask: Mask) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return start and end (exclusive) of every run of set pixels, as column-major positions."""
    bounds = np.cumsum(mask.counts, dtype=np.int64)
    ends = bounds[1::2]
    starts = bounds[0::2][: ends.size]
    is_filled = ends > starts
    return starts[is_filled], ends[is_filled]


def _combined(masks: Sequence[Mask], at_least: int, signs: Sequence[int] = ()) -> Mask:
    """Return the pixels where the sum of the masks, each times its sign (1 unless given), is ``at_least``."""
    sizes = {(mask.height, mask.width) for mask in masks}
    if len(sizes) != 1:
        raise ValueError("masks of different sizes cannot be combined" if sizes else "there is no mask to combine")
    height, width = sizes.pop()
    stretches = [_stretches(mask) for mask in masks]
    places = np.concatenate([part for pair in stretches for part in pair])
    weights = signs or (1,) * len(masks)
    steps = np.concatenate(
        [np.full(ends.size, step) for (_, ends), sign in zip(stretches, weights, strict=True) for step in (sign, -sign)]
    )
    order = np.argsort(places, kind="stable")
    places, depth = places[order], np.cumsum(steps[order])
    # Of all steps at one place only the state after the last counts.
    is_last = np.append(places[1:] != places[:-1], True)[: places.size]
    places, is_set = places[is_last], depth[is_last] >= at_least
    is_change = is_set != np.concatenate(([False], is_set[:-1]))[: is_set.size]
    bounds = places[is_change]
    bounds = bounds[bounds < height * width]
    return Mask.from_counts(height, width, np.diff(np.concatenate(([0], bounds, [height * width]))))
