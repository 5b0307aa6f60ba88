"""Shapes that COCO has no member for: rotated box, circle, line through points, loose points."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.core.geometry import Points, points_of

_CIRCLE_CORNERS = 64


@dataclass(frozen=True, slots=True)
class RotatedBox:
    """A box turned about its centre.

    ``angle`` is in degrees, clockwise as seen on the screen (x right, y down), 0 for a box along the axes; ``width``
    lies along the x axis at angle 0. The same as CVAT's ``rotation`` and, in radians, mmrotate's ``le90`` before it is
    brought into its range.
    """

    cx: float
    cy: float
    width: float
    height: float
    angle: float

    def corners(self) -> tuple[tuple[float, float], ...]:
        """Return the four corners in image pixels: clockwise on the screen, from the top left one at angle 0."""
        turn = math.radians(self.angle)
        cos, sin = math.cos(turn), math.sin(turn)
        half = ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5))
        sides = ((across * self.width, down * self.height) for across, down in half)
        return tuple((self.cx + x * cos - y * sin, self.cy + x * sin + y * cos) for x, y in sides)


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle, image pixels."""

    cx: float
    cy: float
    radius: float


@dataclass(frozen=True, slots=True)
class Polyline:
    """An open line through at least two points, flat x0, y0, x1, y1, … in image pixels."""

    points: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PointSet:
    """One or more points without an order, flat x0, y0, … in image pixels."""

    points: tuple[float, ...]


Figure = RotatedBox | Circle | Polyline | PointSet


def figure_outline(figure: Figure) -> tuple[Points, bool]:
    """Return the points of shape (N, 2) that draw a figure, and whether the last is joined to the first."""
    if isinstance(figure, RotatedBox):
        return np.array(figure.corners()), True
    if isinstance(figure, Circle):
        turn = np.linspace(0.0, 2 * np.pi, _CIRCLE_CORNERS, endpoint=False)
        centre = np.array([figure.cx, figure.cy])
        return centre + figure.radius * np.stack([np.cos(turn), np.sin(turn)], axis=1), True
    return points_of(figure.points), False


def figure_bounds(figure: Figure) -> tuple[float, float, float, float]:
    """Return the tight box of a figure as left, top, width, height in image pixels."""
    if isinstance(figure, Circle):
        side = 2 * figure.radius
        return figure.cx - figure.radius, figure.cy - figure.radius, side, side
    points: npt.NDArray[np.float64] = figure_outline(figure)[0]
    (x0, y0), (x1, y1) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return x0, y0, x1 - x0, y1 - y0


def figure_area(figure: Figure) -> float:
    """Return the area in square pixels; lines and points have none."""
    if isinstance(figure, RotatedBox):
        return figure.width * figure.height
    return math.pi * figure.radius**2 if isinstance(figure, Circle) else 0.0


def moved_figure(figure: Figure, dx: float, dy: float) -> Figure:
    """Return a figure shifted by image pixels."""
    if isinstance(figure, RotatedBox):
        return RotatedBox(figure.cx + dx, figure.cy + dy, figure.width, figure.height, figure.angle)
    if isinstance(figure, Circle):
        return Circle(figure.cx + dx, figure.cy + dy, figure.radius)
    points = tuple((points_of(figure.points) + np.array([dx, dy])).reshape(-1).tolist())
    return Polyline(points) if isinstance(figure, Polyline) else PointSet(points)


def check_figure(figure: Figure) -> None:
    """Raise ValueError, naming what is wrong, unless a figure is finite, has a size and enough points."""
    if isinstance(figure, RotatedBox):
        _check_finite("the rotated box", figure.cx, figure.cy, figure.width, figure.height, figure.angle)
        if figure.width <= 0 or figure.height <= 0:
            raise ValueError(f"the rotated box is {figure.width:g} x {figure.height:g} pixels")
    elif isinstance(figure, Circle):
        _check_finite("the circle", figure.cx, figure.cy, figure.radius)
        if figure.radius <= 0:
            raise ValueError(f"the circle's radius is {figure.radius:g} pixels")
    else:
        name, least = ("the line", 2) if isinstance(figure, Polyline) else ("the set of points", 1)
        _check_finite(name, *figure.points)
        if len(figure.points) % 2 or len(figure.points) < 2 * least:
            raise ValueError(f"{name} has {len(figure.points)} coordinates, which is too few or half a point")


def _check_finite(name: str, *values: float) -> None:
    if not all(math.isfinite(value) for value in values):
        raise ValueError(f"{name} holds a value that is not a finite number")
