"""Presets of the user's own: written as the ones that ship, read beside them."""

from __future__ import annotations

import glob
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbench.formats.atomic_file import write_atomically
from workbench.project.error import ProjectError
from workbench.project.layout import plain_name
from workbench.tasks.presets import PresetError, own_presets_folder, preset, preset_from_text
from workbench.tasks.recipe import TrainRecipe
from workbench.tasks.run_changes import cloned

_OF_ONE_PROJECT = ("pinned", "priority")
"""Options that name images or classes by their numbers mean nothing to the labels of another project."""

_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")


class PresetTakenError(ProjectError):
    """A preset of this name was saved before: the person must say that it is to be replaced."""


def save_preset(recipe: TrainRecipe, title: str, is_replacing: bool = False) -> Path:
    """Write a recipe as a preset under a title, whole or not at all: what stood there before stays until then.

    Raises PresetTakenError where one of the same name is not to be replaced, ProjectError where it cannot be written.
    """
    name = plain_name(title.strip().lower().replace(" ", "-"))
    path = own_presets_folder() / recipe.task / f"{name}.toml"
    _check_name(name, path, is_replacing)
    text = preset_text(recipe, title)
    try:
        preset_from_text(text, path)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, [text.encode()])
    except OSError as error:
        raise ProjectError(f"{path}: cannot be written ({error.strerror or error})") from None
    except PresetError as error:
        raise ProjectError(str(error)) from None
    return path


def _check_name(name: str, path: Path, is_replacing: bool) -> None:
    """A name stands for one preset, whatever its task: refuse one that ships, and one of another task."""
    if _is_shipped(name):
        raise ProjectError(f"A preset called {name} ships with the workbench: choose another name.")
    there = next(own_presets_folder().glob(f"*/{glob.escape(name)}.toml"), None)
    if there is not None and there.parent != path.parent:
        raise ProjectError(f"A preset called {name} exists for the task {there.parent.name}: choose another name.")
    if there is not None and not is_replacing:
        raise PresetTakenError(f"You have a preset called {name} already.")


def preset_text(recipe: TrainRecipe, title: str) -> str:
    """Return the preset file of a recipe: TOML, as ``resources/presets`` has them.

    What belongs to one project or to the past of one run is left out.
    """
    recipe = cloned(recipe)
    options = {key: value for key, value in recipe.options.items() if key not in _OF_ONE_PROJECT}
    lines = [
        f"title = {_value(title)}",
        f"task = {_value(recipe.task)}",
        f"adapter = {_value(recipe.adapter)}",
        f"base_config = {_value(recipe.base_config)}",
        f"fit = {_value(recipe.fit)}",
        f"summary = {_value('Saved from ' + (recipe.preset or recipe.base_config) + '.')}",
        f"why = {_value('A preset of your own.')}",
        "",
        "[defaults]",
        f"batch_size = {recipe.batch_size}",
        f"input_wh = {_value(list(recipe.input_wh))}",
        f"learning_rate = {float(recipe.learning_rate)!r}",
        # Its epochs are what was chosen: so few steps are needed that they decide.
        "iterations = 1",
        f"min_epochs = {recipe.epochs}",
        f"max_epochs = {recipe.epochs}",
        *_table("options", options),
        *_table("overrides", recipe.overrides),
    ]
    return "\n".join(lines) + "\n"


def _is_shipped(name: str) -> bool:
    try:
        return not preset(name).is_own
    except PresetError:
        return False


def _table(name: str, values: Mapping[str, Any]) -> list[str]:
    rows = [f"{_key(key)} = {_value(value)}" for key, value in values.items() if value is not None]
    return ["", f"[{name}]", *rows] if rows else []


def _key(key: str) -> str:
    return key if key and set(key) <= _BARE else json.dumps(key)


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(str(key))} = {_value(item)}" for key, item in value.items()) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    if isinstance(value, (bool, str)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (int, float)):
        return repr(value)
    raise ProjectError(f"The setting {value!r} cannot be kept in a preset.")
