"""The outline of a mask as rings along pixel borders, holes included."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from workbench.core.masks import Mask, mask_bounds_xywh

_Segments = npt.NDArray[np.int64]
_RIGHT_TURN = {"right": "down", "down": "left", "left": "up", "up": "right"}


def outline(mask: Mask) -> tuple[tuple[float, ...], ...]:
    """Return the borders of a mask as flat rings x0, y0, … on pixel corners.

    Outer rings run clockwise as seen on the screen, holes the other way. Pixels that touch at a corner only are apart.
    An empty mask has no ring.
    """
    left, top, width, height = mask_bounds_xywh(mask)
    if width == 0:
        return ()
    inside = np.zeros((height + 2, width + 2), dtype=bool)
    inside[1:-1, 1:-1] = mask.to_array()[top : top + height, left : left + width]
    rings = _linked(_segments(inside))
    return tuple(tuple(float(value) for x, y in ring for value in (x + left, y + top)) for ring in rings)


def _segments(inside: npt.NDArray[np.bool_]) -> dict[tuple[int, int], dict[str, tuple[int, int]]]:
    """Return start corner -> {direction: end corner} of all straight border pieces, the mask on their right hand."""
    here, above, before = inside[1:, 1:], inside[:-1, 1:], inside[1:, :-1]
    pieces: dict[tuple[int, int], dict[str, tuple[int, int]]] = {}
    for line, start, end in _strips(here & ~above):
        pieces.setdefault((start, line), {})["right"] = (end, line)
    for line, start, end in _strips(~here & above):
        pieces.setdefault((end, line), {})["left"] = (start, line)
    for line, start, end in _strips((~here & before).T):
        pieces.setdefault((line, start), {})["down"] = (line, end)
    for line, start, end in _strips((here & ~before).T):
        pieces.setdefault((line, end), {})["up"] = (line, start)
    return pieces


def _strips(marked: npt.NDArray[np.bool_]) -> list[tuple[int, int, int]]:
    """Return line, start and end of every unbroken strip along the rows of an array."""
    padded = np.zeros((marked.shape[0], marked.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = marked
    change = np.diff(padded, axis=1)
    lines, starts = np.nonzero(change == 1)
    _, ends = np.nonzero(change == -1)
    return list(zip(lines.tolist(), starts.tolist(), ends.tolist(), strict=True))


def _linked(pieces: dict[tuple[int, int], dict[str, tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    rings = []
    while pieces:
        corner = next(iter(pieces))
        direction = next(iter(pieces[corner]))
        ring = []
        while corner in pieces:
            ways = pieces[corner]
            direction = direction if direction in ways else next(iter(ways))
            ring.append(corner)
            following = ways.pop(direction)
            if not ways:
                del pieces[corner]
            corner, direction = following, _RIGHT_TURN[direction]
        rings.append(ring)
    return rings
