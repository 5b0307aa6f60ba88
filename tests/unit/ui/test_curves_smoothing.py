from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.curves.smoothing import smooth


def slowly(values, weight):
    mean, total, result = 0.0, 0.0, []
    for value in values:
        mean = weight * mean + (1 - weight) * value
        total = weight * total + (1 - weight)
        result.append(mean / total)
    return result


@given(st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=400), st.sampled_from([0.1, 0.5, 0.9, 0.99]))
def test_that_it_equals_the_loop(values, weight):
    np.testing.assert_allclose(smooth(np.array(values), weight), slowly(values, weight), rtol=1e-6, atol=1e-6)


def test_that_no_weight_leaves_the_values_alone():
    values = np.array([1.0, 5.0])
    assert smooth(values, 0.0) is values


def test_that_a_constant_stays_constant_from_the_start():
    assert smooth(np.full(1000, 3.0), 0.97) == pytest.approx(np.full(1000, 3.0))


def test_that_gaps_stay_gaps_and_spoil_nothing():
    result = smooth(np.array([1.0, np.nan, 1.0]), 0.5)
    assert np.isnan(result[1]) and result[[0, 2]].tolist() == [1.0, 1.0]
