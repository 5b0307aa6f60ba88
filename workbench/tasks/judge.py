"""Which of two validations of a run is the better one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.tasks.features import is_higher_better
from workbench.tasks.looking import looks_into_boxes
from workbench.tasks.recipe import TrainRecipe
from workbench.tasks.task import POSE, task


@dataclass(frozen=True, slots=True)
class Judge:
    """Looks at one validation figure."""

    metric: str
    is_higher_better: bool

    def of(self, metrics: Mapping[str, float] | None) -> float | None:
        """Return the figure, None where it was not measured."""
        return (metrics or {}).get(self.metric)

    def is_better(self, one: float | None, other: float | None) -> bool:
        """Whether one is better than the other; any figure is better than none."""
        if one is None or other is None:
            return one is not None
        return one > other if self.is_higher_better else one < other


def judge_of(recipe: TrainRecipe) -> Judge:
    """Return the judge that a recipe names, or its task's."""
    chosen = str(recipe.options.get("best_metric") or "")
    if chosen:
        return Judge(chosen, is_higher_better(chosen))
    kind = task(recipe.task)
    if kind == POSE and not looks_into_boxes(recipe):
        # The distances of the poses that were found say nothing of those that were not.
        return Judge("AP", is_higher_better=True)
    return Judge(kind.best_metric, kind.higher_is_better)
