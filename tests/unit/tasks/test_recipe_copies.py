"""A recipe as a command and as a script: both make the same recipe again."""

from __future__ import annotations

import ast
import shlex
from dataclasses import replace
from pathlib import Path

from workbench.tasks.defaults import suggest
from workbench.tasks.label_summary import LabelSummary
from workbench.tasks.presets import preset
from workbench.tasks.recipe import TrainRecipe
from workbench.tasks.recipe_copies import as_command, as_python

RECIPE = replace(
    suggest(preset("rtmdet-tiny"), LabelSummary()),
    epochs=7,
    overrides={"augment.RandomFlip.prob": [0.1, 0.2], "model.head.kind": "a b"},
)


def test_that_the_command_names_what_differs_from_the_preset():
    words = shlex.split(as_command(RECIPE, Path("/data/my cells")))
    assert words[:5] == ["workbench", "train", "/data/my cells", "--preset", "rtmdet-tiny"]
    assert "augment.RandomFlip.prob=[0.1, 0.2]" in words and "model.head.kind=a b" in words
    assert not any(word.startswith("flip=") for word in words)
    zoo = shlex.split(as_command(replace(RECIPE, fit="config", input_wh=(0, 0)), Path("/p")))
    assert zoo[3:5] == ["--zoo", RECIPE.base_config] and "--input-size" not in zoo


def test_that_the_script_builds_an_equal_recipe():
    tree = ast.parse(as_python(RECIPE, Path("/p")))
    call = next(node.value for node in tree.body if isinstance(node, ast.Assign) and node.targets[0].id == "recipe")
    assert TrainRecipe(**{word.arg: ast.literal_eval(word.value) for word in call.keywords}) == RECIPE
