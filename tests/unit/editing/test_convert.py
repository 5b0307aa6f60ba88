"""One kind of shape made another, and what is said to be lost."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.editing.scenes import CELL, MOUSE, SQUARE
from workbench.core.figure import Circle, PointSet, Polyline, RotatedBox, check_figure
from workbench.core.instance import Instance, Keypoint
from workbench.core.masks import Mask
from workbench.core.rasterise import mask_of_polygons
from workbench.core.validity import check_ring
from workbench.editing.shapes.convert import Target, convert, is_dear
from workbench.editing.shapes.losses import Loss, Obstacle

SIZE = (200, 100)
HOLE = (20.0, 20.0, 30.0, 20.0, 30.0, 30.0, 20.0, 30.0)
BOXED = (10.0, 10.0, 40.0, 40.0)
OUTLINED = Instance(1, 1, CELL.id, BOXED, polygons=(SQUARE,), area=1600.0)
PIERCED = Instance(1, 1, CELL.id, BOXED, polygons=(SQUARE,), holes=(HOLE,))
PLAIN = Instance(1, 1, CELL.id, BOXED)
TURNED = Instance(1, 1, CELL.id, figure=RotatedBox(100.0, 50.0, 60.0, 20.0, 30.0))
ROUND = Instance(1, 1, CELL.id, figure=Circle(100.0, 50.0, 20.0))
LINE = Instance(1, 1, CELL.id, figure=Polyline((10.0, 10.0, 50.0, 10.0, 50.0, 50.0)))
POINTS = Instance(1, 1, CELL.id, figure=PointSet((10.0, 10.0, 50.0, 50.0)))


def made(instance, target):
    """Return the one converted object and what was lost."""
    conversion = convert([instance], target, SIZE)
    assert conversion.before == (instance,)
    assert not conversion.obstacles
    return conversion.after[0], conversion.losses


def why_not(instance, target, size=SIZE):
    conversion = convert([instance], target, size)
    assert conversion.edit() is None
    return conversion.obstacles


def test_that_a_box_becomes_a_polygon_of_its_corners_and_nothing_is_lost():
    after, losses = made(PLAIN, Target.POLYGON)
    assert after == Instance(1, 1, CELL.id, BOXED, polygons=(SQUARE,))
    assert losses == frozenset()


def test_that_a_box_goes_to_a_rotated_box_to_a_polygon_and_back():
    turned, losses = made(PLAIN, Target.ROTATED_BOX)
    assert turned == Instance(1, 1, CELL.id, figure=RotatedBox(30.0, 30.0, 40.0, 40.0, 0.0))
    outlined, _ = made(turned, Target.POLYGON)
    back, losses = made(outlined, Target.ROTATED_BOX)
    assert (back, losses) == (turned, frozenset())
    assert made(turned, Target.BOX) == (PLAIN, frozenset())


angle = st.floats(-179, 180)


@given(st.floats(60, 140), st.floats(40, 60), st.floats(4, 50), st.floats(4, 30), angle)
def test_that_a_rotated_box_comes_back_from_a_polygon_as_it_was(cx, cy, width, height, turn):
    box = RotatedBox(cx, cy, width, height, turn)
    outlined, _ = made(Instance(1, 1, CELL.id, figure=box), Target.POLYGON)
    if (
        all(0 <= x <= 200 and 0 <= y <= 100 for x, y in box.corners())
        and min(abs(turn % 90), 90 - abs(turn % 90)) > 1e-3
    ):
        back, losses = made(outlined, Target.ROTATED_BOX)
        assert losses == frozenset()
        assert np.allclose(back.figure.corners(), box.corners(), atol=1e-3)
        assert back.figure.angle == pytest.approx(turn, abs=1e-3)


def test_that_a_rotated_box_made_plain_loses_its_angle():
    after, losses = made(TURNED, Target.BOX)
    assert losses == {Loss.ANGLE}
    assert after.figure is None
    assert after.bbox_xywh == pytest.approx((69.02, 26.34, 61.96, 47.32), abs=0.01)


def test_that_the_least_box_around_an_outline_lies_along_its_longer_side():
    points = (20.0, 20.0, 80.0, 50.0, 75.0, 60.0, 40.0, 48.0, 15.0, 30.0)
    after, losses = made(Instance(1, 1, CELL.id, polygons=(points,)), Target.ROTATED_BOX)
    assert losses == {Loss.OUTLINE}
    assert after.figure.width > after.figure.height
    assert after.figure.angle == pytest.approx(26.57, abs=0.1)
    assert after.polygons == ()


def test_that_a_circle_becomes_a_polygon_that_covers_the_same():
    after, losses = made(ROUND, Target.POLYGON)
    assert losses == {Loss.CORNERS}
    assert len(after.polygons[0]) == 128
    assert after.bbox_xywh == pytest.approx((80, 30, 40, 40))
    assert after.figure is None


def test_that_what_lies_outside_the_image_is_cut_off_and_said():
    after, losses = made(Instance(1, 1, CELL.id, figure=Circle(0.0, 50.0, 20.0)), Target.POLYGON)
    assert losses == {Loss.CORNERS, Loss.CUT}
    assert after.bbox_xywh == pytest.approx((0, 30, 20, 40), abs=1e-6)
    boxed, _ = made(Instance(1, 1, CELL.id, figure=Circle(0.0, 50.0, 20.0)), Target.BOX)
    assert boxed.bbox_xywh == (0.0, 30.0, 20.0, 40.0)


def test_that_polygon_and_mask_keep_their_holes_both_ways():
    painted, losses = made(PIERCED, Target.MASK)
    assert losses == {Loss.PIXELS}
    assert painted.mask == mask_of_polygons((SQUARE,), (HOLE,), 100, 200)
    assert (painted.polygons, painted.holes) == ((), ())
    outlined, losses = made(painted, Target.POLYGON)
    assert losses == {Loss.STEPS}
    assert (len(outlined.polygons), len(outlined.holes)) == (1, 1)
    again, _ = made(outlined, Target.MASK)
    assert again.mask == painted.mask


grids = st.lists(st.lists(st.booleans(), min_size=6, max_size=6), min_size=5, max_size=5)


@given(grids)
def test_that_any_mask_comes_back_from_its_outline(rows):
    array = np.zeros((100, 200), bool)
    array[40:45, 90:96] = np.array(rows)
    mask = Mask.from_array(array)
    conversion = convert([Instance(1, 1, CELL.id, mask=mask)], Target.POLYGON, SIZE)
    if not mask.area:
        assert conversion.obstacles == (Obstacle.TOO_SMALL,)
        return
    back, _ = made(conversion.after[0], Target.MASK)
    assert back.mask == mask


def test_that_a_box_painted_loses_nothing_on_whole_pixels():
    assert made(PLAIN, Target.MASK)[1] == frozenset()
    assert made(Instance(1, 1, CELL.id, (10.3, 10.0, 4.0, 4.0)), Target.MASK)[1] == {Loss.PIXELS}


def test_that_mask_and_polygon_become_the_box_around_them():
    painted, _ = made(PIERCED, Target.MASK)
    for before in (painted, PIERCED):
        after, losses = made(before, Target.BOX)
        assert after == PLAIN
        assert losses == {Loss.OUTLINE}


def test_that_a_line_becomes_a_polygon_by_joining_its_ends_and_a_polygon_a_line():
    joined, losses = made(LINE, Target.POLYGON)
    assert losses == {Loss.JOINED}
    assert joined.polygons == (LINE.figure.points,)
    opened, losses = made(joined, Target.LINE)
    assert losses == {Loss.AREA}
    assert opened.figure == Polyline((*LINE.figure.points, 10.0, 10.0))
    assert made(opened, Target.POLYGON)[0].polygons == joined.polygons


def test_that_of_several_parts_a_line_keeps_the_largest():
    small = (100.0, 10.0, 110.0, 10.0, 110.0, 20.0)
    after, losses = made(Instance(1, 1, CELL.id, polygons=(small, SQUARE), holes=(HOLE,)), Target.LINE)
    assert after.figure.points[:8] == SQUARE
    assert losses == {Loss.AREA, Loss.PARTS, Loss.HOLES}


@pytest.mark.parametrize(
    ("instance", "target", "obstacle"),
    [
        (POINTS, Target.POLYGON, Obstacle.NO_AREA),
        (POINTS, Target.MASK, Obstacle.NO_AREA),
        (Instance(1, 1, CELL.id, figure=PointSet((5.0, 5.0))), Target.BOX, Obstacle.TOO_SMALL),
        (Instance(1, 1, CELL.id, figure=Polyline((5.0, 5.0, 50.0, 5.0))), Target.BOX, Obstacle.TOO_SMALL),
        (Instance(1, 1, CELL.id, figure=Polyline((5.0, 5.0, 50.0, 5.0))), Target.ROTATED_BOX, Obstacle.TOO_SMALL),
        (Instance(1, 1, CELL.id, figure=Polyline((5.0, 5.0, 50.0, 5.0))), Target.POLYGON, Obstacle.NO_AREA),
        (Instance(1, 1, CELL.id, figure=Polyline((0, 0, 50, 50, 50, 0, 0, 50))), Target.POLYGON, Obstacle.CROSSES),
        (Instance(1, 1, CELL.id, mask=Mask.empty(100, 200)), Target.POLYGON, Obstacle.TOO_SMALL),
        (Instance(1, 1, CELL.id, mask=Mask.empty(100, 200)), Target.ROTATED_BOX, Obstacle.TOO_SMALL),
        (Instance(1, 1, CELL.id, bbox_xywh=(5.0, 5.0, 0.0, 9.0)), Target.POLYGON, Obstacle.TOO_SMALL),
        (Instance(1, 1, CELL.id, bbox_xywh=(5.2, 5.2, 0.1, 0.1)), Target.MASK, Obstacle.TOO_SMALL),
        (Instance(1, 1, MOUSE.id, keypoints=(Keypoint(5, 5, 2),) * 3), Target.POLYGON, Obstacle.NO_SHAPE),
        (Instance(1, 1, MOUSE.id, keypoints=(Keypoint(5, 5, 2),) * 3), Target.BOX, Obstacle.NO_SHAPE),
    ],
)
def test_that_what_cannot_be_is_left_and_named(instance, target, obstacle):
    assert why_not(instance, target) == (obstacle,)


def test_that_nothing_is_painted_on_an_image_of_unknown_size():
    assert why_not(PLAIN, Target.MASK, (0, 0)) == (Obstacle.NO_SIZE,)


def test_that_a_pose_keeps_its_points_and_the_box_around_it():
    pose = Instance(1, 1, MOUSE.id, BOXED, keypoints=(Keypoint(20, 20, 2), Keypoint(30, 30, 1), Keypoint(0, 0, 0)))
    for target in (Target.POLYGON, Target.ROTATED_BOX, Target.MASK, Target.LINE):
        after, _ = made(pose, target)
        assert after.keypoints == pose.keypoints
        assert after.bbox_xywh == BOXED


def test_that_many_are_one_edit_and_those_that_are_it_already_do_not_count():
    objects = [replace(PLAIN, id=1), replace(TURNED, id=2), replace(OUTLINED, id=3), replace(POINTS, id=4)]
    conversion = convert(objects, Target.POLYGON, SIZE)
    edit = conversion.edit()
    assert edit.title == "Convert 2 objects to polygons"
    assert [patch.after.id for patch in edit.patches] == [1, 2]
    assert conversion.obstacles == (Obstacle.NO_AREA,)
    boxes = convert(objects[1:3], Target.BOX, SIZE).edit()
    assert boxes.title == "Convert 2 objects to boxes"
    assert convert([TURNED], Target.BOX, SIZE).edit().title == "Convert to box"
    assert convert([PLAIN], Target.BOX, SIZE).edit() is None


def test_that_masks_are_converted_off_the_gui_thread():
    assert is_dear([PLAIN], Target.MASK)
    assert is_dear([Instance(1, 1, CELL.id, mask=Mask.empty(10, 10))], Target.BOX)
    assert not is_dear([PLAIN], Target.POLYGON)


number = st.floats(-250, 450)
figures = st.one_of(
    st.builds(RotatedBox, st.floats(0, 200), st.floats(0, 100), st.floats(0.1, 300), st.floats(0.1, 300), angle),
    st.builds(Circle, st.floats(0, 200), st.floats(0, 100), st.floats(0.1, 200)),
    st.lists(st.tuples(st.floats(0, 200), st.floats(0, 100)), min_size=2, max_size=6).map(
        lambda places: Polyline(tuple(value for place in places for value in place))
    ),
)


@given(figures, st.sampled_from(list(Target)), st.sampled_from(list(Target)))
def test_that_any_chain_of_conversions_gives_sound_shapes_inside_the_image(figure, first, second):
    objects = [Instance(1, 1, CELL.id, figure=figure)]
    for target in (first, second):
        objects = list(convert(objects, target, SIZE).after) or objects
    (after,) = objects
    for ring in after.polygons:
        check_ring(ring, *SIZE)
        assert min(ring) >= -1e-6
    if after.figure is not None:
        check_figure(after.figure)
    if after.mask is not None:
        assert after.mask.area
    if after.bbox_xywh is not None:
        assert min(after.bbox_xywh) >= -1e-6
