"""Preparing a prediction: which images, and where a top-down pose model looks on each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from workbench.core.geometry import box_iou
from workbench.core.image import ImageRecord, Split
from workbench.core.instance import Instance
from workbench.formats.codec import Problem
from workbench.project.image_header import ImageError
from workbench.project.images import find_images, read_image
from workbench.project.predictions import PredictImage
from workbench.project.project import Project
from workbench.project.runs import Run
from workbench.tasks.looking import looks_into_boxes
from workbench.tasks.recipe import Spot

BOX_SCORE = 0.3
"""A detected box below this score is not worth a pose."""

SAME_BOX_IOU = 0.7
"""Two detected boxes that overlap more are one object."""

Spots = Callable[[ImageRecord], tuple[Spot, ...] | None]
"""Says where to look on an image; None: the whole image is one object."""


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


def labelled_spots(project: Project, run: Run) -> Spots:
    """Look where a person has drawn boxes of the classes that the run learned; None where there are none."""

    def spots(image: ImageRecord) -> tuple[Spot, ...] | None:
        return spots_on(run, project.store.load_instances(image.id)) or None

    return spots


def spots_on(run: Run, labels: Iterable[Instance]) -> tuple[Spot, ...]:
    """Return the boxes among the labels of one image that a pose run can look into."""
    learned = set(run.recipe.categories)
    return tuple(
        Spot(item.bbox_xywh, item.category_id)
        for item in labels
        if item.bbox_xywh is not None
        and not item.iscrowd
        and (not learned or item.category_id in learned)
        and min(item.bbox_xywh[2:]) > 0
    )


def found_by_detector(image: ImageRecord) -> None:
    """Look where the detector of the prediction job finds objects (see PredictRecipe.detector_folder)."""


def detected_spots(project: Project, run: Run, detector: Run) -> Spots:
    """Look where another run has found objects, of the classes that the pose run learned when they share any.

    When they share none, what was found gets the first class of the pose run.
    """
    learned = run.recipe.categories
    shared = set(learned) & set(detector.recipe.categories)

    def spots(image: ImageRecord) -> tuple[Spot, ...]:
        prediction = project.predictions.read(detector.name, image.id)
        found: list[Spot] = []
        for item in prediction.instances if prediction else ():
            if (item.score or 0.0) < BOX_SCORE or (shared and item.category_id not in shared):
                continue
            box = item.bbox_xywh
            # A detector may name one object twice, once for each of two classes; the surer name comes first.
            if box is None or min(box[2:]) <= 0 or any(box_iou(box, spot.box_xywh) > SAME_BOX_IOU for spot in found):
                continue
            found.append(Spot(box, item.category_id if shared or not learned else learned[0]))
        return tuple(found)

    return spots


def predict_images(
    project: Project, run: Run, images: Sequence[ImageRecord], spots: Spots | None = None
) -> tuple[PredictImage, ...]:
    """Return the image list of a prediction job; spots matter to pose runs alone (default: the labelled boxes)."""
    if not looks_into_boxes(run.recipe):
        return tuple(PredictImage(image.id, project.image_file(image)) for image in images)
    look = spots or labelled_spots(project, run)
    return tuple(PredictImage(image.id, project.image_file(image), look(image)) for image in images)
