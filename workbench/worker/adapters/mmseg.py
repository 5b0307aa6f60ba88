"""Classes of pixels with mmsegmentation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbench.worker import compat

compat.install()

import cv2  # noqa: E402 - the patches come first
import numpy as np  # noqa: E402
import numpy.typing as npt  # noqa: E402
import torch  # noqa: E402
from mmengine.dataset import Compose, pseudo_collate  # noqa: E402
from mmseg.registry import MODELS  # noqa: E402
from mmseg.utils import register_all_modules  # noqa: E402

from workbench.core.masks import Mask, mask_bounds_xywh  # noqa: E402
from workbench.tasks.recipe import PredictRecipe, Spot, TrainRecipe  # noqa: E402
from workbench.worker.adapters.adapter import Found, Predictor, TrainedModel, WorkingJob  # noqa: E402
from workbench.worker.openmmlab import configs  # noqa: E402
from workbench.worker.openmmlab.checkpoint import fill_from  # noqa: E402
from workbench.worker.openmmlab.fit.catalog import fit_of  # noqa: E402
from workbench.worker.openmmlab.learning import Learning  # noqa: E402
from workbench.worker.openmmlab.training import train, use_device  # noqa: E402
from workbench.worker.snapshot import Snapshot, read_snapshot  # noqa: E402

MOST_SCORES = 300_000_000
"""A look keeps a score for every class at every pixel; where these would be more the picture is scored smaller."""

_SUMS_OF_MASKS = ("MaskFormerHead", "Mask2FormerHead")
"""Heads whose scores are weighted masks, not logits."""


class MMSegAdapter:
    """Trains and runs semantic segmenters."""

    name = "mmseg"

    def train(self, recipe: TrainRecipe, job: WorkingJob) -> None:
        """See Adapter.train."""
        snapshot = read_snapshot(job.folder.labels / "train.json", recipe.categories)
        train(recipe, job, self.learning(recipe, snapshot))

    def learning(self, recipe: TrainRecipe, snapshot: Snapshot) -> Learning:
        """Return what the run is made of; raises JobFailure."""
        register_all_modules(init_default_scope=True)
        return fit_of(self.name)(recipe, snapshot).learning

    def predictor(self, model: TrainedModel, recipe: PredictRecipe) -> Predictor:
        """See Adapter.predictor."""
        use_device(recipe.device, recipe.threads)
        return _RegionPredictor(model, self.learning(model.recipe, model.snapshot), recipe)


class _RegionPredictor:
    def __init__(self, trained: TrainedModel, learning: Learning, recipe: PredictRecipe) -> None:
        model = configs.model_as_run(trained.recipe, learning.model)
        self._ids = [category.id for category in trained.snapshot.categories]
        self._classes = len(learning.metric["classes"]) if learning.metric else len(self._ids)
        self._pipeline = Compose([step for step in learning.val_pipeline if step["type"] != "LoadRegions"])
        self._has_weighted_masks = _head_kind(model) in _SUMS_OF_MASKS
        self._threshold = recipe.score_threshold
        self._model = MODELS.build(model)
        fill_from(self._model, trained.checkpoint)
        self._model.to("cuda" if recipe.device.startswith("cuda") else "cpu").eval()

    def __call__(self, image: npt.NDArray[np.uint8], spots: Sequence[Spot] | None) -> list[Found]:  # noqa: ARG002
        height, width = image.shape[:2]
        batch = pseudo_collate([self._pipeline({"img": image, "img_id": 0, "img_path": ""})])
        part = min(1.0, (MOST_SCORES / (height * width * self._classes)) ** 0.5)
        scored = max(1, int(height * part)), max(1, int(width * part))
        batch["data_samples"][0].set_metainfo({"ori_shape": scored})
        with torch.no_grad():
            result = self._model.test_step(batch)[0]
            scores = self._probabilities(result.seg_logits.data)
            best, labels = scores.max(dim=0)
        best, labels = best.cpu().numpy(), labels.cpu().numpy().astype(np.uint8)
        if scored != (height, width):
            best, labels = (cv2.resize(a, (width, height), interpolation=cv2.INTER_NEAREST) for a in (best, labels))
        present = np.flatnonzero(np.bincount(labels.reshape(-1), minlength=len(self._ids))[: len(self._ids)])
        found = (self._found(labels == label, best, int(label)) for label in present)
        return [item for item in found if item.score >= self._threshold]

    def _probabilities(self, logits: torch.Tensor) -> torch.Tensor:
        """Scores of shape (classes, h, w) that add up to 1 at every pixel."""
        if self._has_weighted_masks:
            return logits / logits.sum(dim=0, keepdim=True).clamp_min(1e-6)
        return logits.float().softmax(dim=0)

    def _found(self, pixels: npt.NDArray[np.bool_], best: npt.NDArray[np.float32], label: int) -> Found:
        mask = Mask.from_array(pixels)
        left, top, width, height = mask_bounds_xywh(mask)
        box = float(left), float(top), float(width), float(height)
        return Found(self._ids[label], float(best[pixels].mean()), box, mask)


def _head_kind(model: Any) -> str:
    head = model["decode_head"]
    return str((head[-1] if isinstance(head, (list, tuple)) else head)["type"]).rpartition(".")[2]
