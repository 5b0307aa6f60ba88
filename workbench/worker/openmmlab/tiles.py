"""A large picture through a model piece by piece: the pieces overlap, and of each only its inner part is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]


def by_tiles(
    picture: Picture, model: Callable[[Picture], Picture], scale: int, tile: int = 256, overlap: int = 24
) -> Picture:
    """Return a picture (h, w, c) ``scale`` times as large, made by ``model`` from tiles of at most ``tile`` pixels.

    ``model`` takes (h, w, c) and returns (h * scale, w * scale, c). Two neighbours share ``overlap`` input pixels on
    either side of their seam, so that what a model sees of the surroundings is nearly the same on both sides of it.
    """
    height, width, channels = picture.shape
    whole = np.empty((height * scale, width * scale, channels), dtype=np.uint8)
    for top, bottom in _spans(height, tile - 2 * overlap):
        for left, right in _spans(width, tile - 2 * overlap):
            y0, x0 = max(0, top - overlap), max(0, left - overlap)
            y1, x1 = min(height, bottom + overlap), min(width, right + overlap)
            made = model(np.ascontiguousarray(picture[y0:y1, x0:x1]))
            inner = made[(top - y0) * scale : (bottom - y0) * scale, (left - x0) * scale : (right - x0) * scale]
            whole[top * scale : bottom * scale, left * scale : right * scale] = inner
    return whole


def _spans(length: int, step: int) -> Iterator[tuple[int, int]]:
    """Parts of about equal length, none longer than ``step``."""
    count = max(1, -(-length // step))
    for index in range(count):
        yield length * index // count, length * (index + 1) // count
