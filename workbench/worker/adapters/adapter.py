"""What an adapter must do: train from a recipe, and give back a predictor. One adapter a library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from workbench.core.masks import Mask
from workbench.protocol.job_folder import JobFolder
from workbench.tasks.recipe import PredictRecipe, Spot, TrainRecipe
from workbench.worker.control import StopWatch
from workbench.worker.reporter import Reporter
from workbench.worker.snapshot import Snapshot
from workbench.worker.team import ALONE, Seat

XYWH = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class WorkingJob:
    """The job that is going on: its folder, its voice and its ear, and which of its processes this is."""

    folder: JobFolder
    reporter: Reporter
    stop: StopWatch
    seat: Seat = ALONE


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that a model found, in image pixels: an object, a region (mask alone), a class of the whole image
    (neither box nor mask), or with ``picture`` (h, w, 3, BGR) a restored image.

    ``keypoints`` are x, y, score, one for every keypoint of the category. ``heatmaps`` has shape (K, h, w), values
    0..1; ``to_image`` takes (column + 0.5, row + 0.5) of a cell to image pixels (2x3, row by row).
    """

    category_id: int
    score: float
    bbox_xywh: XYWH | None = None
    mask: Mask | None = None
    keypoints: tuple[tuple[float, float, float], ...] = ()
    heatmaps: npt.NDArray[np.float16] | None = None
    to_image: tuple[float, ...] = ()
    picture: npt.NDArray[np.uint8] | None = None

    @property
    def is_of_image(self) -> bool:
        """Whether it is a class of the image as a whole."""
        return self.bbox_xywh is None and self.mask is None and self.picture is None and not self.keypoints


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """A run to predict with: its recipe, the labels it was trained on and the checkpoint's file."""

    recipe: TrainRecipe
    snapshot: Snapshot
    checkpoint: Path


class Predictor(Protocol):
    """A loaded model."""

    def __call__(self, image: npt.NDArray[np.uint8], spots: Sequence[Spot] | None) -> list[Found]:
        """Return what is on an image of shape (h, w, 3), BGR. ``spots`` are where a top-down pose model looks."""
        ...


class Extractor(Protocol):
    """A loaded model that says in numbers what an image is like."""

    def __call__(self, image: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        """Return one vector (D,) for an image of shape (h, w, 3), BGR."""
        ...


class FeatureSource(Protocol):
    """An adapter whose models can be asked for features, too."""

    def extractor(self, model: TrainedModel, recipe: PredictRecipe) -> Extractor:
        """Load a trained model; raises JobFailure when the checkpoint does not fit."""
        ...


class Adapter(Protocol):
    """One way to train: a library, or the demo learner."""

    name: str

    def train(self, recipe: TrainRecipe, job: WorkingJob) -> None:
        """Train to the end, resuming from the newest checkpoint if there is one.

        Returns when the last epoch is done and its checkpoint stored. Raises JobStopped when asked to stop (after
        saving a checkpoint) and JobFailure with a sentence when it cannot go on.
        """
        ...

    def predictor(self, model: TrainedModel, recipe: PredictRecipe) -> Predictor:
        """Load a trained model; raises JobFailure when the checkpoint does not fit."""
        ...
