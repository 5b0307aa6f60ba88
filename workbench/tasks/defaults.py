"""Sensible settings from the data, each with its reason, and which preset to take."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from workbench.tasks.label_summary import LabelSummary
from workbench.tasks.presets import Preset
from workbench.tasks.recipe import TrainRecipe
from workbench.tasks.region_checks import SPARSE
from workbench.tasks.sentence import Sentence

FEW_POSES = 3000
"""Below so many labelled poses a SimCC head does not learn from scratch, a heatmap head does."""

REGIONS_PART = 0.5
"""Outlines that cover this part of the pictures, one a class at most, are regions and no objects."""

VALIDATIONS = 12
"""About so many validations a run: enough to see a curve, few enough to cost little."""

CHECKPOINT_ITERATIONS = 50
"""About so many iterations a crash may cost at most."""

LONGEST_INPUT_PX = 640
"""The network's input is never suggested larger: training would take too long."""

SMALLEST_OBJECT_PX = 10.0
"""An object that the network sees with a shorter side than this is hardly found."""

ALIGNED = 0.7
"""Poses more alike in direction than this (a spread under about 45 degrees) are not turned far in training."""

ALIGNED_ROTATION_DEG = 25
"""How far they are turned then: enough to be robust, and what is above stays above."""


_SCALED = ("detection", "instances", "panoptic")
"""Tasks whose models take images of any shape."""


class Recommendation(NamedTuple):
    """A preset's name, and why it suits these labels."""

    preset: str
    reason: Sentence


_SMALL: Mapping[str, Recommendation] = {
    "instances": Recommendation("rtmdet-ins-tiny", Sentence("Outlines are labelled, and this model learns them.")),
    "semantic": Recommendation(
        "fast-scnn", Sentence("Outlines are labelled, and this small model gives every pixel its class.")
    ),
    "panoptic": Recommendation(
        "panoptic-fpn-r50", Sentence("Outlines are labelled, and this is the smallest model for things and regions.")
    ),
    "classification": Recommendation(
        "resnet18", Sentence("Images have classes, and this small model trains on a processor too.")
    ),
    "restoration": Recommendation(
        "msrresnet-x4", Sentence("It learns from the pictures alone, and makes them sharper within minutes.")
    ),
    "pretraining": Recommendation(
        "simclr-resnet50", Sentence("It learns from the pictures alone; another run can start from its backbone.")
    ),
}
"""The choice for tasks where one small model is the one to begin with."""


def recommend(summary: LabelSummary, task: str = "", has_weights: bool = False) -> Recommendation:
    """Name the preset that suits the labels, for one task or for what is labelled most, with the reason."""
    task = task or task_of(summary)
    if task == "detection":
        if (summary.train + summary.val).boxes:
            reason = Sentence("Boxes are labelled, and this detector trains on a processor too.")
        else:
            reason = Sentence("Nothing else is labelled, and this detector trains on a processor too.")
        return Recommendation("rtmdet-tiny", reason)
    return _SMALL[task] if task in _SMALL else _pose_preset(summary, has_weights)


def _pose_preset(summary: LabelSummary, has_weights: bool) -> Recommendation:
    poses = summary.train.keypoints
    if has_weights:
        reason = Sentence("With pretrained weights RTMPose is the faster and the better model.")
        return Recommendation("rtmpose-t", reason)
    if poses < FEW_POSES:
        return Recommendation(
            "heatmap-resnet18",
            Sentence(
                "{poses} labelled poses and no starting weights: heatmaps learn from so few, while RTMPose from "
                "scratch does not (on 95 images of a mouse its error stayed at 55 px where heatmaps reached 4 px).",
                poses=poses,
            ),
        )
    reason = Sentence("{poses} labelled poses are enough for RTMPose, the faster model.", poses=poses)
    return Recommendation("rtmpose-t", reason)


