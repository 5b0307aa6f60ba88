"""The classes of a run that was trained elsewhere, held against those of the project that it comes into.

A class is the same when its name is. Numbers of another project mean nothing here: left as they are, what the run finds
would be shown under whatever class has that number.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from workbench.core.edit import Edit, Patch
from workbench.core.schema import Category, LabelSchema
from workbench.formats.catalog import codec
from workbench.formats.codec import FormatError
from workbench.project.error import ProjectError
from workbench.protocol.job_folder import JobFolder
from workbench.tasks.recipe import TrainRecipe
from workbench.tasks.task import TASKS


@dataclass(frozen=True, slots=True)
class ArrivedClasses:
    """What a run predicts, in its own order: the classes' names, and those of them that the project lacks."""

    names: tuple[str, ...]
    new: tuple[Category, ...]

    def edit(self, schema: LabelSchema) -> Edit | None:
        """Return what adds the classes that the project lacks; None when it has them all."""
        if not self.new:
            return None
        return Edit("Add classes", (Patch(schema, LabelSchema((*schema.categories, *self.new))),))

    def sentence(self, run: str) -> str:
        """Return what a person should know before predicting with the run."""
        classes, new = _listed(self.names), _listed([each.name for each in self.new])
        if not self.names:
            return f"{run} tells no classes apart."
        if not self.new:
            return f"{run} predicts {classes}: the project has all of these classes."
        if len(self.new) == len(self.names):
            return f"{run} predicts {classes}: the project had none of these classes, they were added to it."
        return f"{run} predicts {classes}: new in the project, and added to it, are {new}."


def held_against(categories: Sequence[Category], schema: LabelSchema) -> ArrivedClasses:
    """Say which of a run's classes a project lacks, once they have the project's numbers (see ``renumbered``)."""
    known = {category.id for category in schema.categories}
    return ArrivedClasses(
        tuple(category.name for category in categories),
        tuple(category for category in categories if category.id not in known),
    )


def classes_of(folder: JobFolder, recipe: TrainRecipe) -> tuple[Category, ...]:
    """Return the classes that a run predicts, in its order, as its snapshot of the labels names them; none where it
    learned without labels. Raises ProjectError.
    """
    if any(task.name == recipe.task and not task.needs_labels for task in TASKS):
        return ()
    try:
        known = {each.id: each for each in codec("coco").read(folder.labels / "train.json").dataset.schema.categories}
        return tuple(known[number] for number in recipe.categories or known)
    except (FormatError, KeyError) as error:
        raise ProjectError(f"{folder.labels / 'train.json'}: the run's classes cannot be read ({error})") from None


def renumbered(folder: JobFolder, recipe: TrainRecipe, schema: LabelSchema) -> TrainRecipe:
    """Give the classes in a run's snapshot, which holds no labels, the project's numbers; returns the fitting recipe.

    Classes that the project lacks get numbers that it has not given. Raises ProjectError, OSError.
    """
    file = folder.labels / "train.json"
    try:
        body = json.loads(file.read_text(encoding="utf-8"))
        numbers = _numbers({int(each["id"]): str(each["name"]) for each in body["categories"]}, schema)
        body["categories"] = [{**each, "id": numbers[int(each["id"])]} for each in body["categories"]]
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise ProjectError(f"{file}: the run's classes cannot be read ({error})") from None
    file.write_text(json.dumps(body), encoding="utf-8")
    return replace(recipe, categories=tuple(numbers[number] for number in recipe.categories if number in numbers))


def _numbers(names: Mapping[int, str], schema: LabelSchema) -> dict[int, int]:
    known: dict[str, Any] = {category.name.casefold(): category.id for category in reversed(schema.categories)}
    free, numbers = schema.next_id(), dict[int, int]()
    for number, name in names.items():
        here = known.pop(name.casefold(), None)
        numbers[number] = free if here is None else here
        free += here is None
    return numbers


def _listed(names: Sequence[str], most: int = 5) -> str:
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"
