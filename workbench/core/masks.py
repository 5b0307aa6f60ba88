"""Masks as run lengths: small, frozen, comparable; holes are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
        flat = np.ascontiguousarray(array.T).reshape(-1)
        edges = np.flatnonzero(flat[1:] != flat[:-1]) + 1
        bounds = np.concatenate(([0], edges, [flat.size]))
        counts = np.diff(bounds)
        if flat.size and flat[0]:
            counts = np.concatenate(([0], counts))
        return cls(height, width, counts.astype("<u4").tobytes())

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
