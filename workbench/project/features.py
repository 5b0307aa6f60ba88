"""The features of a project's images: what a run's network says of each in numbers, read and never trusted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.analysis.similarity import nearest
from workbench.project.error import ProjectError
from workbench.project.project import Project
from workbench.protocol.arrays import ArrayFileError, read_array
from workbench.protocol.job_folder import JobFolder


@dataclass(frozen=True, slots=True)
class Features:
    """``ids`` (N,) are image ids, ``vectors`` (N, D) one vector each, ``run`` whose network made them."""

    run: str
    ids: npt.NDArray[np.int64]
    vectors: npt.NDArray[np.float32]

    def like(self, image_id: int, most: int) -> Sequence[tuple[int, float]]:
        """Return the images most like one, with the cosine, nearest first; raises ProjectError for an unknown one."""
        try:
            return nearest(self.ids, self.vectors, image_id, most)
        except KeyError:
            raise ProjectError(
                f"image {image_id} has no features of {self.run} yet; make them anew with: workbench features"
            ) from None


def newest_features(project: Project, run: str = "") -> Features:
    """Read the features that were made last, by one run or by any; raises ProjectError when there are none."""
    runs = (run,) if run else project.runs.names()
    found = [job for name in runs for job in project.predictions.jobs(name) if job.features.is_file()]
    if not found:
        whose = f"{run} has" if run else "the images have"
        raise ProjectError(f"{whose} no features yet; make them with: workbench features {project.path} --run RUN")
    return read_features(max(found, key=lambda job: job.features.stat().st_mtime_ns))


def read_features(job: JobFolder) -> Features:
    """Read the features of one job; raises ProjectError for a file that holds none."""
    try:
        ids, vectors = read_array(job.features, "ids"), read_array(job.features, "features")
    except ArrayFileError as error:
        raise ProjectError(str(error)) from None
    is_sound = ids.ndim == 1 and vectors.ndim == 2 and len(ids) == len(vectors) and ids.dtype.kind == "i"
    if not is_sound or vectors.dtype.kind != "f" or not np.isfinite(vectors).all():
        raise ProjectError(f"{job.features}: these are no features of images")
    return Features(job.path.parent.name, ids.astype(np.int64), vectors.astype(np.float32))
