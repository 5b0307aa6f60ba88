"""The curve of a schedule, and what changes to a run make of it. Against mmengine's own: tests/unit/worker."""

from __future__ import annotations

import pytest

from workbench.tasks.lr_curve import SCHEDULES, extension_part, rates, schedule_parts


@pytest.mark.parametrize("shape", SCHEDULES)
def test_that_every_schedule_warms_up_and_ends_where_its_name_says(shape):
    curve = rates(schedule_parts({"schedule": shape, "warmup_iterations": 10}, 100), 0.5, 100)
    assert curve is not None
    assert (len(curve), curve[0], max(curve)) == (100, pytest.approx(0.005), pytest.approx(0.5))
    ends = {"flat_cosine": 0.005, "cosine": 0.005, "step": 0.005, "constant": 0.5}
    assert curve[-1] == pytest.approx(ends[shape], rel=0.1)
    assert (curve[49] == pytest.approx(0.5)) == (shape != "cosine")


@pytest.mark.parametrize("iterations", [1, 2, 5, 7])
def test_that_a_very_short_run_still_learns(iterations):
    curve = rates(schedule_parts({"warmup_iterations": 50}, iterations), 1.0, iterations)
    assert curve is not None
    assert max(curve) >= 0.9


def test_that_an_extension_begins_with_its_own_rate_and_not_where_the_run_ended():
    parts = [*schedule_parts({"warmup_iterations": 0}, 100), extension_part(100, 50, 0.2, "cosine")]
    curve = rates(parts, 0.5, 150)
    assert curve is not None
    assert curve[99] < 0.006
    assert curve[100] == pytest.approx(0.1)
    assert curve[149] == pytest.approx(0.001, rel=0.2)


def test_that_two_extensions_follow_each_other():
    parts = [extension_part(10, 10, 1.0, "constant"), extension_part(20, 10, 0.5, "step")]
    curve = rates(parts, 1.0, 30)
    assert curve == [1.0] * 20 + [0.5] * 7 + [pytest.approx(0.05)] * 2 + [pytest.approx(0.005)]


def test_that_an_unknown_kind_of_part_draws_no_wrong_curve():
    assert rates([{"type": "OneCycleLR", "eta_max": 1.0}], 1.0, 5) is None
    assert rates([{"type": "CosineAnnealingMomentum"}], 1.0, 2) == [1.0, 1.0]
