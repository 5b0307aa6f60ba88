"""Mirror, swap, complete, turn: what stays and what changes places."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.instance import Instance, Keypoint
from workbench.core.schema import Skeleton
from workbench.editing.operations import RefusedError
from workbench.editing.poses.skeleton_operations import complete, mirror, swap_sides, turned

SKELETON = Skeleton(("nose", "left", "right", "tail"), ((0, 1), (0, 2), (0, 3)), ((1, 2),))
ABSENT = Keypoint(0, 0, 0)


def pose(*points, box=None):
    return Instance(1, 1, 1, box, keypoints=tuple(Keypoint(*point) for point in points))


def after(edit):
    (patch,) = edit.patches
    return patch.after


def test_that_a_mirrored_pose_keeps_its_room_and_its_left_stays_left():
    item = pose((10, 0, 2), (0, 10, 2), (20, 10, 1), (14, 40, 2), box=(0, 0, 20, 40))
    mirrored = after(mirror(item, SKELETON))
    assert mirrored.keypoints == ((10, 0, 2), (0, 10, 1), (20, 10, 2), (6, 40, 2))
    assert mirrored.bbox_xywh == item.bbox_xywh
    assert after(mirror(mirrored, SKELETON)).keypoints == item.keypoints


def test_that_swapping_moves_no_point():
    item = pose((10, 0, 2), (0, 10, 2), (0, 0, 0), (14, 40, 2))
    swapped = after(swap_sides(item, SKELETON))
    assert swapped.keypoints == ((10, 0, 2), ABSENT, (0, 10, 2), (14, 40, 2))


def test_that_a_pose_of_another_skeleton_is_refused():
    with pytest.raises(RefusedError):
        swap_sides(pose((1, 1, 2)), SKELETON)


def test_that_an_absent_side_is_filled_across_the_line_of_the_middle():
    item = pose((50, 0, 2), (40, 20, 1), (0, 0, 0), (50, 80, 2))
    filled = after(complete(item, SKELETON, 100, 100))
    assert filled.keypoints[2] == pytest.approx((60, 20, 1))
    assert filled.keypoints[:2] == item.keypoints[:2]


@given(st.floats(0, 360), st.floats(5, 30), st.floats(0, 60))
def test_that_completion_turns_with_the_pose(degrees, aside, along):
    """Nose and tail give the axis; the filled point is as far from both as its partner."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))

    def at(x, y):
        return 500 + cos * x - sin * y, 500 + sin * x + cos * y, 2

    item = pose(at(0, 0), at(aside, along), (0, 0, 0), at(0, 80))
    filled = after(complete(item, SKELETON, 1000, 1000)).keypoints
    assert filled[2] == pytest.approx(at(-aside, along), abs=1e-6)


def test_that_a_pair_gives_the_axis_where_the_middle_is_one_point():
    skeleton = Skeleton(("a", "l1", "r1", "l2", "r2"), flip_pairs=((1, 2), (3, 4)))
    item = pose((0, 0, 0), (40, 50, 2), (60, 50, 2), (30, 80, 2), (0, 0, 0))
    assert after(complete(item, skeleton, 100, 100)).keypoints[4] == pytest.approx((70, 80, 2))


def test_that_a_filled_point_stays_inside_the_image():
    item = pose((50, 0, 2), (0, 20, 2), (0, 0, 0), (50, 80, 2))
    assert after(complete(item, SKELETON, 90, 100)).keypoints[2] == pytest.approx((90, 20, 2))


@pytest.mark.parametrize(
    "points",
    [
        [(1, 1, 2), (2, 2, 2), (3, 3, 2), (4, 4, 2)],
        [(0, 0, 0), (2, 2, 2), (0, 0, 0), (0, 0, 0)],
        [(2, 2, 2), (2, 2, 2), (0, 0, 0), (0, 0, 0)],
    ],
    ids=["nothing absent", "no middle", "all in one place"],
)
def test_that_what_cannot_be_completed_is_refused_with_a_sentence(points):
    with pytest.raises(RefusedError, match=r"\.$"):
        complete(pose(*points), SKELETON, 100, 100)


def test_that_a_turned_pose_keeps_lengths_and_the_margins_of_its_box():
    item = pose((10, 10, 2), (30, 10, 1), (0, 0, 0), (10, 50, 2), box=(5, 5, 30, 50))
    round_once = turned(item, 90)
    assert round_once.keypoints[2] == ABSENT
    assert round_once.keypoints[0] == pytest.approx((40, 20, 2))
    assert round_once.bbox_xywh == pytest.approx((-5, 15, 50, 30))
    back = turned(round_once, -90)
    assert [value for point in back.keypoints for value in point] == pytest.approx(
        [value for point in item.keypoints for value in point]
    )
