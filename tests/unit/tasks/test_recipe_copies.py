"""A recipe as a command and as a script: both make the same recipe again."""

from __future__ import annotations

import ast
import shlex
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.tasks.defaults import suggest
from workbench.tasks.label_summary import LabelSummary
from workbench.tasks.presets import preset
from workbench.tasks.recipe import RecipeError, TrainRecipe
from workbench.tasks.recipe_copies import as_command, as_python
from workbench.tasks.run_changes import Extension, extended

RECIPE = replace(
    suggest(preset("rtmdet-tiny"), LabelSummary()),
    epochs=7,
    overrides={"augment.RandomFlip.prob": [0.1, 0.2], "model.head.kind": "a b"},
)


def test_that_the_command_names_what_differs_from_the_preset():
    words = shlex.split(as_command(RECIPE, Path("/data/my cells")))
    place = words.index("train")
    assert words[place + 1 : place + 4] == ["/data/my cells", "--preset", "rtmdet-tiny"]
    assert "augment.RandomFlip.prob=[0.1, 0.2]" in words and "model.head.kind=a b" in words
    assert not any(word.startswith("flip=") for word in words)
    zoo = shlex.split(as_command(replace(RECIPE, fit="config", input_wh=(0, 0)), Path("/p")))
    assert f"mmdet:{RECIPE.base_config}" in zoo, "several libraries have configurations of one name"
    assert "--input-size" not in zoo and "weights=" in zoo
    assert "weights=" not in shlex.split(as_command(replace(RECIPE, fit="config", weights="/w.pth"), Path("/p")))


def test_that_the_command_begins_with_what_a_shell_finds(monkeypatch, tmp_path):
    def program():
        words = shlex.split(as_command(RECIPE, Path("/p")))
        return words[: words.index("train")]

    monkeypatch.setattr("workbench.tasks.recipe_copies.shutil.which", lambda name: None)
    assert program() == [sys.executable, "-m", "workbench"]
    monkeypatch.setattr("workbench.tasks.recipe_copies.shutil.which", lambda name: str(tmp_path / name))
    assert program() == [sys.executable, "-m", "workbench"], "another workbench than this one"
    own = str(Path(sys.executable).parent / "workbench")
    monkeypatch.setattr("workbench.tasks.recipe_copies.shutil.which", lambda name: own)
    assert program() == ["workbench"]


def test_that_the_command_of_an_extended_run_makes_the_run_before_it():
    words = shlex.split(as_command(extended(RECIPE, Extension(5)), Path("/p")))
    assert words[words.index("--epochs") + 1] == str(RECIPE.epochs)
    assert not any(word.startswith("extensions") for word in words)


def test_that_a_config_from_elsewhere_is_told_to_be_copied_as_python():
    foreign = replace(RECIPE, name="theirs", options={"config": {"model": {"type": "Net"}}})
    with pytest.raises(RecipeError, match="theirs came from elsewhere and fits into no command: copy it as Python"):
        as_command(foreign, Path("/p"))
    assert "'config': {'model'" in as_python(foreign, Path("/p"))


def test_that_the_script_builds_an_equal_recipe():
    tree = ast.parse(as_python(RECIPE, Path("/p")))
    call = next(node.value for node in tree.body if isinstance(node, ast.Assign) and node.targets[0].id == "recipe")
    assert TrainRecipe(**{word.arg: ast.literal_eval(word.value) for word in call.keywords}) == RECIPE
