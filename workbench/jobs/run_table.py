"""Training runs as a table: what each was told, what came of it, and which labels it saw."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np

from workbench.jobs.curves import Curves
from workbench.jobs.job import Job
from workbench.protocol.job_folder import JobFolder
from workbench.tasks.judge import Judge, judge_of
from workbench.tasks.presets import PresetError, preset
from workbench.tasks.recipe import RecipeError, TrainRecipe, read_recipe

Value = str | int | float | tuple[int, int] | None
HASH_LETTERS = 8
"""So much of a label snapshot's hash tells it from the others of a project."""


class Told(NamedTuple):
    """What stands in a run's folder from its beginning; ``images`` None where the snapshot cannot be read."""

    recipe: TrainRecipe
    images: int | None


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run. None: not known, or not yet.

    ``input_wh`` is width, height in pixels, None for the model's own. ``best`` and ``last`` are values of ``metric``;
    ``best_epoch`` the epoch of the best. ``seconds`` is how long it worked, all its lives together. ``images`` counts
    those that were learned from, ``labels`` begins the hash of the snapshot.
    """

    name: str
    model: str = ""
    task: str = ""
    state: str = ""
    epoch: int = 0
    epochs: int = 0
    batch: int | None = None
    rate: float | None = None
    input_wh: tuple[int, int] | None = None
    seed: int | None = None
    device: str = ""
    metric: str = ""
    best: float | None = None
    best_epoch: float | None = None
    last: float | None = None
    seconds: float | None = None
    images: int | None = None
    labels: str = ""


class RunFolders:
    """Reads what runs were told, each folder once as long as its recipe stays the same."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[tuple[int, int], Told | None]] = {}

    def told(self, path: Path) -> Told | None:
        """Return what a run's folder says, None where its recipe is none of a training. Reads the disk."""
        folder = JobFolder(path)
        try:
            status = folder.recipe.stat()
        except OSError:
            return None
        stamp = status.st_ino, status.st_mtime_ns
        known = self._known.get(path)
        if known is None or known[0] != stamp:
            known = self._known[path] = stamp, _read(folder)
        return known[1]


def _read(folder: JobFolder) -> Told | None:
    try:
        recipe = read_recipe(folder.recipe)
    except (OSError, RecipeError):
        return None
    return Told(recipe, _count_images(folder.labels / "train.json")) if isinstance(recipe, TrainRecipe) else None


def _count_images(path: Path) -> int | None:
    try:
        return len(json.loads(path.read_bytes())["images"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def run_row(job: Job, told: Told | None, curves: Curves) -> RunRow:
    """Return the row of a run; without what it was told only what its messages say."""
    seconds = job.worked_s(time.time())
    if told is None:
        return RunRow(job.name, job.preset, state=job.state.value, epoch=job.epoch, device=job.device, seconds=seconds)
    recipe = told.recipe
    judge = judge_of(recipe)
    best, best_epoch, last = _figures(judge, curves)
    return RunRow(
        job.name,
        model_title(recipe),
        recipe.task,
        job.state.value,
        job.epoch,
        job.max_epochs or recipe.epochs,
        recipe.batch_size,
        recipe.learning_rate or None,
        recipe.input_wh if all(recipe.input_wh) else None,
        recipe.seed,
        job.device,
        judge.metric,
        best,
        best_epoch,
        last,
        seconds,
        told.images,
        recipe.labels_hash[:HASH_LETTERS],
    )


def model_title(recipe: TrainRecipe) -> str:
    """Return what a run's model is called: the preset's title, or the name of the zoo's configuration."""
    if recipe.fit:
        return Path(recipe.base_config).stem
    try:
        return preset(recipe.preset).title
    except PresetError:
        return recipe.preset


def _figures(judge: Judge, curves: Curves) -> tuple[float | None, float | None, float | None]:
    """The best figure, its epoch, the newest one; a figure that is no number is none."""
    _, epochs, values = curves.series("val", judge.metric)
    if not len(values):
        _, epochs, values = curves.series("train", judge.metric)  # learning without labels is judged by its loss
    places = np.flatnonzero(np.isfinite(values))
    if not len(places):
        return None, None, None
    seen = values[places]
    best = places[int(np.argmax(seen) if judge.is_higher_better else np.argmin(seen))]
    last = float(values[-1])
    return float(values[best]), float(epochs[best]), last if math.isfinite(last) else None


def row_values(row: RunRow) -> Mapping[str, Value]:
    """Return a row's values by the names of its fields, for other programs."""
    return {name: getattr(row, name) for name in RunRow.__dataclass_fields__}
