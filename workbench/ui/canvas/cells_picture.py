"""The borders of superpixels, one device pixel thin at every zoom, drawn once for a view."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from workbench.editing.masks.superpixels import Cells
from workbench.ui.canvas.mask_picture import Grid, grid_of
from workbench.ui.canvas.view_transform import ViewTransform

_LINE = np.uint32(0x5A5A5A5A)
_SHADOW = np.uint32(0x38000000)
"""White at 35 % and black at 22 %, premultiplied."""
_SMALLEST_CELL_PX = 5.0


class CellsPicture:
    """Belongs to one canvas and keeps the picture of the last view; only GUI thread."""

    def __init__(self) -> None:
        self._cells: Cells | None = None
        self._grid: Grid | None = None
        self._seen = (0, 0, 0, 0)
        self._pixels: npt.NDArray[np.uint32] = np.zeros((0, 0), np.uint32)
        self._image = QImage()
        self._told: Cells | None = None

    def is_other(self, cells: Cells | None) -> bool:
        """Whether other cells are to be seen than when this was asked last."""
        is_other, self._told = cells is not self._told, cells
        return is_other

    def paint(
        self, painter: QPainter, cells: Cells, transform: ViewTransform, ratio: float, screen: tuple[int, int]
    ) -> None:
        """Paint the borders into logical screen pixels; none while the cells are too small to be told apart."""
        if cells.cell_size * transform.scale < _SMALLEST_CELL_PX:
            return
        grid, corner = grid_of(transform, ratio)
        seen = (-corner[0], -corner[1], math.ceil(screen[0] * ratio), math.ceil(screen[1] * ratio))
        if cells is not self._cells or grid != self._grid or seen != self._seen:
            self._cells, self._grid, self._seen = cells, grid, seen
            self._pixels = _borders(cells, grid, seen)
            height, width = self._pixels.shape
            kind = QImage.Format.Format_ARGB32_Premultiplied
            self._image = QImage(self._pixels.data, width, height, 4 * width, kind)
            self._image.setDevicePixelRatio(ratio)
        painter.drawImage(QPointF(0, 0), self._image)


def _borders(cells: Cells, grid: Grid, seen: tuple[int, int, int, int]) -> npt.NDArray[np.uint32]:
    """Return the pixels of the screen, shape (height, width): a line where a pixel's cell is not its neighbour's."""
    left, top, width, height = seen
    columns = grid.cells(left, left + width + 1, 0) - cells.left
    rows = grid.cells(top, top + height + 1, 1) - cells.top
    x0, x1 = np.searchsorted(columns, (0, cells.labels.shape[1]))
    y0, y1 = np.searchsorted(rows, (0, cells.labels.shape[0]))
    pixels = np.zeros((height, width), np.uint32)
    labels = cells.labels.take(rows[y0:y1], 0).take(columns[x0:x1], 1)
    is_border = labels[:-1, :-1] != labels[:-1, 1:]
    is_border |= labels[:-1, :-1] != labels[1:, :-1]
    high, wide = min(is_border.shape[0], height - y0), min(is_border.shape[1], width - x0)
    # Light beside dark, so that the lines are seen on any picture.
    is_shadow = is_border[: high - 1, : wide - 1]
    np.copyto(pixels[y0 + 1 : y0 + high, x0 + 1 : x0 + wide], _SHADOW, where=is_shadow)
    np.copyto(pixels[y0 : y0 + high, x0 : x0 + wide], _LINE, where=is_border[:high, :wide])
    return pixels
