"""COCO's compressed run lengths: counts to text and back, checked and vectorised.

The text holds one number after another, five bits a character from the low end, bit 5 saying that more follows and
the last character's bit 4 being the sign. From the fourth count on it is the difference to the count two before.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from workbench.core.masks import MAX_PIXELS, Mask

Counts = npt.NDArray[np.int64]

_MAX_CHARACTERS = 7
"""A count of at most MAX_PIXELS and its sign need no more; a longer number is forged or torn."""


def mask_from_text(height: int, width: int, text: str) -> Mask:
    """Read a mask from a compressed ``counts`` string; raises ValueError saying what is wrong with it."""
    return Mask.from_counts(height, width, counts_from_text(text))


def text_of_mask(mask: Mask) -> str:
    """Return the compressed ``counts`` string of a mask, the same bytes as the COCO tools write."""
    return text_from_counts(mask.counts.astype(np.int64))


def counts_from_text(text: str) -> Counts:
    """Return the run lengths, shape (R,); raises ValueError when the text is no such list of counts."""
    try:
        codes = np.frombuffer(text.encode("ascii"), dtype=np.uint8).astype(np.int64) - 48
    except UnicodeEncodeError:
        raise ValueError("the run-length text holds characters that cannot be in it") from None
    if codes.size == 0:
        return codes
    if int(codes.min()) < 0 or int(codes.max()) > 63:
        raise ValueError("the run-length text holds characters that cannot be in it")
    ends = np.flatnonzero((codes & 0x20) == 0)
    if ends.size == 0 or ends[-1] != codes.size - 1:
        raise ValueError("the run-length text breaks off inside a number")
    starts = np.concatenate(([0], ends[:-1] + 1))
    lengths = ends - starts + 1
    if int(lengths.max()) > _MAX_CHARACTERS:
        raise ValueError("a mask run is longer than any image")
    places = np.arange(codes.size) - np.repeat(starts, lengths)
    values = np.add.reduceat((codes & 0x1F) << (5 * places), starts)
    is_negative = (codes[ends] & 0x10) != 0
    values -= np.where(is_negative, np.int64(1) << (5 * lengths), 0)
    values[1::2] = np.cumsum(values[1::2])
    values[2::2] = np.cumsum(values[2::2])
    if int(values.min()) < 0:
        raise ValueError("a mask run is negative")
    if int(values.max()) > MAX_PIXELS:
        raise ValueError("a mask run is longer than any image")
    return values


def text_from_counts(counts: Counts) -> str:
    """Return the compressed text of run lengths of shape (R,)."""
    values = np.array(counts, dtype=np.int64)
    values[3:] -= counts[1:-2]
    # How many five-bit groups hold the value and its sign bit.
    magnitude = np.where(values < 0, ~values, values)
    lengths = np.ones(values.size, dtype=np.int64)
    for groups in range(1, _MAX_CHARACTERS):
        lengths += magnitude >= (1 << (5 * groups - 1))
    starts = np.cumsum(lengths) - lengths
    places = np.arange(int(lengths.sum())) - np.repeat(starts, lengths)
    codes = (np.repeat(values, lengths) >> (5 * places)) & 0x1F
    has_more = places < np.repeat(lengths, lengths) - 1
    return (codes + np.where(has_more, 0x20, 0) + 48).astype(np.uint8).tobytes().decode("ascii")