def suggest(preset: Preset, summary: LabelSummary) -> TrainRecipe:
    """Return a recipe with settings that suit the labels; ``explain`` gives the reasons."""
    batch, _ = _batch_size(preset, summary)
    epochs, _ = _epochs(preset, summary)
    per_epoch = _iterations_per_epoch(preset, summary)
    return TrainRecipe(
        name=preset.name,
        preset=preset.name,
        task=preset.task,
        adapter=preset.adapter,
        base_config=preset.base_config,
        fit=preset.fit,
        overrides=dict(preset.overrides),
        epochs=epochs,
        batch_size=batch,
        input_wh=_input_wh(preset, summary)[0],
        learning_rate=_learning_rate(preset, summary)[0],
        seed=0,
        val_interval=validation_interval(epochs),
        checkpoint_interval=max(1, CHECKPOINT_ITERATIONS // per_epoch),
        categories=_categories(preset, summary),
        options=dict(preset.options)
        | _warmup(preset, epochs * per_epoch)
        | _rotation(preset, summary)[0]
        | _background(preset, summary)[0],
    )


def validation_interval(epochs: int) -> int:
    """Return after how many epochs each a run of this length is validated, so that about VALIDATIONS come of it."""
    return max(1, epochs // VALIDATIONS)


def explain(preset: Preset, summary: LabelSummary) -> Mapping[str, Sentence]:
    """Return why the suggested settings are what they are: recipe field -> one sentence."""
    epochs, _ = _epochs(preset, summary)
    return {
        "epochs": _epochs(preset, summary)[1],
        "batch_size": _batch_size(preset, summary)[1],
        "input_wh": _input_wh(preset, summary)[1],
        "learning_rate": _learning_rate(preset, summary)[1],
        "rotation_deg": _rotation(preset, summary)[1],
        **({"background": _background(preset, summary)[1]} if preset.task == "semantic" else {}),
        "val_interval": Sentence(
            "About {validations} validations in {epochs} epochs draw a curve and cost little.",
            validations=VALIDATIONS,
            epochs=epochs,
        ),
        "checkpoint_interval": Sentence(
            "A crash costs at most about {iterations} iterations.", iterations=CHECKPOINT_ITERATIONS
        ),
    }


def _background(preset: Preset, summary: LabelSummary) -> tuple[dict[str, str], Sentence]:
    """Whether pixels without a label are a class: where outlines cover little, the rest is meant to be nothing."""
    if preset.task != "semantic" or preset.options.get("background"):
        return {}, Sentence("The preset's own choice.")
    if 0 < summary.outlined_part < SPARSE or sum(1 for entry in summary.categories if entry.train.outlines) == 1:
        reason = Sentence(
            "Outlines cover {percent} % of the labelled pictures: what is not labelled is learned as background.",
            percent=round(100 * summary.outlined_part),
        )
        return {"background": "class"}, reason
    return {}, Sentence("Most pixels have a label; those that have none are not learned.")


def task_of(summary: LabelSummary) -> str:
    """Return the task that the labels teach most."""
    counts = summary.train + summary.val
    if counts.keypoints or (any(entry.skeleton for entry in summary.categories) and not counts.tags):
        return "pose"
    if counts.tags > counts.instances:
        return "classification"
    if 2 * counts.outlines <= max(counts.instances, 1):
        return "detection"
    return "semantic" if _are_regions(summary) else "instances"


def _are_regions(summary: LabelSummary) -> bool:
    """Whether the outlines divide the pictures among the classes, as pictures of pixel classes do."""
    outlined = [entry for entry in summary.categories if entry.train.outlines]
    return len(outlined) > 1 and summary.most_alike == 1 and summary.outlined_part >= REGIONS_PART


def _categories(preset: Preset, summary: LabelSummary) -> tuple[int, ...]:
    """The categories to learn: those with training labels for the task; for poses those of the first skeleton."""
    labelled = [entry for entry in summary.categories if entry.train.of(preset.task)]
    if preset.task == "pose" and labelled:
        first = max(labelled, key=lambda entry: entry.train.keypoints).skeleton
        names = first.keypoints if first else ()
        labelled = [entry for entry in labelled if entry.skeleton and entry.skeleton.keypoints == names]
    return tuple(entry.id for entry in labelled)


def _samples(preset: Preset, summary: LabelSummary) -> int:
    """What an epoch passes over; at least one, so that there is something to count with."""
    return max(1, summary.samples(preset.task))


def _iterations_per_epoch(preset: Preset, summary: LabelSummary) -> int:
    return max(1, _samples(preset, summary) // _batch_size(preset, summary)[0])


def _batch_size(preset: Preset, summary: LabelSummary) -> tuple[int, Sentence]:
    samples = _samples(preset, summary)
    if samples < 2 * preset.defaults.batch_size:
        reason = Sentence("Half of the {samples} samples, so that an epoch has more than one step.", samples=samples)
        return max(1, samples // 2), reason
    return preset.defaults.batch_size, Sentence("Trains well with this preset and needs little memory.")


def _epochs(preset: Preset, summary: LabelSummary) -> tuple[int, Sentence]:
    defaults = preset.defaults
    per_epoch = _iterations_per_epoch(preset, summary)
    epochs = min(max(math.ceil(defaults.iterations / per_epoch), defaults.min_epochs), defaults.max_epochs)
    return epochs, length_reason(preset, epochs, per_epoch)


def length_reason(preset: Preset, epochs: int, per_epoch: int) -> Sentence:
    """Return what so many epochs of so many steps come to, beside what a full training of the model takes."""
    steps = {"epochs": epochs, "per_epoch": per_epoch, "steps": epochs * per_epoch}
    if steps["steps"] < preset.defaults.iterations:
        return Sentence(
            "Steps in all: {epochs} × {per_epoch} = {steps}. A full training takes about {needed}: this is a first "
            "look.",
            **steps,
            needed=preset.defaults.iterations,
        )
    return Sentence("Steps in all: {epochs} × {per_epoch} = {steps}, enough for a full training.", **steps)


def _learning_rate(preset: Preset, summary: LabelSummary) -> tuple[float, Sentence]:
    batch = _batch_size(preset, summary)[0]
    if batch == preset.defaults.batch_size:
        reason = Sentence("What works for this preset at batch size {batch}.", batch=batch)
        return preset.defaults.learning_rate, reason
    rate = preset.defaults.learning_rate * math.sqrt(batch / preset.defaults.batch_size)
    reason = Sentence("Lowered with the square root of the batch size, which is {batch}.", batch=batch)
    return float(f"{rate:.2g}"), reason


def _input_wh(preset: Preset, summary: LabelSummary) -> tuple[tuple[int, int], Sentence]:
    width, height = preset.defaults.input_wh
    if preset.fit == "config" and preset.task not in _SCALED:
        return (width, height), Sentence("The size that this configuration was made for.")
    if preset.task not in _SCALED and preset.task != "pose":
        return (width, height), Sentence("The preset's own size.")
    if preset.task == "pose":
        return _pose_input_wh(width, height, summary.object_aspect)
    if not min(summary.image_wh):
        return (width, height), Sentence("The preset's own size.")
    return _image_input_wh(width * height, summary)


def _image_input_wh(area: float, summary: LabelSummary) -> tuple[tuple[int, int], Sentence]:
    """The images' own shape at the preset's area, larger when the small objects would be lost."""
    image_w, image_h = summary.image_wh
    scale = math.sqrt(area / (image_w * image_h))
    needed = SMALLEST_OBJECT_PX / max(summary.small_object_px, 1.0) if summary.small_object_px else 0.0
    chosen = min(max(scale, needed), 1.0, LONGEST_INPUT_PX / max(image_w, image_h))
    size = max(32, round(image_w * chosen / 32) * 32), max(32, round(image_h * chosen / 32) * 32)
    if needed > scale:
        return size, Sentence("Larger than usual: one object in ten is under {px:.0f} px.", px=summary.small_object_px)
    return size, Sentence("The shape of the images, large enough for the smallest objects, small enough to be quick.")


def _pose_input_wh(width: int, height: int, aspect: float) -> tuple[tuple[int, int], Sentence]:
    if aspect < 2 / 3:
        return (width, height * 4 // 3), Sentence("The labelled boxes are tall.")
    if aspect > 3 / 2:
        return (width * 4 // 3, height), Sentence("The labelled boxes are wide.")
    return (width, height), Sentence("The labelled boxes are about as wide as tall.")


def _warmup(preset: Preset, iterations: int) -> dict[str, int]:
    """A short run must not spend itself on warming up."""
    wanted = preset.options.get("warmup_iterations")
    return {} if wanted is None else {"warmup_iterations": min(int(wanted), max(1, iterations // 8))}


def _rotation(preset: Preset, summary: LabelSummary) -> tuple[dict[str, int], Sentence]:
    """Objects that all stand alike need less turning, and learn which point is which much sooner."""
    wanted = preset.options.get("rotation_deg")
    if wanted is None:
        return {}, Sentence("This preset does not turn the images.")
    if summary.pose_alignment < ALIGNED:
        reason = Sentence("The objects lie in all directions, so they are turned far.")
        return {"rotation_deg": int(wanted)}, reason
    reason = Sentence("The objects point the same way: turned a little.")
    return {"rotation_deg": min(int(wanted), ALIGNED_ROTATION_DEG)}, reason
