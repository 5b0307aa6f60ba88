"""Class names beside the objects, while they are few enough not to hide the image."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from workbench.core.figure import PointSet
from workbench.core.instance import Instance
from workbench.ui.canvas.chips import chip_height, draw_chip
from workbench.ui.canvas.display import Display
from workbench.ui.canvas.live_shape import category_of
from workbench.ui.canvas.named_objects import MOST_NAMES

_SMALLEST_PX = 22.0


class NamesLayer:
    """Names stand above the upper left corner; objects smaller than a chip carry none."""

    def paint(self, painter: QPainter, display: Display) -> None:
        """Paint names of labels, and scores of predictions."""
        if display.scene is None or display.pyramid is None:
            return
        if display.shows_names and display.shows_shapes:
            self._paint_labels(painter, display)
        if display.prediction_style.shows_scores:
            self._paint_predictions(painter, display)

    def _paint_labels(self, painter: QPainter, display: Display) -> None:
        assert display.scene is not None
        for instance, box in display.named.within(display.scene.index, display.visible_image()):
            if instance.id not in display.draft_ids:
                self._paint_name(painter, display, instance, box)

    def _paint_predictions(self, painter: QPainter, display: Display) -> None:
        for instance in display.shown_predictions()[:MOST_NAMES]:
            box = instance.bbox_xywh
            if box is not None:
                self._paint_name(painter, display, instance, box)

    def _paint_name(
        self, painter: QPainter, display: Display, instance: Instance, box: tuple[float, float, float, float] | None
    ) -> None:
        assert display.scene is not None
        category = category_of(display.scene.schema, instance.category_id)
        if box is None or category is None:
            return
        rect = display.rect(box)
        if max(rect.width(), rect.height()) < _SMALLEST_PX:
            return
        score = "" if instance.score is None else f" {instance.score:.2f}"
        top = rect.top() - (8 if isinstance(instance.figure, PointSet) else 3)
        if top < chip_height():
            top = rect.top() + chip_height() + 3
        place = QPointF(max(rect.left() - 1, 2), top)
        # A move of the pointer exposes the room of one object, and most names stand elsewhere.
        if place.x() <= display.exposed.right() and abs(place.y() - display.exposed.center().y()) <= (
            display.exposed.height() / 2 + chip_height()
        ):
            draw_chip(painter, place, f"{category.name}{score}")
