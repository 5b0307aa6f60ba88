"""What can be learned: the three tasks, what labels each needs and how its models are judged."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.tasks.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Task:
    """One kind of learning.

    ``needs`` names the labels it learns from, in words for a person. ``best_metric`` is the validation figure that
    chooses the best checkpoint; ``higher_is_better`` says which way it goes.
    """

    name: str
    title: str
    needs: Sentence
    best_metric: str
    higher_is_better: bool


POSE = Task("pose", "Keypoints", Sentence("keypoints"), "EPE", higher_is_better=False)
DETECTION = Task("detection", "Boxes", Sentence("boxes"), "AP", higher_is_better=True)
INSTANCES = Task("instances", "Instance outlines", Sentence("polygons or masks"), "AP", higher_is_better=True)

TASKS: tuple[Task, ...] = (POSE, DETECTION, INSTANCES)


def task(name: str) -> Task:
    """Return the task of this name; raises KeyError when there is none."""
    for known in TASKS:
        if known.name == name:
            return known
    raise KeyError(f"no task is called {name!r}; known are {', '.join(known.name for known in TASKS)}")
