"""How long a run is, counted in optimizer iterations."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbench.tasks.recipe import TrainRecipe
from workbench.tasks.run_changes import all_iterations, first_epochs, first_iterations
from workbench.worker.openmmlab.dataset import SnapshotDataset


@dataclass(frozen=True, slots=True)
class Steps:
    """The batch size that the data allows, the batches of an epoch, and the epochs of the run's own schedule.

    A run may be counted in ``iterations`` instead, and may have been extended: ``extended`` more of them.
    """

    batch_size: int
    per_epoch: int
    epochs: int
    iterations: int = 0
    extended: int = 0

    @property
    def total(self) -> int:
        """The iterations of the run's own schedule."""
        return self.iterations or self.per_epoch * self.epochs

    @property
    def all(self) -> int:
        """The iterations with those of its extensions."""
        return self.total + self.extended


def count_steps(recipe: TrainRecipe, snapshot: Path, kind: str) -> Steps:
    """Count the samples of the training split; raises JobFailure when there are none."""
    count = len(SnapshotDataset(str(snapshot), kind, recipe.categories, []))
    batch = min(recipe.batch_size, count)
    per_epoch, iterations = count // batch, int(recipe.options.get("iterations", 0))
    extended = all_iterations(recipe, per_epoch) - first_iterations(recipe, per_epoch)
    return Steps(batch, per_epoch, first_epochs(recipe), iterations, extended)
