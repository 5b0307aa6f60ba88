"""Curves: they grow, and are cut where a resumed run repeats steps."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from workbench.jobs.curves import MAX_SERIES, Curves
from workbench.protocol.messages import Scalars


def scalars(step, group="train", **values):
    return Scalars(0.0, step, step / 10, group, values or {"loss": float(step)})


def steps(curves, group="train", key="loss"):
    return curves.series(group, key)[0].tolist()


@given(st.lists(st.tuples(st.integers(1, 40), st.booleans()), max_size=300))
def test_that_a_curve_equals_a_plain_list_with_the_same_rule(points):
    curves, model = Curves(), []
    for step, resumes in points:
        if resumes:
            curves.resume()
        curves.append(scalars(step))
        model = [old for old in model if old < step] + [step]
    assert steps(curves) == model


def test_that_columns_belong_together_over_many_points():
    curves = Curves()
    for step in range(1, 1001):
        curves.append(scalars(step, loss=1 / step, lr=0.1))
    got_steps, epochs, values = curves.series("train", "loss")
    np.testing.assert_array_equal(got_steps, np.arange(1, 1001))
    np.testing.assert_allclose(epochs, got_steps / 10)
    np.testing.assert_allclose(values, 1 / got_steps)
    assert curves.keys() == (("train", "loss"), ("train", "lr"))


def test_that_a_resume_cuts_every_curve_where_it_goes_on():
    curves = Curves()
    for step in range(1, 21):
        curves.append(scalars(step))
        if step % 5 == 0:
            curves.append(scalars(step, "val", AP=0.5))
    curves.resume()
    curves.append(scalars(11))
    assert steps(curves) == list(range(1, 12))
    assert steps(curves, "val", "AP") == [5, 10]


def test_that_a_resume_without_news_changes_nothing():
    curves = Curves()
    curves.append(scalars(1))
    curves.resume()
    assert steps(curves) == [1]


def test_that_arrays_given_out_stay_as_they_were_and_cannot_be_written():
    curves = Curves()
    for step in range(1, 11):
        curves.append(scalars(step, loss=1.0))
    before = curves.series("train", "loss")
    for step in range(4, 200):
        curves.append(scalars(step, loss=2.0))
    assert before[0].tolist() == list(range(1, 11))
    assert before[2].tolist() == [1.0] * 10
    assert not before[2].flags.writeable


def test_that_two_messages_of_one_step_join():
    curves = Curves()
    curves.append(scalars(3, loss=1.0))
    curves.append(scalars(3, lr=0.1))
    assert (steps(curves), steps(curves, key="lr")) == ([3], [3])


def test_that_numbers_that_are_none_are_kept_as_they_came():
    curves = Curves()
    curves.append(scalars(1, loss=math.nan))
    curves.append(scalars(2, loss=math.inf))
    values = curves.series("train", "loss")[2]
    assert math.isnan(values[0])
    assert math.isinf(values[1])


def test_that_an_unknown_curve_is_empty():
    assert [len(column) for column in Curves().series("val", "AP")] == [0, 0, 0]


def test_that_a_flood_of_curves_is_cut_off():
    curves = Curves()
    curves.append(scalars(1, **{f"key{number}": 1.0 for number in range(MAX_SERIES + 10)}))
    assert len(curves.keys()) == MAX_SERIES


def test_that_the_revision_tells_of_every_change():
    curves = Curves()
    revision = curves.revision
    curves.append(scalars(1))
    assert curves.revision != revision


def test_that_each_value_knows_when_it_was_reported():
    curves = Curves()
    for step, time in ((1, 100.0), (2, 160.0)):
        curves.append(Scalars(time, step, 0.5, "train", {"loss": 1.0}))
    assert curves.began == 100.0
    assert curves.times("train", "loss").tolist() == [100.0, 160.0]
    assert curves.times("train", "nothing").tolist() == []


def test_that_what_is_told_of_the_computer_survives_a_resume_and_moves_no_other_curve():
    curves = Curves()
    curves.append(Scalars(10.0, 1, 0.5, "train", {"loss": 1.0}))
    curves.append_vitals(Scalars(11.0, 0, 0.0, "system", {"cpu %": 50.0}))
    curves.append(Scalars(12.0, 2, 1.0, "train", {"loss": 0.5}))
    curves.resume()
    curves.append_vitals(Scalars(13.0, 0, 0.0, "system", {"cpu %": 60.0}))
    curves.append(Scalars(14.0, 2, 1.0, "train", {"loss": 0.6}))
    assert curves.series("system", "cpu %")[2].tolist() == [50.0, 60.0]
    assert curves.times("system", "cpu %").tolist() == [11.0, 13.0]
    assert curves.series("train", "loss")[2].tolist() == [1.0, 0.6]
    assert curves.keys() == (("train", "loss"), ("system", "cpu %"))
