"""What the prediction dialog decides, without a widget: which images, where to look, which job comes of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.core.image import ImageRecord, Split
from workbench.project.error import ProjectError
from workbench.project.predicting import Spots, found_by_detector, labelled_spots, predict_images
from workbench.project.project import Project
from workbench.project.runs import Run
from workbench.protocol.job_folder import JobFolder
from workbench.tasks.looking import finds_boxes, looks_into_boxes
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
"""Where a pose model looks: in labelled boxes, in the whole image, or (any other text) where that run finds objects."""


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
        return tuple(image for image in images if not (image.tags or labelled.get(image.id)))
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
        heatmaps=choice.heatmaps and looks_into_boxes(run.recipe),
        detector_folder=_detector_folder(project, run, choice.boxes),
    )
    listed = predict_images(project, run, images, _spots(project, run, choice.boxes))
    return project.predictions.new_job(recipe, listed)


def without_boxes(project: Project, images: Sequence[ImageRecord]) -> int:
    """Return on how many images nothing is labelled: a pose model would take each whole image for one object."""
    labelled = project.store.instance_counts()
    return sum(1 for image in images if not labelled.get(image.id))


def _detector_folder(project: Project, run: Run, boxes: str) -> str:
    """The folder of the run that finds the boxes, or empty; raises ProjectError when it is gone or finds none."""
    if boxes in (LABELS, WHOLE) or not looks_into_boxes(run.recipe):
        return ""
    detector = project.runs.get(boxes)
    if not finds_boxes(detector.recipe):
        raise ProjectError(f"{boxes} finds no boxes: choose a detection run")
    return str(detector.folder.path)


def _spots(project: Project, run: Run, source: str) -> Spots:
    if source == LABELS:
        return labelled_spots(project, run)
    if source == WHOLE:
        return _nowhere
    return found_by_detector


def _nowhere(image: ImageRecord) -> None:
    """No boxes: the whole image is one object."""
