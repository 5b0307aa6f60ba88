"""Rotating by keys, and what moving and scaling do to figures."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.editing.scenes import CELL, make_editor
from workbench.core.figure import Circle, PointSet, Polyline, RotatedBox, figure_bounds, figure_outline
from workbench.core.instance import Instance
from workbench.editing import operations
from workbench.editing.gesture import Refused
from workbench.editing.reshape import fitted, moved
from workbench.editing.shapes.figures import fitted_figure, normal_angle
from workbench.editing.shapes.turning import turn

BOX = RotatedBox(100.0, 50.0, 60.0, 20.0, 30.0)
TURNED = Instance(1, 1, CELL.id, figure=BOX)
PLAIN = Instance(2, 1, CELL.id, bbox_xywh=(10.0, 10.0, 40.0, 40.0))
FIGURES = (BOX, Circle(100.0, 50.0, 20.0), Polyline((10.0, 10.0, 50.0, 50.0)), PointSet((5.0, 6.0)))


def test_that_keys_rotate_rotated_boxes_and_leave_plain_ones():
    edit = turn([TURNED, PLAIN], 10)
    assert edit.title == "Rotate box"
    assert [patch.after.figure for patch in edit.patches] == [replace(BOX, angle=40.0)]
    assert turn([PLAIN], 10) == Refused("turn.nothing")


def test_that_presses_that_follow_each_other_are_one_step_for_undo():
    document, _, editor = make_editor(TURNED)
    document.instances(1)
    for _ in range(5):
        editor.commit(turn(document.instances(1), 1))
    assert document.instances(1)[0].figure.angle == 35
    editor.undo()
    assert document.instances(1) == (TURNED,)


def test_that_several_boxes_rotate_each_about_its_centre():
    other = replace(TURNED, id=3, figure=replace(BOX, cx=20.0))
    edit = turn([TURNED, other], -10)
    assert edit.title == "Rotate 2 boxes"
    assert [(patch.after.figure.cx, patch.after.figure.angle) for patch in edit.patches] == [(100, 20), (20, 20)]


@given(st.floats(-1e4, 1e4))
def test_that_angles_stay_in_one_turn_and_mean_the_same(degrees):
    angle = normal_angle(degrees)
    assert -180 < angle <= 180
    assert math.isclose(math.cos(math.radians(angle)), math.cos(math.radians(degrees)), abs_tol=1e-6)


@pytest.mark.parametrize("figure", FIGURES)
def test_that_figures_are_moved_with_their_box(figure):
    instance = Instance(1, 1, CELL.id, bbox_xywh=figure_bounds(figure), figure=figure)
    shifted = moved(instance, 7, -3)
    before, after = figure_outline(figure)[0], figure_outline(shifted.figure)[0]
    assert np.allclose(after, before + np.array([7, -3]))
    assert shifted.bbox_xywh == pytest.approx(figure_bounds(shifted.figure))


@pytest.mark.parametrize("figure", FIGURES)
def test_that_scaling_evenly_scales_every_point(figure):
    instance = Instance(1, 1, CELL.id, figure=figure, area=5.0)
    after = fitted(instance, (0.0, 0.0, 10.0, 10.0), (3.0, 4.0, 20.0, 20.0))
    assert np.allclose(figure_outline(after.figure)[0], figure_outline(figure)[0] * 2 + np.array([3, 4]))
    assert after.area is None


def test_that_scaling_unevenly_keeps_boxes_boxes_and_circles_round():
    box = fitted_figure(BOX, (2.0, 1.0), (0.0, 0.0), (0.0, 0.0))
    assert isinstance(box, RotatedBox)
    assert (box.cx, box.cy) == (200, 50)
    assert box.angle == pytest.approx(math.degrees(math.atan2(0.5, 2 * math.cos(math.radians(30)))))
    assert fitted_figure(Circle(10, 10, 4), (3.0, 2.0), (0, 0), (0, 0)) == Circle(30, 20, 8)


@pytest.mark.parametrize(
    ("figure", "name"), list(zip(FIGURES, ("rotated box", "circle", "line", "points"), strict=True)), ids=repr
)
def test_that_titles_name_the_figure(figure, name):
    instance = Instance(1, 1, CELL.id, figure=figure)
    assert operations.add(instance).title == f"Add {name}"
    assert operations.move([instance], 1, 0).title == f"Move {name}"
    copy = operations.duplicate([instance], lambda: 9).patches[0].after
    assert copy.figure != figure
    assert figure_bounds(copy.figure)[0] == pytest.approx(figure_bounds(figure)[0] + 10)
