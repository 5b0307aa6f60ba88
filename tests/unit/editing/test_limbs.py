"""Bones keep their length when a joint is dragged."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.instance import Instance, Keypoint
from workbench.core.schema import Skeleton
from workbench.editing.poses.limbs import bent, drag_joint, tree_around
from workbench.formats.skeleton_file import shipped_skeleton

PERSON = shipped_skeleton("coco-17").skeleton
ARM = Skeleton(
    ("chest", "shoulder", "elbow", "wrist", "thumb", "head", "hip"), ((0, 1), (1, 2), (2, 3), (3, 4), (0, 5), (0, 6))
)
ARM_POINTS = ((0, 0), (10, 0), (10, 20), (10, 40), (13, 44), (0, -20), (0, 30))


def pose(places):
    return Instance(1, 1, 1, keypoints=tuple(Keypoint(*place, 2) for place in places))


def lengths(instance, edges):
    return [math.dist(instance.keypoints[a][:2], instance.keypoints[b][:2]) for a, b in edges]


@given(st.integers(1, 6), st.tuples(st.floats(-80, 80), st.floats(-80, 80)))
def test_that_no_bone_changes_its_length(index, goal):
    before = pose(ARM_POINTS)
    after = drag_joint(before, ARM, index, goal)
    assert lengths(after, ARM.edges) == pytest.approx(lengths(before, ARM.edges), abs=1e-6)
    assert after.keypoints[0] == before.keypoints[0]


@given(st.integers(0, 16), st.tuples(st.floats(-800, 800), st.floats(-800, 800)))
def test_that_the_limbs_of_a_person_keep_their_lengths(index, goal):
    before = pose([(400 * x, 400 * y) for x, y in PERSON.template])
    after = drag_joint(before, PERSON, index, goal)
    limbs = [(5, 7), (7, 9), (6, 8), (8, 10), (11, 13), (13, 15), (12, 14), (14, 16)]
    assert lengths(after, limbs) == pytest.approx(lengths(before, limbs), abs=1e-6)


def test_that_a_wrist_within_reach_arrives_and_takes_the_hand_along():
    before = pose(ARM_POINTS)
    after = drag_joint(before, ARM, 3, (30, 20))
    assert after.keypoints[3][:2] == pytest.approx((30, 20), abs=0.05)
    assert after.keypoints[1] == before.keypoints[1], "the shoulder stays"
    assert after.keypoints[5:] == before.keypoints[5:]


def test_that_a_dragged_ankle_leaves_the_hips_where_they_are():
    before = pose([(400 * x, 400 * y) for x, y in PERSON.template])
    after = drag_joint(before, PERSON, 16, (0, 300))
    moved = {i for i in range(17) if before.keypoints[i] != after.keypoints[i]}
    assert moved == {14, 16}


def test_that_the_centre_takes_the_whole_pose_along():
    before = pose(ARM_POINTS)
    after = drag_joint(before, ARM, 0, (5, 7))
    assert [p[:2] for p in after.keypoints] == [(x + 5, y + 7) for x, y in ARM_POINTS]


def test_that_a_joint_without_bones_just_goes_there():
    loose = Skeleton(("a", "b"))
    assert drag_joint(pose([(0, 0), (5, 5)]), loose, 1, (9, 9)).keypoints == ((0, 0, 2), (9, 9, 2))


def test_that_an_absent_joint_holds_nothing():
    points = (Keypoint(0, 0, 2), Keypoint(0, 0, 0), Keypoint(10, 20, 2))
    chain = Skeleton(("a", "b", "c"), ((0, 1), (1, 2)))
    after = drag_joint(Instance(1, 1, 1, keypoints=points), chain, 2, (50, 50))
    assert after.keypoints == (points[0], points[1], (50, 50, 2))


def test_that_the_box_grows_to_the_pose():
    item = Instance(1, 1, 1, (0, 0, 12, 42), keypoints=pose(ARM_POINTS[:4]).keypoints)
    after = drag_joint(item, Skeleton(ARM.keypoints[:4], ARM.edges[:3]), 3, (45, 0))
    x, y, width, height = after.bbox_xywh
    assert x <= after.keypoints[3].x <= x + width and y <= after.keypoints[3].y <= y + height


def test_that_loops_are_walked_once():
    square = Skeleton(("a", "b", "c", "d"), ((0, 1), (1, 2), (2, 3), (3, 0), (0, 1)))
    tree = tree_around(square, {i: np.zeros(2) for i in range(4)}, 2)
    assert sorted(tree) == [0, 1, 2, 3]
    assert sum(parent is None for parent in tree.values()) == 1


def test_that_a_chain_out_of_reach_is_stretched_towards_the_hand():
    chain = [np.array([0.0, 0.0]), np.array([0.0, 10.0]), np.array([0.0, 20.0])]
    assert bent(chain, np.array([100.0, 0.0]))[-1] == pytest.approx([20, 0])
