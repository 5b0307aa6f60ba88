"""Extended, halved, cloned and swept runs; settings of every training."""

from __future__ import annotations

import dataclasses

import pytest

from workbench.tasks.features import is_higher_better, with_settings
from workbench.tasks.lr_curve import rates
from workbench.tasks.recipe import RecipeError, TrainRecipe, recipe_from_json, recipe_to_json
from workbench.tasks.run_changes import (
    Extension,
    all_iterations,
    cloned,
    extended,
    first_epochs,
    first_iterations,
    halved,
    parts_of,
    sweep,
)

RECIPE = TrainRecipe("run", "rtmdet-tiny", "detection", "mmdet", "x.py", 10, 8, (64, 64), 0.1, 0, options={"ema": True})


def test_that_an_extended_recipe_survives_its_file_and_knows_its_lengths():
    longer = extended(extended(RECIPE, Extension(5, 0.01)), Extension(3))
    assert recipe_from_json(recipe_to_json(longer)) == longer
    assert (longer.epochs, first_epochs(longer)) == (18, 10)
    assert (first_iterations(longer, 7), all_iterations(longer, 7)) == (70, 126)
    curve = rates(parts_of(longer, 7, 0.1), 0.1, 126)
    assert curve is not None
    assert (curve[70], curve[105]) == (pytest.approx(0.01), pytest.approx(0.01))
    assert cloned(longer) == RECIPE


def test_that_a_run_by_iterations_is_extended_by_epochs():
    longer = extended(with_settings(RECIPE, {"iterations": 33}), Extension(2))
    assert all_iterations(longer, 7) == 47


@pytest.mark.parametrize("extension", [Extension(0), Extension(3, -1.0), Extension(3, 0.1, "zigzag")])
def test_that_an_extension_of_nothing_is_refused(extension):
    with pytest.raises(RecipeError, match="at least one epoch"):
        extended(RECIPE, extension)


def test_that_half_the_batch_keeps_what_a_step_sees():
    half = halved(halved(RECIPE))
    assert (half.batch_size, half.options["accumulate"], half.learning_rate) == (2, 4, 0.1)
    assert halved(with_settings(RECIPE, {"iterations": 9})).options["iterations"] == 18
    with pytest.raises(RecipeError, match="batch of one"):
        halved(halved(half))


def test_that_half_of_an_odd_batch_learns_more_slowly_by_the_sample_it_lacks():
    half = halved(dataclasses.replace(RECIPE, batch_size=5))
    assert (half.batch_size, half.options["accumulate"]) == (2, 2)
    assert half.learning_rate == pytest.approx(0.08)


def test_that_a_sweep_makes_every_combination_under_its_own_name():
    made = sweep(RECIPE, {"learning_rate": [0.001, 0.002], "model.head.dropout": [0.1, 0.5], "half": [True]})
    assert [recipe.name for recipe in made] == [
        "run-lr0.001-dropout0.1-halfTrue",
        "run-lr0.001-dropout0.5-halfTrue",
        "run-lr0.002-dropout0.1-halfTrue",
        "run-lr0.002-dropout0.5-halfTrue",
    ]
    assert made[1].overrides == {"model.head.dropout": 0.5}
    assert made[1].options == {"ema": True, "half": True}
    for values in ({}, {"seed": [1]}, {"seed": list(range(65))}):
        with pytest.raises(RecipeError, match="2 to 64 runs"):
            sweep(RECIPE, values)


@pytest.mark.parametrize(
    ("key", "value"),
    [("accumulate", 0), ("half", "int8"), ("schedule", "zigzag"), ("clip", "x"), ("learning_rate", 0), ("seed", 1.5)],
)
def test_that_a_setting_of_the_wrong_kind_is_refused_by_name(key, value):
    with pytest.raises(RecipeError, match=f"The setting {key} must be"):
        with_settings(RECIPE, {key: value})


def test_that_figures_go_the_right_way():
    assert not any(map(is_higher_better, ("EPE", "loss", "val/NME", "train_loss")))
    assert all(map(is_higher_better, ("AP", "mIoU", "PCK@0.1", "accuracy", "PSNR", "PQ")))


def test_that_a_misspelt_setting_is_refused_and_the_right_one_named():
    with pytest.raises(RecipeError, match="no setting lerning_rate: did you mean learning_rate"):
        with_settings(RECIPE, {"lerning_rate": 0.1})
    assert with_settings(RECIPE, {"auto_scale_lr": {"enable": False}}).overrides == {"auto_scale_lr": {"enable": False}}


def test_that_a_sweep_over_epochs_validates_each_run_about_as_often():
    found = sweep(RECIPE, {"epochs": [2, 48]})
    assert [recipe.val_interval for recipe in found] == [1, 4]
    with pytest.raises(RecipeError, match="epochs must be"):
        sweep(RECIPE, {"epochs": ["abc", 3]})
