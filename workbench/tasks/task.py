"""What can be learned: the tasks, what labels each needs and how its models are judged."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.tasks.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Task:
    """One kind of learning.

    ``needs`` names the labels it learns from, in words for a person. ``best_metric`` is the validation figure that
    chooses the best checkpoint; ``higher_is_better`` says which way it goes. A task that ``needs_labels`` learns from
    labelled images alone, one that does not from every picture there is.
    """

    name: str
    title: str
    needs: Sentence
    best_metric: str
    higher_is_better: bool
    needs_labels: bool = True


POSE = Task("pose", "Keypoints", Sentence("keypoints"), "EPE", higher_is_better=False)
DETECTION = Task("detection", "Boxes", Sentence("boxes"), "AP", higher_is_better=True)
INSTANCES = Task("instances", "Instance outlines", Sentence("polygons or masks"), "AP", higher_is_better=True)
SEMANTIC = Task("semantic", "Regions", Sentence("polygons or masks"), "mIoU", higher_is_better=True)
PANOPTIC = Task("panoptic", "Things and regions", Sentence("polygons or masks"), "PQ", higher_is_better=True)
CLASSIFICATION = Task("classification", "Image classes", Sentence("image classes"), "accuracy", higher_is_better=True)
RESTORATION = Task(
    "restoration", "Sharper pictures", Sentence("pictures"), "PSNR", higher_is_better=True, needs_labels=False
)
PRETRAINING = Task(
    "pretraining", "Learning without labels", Sentence("pictures"), "loss", higher_is_better=False, needs_labels=False
)

TASKS: tuple[Task, ...] = (
    POSE,
    DETECTION,
    INSTANCES,
    SEMANTIC,
    PANOPTIC,
    CLASSIFICATION,
    RESTORATION,
    PRETRAINING,
)

CROPS = 16
"""Restoration cuts so many pieces out of every picture in an epoch: one would leave most of a picture unseen."""


def task(name: str) -> Task:
    """Return the task of this name; raises KeyError when there is none."""
    for known in TASKS:
        if known.name == name:
            return known
    raise KeyError(f"no task is called {name!r}; known are {', '.join(known.name for known in TASKS)}")
