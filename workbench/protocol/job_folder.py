"""The names inside a job's folder: where the two houses meet on disk.

A job folder is a training run or a prediction job; ``recipe.json`` says which. Everything but ``recipe.json``,
``labels/`` and ``control.jsonl`` is written by the worker alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class JobFolder:
    """The files of one job. Only names; nothing is created."""

    path: Path

    @property
    def recipe(self) -> Path:
        """What to do (tasks.recipe), written once before the start."""
        return self.path / "recipe.json"

    @property
    def live(self) -> Path:
        """What a live process is to do (tasks.recipe), in place of ``recipe``: no queue shall take it for a job."""
        return self.path / "live.json"

    @property
    def refined(self) -> Path:
        """A live process' answers that are about given boxes alone, one JSON line each, ``number`` first."""
        return self.path / "refined.jsonl"

    @property
    def labels(self) -> Path:
        """The frozen label snapshot: one COCO file a split, ``labels/train.json``, ``labels/val.json``."""
        return self.path / "labels"

    @property
    def events(self) -> Path:
        """Messages worker to window."""
        return self.path / "events.jsonl"

    @property
    def control(self) -> Path:
        """Messages window to worker."""
        return self.path / "control.jsonl"

    @property
    def log(self) -> Path:
        """Standard output and error of the worker: the libraries' chatter."""
        return self.path / "log.txt"

    @property
    def config(self) -> Path:
        """The final mm config as it was run, for people and for other tools."""
        return self.path / "config.py"

    @property
    def cinema(self) -> Path:
        """What the model saw on followed images, a prediction folder a validation: ``cinema/<iteration>-<epoch>``."""
        return self.path / "cinema"

    @property
    def vitals(self) -> Path:
        """How busy the computer was while the run went on: messages of the worker, its own channel."""
        return self.path / "vitals.jsonl"

    @property
    def checkpoints(self) -> Path:
        """Checkpoints and their manifest."""
        return self.path / "checkpoints"

    @property
    def manifest(self) -> Path:
        """Which checkpoints are whole, newest last (JSON)."""
        return self.path / "checkpoints" / "manifest.json"

    @property
    def images(self) -> Path:
        """A prediction job's images, one JSON line each (see tasks.recipe.PredictRecipe)."""
        return self.path / "images.jsonl"

    @property
    def predictions(self) -> Path:
        """One JSON line an image: what was found."""
        return self.path / "predictions.jsonl"

    @property
    def heatmaps(self) -> Path:
        """Array files, one an image: ``heatmaps/<image id>.npz`` with one array an instance."""
        return self.path / "heatmaps"

    @property
    def pictures(self) -> Path:
        """Restored pictures, one an image: ``pictures/<image id>.png``."""
        return self.path / "pictures"

    @property
    def answers(self) -> Path:
        """What the workshop answered: ``answers/<number>.json`` and, where there are arrays, ``<number>.npz``."""
        return self.path / "answers"

    @property
    def features(self) -> Path:
        """An array file: ``ids`` (N,) int64, the images, and ``features`` (N, D) float32, a vector each."""
        return self.path / "features.npz"
