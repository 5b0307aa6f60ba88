"""The mean of poses, and where the next point is expected."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.instance import Keypoint
from workbench.core.schema import Skeleton
from workbench.editing.poses.typical_pose import mean_pose, pose_of_template, template_of

SHAPE = np.array([(0.0, 0.0), (-20.0, 30.0), (20.0, 30.0), (0.0, 100.0)])


def laid(shape, degrees=0.0, scale=1.0, at=(0.0, 0.0), hidden=()):
    turn = np.deg2rad(degrees)
    matrix = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    places = scale * shape @ matrix.T + np.array(at)
    return tuple(Keypoint(0, 0, 0) if i in hidden else Keypoint(*p, 2) for i, p in enumerate(places.tolist()))


angles = st.floats(-60, 60)


@given(st.lists(st.tuples(angles, st.floats(0.2, 5), st.floats(-500, 500)), min_size=3, max_size=6))
def test_that_the_mean_of_one_shape_is_that_shape_wherever_it_was_laid(ways):
    pose = mean_pose([laid(SHAPE, degrees, scale, (x, -x)) for degrees, scale, x in ways], 4)
    assert pose is not None and pose.known.all()
    gaps = np.linalg.norm(pose.points[:, None] - pose.points[None], axis=2)
    wanted = np.linalg.norm(SHAPE[:, None] - SHAPE[None], axis=2)
    assert gaps / gaps[0, 3] == pytest.approx(wanted / wanted[0, 3], abs=1e-6)
    assert np.ptp(pose.points, axis=0).max() == pytest.approx(1)


def test_that_upright_poses_have_an_upright_mean_of_the_usual_size():
    pose = mean_pose([laid(SHAPE, degrees, scale) for degrees, scale in ((-20, 1), (20, 2), (0, 3))], 4)
    assert pose.points[0, 0] == pytest.approx(pose.points[3, 0], abs=1e-6)
    assert pose.points[0, 1] < pose.points[3, 1]
    assert pose.size_px == pytest.approx(np.ptp(laid(SHAPE, 20, 2), axis=0)[1])


def test_that_a_point_absent_in_some_comes_from_the_others_and_one_never_seen_stays_absent():
    pose = mean_pose([laid(SHAPE, hidden=(3,)), laid(SHAPE, hidden=(1, 3)), laid(SHAPE, hidden=(2, 3))], 4)
    assert pose.known.tolist() == [True, True, True, False]
    pose = pose.placed((0, 0, 100, 100))
    assert [point.v for point in pose] == [2, 2, 2, 0]
    assert pose[3] == (0, 0, 0)


def test_that_two_poses_are_too_few():
    assert mean_pose([laid(SHAPE), laid(SHAPE)], 4) is None
    assert mean_pose([laid(SHAPE)] * 3, 5) is None


@given(angles, st.floats(0.2, 5))
def test_that_two_placed_points_say_where_the_others_are(degrees, scale):
    pose = mean_pose([laid(SHAPE)] * 3, 4)
    true = laid(SHAPE, degrees, scale, (70, 80))
    expected = pose.expected({0: true[0][:2], 1: true[1][:2]})
    assert expected == pytest.approx(np.array([point[:2] for point in true]), abs=1e-6)


def test_that_one_placed_point_needs_the_usual_size():
    pose = mean_pose([laid(SHAPE)] * 3, 4)
    assert pose.expected({0: (10, 10)})[3] == pytest.approx([10, 110])
    assert pose.expected({}) is None
    template = pose_of_template(Skeleton(("a", "b"), template=((0.5, 0.0), (0.5, 1.0))))
    assert template.expected({0: (1, 1)}) is None
    assert template.expected({0: (1, 1), 1: (1, 1)}) is None
    assert pose_of_template(Skeleton(("a",))) is None


def test_that_a_stamped_pose_fills_its_box_and_leaves_a_margin():
    pose = mean_pose([laid(SHAPE)] * 3, 4)
    box = pose.box_at(200, 100, 60)
    places = np.array([point[:2] for point in pose.placed(box)])
    assert np.ptp(places, axis=0) == pytest.approx([24, 60])
    assert places.min(axis=0) + np.ptp(places, axis=0) / 2 == pytest.approx([200, 100])
    squeezed = np.array([point[:2] for point in pose.placed((0, 0, 10, 100))])
    assert squeezed.min() >= 0 and squeezed[:, 0].max() <= 10


def test_that_a_line_of_points_can_be_stamped():
    pose = pose_of_template(Skeleton(("a", "b"), template=((0.5, 0.0), (0.5, 1.0))))
    assert all(math.isfinite(value) for point in pose.placed((0, 0, 40, 40)) for value in point)


def test_that_a_template_keeps_proportions_and_needs_all_points():
    assert template_of(laid(SHAPE)) == ((0.5, 0.0), (0.3, 0.3), (0.7, 0.3), (0.5, 1.0))
    assert template_of(laid(SHAPE, hidden=(1,))) == ()
    assert template_of(()) == ()
