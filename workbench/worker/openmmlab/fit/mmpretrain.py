"""Any config of mmpretrain that classifies images or learns without labels, fitted to a project."""

from __future__ import annotations

from typing import Any

from workbench.worker import compat

compat.install()

from mmpretrain.utils import register_all_modules  # noqa: E402 - the patches come first

from workbench.tasks.recipe import TrainRecipe  # noqa: E402
from workbench.worker.failures import JobFailure  # noqa: E402
from workbench.worker.openmmlab import configs, several_classes  # noqa: E402
from workbench.worker.openmmlab.fit.class_heads import add_head, set_classes  # noqa: E402
from workbench.worker.openmmlab.fit.class_hooks import fitted_hooks  # noqa: E402
from workbench.worker.openmmlab.fit.class_inputs import set_input  # noqa: E402
from workbench.worker.openmmlab.fit.class_pipelines import fitted_pipeline, look_pipeline  # noqa: E402
from workbench.worker.openmmlab.fit.class_sizes import Size, own_size  # noqa: E402
from workbench.worker.openmmlab.fit.fitted import Fitted  # noqa: E402
from workbench.worker.openmmlab.fit.optimizer import fitted_optimizer  # noqa: E402
from workbench.worker.openmmlab.fit.pretrained import Pretrained, take_out  # noqa: E402
from workbench.worker.openmmlab.fit.schedule import schedule_of  # noqa: E402
from workbench.worker.openmmlab.learning import Learning  # noqa: E402
from workbench.worker.snapshot import Snapshot  # noqa: E402

CLASSIFIER = "ImageClassifier"

_CHANNELS_LAST = frozenset(
    {"ResNet", "ResNeXt", "ResNetV1c", "ResNetV1d", "ResNet_CIFAR", "MobileNetV2", "MobileNetV3"}
)
"""Backbones that are faster with the channels last and were seen to work so. RepVGG crashes torch's processor kernels,
and others ask for the plain order, so this is a list of who may and not of who may not."""

PRETRAINERS = frozenset(
    {"SimCLR", "MoCo", "MoCoV3", "BYOL", "SimSiam", "BarlowTwins", "SwAV", "DenseCL"}
    | {"MAE", "MixMIM", "SimMIM", "SparK", "MaskFeat", "MFF", "BEiT", "CAE", "MILAN", "EVA", "iTPN"}
)
"""What learns from pictures alone."""


_FIXED = ("MaskFeat", "MixMIM")
"""What has the number of patches of its own size written into its code."""


def fit_mmpretrain(recipe: TrainRecipe, snapshot: Snapshot) -> Fitted:
    """Fit a config to the labels, or for the task ``pretraining`` to the pictures; raises JobFailure."""
    register_all_modules(init_default_scope=True)
    several_classes.register()
    original = configs.original_config(recipe)
    config = _plain(original, recipe.base_config)
    kind = str(config["model"].get("type"))
    if kind == "ImageToImageRetriever":
        kind = CLASSIFIER
        config["model"] = _classifier_of(config["model"])
    if recipe.task == "pretraining" and kind in PRETRAINERS:
        return Fitted(original, _pretraining(config, recipe, snapshot))
    if recipe.task == "classification" and kind == CLASSIFIER:
        return Fitted(original, _classification(config, recipe, snapshot))
    raise JobFailure(_refusal(recipe, kind))


def has_several(recipe: TrainRecipe, snapshot: Snapshot) -> bool:
    """Whether images may have more than one class: as the recipe says, else when one of them has."""
    told = recipe.options.get("multi_label", "auto")
    return any(len(image.tags) > 1 for image in snapshot.images) if told == "auto" else bool(told)


def _classification(config: dict[str, Any], recipe: TrainRecipe, snapshot: Snapshot) -> Learning:
    if len(snapshot.categories) < 2 and not has_several(recipe, snapshot):
        raise JobFailure("A classifier tells classes apart, and there is one only: give images another class, too.")
    model, several = config["model"], has_several(recipe, snapshot)
    if (model.get("backbone") or {}).get("type") == "LeNet5":
        raise JobFailure(
            "The library's LeNet-5 fails on a batch of one image, which every prediction is: choose another."
        )
    train, val = _pipelines(config)
    own = own_size(train, val)
    wanted = _wanted(recipe, own)
    pretrained = _made_ours(config, own, wanted)
    preparing = model["data_preprocessor"]
    preparing["num_classes"] = len(snapshot.categories)
    notes = [] if model.get("head") else add_head(model, wanted)
    notes += set_classes(model, len(snapshot.categories), several)
    channels = len(preparing.get("mean") or (0, 0, 0))
    # A config that is for testing alone may train at a size that a network of one size does not take.
    is_of_one_size = "img_size" in (model.get("backbone") or {})
    hooks = fitted_hooks(config, recipe, len(snapshot.images), notes)
    return Learning(
        scope="mmpretrain",
        kind="image_tags" if several else "image_class",
        model=model,
        train_pipeline=fitted_pipeline(train, own_size(train, ()) if is_of_one_size else own, wanted, channels),
        val_pipeline=fitted_pipeline(val, own, wanted, channels),
        metric={"type": "ImageClassFigures", "several": several},
        optim_wrapper=fitted_optimizer(config, recipe),
        schedule=schedule_of(config),
        custom_hooks=hooks,
        starts=pretrained.starts,
        notes=(*notes, *pretrained.notes),
        channels_last=_may_be_channels_last(model),
    )


