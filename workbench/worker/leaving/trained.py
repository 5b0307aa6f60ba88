"""A finished run read again: recipe, classes and its best whole checkpoint."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.protocol.job_folder import JobFolder
from workbench.tasks.recipe import TrainRecipe, read_recipe
from workbench.worker.checkpoint_store import CheckpointRecord, CheckpointStore
from workbench.worker.failures import JobFailure
from workbench.worker.snapshot import Snapshot, read_snapshot


@dataclass(frozen=True, slots=True)
class Trained:
    """What a run left behind; ``store.path(record)`` is the checkpoint's file."""

    recipe: TrainRecipe
    snapshot: Snapshot
    store: CheckpointStore
    record: CheckpointRecord


def read_trained(run: JobFolder) -> Trained:
    """Read a run with its best checkpoint by validation; raises JobFailure, RecipeError or CheckpointError."""
    recipe = read_recipe(run.recipe)
    if not isinstance(recipe, TrainRecipe):
        raise JobFailure(f"{run.recipe} is not the recipe of a training run.")
    store = CheckpointStore(run.checkpoints)
    record = store.best()
    if record is None:
        raise JobFailure(f"The run {run.path.name} has no checkpoint yet: let it train first.")
    return Trained(recipe, read_snapshot(run.labels / "train.json", recipe.categories), store, record)
