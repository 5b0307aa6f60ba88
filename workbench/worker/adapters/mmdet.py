"""Boxes and outlines with mmdet: RTMDet and whatever shares its form, or any detector of its zoo."""

from __future__ import annotations

from typing import Any

from workbench.worker import compat

compat.install()

from mmdet.utils import register_all_modules  # noqa: E402 - the patches come first

from workbench.tasks.recipe import PredictRecipe, TrainRecipe  # noqa: E402
from workbench.worker.adapters.adapter import Predictor, TrainedModel, WorkingJob  # noqa: E402
from workbench.worker.openmmlab import configs  # noqa: E402
from workbench.worker.openmmlab.fit.catalog import fit_of  # noqa: E402
from workbench.worker.openmmlab.learning import FROM_SCRATCH, Learning  # noqa: E402
from workbench.worker.openmmlab.object_predictor import Looking, ObjectPredictor  # noqa: E402
from workbench.worker.openmmlab.things_and_regions import order_of  # noqa: E402
from workbench.worker.openmmlab.training import train, use_device  # noqa: E402
from workbench.worker.snapshot import Snapshot, read_snapshot  # noqa: E402

GREY = 114
"""What an image is padded with, as RTMDet was designed."""

LEAST_SCORE = 0.001
"""Nobody looks at boxes below this score, and without a bound every cell of the image gives one."""

META_KEYS = ("img_id", "img_path", "ori_shape", "img_shape", "scale_factor", "instances")


class MMDetAdapter:
    """Trains and runs detectors, with masks for the task ``instances``."""

    name = "mmdet"

    def train(self, recipe: TrainRecipe, job: WorkingJob) -> None:
        """See Adapter.train."""
        snapshot = read_snapshot(job.folder.labels / "train.json", recipe.categories)
        train(recipe, job, self.learning(recipe, snapshot))

    def learning(self, recipe: TrainRecipe, snapshot: Snapshot) -> Learning:
        """Return what the run is made of; raises JobFailure."""
        register_all_modules(init_default_scope=True)
        if recipe.fit == "config":
            return fit_of(self.name)(recipe, snapshot).learning
        model, dropped = model_config(recipe, len(snapshot.categories))
        return Learning(
            scope="mmdet",
            kind=recipe.task,
            model=model,
            train_pipeline=train_pipeline(recipe, snapshot),
            val_pipeline=look_pipeline(recipe),
            metric={"type": "ObjectFigures", "masks": recipe.task == "instances"},
            val_batch_size=4,
            notes=(FROM_SCRATCH,) if dropped and not recipe.weights else (),
        )

    def predictor(self, model: TrainedModel, recipe: PredictRecipe) -> Predictor:
        """See Adapter.predictor."""
        use_device(recipe.device, recipe.threads)
        register_all_modules(init_default_scope=True)
        return ObjectPredictor(self._looking(model, recipe), model, recipe)

    def _looking(self, trained: TrainedModel, recipe: PredictRecipe) -> Looking:
        learning = self.learning(trained.recipe, trained.snapshot)
        model = configs.model_as_run(trained.recipe, learning.model)
        if trained.recipe.fit != "config":
            model.test_cfg.score_thr = max(recipe.score_threshold, LEAST_SCORE)
        ids = [category.id for category in trained.snapshot.categories]
        if trained.recipe.task == "panoptic":
            order = order_of(trained.snapshot, trained.recipe)
            ids = [number for _, number in sorted(zip(order.labels, ids, strict=True))]
        return Looking(model, learning.val_pipeline, tuple(ids))


def model_config(recipe: TrainRecipe, classes: int) -> tuple[Any, int]:
    """Return the model's config for so many classes, and how many pretrained weights were dropped from it."""
    base = configs.base_config("mmdet", recipe.base_config)
    dropped = configs.strip_pretrained(base.model)
    configs.without_sync(base.model)
    _set_classes(base.model, classes)
    base.model.data_preprocessor.update(pad_size_divisor=32, batch_augments=None)
    if recipe.task == "instances":
        base.model.data_preprocessor.update(pad_mask=True)
    return base.model, dropped


def _set_classes(node: Any, classes: int) -> None:
    if isinstance(node, dict) and "num_classes" in node:
        node["num_classes"] = classes
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, (list, tuple)) else ():
        _set_classes(child, classes)


def train_pipeline(recipe: TrainRecipe, snapshot: Snapshot) -> list[dict[str, Any]]:
    """Scaled and cropped to the input, mirrored, colours changed a little."""
    options = recipe.options
    with_mask = recipe.task == "instances"
    low, high = options.get("scale", (0.8, 1.25))
    directions = ["horizontal"] * bool(options.get("flip", True)) + ["vertical"] * bool(options.get("flip_vertical"))
    has_runs = any(item.mask is not None for image in snapshot.images for item in image.objects)
    annotations = {"type": "LoadAnnotations", "with_bbox": True}
    if with_mask:
        annotations |= {"with_mask": True, "poly2mask": has_runs}
    crop = {"type": "RandomCrop", "crop_size": recipe.input_wh[::-1], "allow_negative_crop": True}
    size = {"type": "Pad", "size": recipe.input_wh, "pad_val": {"img": (GREY,) * 3}}
    flip = {"type": "RandomFlip", "prob": [0.5 / len(directions)] * len(directions), "direction": directions}
    return [
        {"type": "LoadPicture"},
        annotations,
        {
            "type": "RandomResize",
            "scale": recipe.input_wh,
            "ratio_range": (float(low), float(high)),
            "keep_ratio": True,
        },
        crop | ({"recompute_bbox": True} if with_mask else {}),
        *([{"type": "YOLOXHSVRandomAug"}] if options.get("colour") else []),
        *([flip] if directions else []),
        size,
        *([{"type": "FilterAnnotations", "min_gt_bbox_wh": (1, 1)}] if with_mask else []),
        {"type": "PackDetInputs"},
    ]


def look_pipeline(recipe: TrainRecipe) -> list[dict[str, Any]]:
    """Scaled into the input, nothing else: for validation and prediction."""
    return [
        {"type": "LoadPicture"},
        {"type": "Resize", "scale": recipe.input_wh, "keep_ratio": True},
        {"type": "Pad", "size": recipe.input_wh, "pad_val": {"img": (GREY,) * 3}},
        {"type": "PackDetInputs", "meta_keys": META_KEYS},
    ]
