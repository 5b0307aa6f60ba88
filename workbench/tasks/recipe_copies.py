"""A recipe as something to paste: a command for a shell, a script for Python."""

from __future__ import annotations

import dataclasses
import json
import shlex
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbench.tasks.defaults import validation_interval
from workbench.tasks.presets import PresetError, preset
from workbench.tasks.recipe import RecipeError, TrainRecipe
from workbench.tasks.run_changes import cloned

_INDENT = "    "


def as_command(recipe: TrainRecipe, project: Path) -> str:
    """Return the command that makes the same run of a project, as any shell of this machine understands it.

    What a run was extended by is left out: the command makes a run that begins anew. Raises RecipeError for a model
    that came from elsewhere: its config travels in the recipe, and no command holds one.
    """
    recipe = cloned(recipe)
    if "config" in recipe.options:
        raise RecipeError(
            f"The config of {recipe.name} came from elsewhere and fits into no command: copy it as Python."
        )
    width, height = recipe.input_wh
    words = [*_program(), "train", str(project)]
    # Several libraries have configurations of one name.
    words += ["--zoo", f"{recipe.adapter}:{recipe.base_config}"] if recipe.fit else ["--preset", recipe.preset]
    words += ["--name", recipe.name] if recipe.name else []
    words += ["--epochs", str(recipe.epochs), "--batch-size", str(recipe.batch_size)]
    words += ["--input-size", f"{width}x{height}"] if width and height else []
    words += ["--learning-rate", str(recipe.learning_rate)] if recipe.learning_rate else []
    words += ["--seed", str(recipe.seed), "--device", recipe.device]
    words += ["--weights", recipe.weights] if recipe.weights else []
    # Without a word about them a configuration of the zoo begins with its published weights.
    words += ["--set", "weights="] if recipe.fit and not recipe.weights else []
    if recipe.val_interval != validation_interval(recipe.epochs):
        words += ["--set", f"val_interval={recipe.val_interval}"]
    for key, value in (*_changed_options(recipe).items(), *recipe.overrides.items()):
        words += ["--set", f"{key}={value if _is_plain_word(value) else json.dumps(value)}"]
    return " ".join(shlex.quote(word) for word in words)


def as_python(recipe: TrainRecipe, project: Path) -> str:
    """Return a script that queues the same run of a project and says its name.

    The project is opened to read, so that a window that has it open is not disturbed.
    """
    names = [entry.name for entry in dataclasses.fields(recipe) if entry.name != "labels_hash"]
    lines = [
        f"# Run this with {sys.executable}",
        "from pathlib import Path",
        "",
        "from workbench.session import open_session",
        "from workbench.tasks.recipe import TrainRecipe",
        "",
        "recipe = TrainRecipe(",
        *(f"{_INDENT}{name}={getattr(recipe, name)!r}," for name in names),
        ")",
        f"session = open_session(Path({str(project)!r}), read_only=True)",
        "run = session.project.runs.new_run(recipe)",
        "session.board.submit(run.folder, recipe.device)",
        "session.close()",
        "print(run.name)",
    ]
    return "\n".join(lines) + "\n"


def _program() -> list[str]:
    """The command where the shell finds it, else the interpreter that runs this."""
    found = shutil.which("workbench")
    is_this = found is not None and Path(found).resolve().parent == Path(sys.executable).parent.resolve()
    return ["workbench"] if is_this else [sys.executable, "-m", "workbench"]


def _changed_options(recipe: TrainRecipe) -> Mapping[str, Any]:
    """The options that are not the preset's own, as the command would find them there."""
    try:
        usual = {} if recipe.fit else dict(preset(recipe.preset).options)
    except PresetError:
        usual = {}
    return {key: value for key, value in recipe.options.items() if usual.get(key) != value}


def _is_plain_word(value: Any) -> bool:
    """A text that JSON does not read as something else is written without quotes."""
    if not isinstance(value, str):
        return False
    try:
        json.loads(value)
    except ValueError:
        return True
    return False
