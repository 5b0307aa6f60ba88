from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.curves.decimate import decimate

numbers = st.floats(-1e6, 1e6)


@given(st.lists(numbers, min_size=1, max_size=300), st.integers(1, 20))
def test_that_extremes_are_kept_and_points_are_few(values, columns):
    y = np.array(values)
    x = np.arange(len(y), dtype=np.float64)
    shown_x, shown_y = decimate(x, y, columns)
    assert shown_y.min() == y.min() and shown_y.max() == y.max()
    assert (shown_x[0], shown_x[-1]) == (x[0], x[-1])
    assert len(shown_x) <= 2 * columns + 2
    assert np.all(np.diff(shown_x) > 0)
    assert all(y[int(place)] == value for place, value in zip(shown_x, shown_y, strict=True))


@given(st.lists(numbers, min_size=8, max_size=300), st.integers(1, 8))
def test_that_every_column_keeps_its_own_extremes(values, columns):
    y = np.array(values)
    x = np.linspace(0.0, 1.0, len(y))
    shown_x, shown_y = decimate(x, y, columns)
    edges = np.append(np.linspace(0.0, 1.0, columns + 1)[:-1], np.inf)
    for left, right in itertools.pairwise(edges):
        inside, kept = (x >= left) & (x < right), (shown_x >= left) & (shown_x < right)
        if inside.any():
            assert shown_y[kept].min() == y[inside].min()
            assert shown_y[kept].max() == y[inside].max()


def test_that_points_without_a_value_are_left_out():
    x, y = decimate(np.arange(5.0), np.array([1.0, np.nan, np.inf, 2.0, 3.0]), 10)
    assert x.tolist() == [0.0, 3.0, 4.0] and y.tolist() == [1.0, 2.0, 3.0]


def test_that_one_point_beyond_the_visible_span_is_kept_on_each_side():
    x = np.arange(10.0)
    assert decimate(x, x, 100, (3.5, 5.5))[0].tolist() == [3.0, 4.0, 5.0, 6.0]


def test_that_no_points_give_no_points():
    x, y = decimate(np.empty(0), np.empty(0), 10, (0.0, 1.0))
    assert len(x) == len(y) == 0


def test_that_points_at_one_place_stay():
    x, _ = decimate(np.zeros(50), np.arange(50.0), 3)
    assert len(x) == 50
