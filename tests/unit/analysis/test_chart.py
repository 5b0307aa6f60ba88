import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.analysis.chart import draw_chart, round_ticks


def test_that_a_falling_curve_is_drawn_falling() -> None:
    x = np.arange(100.0)
    picture = draw_chart("loss", {"run": (x, 10 - x / 10)}, "iteration")
    orange = np.all(np.abs(picture.astype(int) - (0, 159, 230)) < 8, axis=2)
    orange[:40] = False
    rows = [np.flatnonzero(orange[:, column]).mean() for column in (120, 450, 800)]
    assert rows[0] < rows[1] < rows[2]


def test_that_points_that_are_not_finite_are_left_out() -> None:
    y = np.array([1.0, np.nan, np.inf, 2.0])
    assert draw_chart("loss", {"run": (np.arange(4.0), y)}, "iteration").shape == (420, 900, 3)


def test_that_nothing_to_draw_is_said() -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        draw_chart("loss", {"run": (np.array([]), np.array([]))}, "iteration")


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_that_ticks_are_few_and_inside(low: float, span: float) -> None:
    ticks = round_ticks(low, low + span)
    assert 3 <= len(ticks) <= 8
    assert all(low - span * 1e-6 <= tick <= low + span * (1 + 1e-6) for tick in ticks)
