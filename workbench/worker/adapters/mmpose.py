"""Poses with mmpose: top-down with a heatmap head or a SimCC head, or any 2D pose config of its zoo."""

from __future__ import annotations

from typing import Any

from workbench.worker import compat

compat.install()

from mmpose.utils import register_all_modules  # noqa: E402

from workbench.core.schema import Skeleton  # noqa: E402
from workbench.tasks.recipe import PredictRecipe, TrainRecipe  # noqa: E402
from workbench.tasks.recipe_checks import INPUT_STEP_PX  # noqa: E402
from workbench.tasks.skeletons import mirror_pairs  # noqa: E402
from workbench.worker.adapters.adapter import Predictor, TrainedModel, WorkingJob  # noqa: E402
from workbench.worker.failures import JobFailure  # noqa: E402
from workbench.worker.openmmlab import configs  # noqa: E402
from workbench.worker.openmmlab.fit.catalog import fit_of  # noqa: E402
from workbench.worker.openmmlab.learning import FROM_SCRATCH, Learning  # noqa: E402
from workbench.worker.openmmlab.pose_predictor import BottomUpPredictor, Looking, TopDownPredictor  # noqa: E402
from workbench.worker.openmmlab.records.meta import metainfo, one_skeleton  # noqa: E402
from workbench.worker.openmmlab.training import train, use_device  # noqa: E402
from workbench.worker.snapshot import Snapshot, read_snapshot  # noqa: E402

SIMCC_SPLIT = 2.0
"""Bins a pixel of the one-dimensional distributions."""

SIMCC_SIGMA = 4.9 / 192
"""Width of their target, as a part of the input's width."""


class MMPoseAdapter:
    """Trains and runs pose models."""

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
        model, dropped = model_config(recipe, one_skeleton(snapshot.categories))
        info = metainfo(snapshot.categories, "pose")
        return Learning(
            scope="mmpose",
            kind="pose",
            model=model,
            train_pipeline=train_pipeline(recipe, one_skeleton(snapshot.categories)),
            val_pipeline=look_pipeline(recipe),
            metric={"type": "PoseFigures", "sigmas": info["sigmas"]},
            notes=(FROM_SCRATCH,) if dropped and not recipe.weights else (),
        )

    def predictor(self, model: TrainedModel, recipe: PredictRecipe) -> Predictor:
        """See Adapter.predictor."""
        use_device(recipe.device, recipe.threads)
        register_all_modules(init_default_scope=True)
        looking = self._looking(model)
        is_top_down = looking.model["type"] == "TopdownPoseEstimator"
        return (TopDownPredictor if is_top_down else BottomUpPredictor)(looking, model, recipe)

    def _looking(self, trained: TrainedModel) -> Looking:
        learning = self.learning(trained.recipe, trained.snapshot)
        model = configs.model_as_run(trained.recipe, learning.model)
        return Looking(model.to_dict(), learning.val_pipeline, trained.snapshot.categories)


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
