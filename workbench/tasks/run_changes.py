"""Changes to a run that has begun: more epochs, a smaller batch. And many runs out of one."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from workbench.tasks.defaults import validation_interval
from workbench.tasks.features import with_settings
from workbench.tasks.lr_curve import SCHEDULES, extension_part, schedule_parts
from workbench.tasks.recipe import RecipeError, TrainRecipe

EXTENSIONS = "extensions"
"""The recipe's option that lists its extensions, oldest first."""

MOST_RUNS = 64
"""A sweep makes no more than so many runs."""

FINE_RATIO = 0.1
"""An extension is suggested to begin with this part of the run's own rate: enough to learn, too little to forget."""


@dataclass(frozen=True, slots=True)
class Extension:
    """So many more epochs, beginning with a learning rate of their own and a schedule of ``lr_curve.SCHEDULES``.

    A rate of 0 stands for the tenth of the run's own.
    """

    epochs: int
    learning_rate: float = 0.0
    schedule: str = "cosine"


def extensions(recipe: TrainRecipe) -> tuple[Extension, ...]:
    """Return the extensions of a run; raises RecipeError when they cannot be read."""
    try:
        return tuple(Extension(**entry) for entry in recipe.options.get(EXTENSIONS, ()))
    except TypeError as error:
        raise RecipeError(f"{recipe.name}: its extensions cannot be read ({error})") from None


def extended(recipe: TrainRecipe, extension: Extension) -> TrainRecipe:
    """Return the recipe of a run that goes on for some epochs after its end; raises RecipeError."""
    if extension.epochs < 1 or extension.learning_rate < 0 or extension.schedule not in SCHEDULES:
        known = ", ".join(SCHEDULES)
        raise RecipeError(f"An extension takes at least one epoch, a rate above 0 and one of the schedules {known}")
    listed = [asdict(entry) for entry in (*extensions(recipe), extension)]
    return replace(recipe, epochs=recipe.epochs + extension.epochs, options={**recipe.options, EXTENSIONS: listed})


def first_epochs(recipe: TrainRecipe) -> int:
    """Return how many epochs the run had before its extensions."""
    return recipe.epochs - sum(entry.epochs for entry in extensions(recipe))


def first_iterations(recipe: TrainRecipe, per_epoch: int) -> int:
    """Return how many iterations the run had before its extensions."""
    return int(recipe.options.get("iterations", 0)) or first_epochs(recipe) * per_epoch


def all_iterations(recipe: TrainRecipe, per_epoch: int) -> int:
    """Return how many iterations the run has in all."""
    return first_iterations(recipe, per_epoch) + sum(entry.epochs for entry in extensions(recipe)) * per_epoch


def extension_parts(recipe: TrainRecipe, per_epoch: int, rate: float) -> list[dict[str, Any]]:
    """Return the schedule's parts of all extensions; ``rate`` is the run's own."""
    parts, begin = [], first_iterations(recipe, per_epoch)
    for entry in extensions(recipe):
        ratio = entry.learning_rate / rate if entry.learning_rate and rate else FINE_RATIO
        parts.append(extension_part(begin, entry.epochs * per_epoch, ratio, entry.schedule))
        begin += entry.epochs * per_epoch
    return parts


def parts_of(recipe: TrainRecipe, per_epoch: int, rate: float) -> list[dict[str, Any]]:
    """Return the whole schedule of a run with a schedule of ours; ``rate`` is its own learning rate."""
    first = schedule_parts(recipe.options, first_iterations(recipe, per_epoch))
    return [*first, *extension_parts(recipe, per_epoch, rate)]


def halved(recipe: TrainRecipe) -> TrainRecipe:
    """Return the recipe with half the batch and twice the accumulation: the same steps in half the memory.

    The learning rate stays, since what a step sees stays; of an odd batch a step sees one sample less, and the rate
    shrinks with it. Raises RecipeError for a batch of one.
    """
    if recipe.batch_size < 2:
        raise RecipeError(f"{recipe.name}: a batch of one cannot be halved; choose a smaller input size")
    doubled = {"accumulate": 2 * int(recipe.options.get("accumulate", 1))}
    for name in ("iterations", "val_iterations", "warmup_iterations"):
        if name in recipe.options:  # an iteration sees half of what it did
            doubled[name] = 2 * int(recipe.options[name])
    batch = recipe.batch_size // 2
    rate = recipe.learning_rate * (2 * batch / recipe.batch_size)
    return replace(recipe, batch_size=batch, learning_rate=rate, options={**recipe.options, **doubled})


def sweep(recipe: TrainRecipe, values: Mapping[str, Sequence[Any]]) -> tuple[TrainRecipe, ...]:
    """Return a recipe for every combination of the values, named after them; extensions of the run are left out.

    Raises RecipeError when there are none, too many, or a value is not of the right kind.
    """
    for key, value in ((key, value) for key, listed in values.items() for value in listed):
        with_settings(recipe, {key: value})  # what one value is comes before how many there are
    combinations = list(itertools.product(*values.values()))
    if not values or not combinations or not 1 < len(combinations) <= MOST_RUNS:
        raise RecipeError(
            f"A sweep makes 2 to {MOST_RUNS} runs, this one would make {len(combinations) * bool(values)}"
        )
    return tuple(_varied(recipe, dict(zip(values, chosen, strict=True))) for chosen in combinations)


def _varied(recipe: TrainRecipe, settings: Mapping[str, Any]) -> TrainRecipe:
    plain = cloned(recipe)
    ending = "-".join(f"{_short(key)}{_word(value)}" for key, value in settings.items())
    varied = with_settings(plain, settings)
    if "epochs" in settings and "val_interval" not in settings:
        varied = replace(varied, val_interval=validation_interval(varied.epochs))
    return replace(varied, name=f"{plain.name[:40]}-{ending}"[:70])


def cloned(recipe: TrainRecipe) -> TrainRecipe:
    """Return the recipe for a new run like this one, without what only its own past explains."""
    options = {key: value for key, value in recipe.options.items() if key != EXTENSIONS}
    return replace(recipe, epochs=first_epochs(recipe), options=options, labels_hash="")


def _short(key: str) -> str:
    """``learning_rate`` is ``lr``, ``model.head.dropout`` is ``dropout``."""
    last = key.rpartition(".")[2]
    return "".join(word[:1] for word in last.split("_")) if "_" in last else last


def _word(value: Any) -> str:
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return "".join(sign if sign.isalnum() or sign in ".-" else "_" for sign in text)
