"""Poses with mmpose: top-down, with a heatmap head or a SimCC head."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbench.worker import compat

compat.install()

import numpy as np  # noqa: E402 - the patches come first
import numpy.typing as npt  # noqa: E402
import torch  # noqa: E402
from mmengine.dataset import Compose, pseudo_collate  # noqa: E402
from mmpose.registry import MODELS  # noqa: E402
from mmpose.utils import register_all_modules  # noqa: E402

from workbench.core.schema import Skeleton  # noqa: E402
from workbench.tasks.recipe import PredictRecipe, Spot, TrainRecipe  # noqa: E402
from workbench.tasks.recipe_checks import INPUT_STEP_PX  # noqa: E402
from workbench.tasks.skeletons import mirror_pairs  # noqa: E402
from workbench.worker.adapters.adapter import Found, Predictor, TrainedModel, WorkingJob  # noqa: E402
from workbench.worker.failures import JobFailure  # noqa: E402
from workbench.worker.openmmlab import configs  # noqa: E402
from workbench.worker.openmmlab.checkpoint import read_weights  # noqa: E402
from workbench.worker.openmmlab.fit.catalog import fit_of  # noqa: E402
from workbench.worker.openmmlab.heatmaps import from_heatmap_head, from_simcc_head  # noqa: E402
from workbench.worker.openmmlab.learning import FROM_SCRATCH, Learning  # noqa: E402
from workbench.worker.openmmlab.records.meta import metainfo  # noqa: E402
from workbench.worker.openmmlab.records.pose import pose_record  # noqa: E402
from workbench.worker.openmmlab.training import train, use_device  # noqa: E402
from workbench.worker.snapshot import Snapshot, read_snapshot  # noqa: E402

SIMCC_SPLIT = 2.0
"""Bins a pixel of the one-dimensional distributions."""

SIMCC_SIGMA = 4.9 / 192
"""Width of their target, as a part of the input's width."""

PREDICT_BATCH = 16


class MMPoseAdapter:
    """Trains and runs top-down pose models."""

    name = "mmpose"

    def train(self, recipe: TrainRecipe, job: WorkingJob) -> None:
        """See Adapter.train."""
        snapshot = read_snapshot(job.folder.labels / "train.json", recipe.categories)
        train(recipe, job, self.learning(recipe, snapshot))

    def learning(self, recipe: TrainRecipe, snapshot: Snapshot) -> Learning:
        """Return what the run is made of; raises JobFailure."""
        register_all_modules(init_default_scope=True)
        if recipe.fit == "config":
            return fit_of(self.name)(recipe, snapshot).learning
        model, dropped = model_config(recipe, skeleton_of(snapshot))
        info = metainfo(snapshot.categories, "pose")
        return Learning(
            scope="mmpose",
            kind="pose",
            model=model,
            train_pipeline=train_pipeline(recipe, skeleton_of(snapshot)),
            val_pipeline=look_pipeline(recipe),
            metric={"type": "PoseFigures", "sigmas": info["sigmas"]},
            notes=(FROM_SCRATCH,) if dropped and not recipe.weights else (),
        )

    def predictor(self, model: TrainedModel, recipe: PredictRecipe) -> Predictor:
        """See Adapter.predictor."""
        use_device(recipe.device, recipe.threads)
        register_all_modules(init_default_scope=True)
        return _PosePredictor(model, recipe)


def skeleton_of(snapshot: Snapshot) -> Skeleton:
    """Return the one skeleton of all categories; raises JobFailure when there is none or more than one."""
    found = {category.skeleton.keypoints: category.skeleton for category in snapshot.categories if category.skeleton}
    if not found:
        raise JobFailure("The categories have no skeleton: give the keypoints names first.")
    if len(found) > 1:
        raise JobFailure("The categories have different keypoints: one pose model learns one skeleton.")
    return next(iter(found.values()))


