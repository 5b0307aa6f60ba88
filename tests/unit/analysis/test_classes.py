"""Figures of image classes, held against values worked out by hand, and which images are alike."""

import numpy as np
import pytest

from workbench.analysis.classes import average_precision, class_figures
from workbench.analysis.similarity import nearest


def truth_of(labels, classes):
    return np.eye(classes, dtype=bool)[labels]


def test_that_accuracy_and_f1_of_one_class_an_image_are_those_of_the_highest_score():
    scores = np.array([[0.9, 0.1, 0.0], [0.2, 0.3, 0.5], [0.6, 0.4, 0.0], [0.1, 0.8, 0.1]])
    found = class_figures(scores, truth_of([0, 2, 1, 1], 3), several=False)
    assert found.whole["accuracy"] == 0.75
    # Class 0: precision 1/2, recall 1; class 1: 1, 1/2; class 2: 1, 1.
    assert found.precision == (0.5, 1.0, 1.0)
    assert found.recall == (1.0, 0.5, 1.0)
    assert found.whole["F1"] == pytest.approx((2 / 3 + 2 / 3 + 1) / 3)
    assert "accuracy top 5" not in found.whole


def test_that_a_class_that_is_neither_there_nor_told_counts_nowhere():
    found = class_figures(np.array([[0.9, 0.1, 0.0]]), truth_of([0], 3), several=False)
    assert found.whole == {"accuracy": 1.0, "F1": 1.0}
    assert np.isnan(found.precision[2]) and np.isnan(found.recall[2])


def test_that_an_image_of_which_nothing_was_said_is_wrong():
    found = class_figures(np.zeros((1, 3)), truth_of([0], 3), several=False)
    assert found.whole["accuracy"] == 0.0
    assert class_figures(np.zeros((0, 3)), np.zeros((0, 3), dtype=bool), several=False).whole == {}


def test_that_the_best_five_are_looked_at_when_there_are_many_classes():
    scores = np.tile(np.arange(12.0), (2, 1))
    whole = class_figures(scores, truth_of([7, 6], 12), several=False).whole
    assert whole["accuracy top 5"] == 0.5


def test_that_several_classes_an_image_are_judged_each_by_itself():
    scores = np.array([[0.9, 0.6], [0.8, 0.2], [0.3, 0.7]])
    truth = np.array([[True, True], [False, False], [True, True]])
    found = class_figures(scores, truth, several=True)
    assert found.whole["mAP"] == pytest.approx(((1 + 2 / 3) / 2 + 1) / 2)
    assert found.whole["accuracy"] == pytest.approx(1 / 3)
    assert found.precision == (0.5, 1.0)


def test_that_average_precision_is_the_mean_over_the_hits():
    assert average_precision(np.array([0.9, 0.8, 0.7]), np.array([True, False, True])) == pytest.approx(5 / 6)
    assert np.isnan(average_precision(np.array([0.9]), np.array([False])))


def test_that_the_nearest_images_come_first_without_the_one_asked_about():
    vectors = np.array([[1, 0], [2, 0.1], [0, 1], [0, 0]], dtype=np.float32)
    found = nearest(np.array([5, 6, 7, 8]), vectors, 5, 2)
    assert [number for number, _ in found] == [6, 7]
    assert found[0][1] == pytest.approx(2 / np.hypot(2, 0.1))
    with pytest.raises(KeyError):
        nearest(np.array([5]), vectors[:1], 9, 1)
