"""Paints one object with QPainter, smooth and at once: what is selected, hovered, or just being drawn."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from workbench.core.figure import Circle
from workbench.core.instance import Instance, Visibility
from workbench.core.schema import Category, LabelSchema, Skeleton
from workbench.editing.shape_index import bounds
from workbench.ui.canvas.display import Display
from workbench.ui.canvas.flat_outline import HALO, FlatLook, paint_flat
from workbench.ui.canvas.mask_picture import Look
from workbench.ui.canvas.palette import bone_color, color_of, joint_colors
from workbench.ui.canvas.prepared_shapes import Floats, PreparedShape, prepare
from workbench.ui.canvas.shape_picture import DOT_PX

JOINT_PX = 4.0
_ROOM_PX = 36


class Emphasis(IntEnum):
    """How strongly an object is painted."""

    PLAIN = 0
    HOVERED = 1
    SELECTED = 2


_FILL = {Emphasis.PLAIN: 0.12, Emphasis.HOVERED: 0.16, Emphasis.SELECTED: 0.22}
_MASK_FILL = {Emphasis.PLAIN: 0.35, Emphasis.HOVERED: 0.4, Emphasis.SELECTED: 0.45}
_WIDTH = {Emphasis.PLAIN: 1.5, Emphasis.HOVERED: 2.5, Emphasis.SELECTED: 2.5}


def category_of(schema: LabelSchema, category_id: int) -> Category | None:
    """Return a class by id, None when the schema does not have it."""
    return next((item for item in schema.categories if item.id == category_id), None)


def paint_instance(painter: QPainter, display: Display, instance: Instance, emphasis: Emphasis) -> None:
    """Paint outline or box, fill, skeleton and joints of one object."""
    assert display.scene is not None
    schema = display.scene.schema
    color = QColor(color_of(schema, instance.category_id))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if instance.mask is not None and not instance.polygons:
        look = Look(color.name(), _MASK_FILL[emphasis], 2 if emphasis else 1)
        display.masks.paint(painter, instance.mask, look, display.transform, display.ratio, display.screen)
        instance = replace(instance, mask=None, bbox_xywh=None)
    shape = prepare(instance)
    path = _closed_path(display, shape)
    if not path.isEmpty():
        fill = QColor(color)
        # A pose is read by its bones: a filled box would only dim the animal inside.
        is_pose = bool(instance.keypoints) and not instance.polygons
        fill.setAlphaF(0.0 if is_pose else _FILL[emphasis])
        width = _WIDTH[emphasis] if not is_pose or emphasis else 1.5
        paint_flat(painter, path, FlatLook(color, width, fill), display.ratio)
    if shape.lines:
        paint_flat(painter, _open_path(display, shape), FlatLook(color, _WIDTH[emphasis]), display.ratio)
    for x, y in shape.dots.tolist() if shape.dots is not None else ():
        _paint_dot(painter, display.point(x, y), color, emphasis)
    if instance.keypoints:
        _paint_pose(painter, display, instance, emphasis)


def _paint_dot(painter: QPainter, place: QPointF, color: QColor, emphasis: Emphasis) -> None:
    """A point that stands by itself; a selected one has a white rim, which says that it can be taken."""
    if emphasis is Emphasis.SELECTED:
        paint_joint(painter, place, "#ffffff", is_visible=True, radius=DOT_PX + 2.5)
    paint_joint(painter, place, color.name(), is_visible=True, radius=DOT_PX + min(emphasis, 1) - 0.5)


def stroke(painter: QPainter, path: QPainterPath, color: QColor, width: float, is_dashed: bool = False) -> None:
    """Draw a line with its dark halo."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(HALO, width + 2))
    painter.drawPath(path)
    pen = QPen(color, width)
    if is_dashed:
        pen.setDashPattern([4.0, 3.0])
    painter.setPen(pen)
    painter.drawPath(path)


def _closed_path(display: Display, shape: PreparedShape) -> QPainterPath:
    """Return polygons, mask's outline and closed figure, else the box, in screen pixels."""
    path = QPainterPath()
    figure = shape.instance.figure
    if isinstance(figure, Circle) and len(shape.rings) == 1:
        # Round at every zoom, which no number of corners is.
        radius = figure.radius * display.transform.scale
        path.addEllipse(display.point(figure.cx, figure.cy), radius, radius)
        return path
    for ring in shape.rings:
        path.addPolygon(_placed(display, ring))
        path.closeSubpath()
    return path


def _open_path(display: Display, shape: PreparedShape) -> QPainterPath:
    path = QPainterPath()
    for line in shape.lines:
        path.addPolygon(_placed(display, line))
    return path


def _placed(display: Display, points: Floats) -> QPolygonF:
    transform = display.transform
    places = points * transform.scale
    return QPolygonF([QPointF(x + transform.left, y + transform.top) for x, y in places.tolist()])


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
            stroke(painter, line, QColor(bone_color(skeleton, edge)), width)
    for point, place, color in zip(instance.keypoints, places, joint_colors(skeleton), strict=True):
        if point.v:
            paint_joint(painter, place, color, point.v == Visibility.VISIBLE)


def paint_joint(painter: QPainter, place: QPointF, color: str, is_visible: bool, radius: float = JOINT_PX) -> None:
    """Paint a filled disc for a visible keypoint, a ring for an occluded one."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(HALO)
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
    box = display.scene.index.box(instance.id) if display.scene.index.get(instance.id) is instance else bounds(instance)
    rect = display.rect(box) if box is not None else QRectF()
    # Names stand above and to the right, the handle that turns a box lies beside any of its sides.
    return rect.adjusted(-_ROOM_PX, -_ROOM_PX, 180, _ROOM_PX)
