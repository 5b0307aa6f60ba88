"""What is missing in the labels, said before a run starts and not after it failed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.tasks.finding import Finding
from workbench.tasks.label_summary import CategoryLabels, LabelCounts, LabelSummary
from workbench.tasks.presets import Preset
from workbench.tasks.recipe import TrainRecipe
from workbench.tasks.recipe_checks import about_recipe
from workbench.tasks.region_checks import about_regions
from workbench.tasks.sentence import Sentence
from workbench.tasks.task import Task, task

FEW_LABELS = 10
"""A category with fewer training labels is learned badly, whatever the model."""


def check(subject: Preset | TrainRecipe, summary: LabelSummary) -> tuple[Finding, ...]:
    """Return what stands in the way of a good run, errors first.

    With a recipe its categories, batch size and weights are looked at too.
    """
    chosen = summary.only(subject.categories if isinstance(subject, TrainRecipe) else ())
    kind = task(subject.task)
    labels = _about_labels(kind, chosen, summary) if kind.needs_labels else _about_pictures(summary)
    found = [*labels, *_about_images(kind, chosen)]
    if kind.name == "semantic":
        found += about_regions(chosen, subject.options)
    if chosen.train.of(kind.name):
        found += _about_the_rest(kind, chosen, summary)
    if isinstance(subject, TrainRecipe):
        found += about_recipe(subject, chosen)
    order = {"error": 0, "warning": 1, "info": 2}
    return tuple(sorted(found, key=lambda finding: order[finding.level]))


def _about_labels(kind: Task, chosen: LabelSummary, everything: LabelSummary) -> Iterator[Finding]:
    train, there = chosen.train, everything.train + everything.val
    if not there.instances and not there.tags:
        yield Finding("error", "no_labels", Sentence("Nothing is labelled yet: label some images first."))
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
                Sentence(
                    "{lacking} of {poses} labelled poses have no box: the box around their keypoints, a quarter "
                    "larger, is used instead.",
                    lacking=lacking,
                    poses=train.keypoints,
                ),
            )
    elif kind.name == "classification":
        yield from _about_classes(chosen)
    elif train.of(kind.name) < train.instances:
        lacking = train.instances - train.of(kind.name)
        yield Finding(
            "warning",
            "partly_labelled",
            Sentence(
                "{lacking} of {objects} labelled objects have no {needs} and are left out of the training.",
                lacking=lacking,
                objects=train.instances,
                needs=kind.needs,
            ),
        )


def _about_pictures(summary: LabelSummary) -> Iterator[Finding]:
    """A task without labels needs pictures."""
    if not summary.train_pictures:
        yield Finding("error", "no_pictures", Sentence("No image is in the training split: put some into it."))


def _about_classes(chosen: LabelSummary) -> Iterator[Finding]:
    learned = [entry for entry in chosen.categories if entry.train.tags]
    if len(learned) == 1 and not chosen.many_tags:
        text = Sentence(
            "All images are {name!r}: telling classes apart takes at least two of them.", name=learned[0].name
        )
        yield Finding("error", "one_class", text)
    if chosen.many_tags == 1:
        yield Finding(
            "info", "several_classes", Sentence("One image has several classes: every class is told by itself.")
        )
    elif chosen.many_tags:
        text = Sentence("{count} images have several classes: every class is told by itself.", count=chosen.many_tags)
        yield Finding("info", "several_classes", text)


def _lacking(kind: Task, chosen: LabelSummary) -> Sentence:
    if chosen.val.of(kind.name):
        return Sentence(
            "All {needs} lie in the validation split: put some labelled images into the training split.",
            needs=kind.needs,
        )
    there = _kinds_of_labels(chosen.train + chosen.val)
    if not there:
        return Sentence("This model learns from {needs}, but no object has any: label {needs} first.", needs=kind.needs)
    return Sentence(
        "This model learns from {needs}, but the labels hold {there} only: label {needs} or choose another preset.",
        needs=kind.needs,
        there=there[0] if len(there) == 1 else Sentence("{first} and {second}", first=there[0], second=there[1]),
    )


def _kinds_of_labels(counts: LabelCounts) -> list[Sentence]:
    """Name what is labelled: two kinds at most when a third is lacking."""
    kinds = (
        (Sentence("boxes"), counts.boxes),
        (Sentence("outlines"), counts.outlines),
        (Sentence("keypoints"), counts.keypoints),
        (Sentence("image classes"), counts.tags),
    )
    return [name for name, count in kinds if count]


def _rare(entry: CategoryLabels, count: int) -> Finding:
    if count == 1:
        text = Sentence(
            "{name!r} has 1 training label only: at least {few} are advisable.", name=entry.name, few=FEW_LABELS
        )
    else:
        text = Sentence(
            "{name!r} has {count} training labels only: at least {few} are advisable.",
            name=entry.name,
            count=count,
            few=FEW_LABELS,
        )
    return Finding("warning", "class_rare", text)


def _about_the_rest(kind: Task, chosen: LabelSummary, everything: LabelSummary) -> Iterator[Finding]:
    """The classes that the model will not know, whether a recipe leaves them out already or not."""
    bare = [entry.name for entry in everything.categories if _is_bare(kind, entry)]
    if bare:
        yield Finding("warning", "class_unlabelled", _unlabelled(kind, bare))
    learned = {entry.id for entry in chosen.categories}
    spared = [entry.name for entry in everything.categories if entry.id not in learned and entry.train.of(kind.name)]
    if spared and kind.name == "pose":
        first = next(entry.name for entry in chosen.categories if entry.train.keypoints)
        yield Finding("warning", "class_left_out", _left_out(spared, first))


def _is_bare(kind: Task, entry: CategoryLabels) -> bool:
    """Whether a class has nothing to learn from; a class without a skeleton is nothing that a pose model looks for."""
    return not entry.train.of(kind.name) and (kind.name != "pose" or entry.skeleton is not None)


def _unlabelled(kind: Task, names: Sequence[str]) -> Sentence:
    if len(names) == 1:
        return Sentence(
            "{name!r} has no {needs} in the training images: the model cannot learn it.",
            name=names[0],
            needs=kind.needs,
        )
    return Sentence(
        "{names} have no {needs} in the training images: the model cannot learn them.",
        names=_listed(names),
        needs=kind.needs,
    )


def _left_out(names: Sequence[str], learned: str) -> Sentence:
    if len(names) == 1:
        return Sentence(
            "{name!r} has other keypoints than {learned!r}: one pose model learns one skeleton, "
            "so this run leaves it out.",
            name=names[0],
            learned=learned,
        )
    return Sentence(
        "{names} have other keypoints than {learned!r}: one pose model learns one skeleton, "
        "so this run leaves them out.",
        names=_listed(names),
        learned=learned,
    )


def _listed(names: Sequence[str]) -> str:
    """Name a few classes."""
    shown = ", ".join(map(repr, names[:3]))
    return Sentence("{shown} and {more} more classes", shown=shown, more=len(names) - 3) if len(names) > 3 else shown


def _about_skeletons(chosen: LabelSummary) -> Iterator[Finding]:
    posed = [entry for entry in chosen.categories if entry.train.keypoints]
    without = [entry for entry in posed if entry.skeleton is None]
    if without:
        yield Finding(
            "error",
            "no_skeleton",
            Sentence(
                "{name!r} has keypoints but no skeleton that names them: give the category a skeleton.",
                name=without[0].name,
            ),
        )
        return
    kinds = {entry.skeleton.keypoints: entry for entry in posed if entry.skeleton}
    if len(kinds) > 1:
        first, second = list(kinds.values())[:2]
        yield Finding(
            "error",
            "two_skeletons",
            Sentence(
                "{first!r} and {second!r} have different keypoints: one pose model learns one skeleton, "
                "so choose the categories of one of them.",
                first=first.name,
                second=second.name,
            ),
        )


def _about_images(kind: Task, chosen: LabelSummary) -> Iterator[Finding]:
    if chosen.missing:
        yield Finding("error", "image_missing", _missing(chosen.missing))
    if chosen.unsized:
        yield Finding("error", "image_unsized", _unsized(chosen.unsized))
    train, val = chosen.train_images, chosen.val_images
    if not kind.needs_labels:
        train, val = chosen.train_pictures, chosen.val_pictures
    if train == 1:
        text = Sentence("There is one training image only: the model will learn it by heart.")
        yield Finding("warning", "one_image", text)
    if not kind.needs_labels:
        if not val and kind.name == "restoration":
            text = Sentence("No image is in the validation split: nothing will tell how good the model is.")
            yield Finding("warning", "no_validation", text)
    elif not val:
        yield Finding(
            "warning",
            "no_validation",
            Sentence(
                "No labelled image is in the validation split: nothing will tell how good the model is. "
                "Set some images aside first."
            ),
        )
    elif chosen.train.of(kind.name) and not chosen.val.of(kind.name):
        yield Finding(
            "warning",
            "no_validation",
            Sentence(
                "The validation split has no {needs} of the classes that are learned: nothing will tell how good the "
                "model is. Split the images anew.",
                needs=kind.needs,
            ),
        )


def _missing(names: Sequence[str]) -> Sentence:
    if len(names) == 1:
        return Sentence("The image {name} is not where it was: put it back.", name=names[0])
    return Sentence(
        "{count} images, among them {name}, are not where they were: put them back.", count=len(names), name=names[0]
    )


def _unsized(names: Sequence[str]) -> Sentence:
    if len(names) == 1:
        return Sentence("The image {name} has no known size: replace the file.", name=names[0])
    return Sentence(
        "{count} images, among them {name}, have no known size: replace the files.", count=len(names), name=names[0]
    )
