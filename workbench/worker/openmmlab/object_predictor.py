"""A trained detector that looks at images: boxes, outlines, things and regions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from mmdet.registry import MODELS
from mmengine.dataset import Compose, pseudo_collate

from workbench.core.masks import Mask, mask_bounds_xywh
from workbench.tasks.recipe import PredictRecipe, Spot
from workbench.worker.adapters.adapter import Found, TrainedModel
from workbench.worker.openmmlab.checkpoint import fill_from
from workbench.worker.openmmlab.figures.panoptic import found_picture
from workbench.worker.openmmlab.seen import object_at


@dataclass(frozen=True, slots=True)
class Looking:
    """What looks: the model's config and the pipeline of an image.

    ``category_ids[label]`` is the category of what the model calls so.
    """

    model: dict[str, Any]
    pipeline: list[dict[str, Any]]
    category_ids: tuple[int, ...]


class ObjectPredictor:
    """See Predictor. Raises JobFailure when the checkpoint does not fit."""

    def __init__(self, looking: Looking, trained: TrainedModel, recipe: PredictRecipe) -> None:
        self._ids = looking.category_ids
        self._pipeline = Compose(looking.pipeline)
        self._threshold = recipe.score_threshold
        self._model = MODELS.build(looking.model)
        fill_from(self._model, trained.checkpoint)
        self._model.to("cuda" if recipe.device.startswith("cuda") else "cpu").eval()

    def __call__(self, image: npt.NDArray[np.uint8], spots: Sequence[Spot] | None) -> list[Found]:  # noqa: ARG002
        """See Predictor."""
        record = {"img": image, "img_id": 0, "img_path": "", "instances": []}
        with torch.no_grad():
            sample = self._model.test_step(pseudo_collate([self._pipeline(record)]))[0].cpu()
        if "pred_panoptic_seg" in sample:
            return self._segments(sample.pred_panoptic_seg.sem_seg.numpy())
        result = sample.pred_instances
        kept = np.flatnonzero(result.scores.numpy() >= self._threshold)
        return [object_at(result, int(index), self._ids, image.shape[:2]) for index in kept]

    def _segments(self, numbers: npt.NDArray[np.int64]) -> list[Found]:
        """One mask a thing and one a region; the fusion has no score left, it has decided."""
        picture = found_picture(numbers.reshape(numbers.shape[-2:]), len(self._ids))
        found = []
        for number, segment in picture.segments.items():
            mask = Mask.from_array(picture.numbers == number)
            x, y, width, height = mask_bounds_xywh(mask)
            box = float(x), float(y), float(width), float(height)
            found.append(Found(self._ids[segment.category], 1.0, box, mask))
        return found
