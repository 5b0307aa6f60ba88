"""A recipe fitted to the labels of the draft: what the verbs work on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from workbench.tasks.recipe import TrainRecipe
from workbench.worker.adapters.adapter import WorkingJob
from workbench.worker.adapters.catalog import adapter
from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.learning import Learning
from workbench.worker.snapshot import Snapshot, read_snapshot

if TYPE_CHECKING:
    from mmengine.config import Config


@dataclass(frozen=True, slots=True)
class Workpiece:
    """``original`` is the library's config as it was read, ``config`` the whole config of the run."""

    recipe: TrainRecipe
    snapshot: Snapshot
    learning: Learning
    original: Config
    config: Config


def fitted(recipe: TrainRecipe, job: WorkingJob) -> Workpiece:
    """Fit a recipe as its adapter would for the run; raises JobFailure for one that learns without a library."""
    if recipe.adapter == "fake":
        raise JobFailure("The demo learner has no config and no pipeline: choose a model of a library.")
    recipe = replace(recipe, loader_workers=0)
    snapshot = read_snapshot(job.folder.labels / "train.json", recipe.categories)
    # The adapter comes first: importing it puts the patches in place that the library needs.
    library: Any = adapter(recipe.adapter)
    from workbench.worker.openmmlab.configs import original_config
    from workbench.worker.openmmlab.training import run_config

    original = original_config(recipe)
    learning = _learning(library, recipe, snapshot)
    return Workpiece(recipe, snapshot, learning, original, run_config(recipe, job, learning))


def _learning(library: Any, recipe: TrainRecipe, snapshot: Snapshot) -> Learning:
    if hasattr(library, "learning"):
        found: Learning = library.learning(recipe, snapshot)
        return found
    from workbench.worker.openmmlab.fit.catalog import fit_of

    return fit_of(recipe.adapter)(recipe, snapshot).learning
