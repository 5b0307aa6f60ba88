"""What in a recipe itself stands in the way of a good run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from workbench.tasks.finding import Finding
from workbench.tasks.label_summary import LabelSummary
from workbench.tasks.presets import PresetError, preset
from workbench.tasks.recipe import TrainRecipe
from workbench.tasks.sentence import Sentence

INPUT_STEP_PX = 32
"""The pose networks halve their input five times: its sides must be multiples of this."""

FEW_STEPS = 0.25
"""A run from scratch of fewer steps than this part of what its preset needs shows little."""


def about_recipe(recipe: TrainRecipe, chosen: LabelSummary) -> Iterator[Finding]:
    """Look at a recipe's weights, input size, categories, batch and length; ``chosen`` are the labels it learns."""
    if recipe.weights and not Path(recipe.weights).is_file():
        text = Sentence("The starting weights {path} are not there.", path=recipe.weights)
        yield Finding("error", "weights_missing", text)
    width, height = recipe.input_wh
    if recipe.task == "pose" and recipe.adapter != "fake" and (width % INPUT_STEP_PX or height % INPUT_STEP_PX):
        yield Finding("error", "input_size", _uneven(width, height))
    known = {entry.id for entry in chosen.categories}
    gone = [number for number in recipe.categories if number not in known]
    if gone:
        text = Sentence("The recipe learns category {id}, which the project does not have.", id=gone[0])
        yield Finding("error", "class_gone", text)
    samples = chosen.samples(recipe.task)
    if 0 < samples < recipe.batch_size:
        yield Finding(
            "warning",
            "batch_large",
            Sentence(
                "The batch of {batch} is larger than the {samples} training samples there are.",
                batch=recipe.batch_size,
                samples=samples,
            ),
        )
    yield from _about_length(recipe, samples)


def _about_length(recipe: TrainRecipe, samples: int) -> Iterator[Finding]:
    try:
        needed = preset(recipe.preset).defaults.iterations
    except PresetError:
        return
    steps = recipe.epochs * max(1, samples // recipe.batch_size)
    if steps < FEW_STEPS * needed and not recipe.weights and recipe.adapter != "fake":
        text = Sentence(
            "Steps in all: {steps}. From scratch this model needs about {needed}: expect little.",
            steps=steps,
            needed=needed,
        )
        yield Finding("warning", "few_steps", text)


def _uneven(width: int, height: int) -> Sentence:
    near_w, near_h = (max(1, round(side / INPUT_STEP_PX)) * INPUT_STEP_PX for side in (width, height))
    return Sentence(
        "The input size {width} x {height} must be multiples of {step}: take {near_w} x {near_h}.",
        width=width,
        height=height,
        step=INPUT_STEP_PX,
        near_w=near_w,
        near_h=near_h,
    )
