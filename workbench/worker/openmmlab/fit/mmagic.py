"""A restoration config of mmagic made to fit a project: its generator, taught by a pixel loss on its pictures.

What tells real from made pictures (discriminators) and what compares them through another network (perceptual losses,
which would be downloaded) is left out: a picture that such a model makes up cannot be judged by PSNR.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

from workbench.tasks.recipe import TrainRecipe
from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab import configs
from workbench.worker.openmmlab.fit.fitted import Fitted
from workbench.worker.openmmlab.fit.optimizer import fitted_optimizer
from workbench.worker.openmmlab.fit.pretrained import take_out
from workbench.worker.openmmlab.fit.schedule import schedule_of
from workbench.worker.openmmlab.fit.spoiling import Spoiling, spoiling_of
from workbench.worker.openmmlab.fit.walk import tables
from workbench.worker.openmmlab.learning import Learning
from workbench.worker.snapshot import Snapshot

GENERATORS = {
    "SRCNNNet": 1,
    "EDSRNet": 1,
    "RRDBNet": 1,
    "RDNNet": 1,
    "MSRResNet": 1,
    "SwinIRNet": 1,
    "NAFNet": 1,
    "NAFNetLocal": 1,
    "NAFBaseline": 1,
    "NAFBaselineLocal": 1,
    "Restormer": 8,
    "LIIFEDSRNet": 1,
    "LIIFRDNNet": 1,
    "DeblurGanV2Generator": 32,
}
"""The networks that make one picture from one, and what the sides of their input must be multiples of."""

_PIXEL_LOSSES = ("L1Loss", "MSELoss", "CharbonnierLoss", "PSNRLoss")

_REFUSED = {
    "DICNet": "it learns from the landmarks of faces, which no label here holds",
    "TTSRNet": "it needs a second, sharp picture of the same thing to look at",
    "GLEANStyleGANv2": "it stands on a StyleGAN that was trained on faces or cats, and cannot do without",
}

PATCH, LARGEST_VALIDATED, LARGEST_VALIDATED_FULL = 128, 768, 256
"""Sides in pixels of the truth: of a training piece where the config says none, and of the middle of a picture that is
validated, for models that enlarge and for those that work at full size, which take far longer."""

LIIF_SCALE = 4
"""LIIF enlarges by any factor; it is taught and judged at this one, unless the option ``scale`` says another."""


@dataclass(frozen=True, slots=True)
class Restorer:
    """What has to be known to use a restoration model: how many times larger its output is, ``channels`` (``rgb``,
    ``bgr``, ``gray``), what its input's sides must be multiples of, and whether it asks for coordinates (LIIF)."""

    model: dict[str, Any]
    scale: int
    channels: str
    multiple: int

    @property
    def is_gray(self) -> bool:
        """Whether pictures without colour go in and come out."""
        return self.channels == "gray"

    @property
    def is_continuous(self) -> bool:
        """Whether it is asked for single points, not for a picture."""
        return str(self.model["type"]) == "LIIF"


def fit_mmagic(recipe: TrainRecipe, snapshot: Snapshot) -> Fitted:  # noqa: ARG001 - nothing is labelled
    """Fit a restoration config; raises JobFailure with the reason where that cannot be done."""
    original = configs.original_config(recipe)
    config = copy.deepcopy(original)
    restorer = restorer_of(config, recipe)
    pretrained = take_out(restorer.model, config.get("load_from"))
    spoiling = spoiling_of(config, recipe, restorer.scale)
    is_theirs = recipe.fit == "config"
    _plain_optimizer(config)
    learning = Learning(
        scope="mmagic",
        kind="crops",
        model=restorer.model,
        train_pipeline=train_pipeline(config, recipe, restorer, spoiling),
        val_pipeline=val_pipeline(recipe, restorer, spoiling),
        metric={"type": "PictureFigures", "scale": restorer.scale},
        val_batch_size=1,
        optim_wrapper=fitted_optimizer(config, recipe) if is_theirs else None,
        schedule=schedule_of(config) if is_theirs else None,
        starts=pretrained.starts,
        notes=(*_left_out(original.model), *spoiling.notes, *(pretrained.notes if is_theirs else ())),
    )
    return Fitted(original, learning)


def restorer_of(config: Any, recipe: TrainRecipe) -> Restorer:
    """Return the model that is trained; raises JobFailure for a config that makes or changes pictures otherwise."""
    generator = config.model.get("generator")
    kind = generator.get("type", "") if isinstance(generator, dict) else ""
    if kind in _REFUSED:
        raise JobFailure(f"{recipe.base_config} cannot be trained here: {_REFUSED[kind]}.")
    if str(config.model.type).endswith("Inpaintor") or config.model.type == "InstColorization":
        raise JobFailure(f"{recipe.base_config} is not trained here: run it as it is with `workbench restore`.")
    if kind not in GENERATORS:
        raise JobFailure(
            f"{recipe.base_config} cannot be trained here: it does not make one picture sharper or cleaner. "
            "Choose a configuration of super-resolution, denoising or deblurring."
        )
    if generator.get("dual_pixel_task"):
        raise JobFailure(
            f"{recipe.base_config} cannot be trained here: it needs the two halves of a dual-pixel sensor."
        )
    if generator.get("backbone") == "FPNInception":
        raise JobFailure(f"{recipe.base_config} cannot be trained here: its network downloads weights as it is built.")
    _resize_network(generator, recipe)
    scale = int(generator.get("upscale_factor") or generator.get("upscale") or 1)
    if kind.startswith("LIIF"):
        scale = int(recipe.options.get("scale", LIIF_SCALE))
    is_gray = 1 in (generator.get(key) for key in ("in_channels", "in_chans", "inp_channels", "img_channels"))
    model = {
        "type": "LIIF" if kind.startswith("LIIF") else "BaseEditModel",
        "generator": generator,
        "pixel_loss": _pixel_loss(config.model),
        "train_cfg": {},
        "test_cfg": {},
        "data_preprocessor": config.model.data_preprocessor,
    }
    return Restorer(model, scale, "gray" if is_gray else channel_order(config), GENERATORS[kind])


