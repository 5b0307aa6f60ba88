"""A heatmap as a coloured picture whose transparency is its value."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QTransform

COLORMAPS = {"inferno": cv2.COLORMAP_INFERNO, "viridis": cv2.COLORMAP_VIRIDIS, "turbo": cv2.COLORMAP_TURBO}
_ENLARGED = 4
_ENLARGE_BELOW = 512
_DARKEST = 0.3
_MOST_OPAQUE = 0.9

Affine = tuple[float, float, float, float, float, float]
"""2x3 affine, row by row, from (column + 0.5, row + 0.5) of a cell to image pixels."""


@dataclass(frozen=True)
class HeatmapPicture:
    """Coloured cells, the way to image pixels, and the place and value of the largest cell."""

    image: QImage
    buffer: npt.NDArray[np.uint8]
    to_image: QTransform
    peak: tuple[float, float]
    peak_value: float
    colormap: str


def color_ramp(colormap: str) -> npt.NDArray[np.uint8]:
    """Return 256 colours from value 0 to 1 as premultiplied BGRA, shape (256, 4): zero is transparent.

    Raises KeyError for an unknown colour map.
    """
    values = np.linspace(0.0, 1.0, 256)
    shades = ((_DARKEST + (1 - _DARKEST) * values) * 255).astype(np.uint8)
    colors = np.asarray(cv2.applyColorMap(shades[:, None], COLORMAPS[colormap]))[:, 0].astype(np.float64)
    alpha = np.minimum(1.15 * values, _MOST_OPAQUE)
    ramp: npt.NDArray[np.uint8] = np.rint(np.column_stack([colors * alpha[:, None], alpha * 255])).astype(np.uint8)
    return ramp


def color_heatmap(values: npt.NDArray[np.floating], to_image: Affine, colormap: str = "inferno") -> HeatmapPicture:
    """Colour a map of shape (h, w) with values 0..1; a map that is all NaN or empty raises ValueError."""
    if values.ndim != 2 or values.size == 0:
        raise ValueError(f"a heatmap has two dimensions, this one has the shape {values.shape}")
    cells = np.clip(np.nan_to_num(values.astype(np.float32)), 0.0, 1.0)
    row, column = np.unravel_index(int(cells.argmax()), cells.shape)
    factor = _ENLARGED if max(cells.shape) < _ENLARGE_BELOW else 1
    shown = cells
    if factor > 1:
        size = (cells.shape[1] * factor, cells.shape[0] * factor)
        shown = np.clip(np.asarray(cv2.resize(cells, size, interpolation=cv2.INTER_CUBIC)), 0.0, 1.0)
    buffer = np.ascontiguousarray(color_ramp(colormap)[(shown * 255).astype(np.uint8)])
    height, width = buffer.shape[:2]
    image = QImage(buffer.data, width, height, buffer.strides[0], QImage.Format.Format_ARGB32_Premultiplied)
    a, b, c, d, e, f = to_image
    cell_to_image = QTransform(a, d, b, e, c, f)
    peak = cell_to_image.map(QPointF(float(column) + 0.5, float(row) + 0.5))
    placed = QTransform.fromScale(1 / factor, 1 / factor) * cell_to_image
    return HeatmapPicture(image, buffer, placed, (peak.x(), peak.y()), float(cells[row, column]), colormap)
