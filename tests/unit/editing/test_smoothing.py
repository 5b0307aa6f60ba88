"""Thinning a line and rounding an outline."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.geometry import points_of, polygon_area
from workbench.editing.outlines.smoothing import smoothed
from workbench.editing.outlines.thinning import thinned

coordinates = st.floats(-500, 500)
lines = st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=40).map(lambda line: np.array(line))


def distance_to(points, place):
    start, along = points[:-1], np.diff(points, axis=0)
    length2 = np.maximum((along**2).sum(axis=1), 1e-300)
    part = np.clip(((place - start) * along).sum(axis=1) / length2, 0, 1)
    return np.hypot(*(place - start - part[:, None] * along).T).min()


@given(lines, st.floats(0.01, 50))
def test_that_a_thinned_line_passes_near_every_point_left_out(line, tolerance):
    kept = thinned(line, tolerance)
    assert (kept[0] == line[0]).all()
    assert (kept[-1] == line[-1]).all()
    assert len(kept) <= len(line)
    if len(kept) > 1:
        assert all(distance_to(kept, place) <= tolerance * 1.001 + 1e-6 for place in line)


def test_that_a_straight_line_keeps_its_ends_alone():
    assert thinned(np.array([(0.0, 0), (1, 1), (2, 2), (9, 9)]), 0.1).tolist() == [[0, 0], [9, 9]]


@given(st.integers(3, 40), st.randoms(use_true_random=False))
def test_that_smoothing_keeps_the_area(count, random):
    angles = np.linspace(0, 2 * np.pi, count, endpoint=False)
    radii = np.array([random.uniform(20, 40) for _ in range(count)])
    ring = tuple(np.stack([100 + radii * np.cos(angles), 100 + radii * np.sin(angles)], axis=1).reshape(-1).tolist())
    rounder = smoothed(ring)
    assert polygon_area(rounder) == pytest.approx(polygon_area(ring))
    assert len(rounder) >= 6
    assert sharpest(rounder) <= sharpest(ring) + 1e-9


def sharpest(ring):
    points = points_of(ring)
    along = np.roll(points, -1, axis=0) - points
    heading = np.arctan2(along[:, 1], along[:, 0])
    turn = (np.roll(heading, -1) - heading + np.pi) % (2 * np.pi) - np.pi
    return np.abs(turn).max()
