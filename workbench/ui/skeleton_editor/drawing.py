"""How the skeleton editor's picture is painted: as on the canvas, with every name that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath

from workbench.core.schema import Skeleton
from workbench.ui.canvas.chips import chip_rect, draw_chip
from workbench.ui.canvas.live_shape import paint_joint, stroke
from workbench.ui.canvas.palette import ACCENT, CHIP_TEXT, GROUND, MUTED, bone_color, joint_colors

if TYPE_CHECKING:
    from workbench.ui.skeleton_editor.picture import SkeletonPicture

_MOST_NAMES = 30
_DIMMED = 0.75
_JOINT_PX = 5.0
_SMALL_JOINT_PX = 3.0


def draw_skeleton(painter: QPainter, picture: SkeletonPicture) -> None:
    """Paint the ground, the picture, lines, mirror partners of what is picked, joints and names."""
    painter.fillRect(picture.rect(), QColor(GROUND))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    image = picture.backdrop.image
    if image is not None and picture.shows_image:
        painter.setOpacity(_DIMMED)
        painter.drawImage(picture.picture_rect, image)
        painter.setOpacity(1.0)
    skeleton = picture.desk.draft.skeleton()
    if skeleton is None:
        _draw_invitation(painter, picture)
        return
    _draw_lines(painter, picture, skeleton)
    _draw_partners(painter, picture)
    radius = _JOINT_PX if len(skeleton.keypoints) <= _MOST_NAMES else _SMALL_JOINT_PX
    for point, color in zip(picture.desk.draft.points, joint_colors(skeleton), strict=True):
        place = picture.place_of(point.key)
        if place is None:
            continue
        if point.key in picture.desk.picks or point.key == picture.hovered:
            ring = QPainterPath()
            ring.addEllipse(place, radius + 4, radius + 4)
            stroke(painter, ring, QColor("#ffffff" if point.key in picture.desk.picks else MUTED), 1.5)
        paint_joint(painter, place, color, is_visible=True, radius=radius)
    _draw_names(painter, picture)


def _draw_invitation(painter: QPainter, picture: SkeletonPicture) -> None:
    font = QFont(picture.font())
    painter.setFont(font)
    painter.setPen(QColor(CHIP_TEXT))
    text = picture.tr("Click to place the first keypoint, or begin with a ready skeleton.")
    room = picture.rect().adjusted(24, 24, -24, -24)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)


def _draw_lines(painter: QPainter, picture: SkeletonPicture, skeleton: Skeleton) -> None:
    for (first, second), edge in zip(picture.desk.draft.edges, skeleton.edges, strict=True):
        start, end = picture.place_of(first), picture.place_of(second)
        if start is not None and end is not None:
            _draw_line(painter, start, end, bone_color(skeleton, edge))
    if picture.link is not None and (start := picture.place_of(picture.link[0])) is not None:
        _draw_line(painter, start, picture.link[1], ACCENT, is_dashed=True)


def _draw_line(painter: QPainter, start: QPointF, end: QPointF, color: str, is_dashed: bool = False) -> None:
    line = QPainterPath(start)
    line.lineTo(end)
    stroke(painter, line, QColor(color), 2.0, is_dashed)


def _draw_partners(painter: QPainter, picture: SkeletonPicture) -> None:
    """A dashed line from every picked point to the one on the other side."""
    for key in picture.desk.picks:
        other = picture.desk.draft.partner(key)
        start = picture.place_of(key)
        end = picture.place_of(other) if other is not None else None
        if start is not None and end is not None:
            _draw_line(painter, start, end, "#ffffff", is_dashed=True)


def _draw_names(painter: QPainter, picture: SkeletonPicture) -> None:
    """Names of what is picked or pointed at; the others where they cover no name that stands there already."""
    draft, picks = picture.desk.draft, picture.desk.picks
    first = [point for point in draft.points if point.key in picks or point.key == picture.hovered]
    others = [point for point in draft.points if point not in first] if len(draft.points) <= _MOST_NAMES else []
    taken: list[QRectF] = []
    for point in (*first, *others):
        place = picture.place_of(point.key)
        if place is None:
            continue
        corner = place + QPointF(9, -5)
        room = chip_rect(painter, corner, point.name)
        if point in first or not any(room.intersects(other) for other in taken):
            draw_chip(painter, corner, point.name, point.key in picks)
            taken.append(room)