def _resize_network(generator: Any, recipe: TrainRecipe) -> None:
    """The options ``width`` and ``blocks`` make a network smaller than it was published, for a processor."""
    for option, key in (("width", "mid_channels"), ("blocks", "num_blocks")):
        if option in recipe.options and isinstance(generator.get(key), int):
            generator[key] = int(recipe.options[option])


def _pixel_loss(model: Any) -> dict[str, Any]:
    """The config's own where it compares pixels; its weight beside other losses means nothing when it stands alone."""
    loss = dict(model.get("pixel_loss") or {})
    if loss.get("type") not in _PIXEL_LOSSES:
        return {"type": "L1Loss", "loss_weight": 1.0, "reduction": "mean"}
    return loss | ({"loss_weight": 1.0} if "loss_weight" in loss else {})


def _left_out(model: Any) -> tuple[str, ...]:
    is_perceptual = any("Perceptual" in str(table.get("type")) for _, table in tables(model))
    return tuple(
        sentence
        for sentence, is_said in (
            (
                "Only the generator is trained, by a pixel loss: the discriminator is left out.",
                "discriminator" in model,
            ),
            ("The perceptual loss is left out: it would download another network.", is_perceptual),
        )
        if is_said
    )


def channel_order(config: Any) -> str:
    """``rgb`` or ``bgr``, as the config's own loading gives it: published weights want that."""
    pipelines = [config.get("train_pipeline"), config.get("test_dataloader"), config.get("train_dataloader")]
    loads = [table for _, table in tables(pipelines) if table.get("type") == "LoadImageFromFile"]
    return str(next((table.get("channel_order", "bgr") for table in loads), "rgb"))


def _plain_optimizer(config: Any) -> None:
    """Of one optimizer for each of two networks, the generator's; and only what belongs to it."""
    wrapper = dict(config.get("optim_wrapper") or {})
    chosen = dict(wrapper.get("generator") or wrapper)
    chosen.pop("constructor", None)
    config["optim_wrapper"] = chosen


def patch_of(config: Any, recipe: TrainRecipe, restorer: Restorer) -> int:
    """Return the side of a training piece of the truth: the recipe's input width, or the config's own."""
    found = {table["type"]: table for _, table in tables([config.get("train_pipeline")]) if table.get("type")}
    theirs = found.get("PairedRandomCrop", {}).get("gt_patch_size", PATCH)
    if "RandomDownSampling" in found:
        theirs = found["RandomDownSampling"].get("patch_size", PATCH // restorer.scale) * restorer.scale
    step = restorer.scale * restorer.multiple
    return max(step, (recipe.input_wh[0] or int(theirs)) // step * step)


def train_pipeline(config: Any, recipe: TrainRecipe, restorer: Restorer, spoiling: Spoiling) -> list[dict[str, Any]]:
    """A piece at random, turned at random, and what it is to be made from."""
    side = patch_of(config, recipe, restorer)
    steps: list[dict[str, Any]] = [
        {"type": "CutPicture", "size": side, "multiple": 1, "is_gray": restorer.is_gray, "is_random": True},
        *([{"type": "TurnPicture"}] if recipe.options.get("flip", True) else []),
        _spoil(restorer, spoiling, is_fixed=False),
        {"type": "OrderChannels", "channels": restorer.channels},
    ]
    if restorer.is_continuous:
        steps.append({"type": "GenerateCoordinateAndCell", "sample_quantity": min(2304, side * side)})
    return [*steps, {"type": "PackInputs", "keys": ["img"]}]


def val_pipeline(recipe: TrainRecipe, restorer: Restorer, spoiling: Spoiling) -> list[dict[str, Any]]:
    """The middle of a picture, always spoiled alike."""
    most = LARGEST_VALIDATED if restorer.scale > 1 else LARGEST_VALIDATED_FULL
    side = int(recipe.options.get("validated_px", most))
    cut = {"type": "CutPicture", "size": side, "multiple": restorer.scale * restorer.multiple}
    steps: list[dict[str, Any]] = [
        {**cut, "is_gray": restorer.is_gray, "is_random": False},
        _spoil(restorer, spoiling, is_fixed=True),
        {"type": "OrderChannels", "channels": restorer.channels},
    ]
    if restorer.is_continuous:
        steps.append({"type": "GenerateCoordinateAndCell", "reshape_gt": False})
    return [*steps, {"type": "PackInputs", "keys": ["img"]}]


def _spoil(restorer: Restorer, spoiling: Spoiling, is_fixed: bool) -> dict[str, Any]:
    if spoiling.steps:
        steps = list(spoiling.steps)
        return {"type": "SpoilBySteps", "steps": steps, "scale": restorer.scale, "is_fixed": is_fixed}
    body = {"type": "SpoilPicture", "scale": restorer.scale, "kind": spoiling.kind, "strength": spoiling.strength}
    return {**body, "is_fixed": is_fixed}
