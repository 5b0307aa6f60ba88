"""What the model is to say of the sample, as a row of small pictures: one a keypoint, a level, a class map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from workbench.jobs.xray import Target, Xray, XrayStep
from workbench.ui.curves.number_text import number
from workbench.ui.xray.painting import Palette, heat_image, image_of, map_image

DIM = 150
AXIS_COLORS = ("#5ab4ff", "#ff9f45")
MOST_CELLS = 80

Paint = Callable[[QPainter, QRectF], None]


@dataclass(frozen=True, slots=True)
class TargetCell:
    """One small picture. ``paint`` draws over the dimmed input; ``note`` is empty, a weight or a count."""

    title: str
    note: str
    paint: Paint
    is_off: bool = False


def cells_of(xray: Xray, palette: Palette) -> tuple[TargetCell, ...]:
    """Return the pictures of a sample's target; none where it is not shown."""
    target = xray.target
    make = {
        "heatmaps": _heatmaps,
        "simcc": _simcc,
        "points": _points,
        "label_map": _label_map,
        "classes": _classes,
        "assigned": _assigned,
    }.get(target.kind)
    return make(target, xray, palette)[:MOST_CELLS] if make is not None else ()


def last_picture(xray: Xray) -> XrayStep | None:
    """Return the last step that has a picture: what the model is fed."""
    return next((step for step in reversed(xray.steps) if step.picture is not None), None)


def dimmed(xray: Xray) -> QImage:
    """Return the input, grey and dark, as the ground of every cell."""
    step = last_picture(xray)
    if step is None or step.picture is None:
        return QImage()
    image = image_of(step.picture).convertToFormat(QImage.Format.Format_Grayscale8)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _heatmaps(target: Target, xray: Xray, palette: Palette) -> tuple[TargetCell, ...]:  # noqa: ARG001
    maps = target.arrays["target"]
    return tuple(
        TargetCell(*_named(target, place), _picture(heat_image(cells)), _is_off(target, place))
        for place, cells in enumerate(maps)
    )


def _simcc(target: Target, xray: Xray, palette: Palette) -> tuple[TargetCell, ...]:  # noqa: ARG001
    along_x, along_y = target.arrays["target_x"], target.arrays["target_y"]
    return tuple(
        TargetCell(*_named(target, place), _axes(x, y), _is_off(target, place))
        for place, (x, y) in enumerate(zip(along_x, along_y, strict=True))
    )


def _points(target: Target, xray: Xray, palette: Palette) -> tuple[TargetCell, ...]:  # noqa: ARG001
    points = np.asarray(target.arrays["target"], np.float64)
    is_relative = float(np.nanmax(np.abs(points), initial=0.0)) <= 2.0
    width, height = (1.0, 1.0) if is_relative else (target.facts.get("input_size") or [1.0, 1.0])
    return tuple(
        TargetCell(*_named(target, place), _cross(x / width, y / height), _is_off(target, place))
        for place, (x, y, *_) in enumerate(points)
    )


def _label_map(target: Target, xray: Xray, palette: Palette) -> tuple[TargetCell, ...]:  # noqa: ARG001
    labels, names = target.arrays["target"], target.facts.get("names") or []
    shares = {int(key): float(value) for key, value in (target.facts.get("shares") or {}).items()}
    cells = [TargetCell("", f"{labels.shape[1]} × {labels.shape[0]}", _picture(map_image(labels, palette)))]
    for value, share in shares.items():
        only = np.where(labels == value, 0, 255).astype(np.uint8)
        name = names[value] if value < len(names) else str(value)
        colors = Palette((palette.color(value),))
        cells.append(TargetCell(name, f"{100 * share:.1f} %", _picture(map_image(only, colors))))
    return tuple(cells)


def _classes(target: Target, xray: Xray, palette: Palette) -> tuple[TargetCell, ...]:  # noqa: ARG001
    scores, names = target.arrays["target"], target.facts.get("names") or []
    return tuple(
        TargetCell(str(names[place]), number(float(score)), _bar(float(score)), not score)
        for place, score in enumerate(scores[: len(names)])
    )


def _assigned(target: Target, xray: Xray, palette: Palette) -> tuple[TargetCell, ...]:
    step = last_picture(xray)
    size = step.shapes.size if step is not None else (1, 1)
    labels = [int(row[4]) for row in step.shapes.boxes] if step is not None else []
    return tuple(
        TargetCell(f"{level['stride']:g} px", str(len(level["rows"])), _priors(level["rows"], size, labels, palette))
        for level in target.facts.get("levels") or ()
    )


def _named(target: Target, place: int) -> tuple[str, str]:
    names, weights = target.facts.get("names") or [], target.facts.get("weights") or []
    name = str(names[place]) if place < len(names) else str(place + 1)
    return name, f"{weights[place]:.1f}" if place < len(weights) else ""


def _is_off(target: Target, place: int) -> bool:
    weights = target.facts.get("weights") or []
    return place < len(weights) and not weights[place]


def _picture(image: QImage) -> Paint:
    def paint(painter: QPainter, room: QRectF) -> None:
        painter.drawImage(room, image)

    return paint


def _axes(x: npt.NDArray[np.floating], y: npt.NDArray[np.floating]) -> Paint:
    """Both distributions as curves: along the lower and the left side, and the place they point to."""

    def paint(painter: QPainter, room: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for values, color, is_x in ((x, AXIS_COLORS[0], True), (y, AXIS_COLORS[1], False)):
            top = max(float(values.max()), 1e-6)
            side = room.width() if is_x else room.height()
            reach = 0.35 * (room.height() if is_x else room.width())
            points = []
            for place, value in enumerate(values):
                along, out = (place + 0.5) / len(values) * side, float(value) / top * reach
                points.append(
                    QPointF(room.left() + along, room.bottom() - out)
                    if is_x
                    else QPointF(room.left() + out, room.top() + along)
                )
            painter.setPen(QPen(QColor(color), 1.5))
            painter.drawPolyline(QPolygonF(points))
        if float(x.max()) > 0 and float(y.max()) > 0:
            _cross((int(x.argmax()) + 0.5) / len(x), (int(y.argmax()) + 0.5) / len(y))(painter, room)

    return paint


def _cross(x: float, y: float) -> Paint:
    def paint(painter: QPainter, room: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QPointF(room.left() + x * room.width(), room.top() + y * room.height())
        painter.setPen(QPen(QColor("#15171a"), 1))
        painter.setBrush(QColor("#f0e442"))
        painter.drawEllipse(place, 3.5, 3.5)

    return paint


def _bar(score: float) -> Paint:
    def paint(painter: QPainter, room: QRectF) -> None:
        height = room.height() * min(max(score, 0.0), 1.0)
        painter.fillRect(QRectF(room.left() + 4, room.bottom() - height, 14, height), QColor("#4c8dff"))

    return paint


def _priors(rows: list[list[float]], size: tuple[int, int], labels: list[int], palette: Palette) -> Paint:
    def paint(painter: QPainter, room: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = room.width() / max(size[0], 1)
        for x, y, width, height, owner in rows:
            label = labels[int(owner)] if int(owner) < len(labels) else 0
            color = QColor(palette.color(label))
            place = QPointF(room.left() + x * scale, room.top() + y * scale)
            color.setAlpha(120)
            painter.setPen(QPen(color, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            half_w, half_h = width * scale / 2, height * scale / 2
            painter.drawRect(QRectF(place.x() - half_w, place.y() - half_h, 2 * half_w, 2 * half_h))
            color.setAlpha(255)
            painter.setBrush(color)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(place, 2, 2)

    return paint
