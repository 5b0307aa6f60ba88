"""Trained pose models that look at images: top-down ones into boxes, the others at everything at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from mmengine.dataset import Compose, pseudo_collate
from mmpose.registry import MODELS

from workbench.core.schema import Category
from workbench.tasks.recipe import PredictRecipe, Spot
from workbench.worker.adapters.adapter import Found, TrainedModel
from workbench.worker.openmmlab.checkpoint import fill_from
from workbench.worker.openmmlab.heatmaps import heatmaps_of, map_scale
from workbench.worker.openmmlab.poses import FoundPose, poses_of
from workbench.worker.openmmlab.records.bottom_up import bottom_up_record
from workbench.worker.openmmlab.records.meta import metainfo
from workbench.worker.openmmlab.records.pose import pose_record

PREDICT_BATCH = 16

LEAST_SCORE = 0.001
"""Nobody looks at poses below this score, and without a bound every cell of the image gives one."""

POSE_MARGIN = 0.1
"""A pose whose head gives no box gets the one around its points, larger by this part of its sides."""


@dataclass(frozen=True, slots=True)
class Looking:
    """A pose model and how an image comes into it. ``categories`` are those that it learned."""

    model: dict[str, Any]
    pipeline: list[dict[str, Any]]
    categories: tuple[Category, ...]


class TopDownPredictor:
    """Finds the keypoints of the object in each spot; without spots, of the whole image taken for one object."""

    def __init__(self, looking: Looking, trained: TrainedModel, recipe: PredictRecipe) -> None:
        self._wants_maps, self._scale = recipe.heatmaps, map_scale(looking.model)
        self._categories = tuple(category.id for category in looking.categories)
        self._info = metainfo(looking.categories, "pose")
        self._pipeline = Compose(looking.pipeline)
        settings = {**(looking.model.get("test_cfg") or {}), "output_heatmaps": recipe.heatmaps}
        self._model = load_model({**looking.model, "test_cfg": settings}, trained, recipe)

    def __call__(self, image: npt.NDArray[np.uint8], spots: Sequence[Spot] | None) -> list[Found]:
        """See Predictor."""
        if spots is None:
            spots = [Spot((0.0, 0.0, float(image.shape[1]), float(image.shape[0])), self._categories[0])]
        found: list[Found] = []
        for start in range(0, len(spots), PREDICT_BATCH):
            found += self._look(image, spots[start : start + PREDICT_BATCH])
        return found

    def _look(self, image: npt.NDArray[np.uint8], spots: Sequence[Spot]) -> list[Found]:
        samples = []
        for (x, y, width, height), _ in spots:
            record = pose_record("", (x, y, x + width, y + height), self._info)
            samples.append(self._pipeline(record | {"img": image, "img_id": 0, "id": 0, "category_id": 0}))
        with torch.no_grad():
            results = self._model.test_step(pseudo_collate(samples))
        return [self._found(result, spot) for result, spot in zip(results, spots, strict=True)]

    def _found(self, result: Any, spot: Spot) -> Found:
        # All classes share one model; which one an object is of is what its box says.
        category = spot.category_id if spot.category_id in self._categories else self._categories[0]
        points = np.asarray(result.pred_instances.keypoints[0], dtype=np.float64)
        scores = np.clip(np.asarray(result.pred_instances.keypoint_scores[0], dtype=np.float64), 0.0, 1.0)
        keypoints = _keypoints(points, scores)
        maps = heatmaps_of(result, len(keypoints), self._scale) if self._wants_maps else None
        if maps is None:
            return Found(category, float(scores.mean()), spot.box_xywh, None, keypoints)
        return Found(category, float(scores.mean()), spot.box_xywh, None, keypoints, *maps)


class BottomUpPredictor:
    """Finds every pose of an image; all are of the first category. Spots are not needed."""

    def __init__(self, looking: Looking, trained: TrainedModel, recipe: PredictRecipe) -> None:
        self._category = looking.categories[0].id
        self._threshold = recipe.score_threshold
        self._info = metainfo(looking.categories, "bottom_up")
        self._pipeline = Compose(looking.pipeline)
        settings = dict(looking.model.get("test_cfg") or {})
        if "score_thr" in settings:
            settings["score_thr"] = max(recipe.score_threshold, LEAST_SCORE)
        self._model = load_model({**looking.model, "test_cfg": settings}, trained, recipe)

    def __call__(self, image: npt.NDArray[np.uint8], spots: Sequence[Spot] | None) -> list[Found]:  # noqa: ARG002
        """See Predictor."""
        sample = self._pipeline(bottom_up_record("", self._info) | {"img": image})
        with torch.no_grad():
            result = self._model.test_step(pseudo_collate([sample]))[0]
        height, width = image.shape[:2]
        return [
            Found(self._category, pose.score, _box(pose, width, height), None, _keypoints(pose.points, pose.scores))
            for pose in poses_of(result.pred_instances)
            if pose.score >= self._threshold
        ]


def load_model(config: dict[str, Any], trained: TrainedModel, recipe: PredictRecipe) -> Any:
    """Build a pose model and give it the run's weights; raises JobFailure when they do not fit."""
    model = MODELS.build(config)
    fill_from(model, trained.checkpoint)
    return model.to("cuda" if recipe.device.startswith("cuda") else "cpu").eval()


def _keypoints(
    points: npt.NDArray[np.float64], scores: npt.NDArray[np.float64]
) -> tuple[tuple[float, float, float], ...]:
    return tuple((float(x), float(y), float(s)) for (x, y), s in zip(points[:, :2], scores, strict=True))


def _box(pose: FoundPose, width: int, height: int) -> tuple[float, float, float, float]:
    """The pose's box xywh inside the image: the head's own, or one around its points."""
    if pose.box_xyxy is not None:
        left, top, right, bottom = pose.box_xyxy
    else:
        (left, top), (right, bottom) = pose.points.min(axis=0), pose.points.max(axis=0)
        margin_x, margin_y = POSE_MARGIN * (right - left), POSE_MARGIN * (bottom - top)
        left, top, right, bottom = left - margin_x, top - margin_y, right + margin_x, bottom + margin_y
    left, right = float(np.clip(left, 0, width)), float(np.clip(right, 0, width))
    top, bottom = float(np.clip(top, 0, height)), float(np.clip(bottom, 0, height))
    return left, top, right - left, bottom - top
