"""Operations and reshaping: what changes, what stays."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.editing.scenes import CELL, MOUSE, SCHEMA, SQUARE
from workbench.core.geometry import box_overlap, crossing_edges, points_of
from workbench.core.instance import Instance, Keypoint
from workbench.core.masks import Mask
from workbench.editing import operations
from workbench.editing.handles import BOX_HANDLES
from workbench.editing.poses.sides import edge_side, sides
from workbench.editing.reshape import box_of_keypoints, fitted, moved, next_visibility
from workbench.editing.shape_index import Part, ShapeIndex, bounds

POSE = Instance(3, 1, MOUSE.id, keypoints=(Keypoint(5.0, 6.0, 2), Keypoint(0.0, 0.0, 0), Keypoint(9.0, 9.0, 1)))
coordinate = st.floats(-1000, 1000, allow_nan=False)


def mask_instance():
    array = np.zeros((40, 60), bool)
    array[10:20, 5:25] = True
    array[14:16, 10:12] = False
    return Instance(4, 1, CELL.id, bbox_xywh=(5.0, 10.0, 20.0, 10.0), mask=Mask.from_array(array))


def test_that_absent_points_stay_at_zero_when_an_object_moves():
    assert moved(POSE, 10.0, 20.0).keypoints == (
        Keypoint(15.0, 26.0, 2),
        Keypoint(0.0, 0.0, 0),
        Keypoint(19.0, 29.0, 1),
    )


def test_that_a_mask_moves_with_its_box_and_keeps_its_hole():
    after = moved(mask_instance(), 30.0, -5.0)
    array = after.mask.to_array()
    assert (after.bbox_xywh[0], after.bbox_xywh[1]) == (35.0, 5.0)
    assert array[5:15, 35:55].sum() == 200 - 4
    assert not array[9:11, 40:42].any()
    assert array.sum() == 200 - 4


def test_that_a_mask_is_scaled_with_its_box():
    after = fitted(mask_instance(), (5.0, 10.0, 20.0, 10.0), (5.0, 10.0, 40.0, 20.0))
    array = after.mask.to_array()
    assert array[10:30, 5:45].sum() == 4 * (200 - 4) == array.sum()
    assert after.area is None


@given(coordinate, coordinate)
def test_that_moving_there_and_back_keeps_every_shape(dx, dy):
    start = Instance(1, 1, CELL.id, bbox_xywh=(1.0, 2.0, 30.0, 40.0), polygons=(SQUARE,), keypoints=POSE.keypoints)
    back = moved(moved(start, dx, dy), -dx, -dy)
    assert np.allclose(back.polygons[0], SQUARE)
    assert np.allclose(back.bbox_xywh, start.bbox_xywh)
    assert np.allclose(back.keypoints, start.keypoints)


def test_that_a_class_with_other_keypoints_is_refused():
    with pytest.raises(operations.RefusedError, match="'cell' has 0 keypoints"):
        operations.relabel([POSE], CELL.id, SCHEMA)


def test_that_relabelling_to_the_same_class_is_no_edit():
    assert operations.relabel([POSE], MOUSE.id, SCHEMA) is None


def test_that_an_accepted_prediction_has_no_score_and_names_its_run():
    guess = Instance(0, 1, MOUSE.id, keypoints=POSE.keypoints, score=0.8, extras={"keypoint_scores": [1], "note": 1})
    label = operations.accepted(guess, 12, "run-7")
    assert (label.id, label.score, label.origin) == (12, None, "run:run-7")
    assert label.extras == {"note": 1}
    assert label.keypoints == guess.keypoints


def test_that_copies_get_ids_of_their_own():
    ids = iter((10, 11))
    edit = operations.duplicate([POSE, mask_instance()], lambda: next(ids))
    assert [patch.after.id for patch in edit.patches] == [10, 11]
    assert edit.title == "Duplicate 2 objects"


def test_that_an_absent_point_comes_back_in_the_middle_of_the_box():
    boxed = Instance(5, 1, MOUSE.id, bbox_xywh=(10.0, 10.0, 20.0, 40.0), keypoints=POSE.keypoints)
    assert next_visibility(boxed, 1).keypoints[1] == Keypoint(20.0, 30.0, 2)


def test_that_the_box_of_keypoints_has_a_margin_and_stays_in_the_image():
    assert box_of_keypoints((Keypoint(100, 50, 2), Keypoint(200, 90, 1), Keypoint(0, 0, 0)), 205, 300) == (
        90,
        40,
        115,
        60,
    )
    assert box_of_keypoints((Keypoint(0, 0, 0),), 10, 10) is None
    assert box_of_keypoints((Keypoint(50, 50, 2),), 100, 100) == (46, 46, 8, 8)


@given(st.sampled_from(BOX_HANDLES), coordinate, coordinate)
def test_that_a_handle_never_turns_a_box_inside_out(handle, x, y):
    _, _, width, height = handle.dragged((10.0, 20.0, 30.0, 40.0), x, y)
    assert width >= 0
    assert height >= 0


def test_that_the_index_follows_changes():
    first = Instance(1, 1, CELL.id, bbox_xywh=(0.0, 0.0, 10.0, 10.0))
    index = ShapeIndex([first, POSE])
    index.put(moved(first, 50.0, 50.0))
    assert index.hits(5, 2, 0.5) == []
    assert index.hits(55, 55, 1)[0].part is Part.INSIDE
    index.put(Instance(9, 1, CELL.id, bbox_xywh=(0.0, 0.0, 4.0, 4.0)))
    index.drop(1)
    assert [item.id for item in index.instances] == [3, 9]
    assert index.inside((0, 0, 100, 100)) == {3, 9}
    assert index.touching(0, 0, 3, 3, most=5) == [9]
    assert index.touching(0, 0, 30, 30, most=1) == []
    assert bounds(Instance(8, 1, CELL.id)) is None


def test_that_sides_come_from_names_and_else_from_flip_pairs():
    assert sides(MOUSE.skeleton) == ("middle", "left", "right")
    assert edge_side(MOUSE.skeleton, (0, 1)) == "left"
    assert edge_side(MOUSE.skeleton, (1, 2)) == "middle"


@pytest.mark.parametrize(
    ("ring", "crosses"),
    [
        (SQUARE, False),
        ((0, 0, 10, 10, 10, 0, 0, 10), True),
        ((0, 0, 10, 0, 10, 10, 5, 0, 0, 10), True),
        ((0, 0, 10, 0, 5, 0, 5, 5), True),
        ((0, 0, 10, 0, 5, 5), False),
        ((0, 0, 4, 1, 8, 0, 8, 8, 4, 3, 0, 8), False),
    ],
)
def test_that_crossing_edges_are_found(ring, crosses):
    assert (crossing_edges(points_of(ring)) is not None) is crosses


@pytest.mark.parametrize(
    ("second", "overlap"),
    [((0, 0, 10, 10), 1.0), ((0, 0, 10, 5), 0.5), ((20, 0, 5, 5), 0.0), ((5, 0, 10, 10), 1 / 3)],
)
def test_that_the_overlap_of_boxes_is_measured(second, overlap):
    assert box_overlap((0, 0, 10, 10), second) == pytest.approx(overlap)
