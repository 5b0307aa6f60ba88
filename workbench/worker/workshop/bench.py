"""What lies on the workshop's bench: the recipe asked about, fitted, and kept until another one is asked about."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.protocol.job_folder import JobFolder
from workbench.tasks.recipe import RecipeError, TrainRecipe, recipe_from_json
from workbench.worker.adapters.adapter import WorkingJob
from workbench.worker.control import StopWatch
from workbench.worker.failures import JobFailure
from workbench.worker.reporter import Reporter

if TYPE_CHECKING:
    from workbench.worker.workshop.workpiece import Workpiece


@dataclass(frozen=True, slots=True)
class _Mark:
    """By what a fitted recipe is known again."""

    recipe: TrainRecipe
    labels_ns: int


class Bench:
    """The job's folder and voice, and the workpiece in hand."""

    def __init__(self, folder: JobFolder, reporter: Reporter, stop: StopWatch) -> None:
        self.job = WorkingJob(folder, reporter, stop)
        self.recipe: TrainRecipe | None = None
        self.kept: dict[str, Any] = {}
        """What verbs keep from one question to the next about the same recipe: built datasets, a built model."""
        self._mark: _Mark | None = None
        self._piece: Workpiece | None = None

    def workpiece(self, asked: dict[str, Any]) -> Workpiece:
        """Fit the recipe of a question (its JSON object under ``recipe``), unless it lies here; raises JobFailure."""
        recipe = _recipe(asked)
        self.recipe = recipe
        mark = _Mark(recipe, self._labels_ns())
        if self._piece is None or mark != self._mark:
            from workbench.worker.workshop.workpiece import fitted

            if self._piece is None:
                self.job.reporter.phase("Loading the libraries")
            self.kept.clear()
            self._piece, self._mark = fitted(recipe, self.job), mark
        return self._piece

    def _labels_ns(self) -> int:
        try:
            return (self.job.folder.labels / "train.json").stat().st_mtime_ns
        except OSError:
            raise JobFailure("There are no labels to look at: label some images of the training split.") from None


def _recipe(asked: dict[str, Any]) -> TrainRecipe:
    try:
        recipe = recipe_from_json(json.dumps(asked["recipe"]))
    except KeyError:
        raise JobFailure("The question names no recipe.") from None
    except RecipeError as error:
        raise JobFailure(f"{error}.") from None
    if not isinstance(recipe, TrainRecipe):
        raise JobFailure("The recipe is not one of a training.")
    return recipe
