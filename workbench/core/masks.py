"""Masks as run lengths: small, frozen, comparable; holes are kept."""

from __future__ import annotations

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
