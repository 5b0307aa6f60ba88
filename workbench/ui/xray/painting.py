"""Pictures of an X-ray with their labels over them, at any size."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPixmap, QPolygonF

from workbench.core.schema import LabelSchema, Skeleton
from workbench.jobs.xray import Picture, Shapes
from workbench.ui.canvas.palette import GROUND, bone_color, class_color, color_of, joint_colors

HALO, CROP = "#15171a", "#f0e442"
FILL_ALPHA = 36
MAP_ALPHA = 0.55
IGNORED = 255
"""A pixel of a label map that takes no part in the loss."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of the classes that are learned, by class index, and the skeleton of the pose."""

    colors: tuple[str, ...]
    skeleton: Skeleton | None = None

    def color(self, index: int) -> str:
        """Return a class's colour; of one that is not known the one of its number."""
        return self.colors[index] if 0 <= index < len(self.colors) else class_color(max(index, 0))


@dataclass(frozen=True, slots=True)
class Shown:
    """What is drawn over a picture."""

    labels: bool = True
    crop: bool = True
    grid: bool = False


def palette_of(schema: LabelSchema, class_ids: tuple[int, ...], category_id: int) -> Palette:
    """Return the colours and the skeleton of a sample's classes."""
    wanted = (category_id, *class_ids) if category_id else class_ids
    known = {category.id: category for category in schema.categories}
    skeletons = (known[number].skeleton for number in wanted if number in known)
    colors = tuple(color_of(schema, number) for number in ((category_id,) if category_id else class_ids))
    return Palette(colors, next((skeleton for skeleton in skeletons if skeleton is not None), None))


def image_of(picture: Picture | None) -> QImage:
    """Return a picture (h, w, 3) RGB for Qt; a null image for none. The pixels are copied."""
    if picture is None:
        return QImage()
    height, width = picture.shape[:2]
    return QImage(picture.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def map_image(labels: npt.NDArray[np.uint8], palette: Palette) -> QImage:
    """Return a label map (h, w) in the colours of its classes; what is ignored is left out."""
    table = np.zeros((256, 4), np.uint8)
    for index in range(256):
        color = QColor(palette.color(index))
        alpha = 0 if index == IGNORED else round(255 * MAP_ALPHA)
        table[index] = (color.red(), color.green(), color.blue(), alpha)
    pixels = np.ascontiguousarray(table[labels])
    height, width = labels.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


def heat_image(cells: npt.NDArray[np.floating], top: float = 1.0) -> QImage:
    """Return a map (h, w) in inferno, see-through where it is low."""
    values = np.clip(np.asarray(cells, np.float32) / max(top, 1e-6), 0, 1)
    colored = cv2.applyColorMap((values * 255).astype(np.uint8), cv2.COLORMAP_INFERNO)
    alpha = (np.clip(1.15 * values, 0, 0.9) * 255).astype(np.uint8)
    pixels = np.ascontiguousarray(np.dstack([colored[..., ::-1], alpha]))
    height, width = values.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


def fitted(size: tuple[int, int], room: QRectF) -> QRectF:
    """Return where a picture of a size lies in the middle of a room, as large as it can be."""
    width, height = max(size[0], 1), max(size[1], 1)
    scale = min(room.width() / width, room.height() / height)
    w, h = width * scale, height * scale
    return QRectF(room.center().x() - w / 2, room.center().y() - h / 2, w, h)


def scaled(image: QImage, side: QRectF, ratio: float) -> QPixmap:
    """Return an image at the size of a place on the screen: smooth where it becomes smaller, its pixels where not."""
    width, height = max(1, round(side.width() * ratio)), max(1, round(side.height() * ratio))
    is_larger = width > 2 * image.width()
    mode = Qt.TransformationMode.FastTransformation if is_larger else Qt.TransformationMode.SmoothTransformation
    pixmap = QPixmap.fromImage(image.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, mode))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def draw_shapes(painter: QPainter, shapes: Shapes, palette: Palette, place: QRectF, shown: Shown) -> None:
    """Draw labels and crop of a picture that lies at ``place``; lines have the same width at any size."""
    scale = place.width() / max(shapes.size[0], 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.topLeft())
    width = 1.5 if place.width() > 200 else 1.1
    if shown.labels:
        _draw_areas(painter, shapes, palette, scale, width)
        if palette.skeleton is not None:
            radius = 4.0 if place.width() > 200 else 2.0
            for pose in shapes.keypoints:
                _draw_pose(painter, pose, palette.skeleton, scale, radius)
    if shown.crop and shapes.crop:
        _outline(painter, QPolygonF([QPointF(x * scale, y * scale) for x, y in shapes.crop]), CROP, width + 0.25)
    painter.restore()


def draw_grid(painter: QPainter, shapes: Shapes, place: QRectF) -> None:
    """Draw the borders of the pixels, where they are large enough to be told apart."""
    step = place.width() / max(shapes.size[0], 1)
    if step < 4:
        return
    painter.setPen(QPen(QColor(255, 255, 255, 40), 0))
    left, top, right, bottom = place.left(), place.top(), place.right(), place.bottom()
    across = [left + step * column for column in range(shapes.size[0] + 1)]
    down = [top + step * row for row in range(shapes.size[1] + 1)]
    painter.drawLines([*(QLineF(x, top, x, bottom) for x in across), *(QLineF(left, y, right, y) for y in down)])


def _draw_areas(painter: QPainter, shapes: Shapes, palette: Palette, scale: float, width: float) -> None:
    for owner, ring in shapes.outlines:
        points = [QPointF(x * scale, y * scale) for x, y in zip(ring[::2], ring[1::2], strict=True)]
        _outline(painter, QPolygonF(points), palette.color(owner), width, FILL_ALPHA)
    for left, top, right, bottom, *label in shapes.boxes:
        corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
        polygon = QPolygonF([QPointF(x * scale, y * scale) for x, y in corners])
        _outline(painter, polygon, palette.color(int(label[0]) if label else 0), width)


def _outline(painter: QPainter, polygon: QPolygonF, color: str, width: float, alpha: int = 0) -> None:
    fill = QColor(color)
    fill.setAlpha(alpha)
    painter.setBrush(QBrush(fill) if alpha else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(HALO), width + 2))
    painter.drawPolygon(polygon)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(color), width))
    painter.drawPolygon(polygon)


def _draw_pose(
    painter: QPainter, pose: tuple[tuple[float, float, float], ...], skeleton: Skeleton, scale: float, radius: float
) -> None:
    seen = [v > 0 for _, _, v in pose]
    places = [QPointF(x * scale, y * scale) for x, y, _ in pose]
    for first, second in skeleton.edges:
        if max(first, second) < len(pose) and seen[first] and seen[second]:
            for color, width in ((HALO, radius / 2 + 2), (bone_color(skeleton, (first, second)), radius / 2)):
                painter.setPen(QPen(QColor(color), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.drawLine(places[first], places[second])
    painter.setPen(QPen(QColor(HALO), 1))
    for place, is_seen, color in zip(places, seen, joint_colors(skeleton), strict=False):
        if is_seen:
            painter.setBrush(QColor(color))
            painter.drawEllipse(place, radius, radius)


def fill_ground(painter: QPainter, room: QRectF) -> None:
    """Paint the dark ground that pictures lie on, in both themes."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(GROUND))
    painter.drawRoundedRect(room, 4, 4)
    painter.restore()
