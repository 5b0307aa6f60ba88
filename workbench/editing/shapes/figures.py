"""How figures change under the hand: built from clicks, turned, scaled, dragged at a side. Pure; image pixels."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from workbench.core.figure import Circle, Figure, PointSet, Polyline, RotatedBox, figure_bounds
from workbench.core.geometry import points_of
from workbench.core.instance import XYWH, Instance

XY = tuple[float, float]


def with_figure(instance: Instance, figure: Figure) -> Instance:
    """Replace the figure; a box around it follows it. The area is no longer known."""
    box = None if instance.bbox_xywh is None else figure_bounds(figure)
    return replace(instance, figure=figure, bbox_xywh=box, area=None)


def box_on_side(start: XY, end: XY, x: float, y: float) -> RotatedBox:
    """Return the box of which one side runs from ``start`` to ``end`` and the opposite one goes through a point.

    The angle is that of the stroke from start to end, on whichever side of it the box lies.
    """
    length = math.dist(start, end)
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    across = (-math.sin(angle), math.cos(angle))
    depth = (x - start[0]) * across[0] + (y - start[1]) * across[1]
    cx = (start[0] + end[0]) / 2 + across[0] * depth / 2
    cy = (start[1] + end[1]) / 2 + across[1] * depth / 2
    return RotatedBox(cx, cy, length, abs(depth), normal_angle(math.degrees(angle)))


def rotated_box_of(box: XYWH) -> RotatedBox:
    """Return a plain box as one that can be turned."""
    x, y, width, height = box
    return RotatedBox(x + width / 2, y + height / 2, width, height, 0.0)


def normal_angle(degrees: float) -> float:
    """Return the same direction between -180 (left out) and 180 degrees."""
    turned = math.fmod(degrees, 360.0)
    if turned > 180:
        return turned - 360
    return turned + 360 if turned <= -180 else turned


def snapped_angle(degrees: float, step: float = 15.0) -> float:
    """Return the nearest multiple of ``step`` degrees."""
    return normal_angle(round(degrees / step) * step)


def snapped_end(start: XY, end: XY, step: float = 15.0) -> XY:
    """Return the end of a stroke turned to the nearest multiple of ``step`` degrees, its length kept."""
    angle = math.radians(snapped_angle(math.degrees(math.atan2(end[1] - start[1], end[0] - start[0])), step))
    length = math.dist(start, end)
    return start[0] + length * math.cos(angle), start[1] + length * math.sin(angle)


def box_point(box: RotatedBox, across: float, down: float) -> XY:
    """Return the place of a point of the box, 0 to 1 across and down in its own frame (outside, too)."""
    turn = math.radians(box.angle)
    x, y = (across - 0.5) * box.width, (down - 0.5) * box.height
    cos, sin = math.cos(turn), math.sin(turn)
    return box.cx + x * cos - y * sin, box.cy + x * sin + y * cos


def dragged_box(box: RotatedBox, across: float, down: float, x: float, y: float) -> RotatedBox:
    """Return the box with the handle at ``across``, ``down`` (0, 0.5 or 1 each) dragged to a point.

    The opposite side or corner stays; dragged past it, the box turns over.
    """
    turn = math.radians(box.angle)
    cos, sin = math.cos(turn), math.sin(turn)
    own_x = (x - box.cx) * cos + (y - box.cy) * sin
    own_y = (y - box.cy) * cos - (x - box.cx) * sin
    left, right = _sides(across, box.width / 2, own_x)
    top, bottom = _sides(down, box.height / 2, own_y)
    mid_x, mid_y = (left + right) / 2, (top + bottom) / 2
    cx, cy = box.cx + mid_x * cos - mid_y * sin, box.cy + mid_x * sin + mid_y * cos
    return RotatedBox(cx, cy, right - left, bottom - top, box.angle)


def turned_box(box: RotatedBox, degrees: float) -> RotatedBox:
    """Return the box turned clockwise about its centre."""
    return replace(box, angle=normal_angle(box.angle + degrees))


def fitted_figure(figure: Figure, scale: XY, old: XY, new: XY) -> Figure:
    """Return a figure under the map ``(point - old) * scale + new``.

    A turned box scaled unevenly keeps its sides' middles' directions as well as a box can; a circle stays round and
    takes the smaller scale.
    """
    if isinstance(figure, RotatedBox):
        return _fitted_box(figure, scale, old, new)
    if isinstance(figure, Circle):
        cx, cy = (figure.cx - old[0]) * scale[0] + new[0], (figure.cy - old[1]) * scale[1] + new[1]
        return Circle(cx, cy, figure.radius * min(scale))
    points = (points_of(figure.points) - np.array(old)) * np.array(scale) + np.array(new)
    return with_points(figure, tuple(points.reshape(-1).tolist()))


def with_points(figure: Polyline | PointSet, points: tuple[float, ...]) -> Polyline | PointSet:
    """Return a figure of the same kind through other points."""
    return Polyline(points) if isinstance(figure, Polyline) else PointSet(points)


def _fitted_box(box: RotatedBox, scale: XY, old: XY, new: XY) -> RotatedBox:
    turn = math.radians(box.angle)
    along = (math.cos(turn) * scale[0], math.sin(turn) * scale[1])
    across = (-math.sin(turn) * scale[0], math.cos(turn) * scale[1])
    return RotatedBox(
        (box.cx - old[0]) * scale[0] + new[0],
        (box.cy - old[1]) * scale[1] + new[1],
        box.width * math.hypot(*along),
        box.height * math.hypot(*across),
        normal_angle(math.degrees(math.atan2(along[1], along[0]))),
    )


def _sides(part: float, half: float, value: float) -> tuple[float, float]:
    low, high = -half, half
    if part == 0:
        low = value
    elif part == 1:
        high = value
    return min(low, high), max(low, high)
