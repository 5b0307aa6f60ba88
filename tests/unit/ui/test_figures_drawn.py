"""Rotated boxes, circles, lines and points as they are painted: by the worker, live, and on thumbnails."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from tests.unit.ui.canvas_world import CELL, MOUSE
from workbench.core.figure import Circle, PointSet, Polyline, RotatedBox
from workbench.core.instance import Instance
from workbench.core.schema import LabelSchema, Skeleton
from workbench.ui.canvas.palette import bone_color, category_color, class_color, color_of, joint_colors
from workbench.ui.canvas.prepared_shapes import PreparedShapes, prepare
from workbench.ui.canvas.shape_picture import MARGIN_PX, PictureRequest, draw_picture
from workbench.ui.label_overlay import draw_labels

SCHEMA = LabelSchema((MOUSE, CELL))
BOX = RotatedBox(100.0, 50.0, 60.0, 20.0, 90.0)
CIRCLE = Circle(100.0, 50.0, 30.0)
LINE = Polyline((20.0, 20.0, 180.0, 20.0, 180.0, 80.0))
POINTS = PointSet((40.0, 40.0, 90.0, 70.0))
SQUARE = (60.0, 20.0, 140.0, 20.0, 140.0, 80.0, 60.0, 80.0)


def labelled(figure, **values):
    return Instance(1, 1, CELL.id, figure=figure, **values)


def picture(*instances, schema=SCHEMA, **changes):
    values = dict(stamp=1, scale=1.0, left=0.0, top=0.0, width=200, height=100, ratio=1.0, schema=schema)
    drawn = draw_picture(PictureRequest(**{**values, "instances": instances, **changes}), PreparedShapes()).buffer
    return drawn[MARGIN_PX:-MARGIN_PX, MARGIN_PX:-MARGIN_PX]


def test_that_a_turned_box_is_closed_and_filled():
    alpha = picture(labelled(BOX))[..., 3]
    assert min(alpha[50, 90], alpha[50, 109], alpha[20, 100], alpha[79, 100]) > 200
    assert 20 < alpha[50, 100] < 40
    assert alpha[50, 75] == 0


def test_that_a_circle_is_closed_and_filled():
    alpha = picture(labelled(CIRCLE))[..., 3]
    assert min(alpha[50, 70], alpha[50, 129], alpha[20, 100], alpha[79, 100]) > 150
    assert 20 < alpha[50, 100] < 40
    assert alpha[25, 75] == 0


def test_that_a_line_stays_open_and_empty():
    alpha = picture(labelled(LINE))[..., 3]
    assert min(alpha[20, 100], alpha[50, 180]) > 200
    assert alpha[50, 100] == 0, "the last point is not joined to the first"
    assert alpha[30, 170] == 0, "nothing is filled"


def test_that_points_are_discs_that_nothing_joins():
    alpha = picture(labelled(POINTS))[..., 3]
    assert min(alpha[40, 40], alpha[70, 90], alpha[40, 42]) > 200
    assert alpha[55, 65] == 0


@pytest.mark.parametrize("figure", [BOX, CIRCLE, LINE, POINTS])
def test_that_a_predicted_figure_is_thinner_than_a_labelled_one(figure):
    solid = picture(labelled(figure))[..., 3]
    dashed = picture(predictions=(labelled(figure, score=0.9),))[..., 3]
    assert 0 < (dashed > 200).sum() < 0.9 * (solid > 200).sum()


def test_that_a_figure_beside_an_outline_is_a_line_and_cuts_no_hole():
    both = labelled(CIRCLE, polygons=(SQUARE,), holes=((62.0, 22.0, 66.0, 22.0, 66.0, 26.0),))
    assert 20 < picture(both)[50, 100, 3] < 40
    assert len(prepare(both).lines) == 1


def test_that_the_box_around_a_figure_is_not_drawn():
    boxed = labelled(LINE, bbox_xywh=(20.0, 20.0, 160.0, 60.0))
    assert picture(boxed)[80, 100, 3] == 0
    assert len(prepare(boxed, shows_polygons=False).rings) == 1


def test_that_a_figure_is_found_by_where_it_lies():
    prepared = PreparedShapes()
    prepared.update((labelled(POINTS), replace(labelled(LINE), id=2)))
    assert [shape.instance.id for shape in prepared.visible(80, 60, 95, 75, frozenset())] == [1, 2]
    assert [shape.instance.id for shape in prepared.visible(150, 10, 160, 25, frozenset())] == [2]


@pytest.mark.parametrize(
    ("figure", "place"), [(BOX, (50, 90)), (CIRCLE, (50, 129)), (LINE, (20, 100)), (POINTS, (40, 40))]
)
def test_that_thumbnails_show_figures(qapp, figure, place):
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#000000"))
    with QPainter(image) as painter:
        draw_labels(painter, [labelled(figure)], SCHEMA, 1.0)
    near = [image.pixelColor(place[1] + dx, place[0] + dy).value() for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    assert max(near) > 100


def test_that_a_class_keeps_the_colour_it_was_given():
    red = replace(CELL, color="#ff0000")
    schema = LabelSchema((MOUSE, red))
    assert color_of(schema, CELL.id) == category_color(red, 1) == "#ff0000"
    assert color_of(SCHEMA, CELL.id) == class_color(1)
    blue, green, strong, _ = picture(labelled(LINE), schema=schema)[20, 100].tolist()
    assert strong > 150
    assert blue == green == 0


def test_that_a_colour_nobody_can_read_is_no_colour():
    assert category_color(replace(CELL, color="red; background: url(x)"), 0) == class_color(0)
    skeleton = Skeleton(("a", "b"), ((0, 1),), colors=("#12", "#00ff00"))
    assert joint_colors(skeleton)[1] == bone_color(skeleton, (0, 1)) == "#00ff00"
    assert joint_colors(skeleton)[0] == joint_colors(Skeleton(("a", "b")))[0]


def test_that_nothing_far_outside_overflows():
    far = (Circle(1e7, 1e7, 1e6), PointSet((-1e7, 1e7)), Polyline((-1e7, 0.0, 1e7, 0.0)), RotatedBox(0, 0, 1e7, 1, 45))
    assert np.isfinite(picture(*[replace(labelled(f), id=n) for n, f in enumerate(far)], scale=64.0)).all()
