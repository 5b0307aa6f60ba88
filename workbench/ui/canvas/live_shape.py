"""Paints one object with QPainter, smooth and at once: what is selected, hovered, or just being drawn."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from workbench.core.instance import Instance, Visibility
from workbench.core.schema import Category, LabelSchema, Skeleton
from workbench.editing.sides import edge_side, sides
from workbench.ui.canvas.display import Display
from workbench.ui.canvas.palette import MUTED, SIDE_COLORS, class_color
from workbench.ui.canvas.prepared_shapes import prepare

_HALO = QColor(0, 0, 0, 140)
JOINT_PX = 4.0


class Emphasis(IntEnum):
    """How strongly an object is painted."""

    PLAIN = 0
    HOVERED = 1
    SELECTED = 2


_FILL = {Emphasis.PLAIN: 0.12, Emphasis.HOVERED: 0.16, Emphasis.SELECTED: 0.22}
_WIDTH = {Emphasis.PLAIN: 1.5, Emphasis.HOVERED: 2.5, Emphasis.SELECTED: 2.5}


def category_of(schema: LabelSchema, category_id: int) -> Category | None:
    """Return a class by id, None when the schema does not have it."""
    return next((item for item in schema.categories if item.id == category_id), None)


def color_of(schema: LabelSchema, category_id: int) -> str:
    """Return the colour of a class; grey when the schema does not have it."""
    category = category_of(schema, category_id)
    return MUTED if category is None else class_color(schema.index(category_id))


def paint_instance(painter: QPainter, display: Display, instance: Instance, emphasis: Emphasis) -> None:
    """Paint outline or box, fill, skeleton and joints of one object."""
    assert display.scene is not None
    schema = display.scene.schema
    color = QColor(color_of(schema, instance.category_id))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = outline_path(display, instance)
    if not path.isEmpty():
        fill = QColor(color)
        # A pose is read by its bones: a filled box would only dim the animal inside.
        is_pose = bool(instance.keypoints) and not instance.polygons
        fill.setAlphaF(0.0 if is_pose else _FILL[emphasis])
        painter.fillPath(path, fill)
        stroke(painter, path, color, _WIDTH[emphasis] if not is_pose or emphasis else 1.5)
    if instance.keypoints:
        _paint_pose(painter, display, instance, emphasis)


def stroke(painter: QPainter, path: QPainterPath, color: QColor, width: float, is_dashed: bool = False) -> None:
    """Draw a line with its dark halo."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_HALO, width + 2))
    painter.drawPath(path)
    pen = QPen(color, width)
    if is_dashed:
        pen.setDashPattern([4.0, 3.0])
    painter.setPen(pen)
    painter.drawPath(path)


def outline_path(display: Display, instance: Instance) -> QPainterPath:
    """Return polygons, else the mask's outline, else the box, in screen pixels."""
    path = QPainterPath()
    transform = display.transform
    for ring in prepare(instance).rings:
        points = ring * transform.scale
        polygon = QPolygonF([QPointF(x + transform.left, y + transform.top) for x, y in points.tolist()])
        path.addPolygon(polygon)
        path.closeSubpath()
    return path


def skeleton_of(category: Category | None, count: int) -> Skeleton:
    """Return the skeleton of a class, or a nameless one when it does not fit the points."""
    skeleton = category.skeleton if category is not None else None
    if skeleton is None or len(skeleton.keypoints) != count:
        return Skeleton(tuple("" for _ in range(count)))
    return skeleton


def _paint_pose(painter: QPainter, display: Display, instance: Instance, emphasis: Emphasis) -> None:
    assert display.scene is not None
    category = category_of(display.scene.schema, instance.category_id)
    skeleton = skeleton_of(category, len(instance.keypoints))
    places = [display.point(point.x, point.y) for point in instance.keypoints]
    width = 3.0 if emphasis else 2.0
    for edge in skeleton.edges:
        if instance.keypoints[edge[0]].v and instance.keypoints[edge[1]].v:
            line = QPainterPath(places[edge[0]])
            line.lineTo(places[edge[1]])
            stroke(painter, line, QColor(SIDE_COLORS[edge_side(skeleton, edge)]), width)
    for point, place, side in zip(instance.keypoints, places, sides(skeleton), strict=True):
        if point.v:
            paint_joint(painter, place, SIDE_COLORS[side], point.v == Visibility.VISIBLE)


def paint_joint(painter: QPainter, place: QPointF, color: str, is_visible: bool, radius: float = JOINT_PX) -> None:
    """Paint a filled disc for a visible keypoint, a ring for an occluded one."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_HALO)
    painter.drawEllipse(place, radius + 1.2, radius + 1.2)
    if is_visible:
        painter.setBrush(QColor(color))
        painter.drawEllipse(place, radius, radius)
    else:
        painter.setPen(QPen(QColor(color), 1.75))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place, radius - 0.4, radius - 0.4)


def screen_bounds(display: Display, instance: Instance) -> QRectF:
    """Return the room of an object on the screen with its handles, names and halos."""
    assert display.scene is not None
    box = display.scene.index.box(instance.id) if display.scene.index.get(instance.id) is instance else None
    if box is None:
        rect = outline_path(display, instance).boundingRect()
        for point in instance.keypoints:
            if point.v:
                place = display.point(point.x, point.y)
                rect = rect.united(QRectF(place.x(), place.y(), 1, 1))
    else:
        rect = display.rect(box)
    return rect.adjusted(-12, -28, 180, 12)
