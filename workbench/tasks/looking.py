"""How a trained model looks at an image: into boxes that are given, or at all of it."""

from __future__ import annotations

from workbench.tasks.recipe import TrainRecipe

_BOX_FINDERS = ("detection", "instances")

_BOTTOM_UP = ("associative_embedding", "cid", "dekr", "edpose", "rtmo", "yoloxpose")
"""Folders of the pose configs whose models find every pose of an image by themselves."""


def looks_into_boxes(recipe: TrainRecipe) -> bool:
    """Whether the model is a top-down pose model: one that has to be told where the objects are."""
    folders = recipe.base_config.split("/")[:-1]
    return recipe.task == "pose" and not (recipe.fit == "config" and any(name in folders for name in _BOTTOM_UP))


def finds_boxes(recipe: TrainRecipe) -> bool:
    """Whether the model can tell a pose model where to look."""
    return recipe.task in _BOX_FINDERS
