"""Labels drawn small: boxes, outlines and skeletons on a thumbnail. The canvas has layers of its own."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from workbench.core.figure import Figure, PointSet, figure_outline
from workbench.core.instance import Instance, Keypoint
from workbench.core.masks import Mask, mask_bounds_xywh
from workbench.core.schema import LabelSchema, Skeleton
from workbench.ui.canvas.mask_picture import Look, MaskPicture
from workbench.ui.canvas.palette import bone_color, color_of
from workbench.ui.canvas.view_transform import ViewTransform
from workbench.ui.keypoint_colors import keypoint_colors

FILL_ALPHA = 40
MAX_DRAWN = 200


def draw_labels(painter: QPainter, instances: Iterable[Instance], schema: LabelSchema, scale: float) -> None:
    """Draw instances with ``scale`` output pixels an image pixel. Beyond 200 objects the rest is left out."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for _, instance in zip(range(MAX_DRAWN), instances, strict=False):
        try:
            color = QColor(color_of(schema, instance.category_id))
            skeleton = schema.category(instance.category_id).skeleton
        except KeyError:
            continue
        if skeleton is not None and instance.num_keypoints:
            _draw_skeleton(painter, instance.keypoints, skeleton, scale)
        else:
            _draw_shape(painter, instance, color, scale)


def _draw_shape(painter: QPainter, instance: Instance, color: QColor, scale: float) -> None:
    fill = QColor(color)
    fill.setAlpha(FILL_ALPHA)
    painter.setPen(QPen(color, 1.25))
    painter.setBrush(QBrush(fill))
    if instance.polygons:
        for ring in instance.polygons:
            points = [QPointF(x * scale, y * scale) for x, y in zip(ring[::2], ring[1::2], strict=False)]
            painter.drawPolygon(QPolygonF(points))
    elif instance.mask is not None:
        _draw_mask(painter, instance.mask, color, scale)
    elif instance.figure is not None:
        _draw_figure(painter, instance.figure, color, scale)
    elif instance.bbox_xywh is not None:
        x, y, width, height = instance.bbox_xywh
        painter.drawRect(QRectF(x * scale, y * scale, width * scale, height * scale))


def _draw_mask(painter: QPainter, mask: Mask, color: QColor, scale: float) -> None:
    """Fill the pixels themselves: so small, an outline along them would only blur."""
    _mask_picture(mask, color.name(), scale).paint(painter, ViewTransform(scale))


@lru_cache(maxsize=256)
def _mask_picture(mask: Mask, color: str, scale: float) -> MaskPicture:
    screen = (math.ceil(mask.width * scale), math.ceil(mask.height * scale))
    look, view = Look(color, 2 * FILL_ALPHA / 255), ViewTransform(scale)
    picture = MaskPicture(mask.sample, mask_bounds_xywh(mask), look, view, 1.0, screen, 0)
    picture.draw()
    return picture


def _draw_figure(painter: QPainter, figure: Figure, color: QColor, scale: float) -> None:
    outline, is_closed = figure_outline(figure)
    points = [QPointF(x, y) for x, y in (outline * scale).tolist()]
    if isinstance(figure, PointSet):
        painter.setPen(QPen(QColor("#15171a"), 0.75))
        painter.setBrush(color)
        for point in points:
            painter.drawEllipse(point, 2.25, 2.25)
    elif is_closed:
        painter.drawPolygon(QPolygonF(points))
    else:
        painter.drawPolyline(QPolygonF(points))


def _draw_skeleton(painter: QPainter, keypoints: tuple[Keypoint, ...], skeleton: Skeleton, scale: float) -> None:
    colors = keypoint_colors(skeleton)
    for first, second in skeleton.edges:
        if second < len(keypoints) and first < len(keypoints) and keypoints[first].v and keypoints[second].v:
            painter.setPen(QPen(QColor(bone_color(skeleton, (first, second))), 1.5))
            painter.drawLine(_place(keypoints[first], scale), _place(keypoints[second], scale))
    painter.setPen(QPen(QColor("#15171a"), 0.75))
    for point, color in zip(keypoints, colors, strict=False):
        if point.v:
            painter.setBrush(QColor(color) if point.v > 1 else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(_place(point, scale), 2.25, 2.25)


def _place(point: Keypoint, scale: float) -> QPointF:
    return QPointF(point.x * scale, point.y * scale)
