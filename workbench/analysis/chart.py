"""A line chart drawn with OpenCV: training curves for the terminal, where no window can show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

Series = tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]
"""x and y, both of shape (N,)."""

_SIZE = (900, 420)
_LEFT, _TOP, _RIGHT, _BOTTOM = 70, 40, 20, 40
_GROUND, _GRID, _TEXT = (46, 41, 38), (61, 55, 50), (173, 163, 154)
_COLORS = ((0, 159, 230), (233, 180, 86), (167, 121, 204), (115, 158, 0))


@dataclass(frozen=True, slots=True)
class _Frame:
    """Data limits and their place in the picture."""

    x: tuple[float, float]
    y: tuple[float, float]

    def pixels(self, series: Series) -> npt.NDArray[np.int32]:
        """Positions of a series, shape (N, 2), in whole pixels."""
        width, height = _SIZE[0] - _LEFT - _RIGHT, _SIZE[1] - _TOP - _BOTTOM
        across = _LEFT + (series[0] - self.x[0]) / (self.x[1] - self.x[0]) * width
        down = _TOP + (self.y[1] - series[1]) / (self.y[1] - self.y[0]) * height
        return np.round(np.column_stack((across, down))).astype(np.int32)


def draw_chart(title: str, series: Mapping[str, Series], x_title: str) -> npt.NDArray[np.uint8]:
    """Return a BGR picture, 900 x 420, of the named series; points that are not finite are left out.

    Raises ValueError when no series holds a finite point.
    """
    finite = {name: _finite(points) for name, points in series.items()}
    drawn = {name: points for name, points in finite.items() if points[0].size}
    if not drawn:
        raise ValueError(f"{title}: there is nothing to draw yet")
    canvas = np.full((_SIZE[1], _SIZE[0], 3), _GROUND, np.uint8)
    frame = _Frame(_limits([points[0] for points in drawn.values()]), _limits([points[1] for points in drawn.values()]))
    _draw_grid(canvas, frame)
    _write(canvas, title, (_LEFT, 24), 0.55)
    _write(canvas, x_title, (_SIZE[0] - _RIGHT - 9 * len(x_title), _SIZE[1] - 8), 0.42)
    across = _LEFT + 11 * len(title) + 30
    for index, (name, points) in enumerate(drawn.items()):
        color = _COLORS[index % len(_COLORS)]
        cv2.polylines(canvas, [frame.pixels(points)], False, color, 2, cv2.LINE_AA)
        cv2.rectangle(canvas, (across, 14), (across + 10, 24), color, -1)
        label = f"{name} {points[1][-1]:.4g}"
        _write(canvas, label, (across + 16, 24), 0.42)
        across += 40 + 8 * len(label)
    return canvas


def round_ticks(low: float, high: float) -> list[float]:
    """Return three to eight round values (1, 2 or 5 times a power of ten apart) between two limits, low < high."""
    rough = (high - low) / 7.5
    power = 10.0 ** np.floor(np.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * (1 - 1e-9))
    return [float(i * step) for i in range(int(np.ceil(low / step)), int(np.floor(high / step)) + 1)]


def _finite(points: Series) -> Series:
    good = np.isfinite(points[0]) & np.isfinite(points[1])
    return points[0][good], points[1][good]


def _limits(values: list[npt.NDArray[np.float64]]) -> tuple[float, float]:
    low = min(float(array.min()) for array in values)
    high = max(float(array.max()) for array in values)
    margin = (high - low) * 0.05 or max(abs(high), 1.0) * 0.05
    return low - margin, high + margin


def _draw_grid(canvas: npt.NDArray[np.uint8], frame: _Frame) -> None:
    for y in round_ticks(*frame.y):
        row = int(frame.pixels((np.array([frame.x[0]]), np.array([y])))[0, 1])
        cv2.line(canvas, (_LEFT, row), (_SIZE[0] - _RIGHT, row), _GRID, 1)
        _write(canvas, f"{y:.6g}", (10, row + 4), 0.42)
    for x in round_ticks(*frame.x):
        column = int(frame.pixels((np.array([x]), np.array([frame.y[0]])))[0, 0])
        _write(canvas, f"{x:.6g}", (column - 8, _SIZE[1] - _BOTTOM + 18), 0.42)


def _write(canvas: npt.NDArray[np.uint8], text: str, at: tuple[int, int], size: float) -> None:
    cv2.putText(canvas, text, at, cv2.FONT_HERSHEY_SIMPLEX, size, _TEXT, 1, cv2.LINE_AA)
