"""The folder of a live worker: what it finds lies among the predictions of its run, newest first, like any job's."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from workbench.core.image import ImageRecord
from workbench.core.instance import XYWH, Instance
from workbench.formats.atomic_file import write_atomically
from workbench.project.error import ProjectError
from workbench.project.predicting import spots_on
from workbench.project.prediction_json import PredictionError, prediction_from_json
from workbench.project.predictions import PredictImage, PredictionShelf
from workbench.project.project import Project
from workbench.project.runs import Run
from workbench.protocol.job_folder import JobFolder
from workbench.tasks.looking import finds_boxes, looks_into_boxes
from workbench.tasks.recipe import PredictRecipe, recipe_to_json

LIVE = "live"


def trained_s(run: Run) -> float:
    """Return when the run's newest checkpoint was listed, seconds since the epoch; 0 when it has none."""
    try:
        return run.folder.manifest.stat().st_mtime
    except OSError:
        return 0.0


def live_folder(shelf: PredictionShelf, run: Run, recipe: PredictRecipe) -> JobFolder:
    """Return the folder a live worker of a run is to use, made when needed; raises ProjectError.

    The run's newest prediction job is gone on with when it was a live one that began after the last training:
    what that found still holds.
    """
    if not run.folder.manifest.is_file():
        raise ProjectError(f"The run {run.name} has no checkpoint yet: train it for at least one epoch.")
    jobs = shelf.jobs(run.name)
    newest = jobs[-1] if jobs else None
    still_holds = newest is not None and _began_s(newest) > trained_s(run)
    folder = newest if newest is not None and still_holds else shelf.next_folder(run.name, LIVE)
    text = recipe_to_json(replace(recipe, name=folder.path.name))
    try:
        folder.path.mkdir(parents=True, exist_ok=True)
        if not folder.live.is_file() or folder.live.read_text(encoding="utf-8") != text:
            write_atomically(folder.live, [text.encode()])
    except OSError as error:
        raise ProjectError(f"{folder.path}: cannot be written ({error.strerror or error})") from None
    return folder


def live_image(project: Project, run: Run, record: ImageRecord, labels: Iterable[Instance]) -> PredictImage:
    """Return what to ask a live worker about one image, with the labels as they are in the window.

    A pose model looks into the labelled boxes, and where its detector finds more; without either, at the whole image.
    """
    spots = spots_on(run, labels) if looks_into_boxes(run.recipe) else ()
    return PredictImage(record.id, project.image_file(record), spots or None)


def detector_of(project: Project, run: Run) -> Run | None:
    """Return the newest run that finds the objects a pose run looks into: trained, and with a class in common."""
    if not looks_into_boxes(run.recipe):
        return None
    for name in reversed(project.runs.by_age()):
        try:
            other = project.runs.get(name)
        except ProjectError:
            continue
        is_shared = bool(set(other.recipe.categories) & set(run.recipe.categories))
        if finds_boxes(other.recipe) and is_shared and other.folder.manifest.is_file():
            return other
    return None


def is_answered(project: Project, run: Run, image: PredictImage) -> bool:
    """Whether the run, as it is trained now, has looked at the image already, and in these very spots."""
    if image.id not in project.predictions.image_ids(run.name, trained_s(run)):
        return False
    if image.spots is None:
        return True
    try:
        found = project.predictions.read(run.name, image.id)
    except ProjectError:
        return False
    boxes = [item.bbox_xywh for item in found.instances if item.bbox_xywh] if found else []
    return all(any(_is_same(box, spot.box_xywh) for box in boxes) for spot in image.spots)


def read_refined(folder: JobFolder, number: int) -> tuple[Instance, ...]:
    """Return the answer to one refinement; raises ProjectError when it is not there or no prediction."""
    try:
        for line in reversed(folder.refined.read_bytes().splitlines()):
            body = json.loads(line)
            if isinstance(body, dict) and body.get("number") == number:
                return prediction_from_json(body, folder.heatmaps).instances
    except (OSError, ValueError, RecursionError, PredictionError) as error:
        raise ProjectError(f"{folder.refined}: {error}") from None
    raise ProjectError(f"{folder.refined}: holds no answer {number}")


def _began_s(folder: JobFolder) -> float:
    try:
        return folder.live.stat().st_mtime
    except OSError:
        return 0.0


def _is_same(first: XYWH, second: XYWH) -> bool:
    """Boxes are rounded when they are written."""
    return all(abs(a - b) <= 0.02 for a, b in zip(first, second, strict=True))
