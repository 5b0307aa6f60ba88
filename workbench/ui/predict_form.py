"""What the prediction dialog decides, without a widget: which images, where to look, which job comes of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.core.image import ImageRecord, Split
from workbench.project.error import ProjectError
from workbench.project.predicting import Spots, detected_spots, labelled_spots, predict_images
from workbench.project.project import Project
from workbench.project.runs import Run
from workbench.protocol.job_folder import JobFolder
from workbench.tasks.recipe import PredictRecipe

LOWEST_SCORE = 0.05


class Which(StrEnum):
    """Which images are predicted on."""

    THIS = "this"
    UNLABELLED = "unlabelled"
    VALIDATION = "validation"
    ALL = "all"


LABELS = "labels"
WHOLE = "whole"
"""Where a pose model looks: in labelled boxes, in the whole image, or (any other text) where that run found objects."""


@dataclass(frozen=True, slots=True)
class PredictChoice:
    """What the person chose. ``boxes`` is LABELS, WHOLE or the name of a run."""

    run: str
    which: Which
    image_id: int = 0
    boxes: str = LABELS
    heatmaps: bool = True
    device: str = "cpu"


def usable_runs(project: Project) -> tuple[Run, ...]:
    """Return the runs that have a checkpoint, newest first; unreadable ones are left out."""
    found = []
    for name in project.runs.names():
        try:
            run = project.runs.get(name)
        except ProjectError:
            continue
        if run.folder.manifest.is_file():
            found.append(run)
    return tuple(sorted(found, key=lambda run: run.folder.manifest.stat().st_mtime, reverse=True))


def chosen_images(project: Project, which: Which, image_id: int = 0) -> tuple[ImageRecord, ...]:
    """Return the images of a choice."""
    images = project.store.load_images()
    if which is Which.THIS:
        return tuple(image for image in images if image.id == image_id)
    if which is Which.VALIDATION:
        return tuple(image for image in images if image.split is Split.VAL)
    if which is Which.UNLABELLED:
        labelled = project.store.instance_counts()
        return tuple(image for image in images if not labelled.get(image.id))
    return tuple(images)


def make_job(project: Project, choice: PredictChoice) -> JobFolder:
    """Make the folder of a prediction job; raises ProjectError when there is nothing to predict on."""
    run = project.runs.get(choice.run)
    images = chosen_images(project, choice.which, choice.image_id)
    if not images:
        raise ProjectError("there is no image of this choice: choose other images")
    recipe = PredictRecipe(
        name="predict",
        run_folder=str(run.folder.path),
        checkpoint="best",
        device=choice.device,
        threads=os.cpu_count() or 1,
        score_threshold=LOWEST_SCORE,
        heatmaps=choice.heatmaps and run.recipe.task == "pose",
    )
    if choice.boxes not in (LABELS, WHOLE):
        _check_detected(project, choice.boxes, images)
    listed = predict_images(project, run, images, _spots(project, run, choice.boxes))
    return project.predictions.new_job(recipe, listed)


def without_boxes(project: Project, images: Sequence[ImageRecord]) -> int:
    """Return on how many images nothing is labelled: a pose model would take each whole image for one object."""
    labelled = project.store.instance_counts()
    return sum(1 for image in images if not labelled.get(image.id))


def _check_detected(project: Project, detector: str, images: Sequence[ImageRecord]) -> None:
    known = project.predictions.image_ids(detector)
    missing = sum(1 for image in images if image.id not in known)
    if missing:
        raise ProjectError(
            f"{detector} has not looked at {missing} of these {len(images)} images yet: predict with {detector} first, "
            "then look for poses in its boxes"
        )


def _spots(project: Project, run: Run, source: str) -> Spots:
    if source == LABELS:
        return labelled_spots(project, run)
    if source == WHOLE:
        return _nowhere
    return detected_spots(project, run, project.runs.get(source))


def _nowhere(image: ImageRecord) -> None:
    """No boxes: the whole image is one object."""
