"""How long a run is, counted in optimizer iterations."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbench.tasks.recipe import TrainRecipe
from workbench.worker.openmmlab.dataset import SnapshotDataset


@dataclass(frozen=True, slots=True)
class Steps:
    """The batch size that the data allows, the batches of an epoch, and the epochs."""

    batch_size: int
    per_epoch: int
    epochs: int

    @property
    def total(self) -> int:
        """All iterations of the run."""
        return self.per_epoch * self.epochs


def count_steps(recipe: TrainRecipe, snapshot: Path, kind: str) -> Steps:
    """Count the samples of the training split; raises JobFailure when there are none."""
    count = len(SnapshotDataset(str(snapshot), kind, recipe.categories, []))
    batch = min(recipe.batch_size, count)
    return Steps(batch, count // batch, recipe.epochs)
