"""The pixels a hand has passed over since it came down: a growing part of the image, encoded once it lifts."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from workbench.core.masks import Mask, take_ascending
from workbench.editing.masks.brush_tip import Place, swept

Box = tuple[int, int, int, int]
"""left, top, width, height in whole image pixels."""
_Bools = npt.NDArray[np.bool_]
_ROOM = 128


class MaskStroke:
    """Changes under the hand, unlike everything else on the canvas: ``marks`` says where, in order.

    Only the part of the image around the stroke is held, and it is encoded once, by ``mask``.
    """

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.marks: list[Box] = []
        self._left = self._top = 0
        self._pixels: _Bools = np.zeros((0, 0), dtype=bool)

    @property
    def is_empty(self) -> bool:
        """Whether no pixel of the image was passed over."""
        return not self.marks

    def line(self, start: Place, end: Place, size: float, is_square: bool) -> None:
        """Pass over the image with a tip of a diameter in image pixels; what lies outside is not painted."""
        self.fill(*swept(start, end, size, is_square))

    def fill(self, left: int, top: int, pixels: _Bools) -> None:
        """Add pixels of shape (h, w) whose corner lies at ``left``, ``top``."""
        x0, y0 = max(left, 0), max(top, 0)
        x1, y1 = min(left + pixels.shape[1], self.width), min(top + pixels.shape[0], self.height)
        if x1 <= x0 or y1 <= y0:
            return
        inside = pixels[y0 - top : y1 - top, x0 - left : x1 - left]
        if not inside.any():
            return
        self._hold(x0, y0, x1, y1)
        self._pixels[y0 - self._top : y1 - self._top, x0 - self._left : x1 - self._left] |= inside
        self.marks.append((x0, y0, x1 - x0, y1 - y0))

    def sample(self, columns: npt.NDArray[np.intp], rows: npt.NDArray[np.intp]) -> _Bools:
        """Return the pixels at ascending columns and rows of the image, shape (rows, columns)."""
        across, down = columns - self._left, rows - self._top
        height, width = self._pixels.shape
        x0, x1 = np.searchsorted(across, (0, width))
        y0, y1 = np.searchsorted(down, (0, height))
        taken = np.zeros((rows.size, columns.size), dtype=bool)
        if x1 > x0 and y1 > y0:
            taken[y0:y1, x0:x1] = take_ascending(take_ascending(self._pixels, down[y0:y1], 0), across[x0:x1], 1)
        return taken

    def mask(self) -> Mask:
        """Return what was passed over, as a mask of the image."""
        if self.is_empty:
            return Mask.empty(self.height, self.width)
        boxes = np.array(self.marks)
        x0, y0 = boxes[:, :2].min(axis=0)
        x1, y1 = (boxes[:, :2] + boxes[:, 2:]).max(axis=0)
        part = self._pixels[y0 - self._top : y1 - self._top, x0 - self._left : x1 - self._left]
        return Mask.from_crop(self.height, self.width, int(x0), int(y0), part)

    def _hold(self, x0: int, y0: int, x1: int, y1: int) -> None:
        """Make room. It grows by halves: a long stroke is not copied at every step."""
        height, width = self._pixels.shape
        if width == 0:
            self._left, self._top = max(x0 - _ROOM, 0), max(y0 - _ROOM, 0)
            shape = min(y1 + _ROOM, self.height) - self._top, min(x1 + _ROOM, self.width) - self._left
            self._pixels = np.zeros(shape, dtype=bool)
            return
        more_x, more_y = max(width // 2, _ROOM), max(height // 2, _ROOM)
        left = max(x0 - more_x, 0) if x0 < self._left else self._left
        top = max(y0 - more_y, 0) if y0 < self._top else self._top
        right, bottom = self._left + width, self._top + height
        right = min(x1 + more_x, self.width) if x1 > right else right
        bottom = min(y1 + more_y, self.height) if y1 > bottom else bottom
        if (left, top, right, bottom) == (self._left, self._top, self._left + width, self._top + height):
            return
        # Zeros are not touched before they are painted on: the system gives them lazily.
        larger = np.zeros((bottom - top, right - left), dtype=bool)
        dy, dx = self._top - top, self._left - left
        larger[dy : dy + height, dx : dx + width] = self._pixels
        self._left, self._top, self._pixels = left, top, larger
