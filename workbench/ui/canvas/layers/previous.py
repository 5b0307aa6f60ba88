"""The poses of the previous image, dashed: where everything was a moment ago."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from workbench.core.instance import Instance
from workbench.ui.canvas.display import Display
from workbench.ui.canvas.live_shape import category_of, paint_joint, skeleton_of, stroke
from workbench.ui.canvas.palette import bone_color, joint_colors

_OPACITY = 0.85
_BONE_PX = 2.0
_RING_PX = 3.4


class PreviousLayer:
    """Bones and joints alone. They cannot be clicked, and they are no labels of this image."""

    def paint(self, painter: QPainter, display: Display) -> None:
        """Paint the poses below those of this image."""
        if not display.previous or display.scene is None or display.pyramid is None or not display.shows_shapes:
            return
        picture, ratio = _picture(display), display.ratio
        target = QRectF(display.exposed)
        source = QRectF(target.x() * ratio, target.y() * ratio, target.width() * ratio, target.height() * ratio)
        painter.save()
        painter.setOpacity(_OPACITY)
        painter.drawImage(target, picture, source)
        painter.restore()


def _picture(display: Display) -> QImage:
    """Drawn once for every place of the view: the crosshair alone exposes two strips of it at every move."""
    assert display.scene is not None
    key = (display.previous, display.transform, display.screen, display.ratio, display.scene.schema)
    if display.previous_picture is not None and display.previous_key == key:
        return display.previous_picture
    width, height = (max(round(side * display.ratio), 1) for side in display.screen)
    picture = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(display.ratio)
    picture.fill(0)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for instance in display.previous:
            _paint_pose(painter, display, instance)
    display.previous_picture, display.previous_key = picture, key
    return picture


def _paint_pose(painter: QPainter, display: Display, instance: Instance) -> None:
    """Dashes on a dark ground of their own, and rings: seen on any picture, and never taken for a label of this one."""
    assert display.scene is not None
    points = instance.keypoints
    skeleton = skeleton_of(category_of(display.scene.schema, instance.category_id), len(points))
    places = [display.point(point.x, point.y) for point in points]
    for edge in skeleton.edges:
        if points[edge[0]].v and points[edge[1]].v:
            line = QPainterPath(places[edge[0]])
            line.lineTo(places[edge[1]])
            stroke(painter, line, QColor(bone_color(skeleton, edge)), _BONE_PX, is_dashed=True)
    for point, place, color in zip(points, places, joint_colors(skeleton), strict=True):
        if point.v:
            paint_joint(painter, place, color, is_visible=False, radius=_RING_PX)
