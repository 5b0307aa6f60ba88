"""The limits at the door."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.validity import check_box, check_ring, clip_box

numbers = st.floats(-50, 150, allow_nan=False)


@given(st.tuples(numbers, numbers, st.floats(0, 50), st.floats(0, 50)))
def test_that_an_honest_box_passes_and_is_clipped_into_the_image(box):
    check_box(box, 100, 80)
    left, top, width, height = clip_box(box, 100, 80)
    assert 0 <= left <= 100 and 0 <= top <= 80 and width >= 0 and height >= 0
    assert left + width <= 100 + 1e-9 and top + height <= 80 + 1e-9


def test_that_an_unknown_size_clips_at_zero_only():
    assert clip_box((-5.0, -5.0, 200.0, 300.0), 0, 0) == (0.0, 0.0, 195.0, 295.0)


@pytest.mark.parametrize(
    ("box", "reason"),
    [
        ((1.0, 2.0, 3.0), "needs four"),
        ((math.nan, 0.0, 1.0, 1.0), "finite"),
        ((0.0, 0.0, math.inf, 1.0), "finite"),
        ((math.inf, 0.0, -math.inf, 1.0), "finite"),
        ((0.0, 0.0, -1.0, 1.0), "negative"),
        ((401.0, 0.0, 1.0, 1.0), "far outside"),
        ((0.0, -401.0, 1.0, 1.0), "far outside"),
    ],
)
def test_that_a_box_that_cannot_be_is_refused(box, reason):
    with pytest.raises(ValueError, match=reason):
        check_box(box, 100, 100)


@pytest.mark.parametrize("value", [1e7, -1e7, math.nan, math.inf])
def test_that_a_ring_far_away_is_refused_with_and_without_a_known_size(value):
    with pytest.raises(ValueError, match="a polygon"):
        check_ring((0.0, 0.0, 1.0, value, 2.0, 2.0), 100, 100)
    with pytest.raises(ValueError, match="a polygon"):
        check_ring((0.0, 0.0, 1.0, value, 2.0, 2.0))
