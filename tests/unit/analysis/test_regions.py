"""Pixels of two label maps counted against each other."""

import math

import numpy as np
import pytest

from workbench.analysis.regions import confusion, region_figures

TRUTH = np.array([[0, 0, 1, 1], [0, 0, 255, 255]])


def test_that_equal_maps_score_one_and_undecided_pixels_do_not_count():
    found = TRUTH.copy()
    found[1, 2:] = 0
    figures = region_figures(confusion(TRUTH, found, 3), ("a", "b", "c"))
    assert (figures["mIoU"], figures["mDice"], figures["pixel accuracy"]) == (1.0, 1.0, 1.0)
    assert math.isnan(figures["IoU/c"])


def test_that_a_missed_and_an_unknown_pixel_cost_what_they_should():
    found = TRUTH.copy()
    found[0, 0], found[0, 1] = 1, 9
    figures = region_figures(confusion(TRUTH, found, 2), ("a", "b"))
    assert figures["IoU/a"] == pytest.approx(2 / 4)
    assert figures["IoU/b"] == pytest.approx(2 / 3)
    assert figures["mDice"] == pytest.approx((4 / 6 + 4 / 5) / 2)
    assert figures["pixel accuracy"] == pytest.approx(4 / 6)


def test_that_nothing_to_count_is_nan_and_counts_add_up():
    empty = confusion(np.full((2, 2), 255), np.zeros((2, 2)), 2)
    assert math.isnan(region_figures(empty, ("a", "b"))["mIoU"])
    halves = confusion(TRUTH[:1], TRUTH[:1], 2) + confusion(TRUTH[1:], TRUTH[1:], 2)
    assert (halves == confusion(TRUTH, TRUTH, 2)).all()