def codec(recipe: TrainRecipe) -> dict[str, Any]:
    """How keypoints become targets and back, for the recipe's head."""
    width, height = recipe.input_wh
    if recipe.options.get("head") == "simcc":
        return {
            "type": "SimCCLabel",
            "input_size": (width, height),
            "sigma": (SIMCC_SIGMA * width, SIMCC_SIGMA * height),
            "simcc_split_ratio": SIMCC_SPLIT,
            "normalize": False,
            "use_dark": False,
        }
    stride = int(recipe.options.get("heatmap_stride", 4))
    return {
        "type": "MSRAHeatmap",
        "input_size": (width, height),
        "heatmap_size": (width // stride, height // stride),
        "sigma": float(recipe.options.get("sigma_cells", 2.0)),
    }


def model_config(recipe: TrainRecipe, skeleton: Skeleton) -> tuple[Any, int]:
    """Return the model's config for these keypoints, and how many pretrained weights were dropped from it."""
    base = configs.base_config("mmpose", recipe.base_config)
    dropped = configs.strip_pretrained(base.model)
    configs.without_sync(base.model)
    width, height = recipe.input_wh
    if width % INPUT_STEP_PX or height % INPUT_STEP_PX:
        raise JobFailure(f"The input size {width} x {height} must be multiples of {INPUT_STEP_PX}.")
    head = base.model.head
    head.update(out_channels=len(skeleton.keypoints), decoder=codec(recipe))
    if recipe.options.get("head") == "simcc":
        head.update(input_size=(width, height), in_featuremap_size=(width // 32, height // 32))
    elif int(recipe.options.get("depth", 50)) in (18, 34):
        base.model.backbone.depth = int(recipe.options["depth"])
        head.in_channels = 512
    base.model.test_cfg = {"flip_test": False}
    return base.model, dropped


def train_pipeline(recipe: TrainRecipe, skeleton: Skeleton) -> list[dict[str, Any]]:
    """Crop around the box, turned, scaled, shifted; mirrored when it is known which keypoints change places."""
    options = recipe.options
    low, high = options.get("scale", (0.75, 1.25))
    is_flipped = options.get("flip", "auto")
    if is_flipped == "auto":
        is_flipped = bool(mirror_pairs(skeleton))
    turn = {
        "type": "RandomBBoxTransform",
        "shift_factor": float(options.get("shift", 0.1)),
        "scale_factor": [float(low), float(high)],
        "rotate_factor": float(options.get("rotation_deg", 60)),
    }
    flip = [{"type": "RandomFlip", "direction": "horizontal"}] if is_flipped else []
    colour = [{"type": "mmdet.YOLOXHSVRandomAug"}] if options.get("colour") else []
    return [
        {"type": "LoadPicture"},
        {"type": "GetBBoxCenterScale"},
        *flip,
        turn,
        {"type": "TopdownAffine", "input_size": recipe.input_wh},
        *colour,
        {"type": "GenerateTarget", "encoder": codec(recipe)},
        {"type": "PackPoseInputs"},
    ]


def look_pipeline(recipe: TrainRecipe) -> list[dict[str, Any]]:
    """Crop around the box, nothing else: for validation and prediction."""
    return [
        {"type": "LoadPicture"},
        {"type": "GetBBoxCenterScale"},
        {"type": "TopdownAffine", "input_size": recipe.input_wh},
        {"type": "PackPoseInputs"},
    ]


class _PosePredictor:
    def __init__(self, trained: TrainedModel, recipe: PredictRecipe) -> None:
        skeleton = skeleton_of(trained.snapshot)
        config, _ = model_config(trained.recipe, skeleton)
        wants_maps = recipe.heatmaps
        self._is_simcc = trained.recipe.options.get("head") == "simcc"
        config["test_cfg"]["output_heatmaps"] = wants_maps
        self._wants_maps = wants_maps
        self._categories = tuple(category.id for category in trained.snapshot.categories)
        self._info = metainfo(trained.snapshot.categories, "pose")
        self._pipeline = Compose(look_pipeline(trained.recipe))
        self._model = MODELS.build(config)
        try:
            self._model.load_state_dict(read_weights(trained.checkpoint), strict=True)
        except RuntimeError as error:
            raise JobFailure(f"The checkpoint {trained.checkpoint} does not fit the run ({error}).") from None
        self._model.to("cuda" if recipe.device.startswith("cuda") else "cpu").eval()

    def __call__(self, image: npt.NDArray[np.uint8], spots: Sequence[Spot] | None) -> list[Found]:
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
        keypoints = tuple((float(x), float(y), float(s)) for (x, y), s in zip(points[:, :2], scores, strict=True))
        score = float(scores.mean())
        if not self._wants_maps:
            return Found(category, score, spot.box_xywh, None, keypoints)
        maps, to_image = (from_simcc_head if self._is_simcc else from_heatmap_head)(result)
        return Found(category, score, spot.box_xywh, None, keypoints, maps, to_image)
