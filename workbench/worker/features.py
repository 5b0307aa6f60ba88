"""A feature job: every image of ``images.jsonl`` through a trained network, one vector each into ``features.npz``."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt

from workbench.protocol.arrays import ArrayFileError, read_array, write_arrays
from workbench.tasks.recipe import PredictRecipe
from workbench.worker.adapters.adapter import Extractor, FeatureSource, WorkingJob
from workbench.worker.adapters.catalog import adapter
from workbench.worker.failures import JobFailure, JobStopped
from workbench.worker.predict import read_image, read_tasks, trained_model

Vectors = dict[int, npt.NDArray[np.float32]]


def extract(recipe: PredictRecipe, job: WorkingJob) -> None:
    """Describe every image that has no vector yet, so that a stopped job goes on where it was.

    An unreadable image is told as a warning and left out. Raises JobFailure and JobStopped.
    """
    tasks = list(read_tasks(job.folder.images))
    job.reporter.phase("Loading the model")
    describe = load_extractor(recipe, job)
    vectors = _read(job.folder.features)
    job.reporter.phase("Describing the images")
    for done, task in enumerate(tasks, start=1):
        if task.id not in vectors:
            try:
                vectors[task.id] = describe(read_image(task.path))
            except JobFailure as error:
                job.reporter.notice("warning", f"{error} It is left out.")
        job.reporter.progress(done, len(tasks), "image")
        if job.stop.is_requested() and done < len(tasks):
            _write(job.folder.features, vectors)
            raise JobStopped(f"Stopped after {done} of {len(tasks)} images; what was described is kept.")
    if not vectors:
        raise JobFailure("None of the images could be read, so there are no features.")
    _write(job.folder.features, vectors)


def load_extractor(recipe: PredictRecipe, job: WorkingJob) -> Extractor:
    """Load the network of the recipe's run; raises JobFailure when its library's networks are not asked for that."""
    model = trained_model(recipe, job)
    found = adapter(model.recipe.adapter)
    if not hasattr(found, "extractor"):
        raise JobFailure(
            f"The run {model.recipe.name} is of {model.recipe.adapter}: images are compared by the features of a run "
            "that classifies images or learned without labels."
        )
    return cast(FeatureSource, found).extractor(model, recipe)


def _read(path: Path) -> Vectors:
    if not path.is_file():
        return {}
    try:
        ids, values = read_array(path, "ids"), read_array(path, "features")
    except ArrayFileError:
        return {}
    return {int(number): vector for number, vector in zip(ids, values, strict=True)}


def _write(path: Path, vectors: Vectors) -> None:
    if vectors:
        ids = np.fromiter(vectors, dtype=np.int64, count=len(vectors))
        write_arrays(path, {"ids": ids, "features": np.stack(list(vectors.values())).astype(np.float32)})
