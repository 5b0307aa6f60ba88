"""Preparing a prediction: which images, and where a top-down pose model looks on each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from workbench.core.image import ImageRecord, Split
from workbench.core.instance import XYWH
from workbench.formats.codec import Problem
from workbench.project.image_header import ImageError
from workbench.project.images import find_images, read_image
from workbench.project.predictions import PredictImage
from workbench.project.project import Project
from workbench.project.runs import Run

BOX_SCORE = 0.3
"""A detected box below this score is not worth a pose."""

Boxes = Callable[[ImageRecord], tuple[XYWH, ...] | None]


def project_images(project: Project, split: Split | None = None) -> tuple[ImageRecord, ...]:
    """Return the project's images, all or those of one split."""
    return tuple(image for image in project.store.load_images() if split is None or image.split is split)


def folder_images(project: Project, folder: Path) -> tuple[tuple[ImageRecord, ...], tuple[Problem, ...]]:
    """Return the readable images of any folder, and the others; those that are not the project's get the ids -1, -2, …

    Raises ProjectError when the folder holds none.
    """
    known = {image.path: image for image in project.store.load_images()}
    found: list[ImageRecord] = []
    problems: list[Problem] = []
    for number, file in enumerate(find_images(folder), 1):
        try:
            record = read_image(file, file.relative_to(folder).as_posix(), project.path)
        except ImageError as error:
            problems.append(Problem(str(file), f"left out: {error}"))
            continue
        found.append(known.get(record.path) or replace(record, id=-number))
    return tuple(found), tuple(problems)


def labelled_boxes(project: Project, run: Run) -> Boxes:
    """Look where a person has drawn boxes of the classes that the run learned; None where there are none."""
    learned = set(run.recipe.categories)

    def boxes(image: ImageRecord) -> tuple[XYWH, ...] | None:
        found = tuple(
            item.bbox_xywh
            for item in project.store.load_instances(image.id)
            if item.bbox_xywh is not None
            and not item.iscrowd
            and (not learned or item.category_id in learned)
            and min(item.bbox_xywh[2:]) > 0
        )
        return found or None

    return boxes


def detected_boxes(project: Project, run: Run, detector: Run) -> Boxes:
    """Look where another run has found objects, of the classes that the pose run learned when they share any."""
    shared = set(run.recipe.categories) & set(detector.recipe.categories)

    def boxes(image: ImageRecord) -> tuple[XYWH, ...]:
        prediction = project.predictions.read(detector.name, image.id)
        return tuple(
            item.bbox_xywh
            for item in (prediction.instances if prediction else ())
            if item.bbox_xywh is not None
            and (item.score or 0.0) >= BOX_SCORE
            and (not shared or item.category_id in shared)
            and min(item.bbox_xywh[2:]) > 0
        )

    return boxes


def predict_images(
    project: Project, run: Run, images: Sequence[ImageRecord], boxes: Boxes | None = None
) -> tuple[PredictImage, ...]:
    """Return the image list of a prediction job; boxes matter to pose runs alone (default: the labelled ones)."""
    if run.recipe.task != "pose":
        return tuple(PredictImage(image.id, project.image_file(image)) for image in images)
    look = boxes or labelled_boxes(project, run)
    return tuple(PredictImage(image.id, project.image_file(image), look(image)) for image in images)
