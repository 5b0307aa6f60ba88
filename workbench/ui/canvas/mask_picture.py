"""A mask drawn pixel by pixel for the screen: filled, with its border, crisp at every zoom. For what changes live."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from workbench.core.instance import XYWH
from workbench.ui.canvas.palette import bgra
from workbench.ui.canvas.view_transform import ViewTransform

_Cells = npt.NDArray[np.intp]
Sampler = Callable[[_Cells, _Cells], npt.NDArray[np.bool_]]
"""Columns and rows of the image in, whether those pixels are set out: shape (rows, columns)."""

MASK_FILL_ALPHA = 0.35
_HALO_ALPHA = 0.45
PAN_ROOM_PX = 256
_FILL, _LINE, _HALO = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Look:
    """How a mask is drawn. ``inner`` is how many device pixels of its border lie inside it; one lies outside."""

    color: str
    fill_alpha: float = MASK_FILL_ALPHA
    inner: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """Device pixels counted from the one that holds the image's corner, which lies ``shift`` inside of it."""

    scale: float
    shift: tuple[float, float]
    ratio: float

    def cells(self, first: int, last: int, axis: int) -> _Cells:
        """The image pixel under the middle of every device pixel, along x (0) or y (1)."""
        middles = np.arange(first, last) + 0.5 - self.shift[axis]
        cells: _Cells = np.floor(middles / self.scale).astype(np.intp)
        return cells

    def device(self, box: XYWH, room: int) -> QRect:
        """The device pixels that a box of the image touches, and some room around."""
        left, top = box[0] * self.scale + self.shift[0], box[1] * self.scale + self.shift[1]
        right, bottom = left + box[2] * self.scale, top + box[3] * self.scale
        whole = QRect(math.floor(left), math.floor(top), 0, 0)
        whole.setSize(QRectF(0, 0, math.ceil(right) - whole.x(), math.ceil(bottom) - whole.y()).size().toSize())
        return whole.adjusted(-room, -room, room, room)


class MaskPicture:
    """The pixels inside ``box`` (image pixels) that ``sample`` says are set, as far as the screen shows them.

    It stays right while the view is moved by whole pixels, ``pan_room`` device pixels far; ``serves`` says whether it
    still covers what is seen.
    """

    def __init__(
        self,
        sample: Sampler,
        box: XYWH,
        look: Look,
        transform: ViewTransform,
        ratio: float,
        screen: tuple[int, int],
        pan_room: int = PAN_ROOM_PX,
    ) -> None:
        self._sample, self._box, self._look = sample, box, look
        self._grid, _ = grid_of(transform, ratio)
        self._room = self._border + 1
        self.rect = self._wanted(transform, ratio, screen, pan_room)
        self._pixels = np.zeros((max(self.rect.height(), 0), max(self.rect.width(), 0)), np.uint32)
        height, width = self._pixels.shape
        kind = QImage.Format.Format_ARGB32_Premultiplied
        self._image = QImage(self._pixels.data, width, height, 4 * width, kind) if self._pixels.size else QImage()
        self._image.setDevicePixelRatio(ratio)

    @property
    def byte_count(self) -> int:
        """Memory held."""
        return self._pixels.nbytes

    @property
    def _border(self) -> int:
        return (self._look.inner + 2) * max(round(self._grid.ratio), 1)

    def serves(self, transform: ViewTransform, ratio: float, screen: tuple[int, int]) -> bool:
        """Whether this picture shows all that is now seen of the box, in the right size."""
        return grid_of(transform, ratio)[0] == self._grid and self.rect.contains(
            self._wanted(transform, ratio, screen, 0)
        )

    def draw(self, box: XYWH | None = None) -> None:
        """Draw what lies in a box of image pixels (all of it when None) anew."""
        rect = self.rect if box is None else self._grid.device(box, self._room).intersected(self.rect)
        if rect.isEmpty():
            return
        room = self._room
        x0, y0, x1, y1 = rect.left() - room, rect.top() - room, rect.right() + 1 + room, rect.bottom() + 1 + room
        is_set = self._sample(self._grid.cells(x0, x1, 0), self._grid.cells(y0, y1, 1))
        codes = self._codes(_in_rows(is_set))[room:-room, room:-room]
        left, top = rect.left() - self.rect.left(), rect.top() - self.rect.top()
        part = self._pixels[top : top + rect.height(), left : left + rect.width()]
        part[:] = _colors(self._look).take(codes, mode="clip")

    def paint(self, painter: QPainter, transform: ViewTransform) -> None:
        """Paint it where the image now is."""
        if self._pixels.size:
            _, corner = grid_of(transform, self._grid.ratio)
            place = QPointF(corner[0] + self.rect.left(), corner[1] + self.rect.top()) / self._grid.ratio
            painter.drawImage(place, self._image)

    def _codes(self, is_set: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
        thick = max(round(self._grid.ratio), 1)
        core = cv2.erode(is_set, _square(self._look.inner * thick))
        line = cv2.dilate(is_set, _square(thick))
        halo = cv2.dilate(line, _square(thick))
        # A sum tells them apart: 4 inside, 3 and 2 on the line, 1 on its halo.
        total = cv2.add(cv2.add(core, is_set), cv2.add(line, halo))
        return np.asarray(cv2.LUT(total, _CODES), np.uint8)

    def _wanted(self, transform: ViewTransform, ratio: float, screen: tuple[int, int], margin: int) -> QRect:
        _, corner = grid_of(transform, ratio)
        seen = QRect(-corner[0], -corner[1], math.ceil(screen[0] * ratio), math.ceil(screen[1] * ratio))
        return seen.adjusted(-margin, -margin, margin, margin).intersected(self._grid.device(self._box, self._room))


_CODES = np.zeros(256, np.uint8)
_CODES[1:5] = (_HALO, _LINE, _LINE, _FILL)


def _in_rows(is_set: npt.NDArray[np.bool_]) -> npt.NDArray[np.uint8]:
    """Lay pixels out row by row. Run lengths come column by column, and OpenCV turns those five times as fast."""
    if is_set.flags.c_contiguous or not is_set.T.flags.c_contiguous:
        return np.ascontiguousarray(is_set).view(np.uint8)
    return np.asarray(cv2.transpose(is_set.T.view(np.uint8)), np.uint8)


@lru_cache(maxsize=64)
def _colors(look: Look) -> npt.NDArray[np.uint32]:
    """Premultiplied ARGB of nothing, fill, line and halo."""
    shades = (bgra("#000000", 0.0), bgra(look.color, look.fill_alpha), bgra(look.color), bgra("#000000", _HALO_ALPHA))
    colors: npt.NDArray[np.uint32] = np.rint(np.array(shades)).astype(np.uint8).view("<u4").reshape(-1)
    return colors


@lru_cache(maxsize=16)
def _square(reach: int) -> npt.NDArray[np.uint8]:
    return np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)


def grid_of(transform: ViewTransform, ratio: float) -> tuple[Grid, tuple[int, int]]:
    """Return the grid of a view, and the device pixel that it is counted from."""
    left, top = transform.left * ratio, transform.top * ratio
    corner = math.floor(left), math.floor(top)
    # Rounded, because panning by whole pixels must not change it by a last bit.
    return Grid(transform.scale * ratio, (round(left - corner[0], 6), round(top - corner[1], 6)), ratio), corner
