"""Small cells of alike pixels whose borders follow the edges of the picture, so that areas are painted cell by cell."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from workbench.editing.masks.grabcut import PixelReader
from workbench.editing.masks.mask_stroke import Box

_Pixels = npt.NDArray[np.uint8]
_Labels = npt.NDArray[np.uint16]
_Ints = npt.NDArray[np.intp]

SIDE = 1536
"""The cells of a part of at most this size are made at once, around the pointer."""
_GRID, _ROOM = 512, 128
_MOST_CELLS = 65_000
_NOISE, _SEED = 4, 7


@dataclass(frozen=True, eq=False)
class Cells:
    """The cells of the part of an image at ``left``, ``top``: ``labels`` of shape (h, w) number them from 1 on.

    ``corners`` holds first column, first row, last column, last row of every cell; that of 0 means nothing.
    ``cell_size`` is the side that was asked for.
    """

    left: int
    top: int
    cell_size: int
    labels: _Labels
    corners: npt.NDArray[np.int32]

    def at(self, x: float, y: float) -> int:
        """Return the number of the cell at a point of the image, 0 outside of this part."""
        column, row = int(np.floor(x)) - self.left, int(np.floor(y)) - self.top
        height, width = self.labels.shape
        return int(self.labels[row, column]) if 0 <= column < width and 0 <= row < height else 0

    def surrounds(self, x: float, y: float, width: int, height: int) -> bool:
        """Whether there is room around a point up to the end of these cells, or of the image of that size."""
        part_height, part_width = self.labels.shape
        spans = (x, self.left, part_width, width), (y, self.top, part_height, height)
        return all(
            (low == 0 or place >= low + _ROOM) and (low + part >= length or place < low + part - _ROOM)
            for place, low, part, length in spans
        )

    def along(self, start: tuple[float, float], end: tuple[float, float]) -> tuple[int, ...]:
        """Return the cells on the straight way between two points, in order, without 0."""
        steps = int(np.ceil(np.hypot(end[0] - start[0], end[1] - start[1]))) + 1
        way = np.linspace(start, end, steps)
        numbers = dict.fromkeys(self.at(x, y) for x, y in way.tolist())
        return tuple(number for number in numbers if number)

    def pixels(self, number: int) -> tuple[int, int, npt.NDArray[np.bool_]]:
        """Return left and top in the image and the pixels of one cell, shape (h, w)."""
        x0, y0, x1, y1 = self.corners[number].tolist()
        part: npt.NDArray[np.bool_] = self.labels[y0 : y1 + 1, x0 : x1 + 1] == number
        return self.left + x0, self.top + y0, part


def part_around(x: float, y: float, width: int, height: int) -> Box:
    """Return left, top, width, height of the part whose cells are wanted around a point; near points share one."""
    left, wide = _span(x, width)
    top, high = _span(y, height)
    return left, top, wide, high


def cells_of(read: PixelReader, part: Box, cell_size: int) -> Cells:
    """Divide a part of an image into cells about ``cell_size`` pixels wide. Some 150 ms: not for the GUI thread."""
    labels = divide(read(*part), cell_size)
    return Cells(part[0], part[1], cell_size, labels, _corners(labels))


def divide(pixels: _Pixels, cell_size: int) -> _Labels:
    """Return the cells of a picture of shape (height, width, 3 or 4), blue first, numbered from 1 on.

    Seeds on a grid, each moved to the flattest place near it, grow until they meet at the edges between them.
    """
    height, width = pixels.shape[:2]
    cell = max(cell_size, 2, int(np.ceil(np.sqrt(height * width / _MOST_CELLS))))
    smooth = cv2.GaussianBlur(np.ascontiguousarray(pixels[:, :, :3]), (0, 0), max(cell / 24, 0.8))
    rows, columns = _seeds(np.asarray(smooth, np.uint8), cell)
    markers = np.zeros((height, width), np.int32)
    numbers = np.arange(1, rows.size + 1)
    markers[rows, columns] = numbers
    if min(height, width) > 2:
        cv2.watershed(_roughened(np.asarray(smooth, np.uint8)), markers)
    labels = np.maximum(markers, 0).astype(np.uint16)
    # Those on the frame were overwritten by it; of a very small picture that may have been all.
    labels[rows, columns] = numbers
    # Watersheds are lines a pixel wide, and the frame of the picture: they go to the cell beside them.
    while not labels.all():
        np.copyto(labels, np.asarray(cv2.dilate(labels, np.ones((3, 3), np.uint8)), np.uint16), where=labels == 0)
    return labels


def _roughened(smooth: _Pixels) -> _Pixels:
    """Add a little noise, the same each time: without it the cells of a soft slope would be long strips."""
    noise = np.random.default_rng(_SEED).integers(0, _NOISE + 1, smooth.shape[:2], np.uint8)
    dimmed = cv2.convertScaleAbs(smooth, alpha=1 - _NOISE / 255)
    return np.asarray(cv2.add(dimmed, cv2.merge([noise, noise, noise])), np.uint8)


def _span(place: float, length: int) -> tuple[int, int]:
    if length <= SIDE + _GRID:
        return 0, length
    start = round((place - SIDE / 2) / _GRID) * _GRID
    start = min(max(start, 0), length - SIDE)
    return start, SIDE


def _seeds(smooth: _Pixels, cell: int) -> tuple[_Ints, _Ints]:
    """Return rows and columns of one seed a cell of the grid: where the picture is flattest in the middle of it."""
    height, width = smooth.shape[:2]
    gray = cv2.cvtColor(smooth, cv2.COLOR_BGR2GRAY)
    steep = np.abs(cv2.Sobel(gray, cv2.CV_16S, 1, 0)) + np.abs(cv2.Sobel(gray, cv2.CV_16S, 0, 1))
    down, across = max(height // cell, 1), max(width // cell, 1)
    tops = np.linspace(0, height, down, endpoint=False)
    lefts = np.linspace(0, width, across, endpoint=False)
    reach = max(min(cell, height, width) // 2, 1)
    shift = np.arange(reach)
    rows = np.minimum((tops + (height / down - reach) / 2).astype(np.intp)[:, None] + shift, height - 1)
    columns = np.minimum((lefts + (width / across - reach) / 2).astype(np.intp)[:, None] + shift, width - 1)
    blocks = steep[rows[:, None, :, None], columns[None, :, None, :]].reshape(down, across, -1)
    best = blocks.argmin(axis=2)
    chosen_rows = np.take_along_axis(rows, best // reach, axis=1)
    chosen_columns = np.take_along_axis(columns[None].repeat(down, 0), (best % reach)[:, :, None], axis=2)[:, :, 0]
    return chosen_rows.reshape(-1), chosen_columns.reshape(-1)


def _corners(labels: _Labels) -> npt.NDArray[np.int32]:
    """Return first column, first row, last column, last row of every label."""
    corners = np.zeros((int(labels.max()) + 1, 4), np.int32)
    for axis, turned in ((1, labels), (0, np.ascontiguousarray(labels.T))):
        flat, count = turned.reshape(-1), turned.shape[1]
        places = np.arange(flat.size) // count
        # Of all that is written to one place the last stays: forwards that is the largest row, backwards the smallest.
        corners[flat, 2 + axis] = places
        corners[flat[::-1], axis] = places[::-1]
    return corners