def _pretraining(config: dict[str, Any], recipe: TrainRecipe, snapshot: Snapshot) -> Learning:
    train, _ = _pipelines(config)
    own = own_size(train, ())
    wanted = _wanted(recipe, own)
    kind = str(config["model"]["type"])
    if kind in _FIXED and wanted != own:
        raise JobFailure(f"{kind} counts on pictures of {own[0]} x {own[1]}: leave the input size as it is.")
    pretrained = _made_ours(config, own, wanted)
    _check_teacher(config["model"], pretrained)
    notes: list[str] = []
    hooks = fitted_hooks(config, recipe, len(snapshot.images), notes)
    return Learning(
        scope="mmpretrain",
        kind="pictures",
        model=config["model"],
        train_pipeline=fitted_pipeline(train, own, wanted),
        val_pipeline=look_pipeline(wanted),
        metric=None,
        optim_wrapper=fitted_optimizer(config, recipe),
        schedule=schedule_of(config),
        custom_hooks=hooks,
        collate="default_collate",
        channels_last=_may_be_channels_last(config["model"]),
        starts=pretrained.starts,
        notes=(*notes, *pretrained.notes),
    )


def _plain(original: Any, name: str) -> dict[str, Any]:
    """The config as tables that can be changed without touching the original."""
    config: dict[str, Any] = original.to_dict()
    config["filename"] = name
    if not isinstance(config.get("model"), dict):
        raise JobFailure(f"{name} is not a whole config: it has no model.")
    return config


def _classifier_of(retriever: dict[str, Any]) -> dict[str, Any]:
    """The network of a retrieval model, which is a classifier until it is asked for neighbours."""
    encoder = retriever.get("image_encoder") or {}
    parts = list(encoder) if isinstance(encoder, (list, tuple)) else [encoder]
    neck = parts[1] if len(parts) == 2 else parts[1:] or None
    return {"type": CLASSIFIER, "backbone": parts[0], "neck": neck, "head": retriever.get("head")}


def _pipelines(config: dict[str, Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The pipelines of training and validation; a config that is not for training lends the one of its test."""
    found = {}
    for part in ("train", "val", "test"):
        data = (config.get(f"{part}_dataloader") or {}).get("dataset") or {}
        found[part] = list(data.get("pipeline") or config.get(f"{part}_pipeline") or ())
    val = found["val"] or found["test"]
    return found["train"] or val, val


def _may_be_channels_last(model: dict[str, Any]) -> bool:
    return str((model.get("backbone") or {}).get("type")) in _CHANNELS_LAST


def _wanted(recipe: TrainRecipe, own: Size) -> Size:
    return recipe.input_wh if all(recipe.input_wh) else own


def _made_ours(config: dict[str, Any], own: Size, wanted: Size) -> Pretrained:
    """Weights taken out, one device, the input's size, and the preparation of pictures beside the model."""
    model = config["model"]
    preparing = dict(config.get("data_preprocessor") or {}) | dict(model.get("data_preprocessor") or {})
    model["data_preprocessor"] = preparing
    found = take_out(model, config.get("load_from"))
    configs.without_sync(model)
    set_input(model, own, wanted)
    return found


def _check_teacher(model: dict[str, Any], found: Pretrained) -> None:
    """Some learn what another network says of a picture: without its weights there is nothing to learn."""
    teacher = model.get("target_generator")
    if not isinstance(teacher, dict) or teacher.get("type") == "HOGGenerator":
        return
    if "tokenizer_path" not in teacher and any(start.into.startswith("target_generator") for start in found.starts):
        return
    address = teacher.get("tokenizer_path") or next((text for text in found.missing if "://" in text), "")
    raise JobFailure(
        f"This config learns what another network, {teacher.get('type')}, says of a picture, and its weights "
        f"{address} are not on this disk: choose MAE, SimMIM, MoCo or SimCLR, which need no other network."
    )


def _refusal(recipe: TrainRecipe, kind: str) -> str:
    name = recipe.base_config
    if kind in PRETRAINERS:
        return f"{name} learns without labels ({kind}): train it with the task pretraining."
    if kind == CLASSIFIER:
        return f"{name} classifies images: train it with the task classification."
    if kind == "MaskRCNN":
        return f"{name} finds objects ({kind}): take the config of that name from mmdet."
    return f"{name} works on pictures and text ({kind}): the workbench trains what learns from pictures alone."
