"""The demo learner: learns the mean label, in plain numpy, and speaks the whole protocol.

It is the baseline a model has to beat (where an object usually lies, how a pose usually looks inside its box), and lets
the window's journeys run without torch.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from workbench.core.masks import Mask
from workbench.tasks.recipe import PredictRecipe, Spot, TrainRecipe
from workbench.tasks.task import task
from workbench.worker.adapters.adapter import XYWH, Found, Predictor, TrainedModel, WorkingJob
from workbench.worker.checkpoint_store import CheckpointRecord, CheckpointStore
from workbench.worker.failures import JobFailure, JobPaused, JobStopped
from workbench.worker.reporter import Place
from workbench.worker.snapshot import LabelledImage, LabelledObject, Snapshot, read_snapshot

HEATMAP_CELLS = 48
Vector = npt.NDArray[np.float64]


@dataclass(slots=True)
class MeanLabel:
    """What was learned, a vector each category: box (x, y, w, h as parts of the image), then the keypoints' x, y as
    parts of the box. ``step`` counts the iterations done."""

    step: int = 0
    best: float | None = None
    means: dict[int, Vector] = field(default_factory=dict)

    def write(self, path: Path) -> None:
        """Write as JSON."""
        body = {"step": self.step, "best": self.best, "means": {str(k): v.tolist() for k, v in self.means.items()}}
        path.write_text(json.dumps(body), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> MeanLabel:
        """Read it back; raises JobFailure naming the file."""
        try:
            body = json.loads(path.read_text(encoding="utf-8"))
            means = {int(key): np.asarray(value, dtype=np.float64) for key, value in body["means"].items()}
            return cls(int(body["step"]), body["best"], means)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise JobFailure(f"The checkpoint {path} cannot be read ({error}).") from None


class FakeAdapter:
    """Learns the mean label of every category."""

    name = "fake"

    def train(self, recipe: TrainRecipe, job: WorkingJob) -> None:
        """See Adapter.train."""
        if not job.seat.is_first:
            return  # a mean is nothing to share
        train = read_snapshot(job.folder.labels / "train.json", recipe.categories)
        samples = [(_vector(image, item), item.category_id) for image in train.images for item in image.objects]
        if not samples:
            raise JobFailure("There is nothing to learn: the training images hold no labels.")
        val_path = job.folder.labels / "val.json"
        val = read_snapshot(val_path, recipe.categories) if val_path.exists() else Snapshot((), ())
        _Training(recipe, job, samples, val).run()

    def predictor(self, model: TrainedModel, recipe: PredictRecipe) -> Predictor:
        """See Adapter.predictor."""
        learned = MeanLabel.read(model.checkpoint)
        return _MeanPredictor(learned, model.recipe.task, recipe.heatmaps)


class _Training:
    def __init__(self, recipe: TrainRecipe, job: WorkingJob, samples: list[tuple[Vector, int]], val: Snapshot) -> None:
        self._recipe, self._job, self._samples, self._val = recipe, job, samples, val
        self._store = CheckpointStore(job.folder.checkpoints, ".json")
        self._per_epoch = max(1, len(samples) // recipe.batch_size)
        newest = self._store.newest()
        self._model = MeanLabel.read(self._store.path(newest)) if newest else MeanLabel()

    def run(self) -> None:
        self._job.reporter.phase("Training")
        for epoch in range(self._model.step // self._per_epoch, self._recipe.epochs):
            self._epoch(epoch)
            last = epoch + 1 == self._recipe.epochs
            metric = self._validate(epoch) if last or (epoch + 1) % self._recipe.val_interval == 0 else None
            if last or metric is not None or (epoch + 1) % self._recipe.checkpoint_interval == 0:
                self._save(epoch + 1, metric)
            if not last and self._job.stop.is_pause_requested():
                self._save(epoch + 1, metric)
                raise JobPaused(f"Paused after epoch {epoch + 1} of {self._recipe.epochs}; a checkpoint is saved.")

    def _epoch(self, epoch: int) -> None:
        order = list(range(len(self._samples)))
        random.Random(f"{self._recipe.seed}:{epoch}").shuffle(order)
        total = self._per_epoch * self._recipe.epochs
        for position in range(self._model.step - epoch * self._per_epoch, self._per_epoch):
            batch = order[position * self._recipe.batch_size : (position + 1) * self._recipe.batch_size]
            loss = self._step([self._samples[index] for index in batch])
            step = self._model.step = self._model.step + 1
            self._job.reporter.scalars(
                step, step / self._per_epoch, "train", {"loss": loss, "lr": self._recipe.learning_rate}
            )
            place = Place(step, total, epoch + 1, self._recipe.epochs)
            self._job.reporter.progress(step, total, "iteration", place)
            time.sleep(float(self._recipe.options.get("seconds_per_iteration", 0.0)))
            if self._job.stop.is_requested():
                self._save(epoch, None)
                raise JobStopped(f"Stopped at iteration {step} of {total}; a checkpoint is saved.")

    def _step(self, batch: list[tuple[Vector, int]]) -> float:
        losses = []
        for vector, category in batch:
            mean = self._model.means.setdefault(category, np.full(vector.shape, 0.5))
            difference = np.nan_to_num(vector - mean)
            mean += self._recipe.learning_rate * difference / max(len(batch), 1)
            losses.append(float((difference**2).mean()))
        return float(np.mean(losses)) if losses else 0.0

    def _validate(self, epoch: int) -> float | None:
        self._job.reporter.phase("Validating")
        objects = [(image, item) for image in self._val.images for item in image.objects]
        values = (
            _pose_metrics(self._model, objects) if self._recipe.task == "pose" else _box_metrics(self._model, objects)
        )
        if values:
            self._job.reporter.scalars(self._model.step, epoch + 1, "val", values)
        self._job.reporter.phase("Training")
        return values.get(task(self._recipe.task).best_metric)

    def _save(self, epoch: int, metric: float | None) -> None:
        higher = task(self._recipe.task).higher_is_better
        best = self._model.best
        is_best = metric is not None and (best is None or (metric > best if higher else metric < best))
        if is_best:
            self._model.best = metric
        record = CheckpointRecord("", epoch, self._model.step, "", 0, metric, is_best)
        stored = self._store.save(record, self._model.write, lambda path: _discard(MeanLabel.read(path)))
        self._job.reporter.checkpoint(f"checkpoints/{stored.file}", epoch, stored.step, stored.is_best)


def _discard(_: object) -> None:
    """Reading it back was the point."""


class _MeanPredictor:
    def __init__(self, learned: MeanLabel, task_name: str, heatmaps: bool) -> None:
        self._learned, self._task, self._heatmaps = learned, task_name, heatmaps

    def __call__(self, image: npt.NDArray[np.uint8], spots: Sequence[Spot] | None) -> list[Found]:
        height, width = image.shape[:2]
        if self._task != "pose":
            return [self._object(category, width, height) for category in self._learned.means]
        first, mean = next(iter(self._learned.means.items()))
        looked = spots if spots is not None else [Spot(_box_of(mean, width, height), first)]
        means = self._learned.means
        return [self._pose(spot.category_id, means.get(spot.category_id, mean), spot.box_xywh) for spot in looked]

    def _object(self, category: int, width: int, height: int) -> Found:
        box = _box_of(self._learned.means[category], width, height)
        mask = None
        if self._task == "instances":
            cells = np.zeros((height, width), dtype=bool)
            x, y, w, h = (round(value) for value in box)
            cells[max(y, 0) : y + h, max(x, 0) : x + w] = True
            mask = Mask.from_array(cells)
        return Found(category, 0.5, box, mask)

    def _pose(self, category: int, mean: Vector, box: XYWH) -> Found:
        points = [(box[0] + u * box[2], box[1] + v * box[3], 0.5) for u, v in mean[4:].reshape(-1, 2)]
        if not self._heatmaps:
            return Found(category, 0.5, box, keypoints=tuple(points))
        cells = np.arange(HEATMAP_CELLS) + 0.5
        maps = [
            np.exp(-((cells[None] - u * HEATMAP_CELLS) ** 2 + (cells[:, None] - v * HEATMAP_CELLS) ** 2) / 18)
            for u, v in mean[4:].reshape(-1, 2)
        ]
        to_image = (box[2] / HEATMAP_CELLS, 0.0, box[0], 0.0, box[3] / HEATMAP_CELLS, box[1])
        return Found(category, 0.5, box, None, tuple(points), np.asarray(maps, dtype=np.float16), to_image)


def _vector(image: LabelledImage, item: LabelledObject) -> Vector:
    """The label as parts of the image and of the box; points that are not labelled are NaN."""
    left, top, right, bottom = item.box_xyxy
    width, height = max(right - left, 1e-6), max(bottom - top, 1e-6)
    box = [left / image.width, top / image.height, width / image.width, height / image.height]
    points = [((x - left) / width, (y - top) / height) if v > 0 else (np.nan, np.nan) for x, y, v in item.keypoints]
    return np.asarray([*box, *np.ravel(points)], dtype=np.float64)


def _box_of(mean: Vector, width: int, height: int) -> XYWH:
    return float(mean[0] * width), float(mean[1] * height), float(mean[2] * width), float(mean[3] * height)


def _pose_metrics(model: MeanLabel, objects: list[tuple[LabelledImage, LabelledObject]]) -> dict[str, float]:
    errors, parts = [], []
    for _, item in objects:
        left, top, right, bottom = item.box_xyxy
        means = model.means.get(item.category_id)
        for index, (x, y, v) in enumerate(item.keypoints if means is not None else ()):
            if v > 0 and means is not None:
                guess = left + means[4 + 2 * index] * (right - left), top + means[5 + 2 * index] * (bottom - top)
                errors.append(float(np.hypot(guess[0] - x, guess[1] - y)))
                parts.append(errors[-1] <= 0.1 * max(right - left, bottom - top))
    return {"EPE": float(np.mean(errors)), "PCK@0.1": float(np.mean(parts))} if errors else {}


def _box_metrics(model: MeanLabel, objects: list[tuple[LabelledImage, LabelledObject]]) -> dict[str, float]:
    overlaps = []
    for image, item in objects:
        if item.category_id in model.means:
            x, y, w, h = _box_of(model.means[item.category_id], image.width, image.height)
            left, top, right, bottom = item.box_xyxy
            shared = max(0.0, min(x + w, right) - max(x, left)) * max(0.0, min(y + h, bottom) - max(y, top))
            overlaps.append(shared / max(w * h + (right - left) * (bottom - top) - shared, 1e-9))
    return {"mean IoU": float(np.mean(overlaps))} if overlaps else {}
