"""Whether a run tells one class an image, or every class by itself."""

from __future__ import annotations

import json
from typing import Any

from workbench.project.runs import Run
from workbench.tasks.foreign_config import CONFIG_OPTION
from workbench.tasks.task import CLASSIFICATION


def tells_several(run: Run) -> bool:
    """Return whether an image may be given several classes by a run, each with a score of its own.

    As the recipe says; else as the head says of a model whose config came from elsewhere; else whether one of
    the images that it learned from has several of the classes that it learned.
    Reads the run's labels: not for the thread that paints.
    """
    recipe = run.recipe
    if recipe.task != CLASSIFICATION.name:
        return False
    told = recipe.options.get("multi_label", "auto")
    if told != "auto":
        return bool(told)
    if CONFIG_OPTION in recipe.options:
        return _has_several_heads(recipe.options[CONFIG_OPTION])
    try:
        images = json.loads((run.folder.labels / "train.json").read_bytes())["images"]
        tags = [image.get("workbench", {}).get("tags", ()) for image in images]
        learned = set(recipe.categories).union(*(() if recipe.categories else tags))
        return any(len(learned.intersection(each)) > 1 for each in tags)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False


def _has_several_heads(config: Any) -> bool:
    try:
        kind = str(config["model"]["head"]["type"])
    except (KeyError, TypeError):
        return False
    return "MultiLabel" in kind or "CSRA" in kind
