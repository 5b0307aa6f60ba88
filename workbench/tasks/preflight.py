"""What is missing in the labels, said before a run starts and not after it failed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.tasks.label_summary import CategoryLabels, LabelSummary
from workbench.tasks.presets import Preset
from workbench.tasks.recipe import TrainRecipe
from workbench.tasks.task import Task, task

INPUT_STEP_PX = 32
"""The pose networks halve their input five times: its sides must be multiples of this."""

FEW_LABELS = 10
"""A category with fewer training labels is learned badly, whatever the model."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about the labels. ``level``: ``error`` (cannot train), ``warning`` or ``info``; ``text`` one sentence.

    ``code`` names the kind of finding and never changes, for tests and translations.
    """

    level: str
    code: str
    text: str


def check(subject: Preset | TrainRecipe, summary: LabelSummary) -> tuple[Finding, ...]:
    """Return what stands in the way of a good run, errors first.

    With a recipe its categories, batch size and weights are looked at too.
    """
    chosen = summary.only(subject.categories if isinstance(subject, TrainRecipe) else ())
    kind = task(subject.task)
    found = [*_about_labels(kind, chosen, summary), *_about_images(kind, chosen)]
    if chosen.train.of(kind.name):
        found += _about_the_rest(kind, chosen, summary)
    if isinstance(subject, TrainRecipe):
        found += _about_recipe(subject, chosen)
    order = {"error": 0, "warning": 1, "info": 2}
    return tuple(sorted(found, key=lambda finding: order[finding.level]))


def _about_labels(kind: Task, chosen: LabelSummary, everything: LabelSummary) -> Iterator[Finding]:
    train = chosen.train
    if not (everything.train + everything.val).instances:
        yield Finding("error", "no_labels", "Nothing is labelled yet: label some images first.")
        return
    if not train.of(kind.name):
        yield Finding("error", "no_task_labels", _lacking(kind, chosen))
        return
    for entry in chosen.categories:
        if 0 < entry.train.of(kind.name) < FEW_LABELS:
            yield _rare(entry, entry.train.of(kind.name))
    if kind.name == "pose":
        yield from _about_skeletons(chosen)
        if train.boxes < train.keypoints:
            lacking = train.keypoints - train.boxes
            yield Finding(
                "warning",
                "no_boxes",
                f"{lacking} of {train.keypoints} labelled poses have no box: the box around their keypoints, a quarter "
                "larger, is used instead.",
            )
    elif train.of(kind.name) < train.instances:
        lacking = train.instances - train.of(kind.name)
        yield Finding(
            "warning",
            "partly_labelled",
            f"{lacking} of {train.instances} labelled objects have no {kind.needs} and are left out of the training.",
        )


def _lacking(kind: Task, chosen: LabelSummary) -> str:
    if chosen.val.of(kind.name):
        return f"All {kind.needs} lie in the validation split: put some labelled images into the training split."
    have = chosen.train + chosen.val
    there = [
        name for name, n in (("boxes", have.boxes), ("outlines", have.outlines), ("keypoints", have.keypoints)) if n
    ]
    return (
        f"This model learns from {kind.needs}, but the labels hold {' and '.join(there) or 'neither'} only: "
        f"label {kind.needs} or choose another preset."
    )


def _rare(entry: CategoryLabels, count: int) -> Finding:
    labels = f"{count} training label{'s' if count > 1 else ''}"
    return Finding("warning", "class_rare", f"{entry.name!r} has {labels} only: at least {FEW_LABELS} are advisable.")


def _about_the_rest(kind: Task, chosen: LabelSummary, everything: LabelSummary) -> Iterator[Finding]:
    """The classes that the model will not know, whether a recipe leaves them out already or not."""
    bare = [entry.name for entry in everything.categories if _is_bare(kind, entry)]
    if bare:
        text = f"{_listed(bare)} no {kind.needs} in the training images: the model cannot learn {_them(bare)}."
        yield Finding("warning", "class_unlabelled", text)
    learned = {entry.id for entry in chosen.categories}
    spared = [entry.name for entry in everything.categories if entry.id not in learned and entry.train.of(kind.name)]
    if spared and kind.name == "pose":
        first = next(entry.name for entry in chosen.categories if entry.train.keypoints)
        text = (
            f"{_listed(spared)} other keypoints than {first!r}: one pose model learns one skeleton, "
            f"so this run leaves {_them(spared)} out."
        )
        yield Finding("warning", "class_left_out", text)


def _is_bare(kind: Task, entry: CategoryLabels) -> bool:
    """Whether a class has nothing to learn from; a class without a skeleton is nothing that a pose model looks for."""
    return not entry.train.of(kind.name) and (kind.name != "pose" or entry.skeleton is not None)


def _listed(names: Sequence[str]) -> str:
    """Name a few classes as the subject of a sentence, with its verb."""
    if len(names) == 1:
        return f"{names[0]!r} has"
    shown = ", ".join(map(repr, names[:3]))
    return f"{shown} and {len(names) - 3} more classes have" if len(names) > 3 else f"{shown} have"


def _them(names: Sequence[str]) -> str:
    return "it" if len(names) == 1 else "them"


def _about_skeletons(chosen: LabelSummary) -> Iterator[Finding]:
    posed = [entry for entry in chosen.categories if entry.train.keypoints]
    without = [entry for entry in posed if entry.skeleton is None]
    if without:
        yield Finding(
            "error",
            "no_skeleton",
            f"{without[0].name!r} has keypoints but no skeleton that names them: give the category a skeleton.",
        )
        return
    kinds = {entry.skeleton.keypoints: entry for entry in posed if entry.skeleton}
    if len(kinds) > 1:
        first, second = list(kinds.values())[:2]
        yield Finding(
            "error",
            "two_skeletons",
            f"{first.name!r} and {second.name!r} have different keypoints: one pose model learns one skeleton, "
            "so choose the categories of one of them.",
        )


def _about_images(kind: Task, chosen: LabelSummary) -> Iterator[Finding]:
    if chosen.missing:
        yield Finding(
            "error",
            "image_missing",
            _some(chosen.missing, "is not where it was: put it back", "are not where they were: put them back") + ".",
        )
    if chosen.unsized:
        yield Finding(
            "error",
            "image_unsized",
            _some(chosen.unsized, "has no known size: replace the file", "have no known size: replace the files") + ".",
        )
    if chosen.train_images == 1:
        yield Finding("warning", "one_image", "There is one training image only: the model will learn it by heart.")
    if not chosen.val_images:
        yield Finding(
            "warning",
            "no_validation",
            "No labelled image is in the validation split: nothing will tell how good the model is. "
            "Set some images aside first.",
        )
    elif chosen.train.of(kind.name) and not chosen.val.of(kind.name):
        yield Finding(
            "warning",
            "no_validation",
            f"The validation split has no {kind.needs} of the classes that are learned: nothing will tell how good the "
            "model is. Split the images anew.",
        )


def _about_recipe(recipe: TrainRecipe, chosen: LabelSummary) -> Iterator[Finding]:
    if recipe.weights and not Path(recipe.weights).is_file():
        yield Finding("error", "weights_missing", f"The starting weights {recipe.weights} are not there.")
    width, height = recipe.input_wh
    if recipe.task == "pose" and recipe.adapter != "fake" and (width % INPUT_STEP_PX or height % INPUT_STEP_PX):
        near = [max(1, round(side / INPUT_STEP_PX)) * INPUT_STEP_PX for side in (width, height)]
        text = f"The input size {width} x {height} must be multiples of {INPUT_STEP_PX}: take {near[0]} x {near[1]}."
        yield Finding("error", "input_size", text)
    known = {entry.id for entry in chosen.categories}
    gone = [number for number in recipe.categories if number not in known]
    if gone:
        yield Finding("error", "class_gone", f"The recipe learns category {gone[0]}, which the project does not have.")
    samples = chosen.train.keypoints if recipe.task == "pose" else chosen.train_images
    if 0 < samples < recipe.batch_size:
        yield Finding(
            "warning",
            "batch_large",
            f"The batch of {recipe.batch_size} is larger than the {samples} training samples there are.",
        )


def _some(names: tuple[str, ...], one: str, many: str) -> str:
    if len(names) == 1:
        return f"The image {names[0]} {one}"
    return f"{len(names)} images, among them {names[0]}, {many}"
