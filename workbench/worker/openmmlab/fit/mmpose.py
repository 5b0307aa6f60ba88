"""Any 2D pose config of mmpose, fitted to a project: its model, pipelines, optimizer, schedule and stages."""

from __future__ import annotations

from typing import Any

from workbench.worker import compat

compat.install()

from mmpose.engine.optim_wrappers import layer_decay_optim_wrapper  # noqa: E402 - the patches come first
from mmpose.utils import register_all_modules  # noqa: E402

from workbench.tasks.recipe import TrainRecipe  # noqa: E402
from workbench.worker.failures import JobFailure  # noqa: E402
from workbench.worker.openmmlab import configs, pose_repairs, stage_hook  # noqa: E402
from workbench.worker.openmmlab.fit.fitted import Fitted  # noqa: E402
from workbench.worker.openmmlab.fit.optimizer import fitted_optimizer  # noqa: E402
from workbench.worker.openmmlab.fit.pose_keypoints import set_keypoints  # noqa: E402
from workbench.worker.openmmlab.fit.pose_pipeline import dataset_of, fitted_pipeline, target_pipeline  # noqa: E402
from workbench.worker.openmmlab.fit.pose_sizes import own_size, set_size  # noqa: E402
from workbench.worker.openmmlab.fit.pose_stages import fitted_hooks  # noqa: E402
from workbench.worker.openmmlab.fit.pretrained import take_out  # noqa: E402
from workbench.worker.openmmlab.fit.schedule import schedule_of  # noqa: E402
from workbench.worker.openmmlab.fit.walk import tables  # noqa: E402
from workbench.worker.openmmlab.learning import Learning  # noqa: E402
from workbench.worker.openmmlab.records.meta import metainfo  # noqa: E402
from workbench.worker.snapshot import Snapshot  # noqa: E402

REGISTERED = (pose_repairs, stage_hook, layer_decay_optim_wrapper)
"""What fitted configs name: importing them put it into the library's registries."""

KINDS = {"TopdownPoseEstimator": "pose", "BottomupPoseEstimator": "bottom_up"}
"""What a sample is, by the kind of model."""


_PLAIN = ("CombinedTargetMSELoss",)
"""Parts that take their numbers in the plain order only."""


def fit_mmpose(recipe: TrainRecipe, snapshot: Snapshot) -> Fitted:
    """Fit a config to the labels; raises JobFailure when it is none of 2D poses or the labels have no one skeleton."""
    register_all_modules(init_default_scope=True)
    original = configs.original_config(recipe)
    config = _plain(original, recipe.base_config)
    notes: list[str] = []
    model = config["model"] = _student(config["model"], notes)
    kind = KINDS.get(str(model.get("type")))
    if kind is None:
        raise JobFailure(f"{recipe.base_config} does not learn 2D poses from pictures: it is a {model.get('type')}.")
    pretrained = take_out(model, config.get("load_from"))
    configs.without_sync(model)
    info = metainfo(snapshot.categories, kind)
    notes += set_keypoints(model, info)
    for _, part in tables(model.get("data_preprocessor")):
        if part.get("type") == "BatchSyncRandomResize":
            part.update(type="SteadyPoseResize", seed=recipe.seed)
    parts = _parts(config, recipe, info, notes)
    if any(recipe.input_wh):
        set_size(parts, own_size(config), recipe.input_wh)
    if kind == "bottom_up" and len(snapshot.categories) > 1:
        notes.append(f"This kind of model knows one class: every pose it finds is a {snapshot.categories[0].name}.")
    learning = Learning(
        scope="mmpose",
        kind=kind,
        **parts,
        metric={"type": "PoseFigures" if kind == "pose" else "FoundPoseFigures", "sigmas": info["sigmas"]},
        val_batch_size=8 if kind == "pose" else 1,
        optim_wrapper=fitted_optimizer(config, recipe),
        schedule=schedule_of(config),
        starts=pretrained.starts,
        notes=(*dict.fromkeys(notes), *pretrained.notes),
        channels_last=kind == "pose" and not _is_plain(model),
    )
    return Fitted(original, learning)


def _parts(config: dict[str, Any], recipe: TrainRecipe, info: dict[str, Any], notes: list[str]) -> dict[str, Any]:
    """What is measured in pixels of the input: model, pipelines and the hooks that change them."""
    learned = dataset_of(config["train_dataloader"]).get("pipeline") or target_pipeline(config["model"])
    looked = dataset_of(config["val_dataloader"])["pipeline"]
    return {
        "model": config["model"],
        "train_pipeline": fitted_pipeline(learned, info, recipe.options, notes),
        "val_pipeline": fitted_pipeline(looked, info, recipe.options, notes),
        "custom_hooks": fitted_hooks(config, recipe, info, notes),
    }


def _plain(original: Any, name: str) -> dict[str, Any]:
    """The config as tables that can be changed without touching the original."""
    config: dict[str, Any] = original.to_dict()
    config["filename"] = name
    for key in ("model", "train_dataloader", "val_dataloader"):
        if not isinstance(config.get(key), dict):
            raise JobFailure(f"{name} is not a whole config: it has no {key}.")
    return config


def _student(model: dict[str, Any], notes: list[str]) -> dict[str, Any]:
    """A distilling config names a teacher that knows the config's own keypoints: its student learns alone."""
    if model.get("type") != "DWPoseDistiller":
        return model
    notes.append(
        "The teacher that this config learns from knows other keypoints: the model learns from your labels alone."
    )
    path = str(model["student_cfg"]).removeprefix("configs/")
    student: dict[str, Any] = configs.base_config("mmpose", path).to_dict()["model"]
    return student


def _is_plain(model: dict[str, Any]) -> bool:
    return any(part.get("type") in _PLAIN for _, part in tables(model))
