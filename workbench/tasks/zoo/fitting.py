"""Whether a project's labels can teach a configuration, and why not."""

from __future__ import annotations

from typing import NamedTuple

from workbench.tasks.label_summary import LabelSummary
from workbench.tasks.sentence import Sentence
from workbench.tasks.task import task
from workbench.tasks.zoo.entry import OTHER, ZooEntry, said


class Fitting(NamedTuple):
    """``fits`` says whether it can be trained on these labels, ``text`` why, in one sentence."""

    fits: bool
    text: Sentence


def fitting(entry: ZooEntry, summary: LabelSummary) -> Fitting:
    """Look at what an entry learns and what the labels hold."""
    if entry.task == OTHER:
        return Fitting(False, Sentence("The workbench does not train this kind. {note}", note=said(entry.note)))
    kind = task(entry.task)
    if not kind.needs_labels:
        count = summary.train_pictures
        if not count:
            return Fitting(False, Sentence("It learns from pictures, and no image is in the training split."))
        return Fitting(True, Sentence("It needs no labels: {count} pictures to learn from.", count=count))
    count = summary.train.of(entry.task)
    if not count:
        return Fitting(False, Sentence("It learns from {needs}, and the training images hold none.", needs=kind.needs))
    learned = [found for found in summary.categories if found.train.of(entry.task)]
    if entry.task == "pose" and not any(found.skeleton for found in learned):
        return Fitting(False, Sentence("The labelled keypoints belong to no skeleton: give their class one."))
    return Fitting(True, _learned(kind.needs, count, len(learned)))


def _learned(needs: Sentence, count: int, classes: int) -> Sentence:
    if classes > 1:
        return Sentence(
            "It learns from {needs}: {count} labels in {classes} classes.", needs=needs, count=count, classes=classes
        )
    if count > 1:
        return Sentence("It learns from {needs}: {count} labels of one class.", needs=needs, count=count)
    return Sentence("It learns from {needs}: one label so far.", needs=needs)
