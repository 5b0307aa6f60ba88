"""A prediction job: every image of ``images.jsonl`` through a trained model, a line each into ``predictions.jsonl``."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from workbench.protocol.arrays import write_arrays
from workbench.protocol.job_folder import JobFolder
from workbench.tasks.recipe import PredictRecipe, RecipeError, Spot, TrainRecipe, read_recipe
from workbench.worker.adapters.adapter import XYWH, Found, Predictor, TrainedModel, WorkingJob
from workbench.worker.adapters.catalog import adapter
from workbench.worker.cascade import DETECTED_SCORE, Cascade
from workbench.worker.checkpoint_store import CheckpointError, CheckpointStore
from workbench.worker.failures import JobFailure, JobStopped
from workbench.worker.picture_file import write_picture
from workbench.worker.snapshot import read_snapshot

MAX_IMAGE_PIXELS = 250_000_000
"""A larger picture is not decoded: no model looks at it, and a forged header would exhaust the memory."""


_BLOCK_BYTES = 1 << 20

_LIGHT = 127
"""A mask is a hole where it is lighter than this."""


@dataclass(frozen=True, slots=True)
class ImageTask:
    """One line of ``images.jsonl``; ``spots`` None means the whole image.

    ``hole`` is a picture of the same size that is light where the image is to be filled anew.
    """

    id: int
    path: Path
    spots: tuple[Spot, ...] | None
    hole: Path | None = None


@dataclass(frozen=True, slots=True)
class LoadedModel:
    """A model ready to look, and how it is to look."""

    predictor: Predictor
    recipe: PredictRecipe


def predict(recipe: PredictRecipe, job: WorkingJob) -> None:
    """Predict every image that has no line yet, so that a stopped job goes on where it was.

    An unreadable image is told as a warning and gets an empty line. Raises JobFailure and JobStopped.
    """
    tasks = list(read_tasks(job.folder.images))
    job.reporter.phase("Loading the model")
    predictor = load_whole(recipe, job)
    done_ids = _done_ids(job.folder.predictions)
    job.reporter.phase("Predicting")
    with open(job.folder.predictions, "ab") as file:
        for done, task in enumerate(tasks, start=1):
            if task.id not in done_ids:
                append_line(file.fileno(), _predict_one(task, predictor, recipe, job))
            job.reporter.progress(done, len(tasks), "image")
            if job.stop.is_requested() and done < len(tasks):
                raise JobStopped(f"Stopped after {done} of {len(tasks)} images; what was predicted is kept.")
        os.fsync(file.fileno())


def read_tasks(path: Path) -> Iterator[ImageTask]:
    """Read ``images.jsonl``; raises JobFailure naming the line that is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise JobFailure(f"The list of images {path} cannot be read ({error.strerror}).") from None
    for number, line in enumerate(lines, start=1):
        try:
            body = json.loads(line)
            spots = None if body["spots"] is None else tuple(map(_spot, body["spots"]))
            hole = body.get("hole")
            yield ImageTask(int(body["id"]), Path(body["path"]), spots, None if hole is None else Path(hole))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise JobFailure(f"{path}, line {number}: not an image to predict ({error}).") from None


def _spot(body: Any) -> Spot:
    x, y, width, height = map(float, body["box_xywh"])
    if not np.isfinite((x, y, width, height)).all() or width <= 0 or height <= 0:
        raise ValueError(f"the box {body['box_xywh']} has no area")
    return Spot((x, y, width, height), int(body["category_id"]))


def read_image(path: Path) -> npt.NDArray[np.uint8]:
    """Decode a picture as it is displayed (EXIF applied): (h, w, 3) BGR. Raises JobFailure naming the file."""
    try:
        data = np.fromfile(path, dtype=np.uint8)
    except OSError as error:
        raise JobFailure(f"The image {path} cannot be read ({error.strerror}).") from None
    try:
        image = cv2.imdecode(data, cv2.IMREAD_COLOR) if data.size else None
    except cv2.error:
        image = None
    if image is None:
        raise JobFailure(f"The image {path} is damaged or of an unknown kind: replace the file.")
    if image.shape[0] * image.shape[1] > MAX_IMAGE_PIXELS:
        raise JobFailure(f"The image {path} has more than {MAX_IMAGE_PIXELS // 10**6} million pixels.")
    return np.asarray(image, dtype=np.uint8)


def load(recipe: PredictRecipe, job: WorkingJob) -> Predictor:
    """Load the model of the recipe's run; raises JobFailure, RecipeError or OSError."""
    model = trained_model(recipe, job)
    return adapter(model.recipe.adapter).predictor(model, recipe)


def trained_model(recipe: PredictRecipe, job: WorkingJob) -> TrainedModel:
    """Find the recipe's run and its checkpoint; raises JobFailure, RecipeError or OSError."""
    run = JobFolder(Path(recipe.run_folder))
    trained = read_recipe(run.recipe)
    if not isinstance(trained, TrainRecipe):
        raise RecipeError(f"{run.recipe}: not a training run")
    snapshot = read_snapshot(run.labels / "train.json", trained.categories)
    found = _checkpoint(run, recipe.checkpoint)
    job.reporter.notice("info", f"Predicting with {found.name} of the run {run.path.name}.")
    return TrainedModel(trained, snapshot, found)


def load_whole(recipe: PredictRecipe, job: WorkingJob) -> Predictor:
    """Load the model of the recipe's run, after the detector that shows it where to look, if it names one."""
    pose = load(recipe, job)
    if not recipe.detector_folder:
        return pose
    learned, known = _categories(recipe.run_folder), _categories(recipe.detector_folder)
    return Cascade(load_detector(recipe, job), pose, learned, bool(set(learned) & set(known)))


def load_detector(recipe: PredictRecipe, job: WorkingJob) -> Predictor:
    """Load the best checkpoint of the run that finds objects for this one."""
    wanted = replace(
        recipe,
        run_folder=recipe.detector_folder,
        checkpoint="best",
        score_threshold=DETECTED_SCORE,
        heatmaps=False,
    )
    return load(wanted, job)


def _categories(run_folder: str) -> tuple[int, ...]:
    run = JobFolder(Path(run_folder))
    trained = read_recipe(run.recipe)
    chosen = trained.categories if isinstance(trained, TrainRecipe) else ()
    return tuple(category.id for category in read_snapshot(run.labels / "train.json", chosen).categories)


def _checkpoint(run: JobFolder, wanted: str) -> Path:
    """The checkpoint asked for: a path inside the run, ``best``, or (empty) the newest whole one."""
    if wanted and wanted != "best":
        places = [(folder / wanted).resolve() for folder in (run.path, run.checkpoints)]
        inside = [path for path in places if path.is_relative_to(run.path.resolve()) and path.is_file()]
        if not inside:
            raise JobFailure(f"The run {run.path.name} has no checkpoint {wanted}.")
        return inside[0]
    store = CheckpointStore(run.checkpoints)
    try:
        record = store.best() if wanted == "best" else store.newest()
    except CheckpointError as error:
        raise JobFailure(f"{error}.") from None
    if record is None:
        raise JobFailure(f"The run {run.path.name} has no checkpoint yet: train it for at least one epoch.")
    return store.path(record)


def _predict_one(task: ImageTask, predictor: Predictor, recipe: PredictRecipe, job: WorkingJob) -> dict[str, Any]:
    try:
        line = look(_image_of(task), task, LoadedModel(predictor, recipe), job.folder)
    except JobFailure as error:
        is_named = str(task.path) in str(error)
        said = f"{error} It is left out." if is_named else f"{task.path}: {error} It is left out."
        job.reporter.notice("warning", said)
        return {"image_id": task.id, "width": 0, "height": 0, "instances": []}
    job.reporter.prediction(task.id, len(line["instances"]))
    return line


def _image_of(task: ImageTask) -> npt.NDArray[np.uint8]:
    """The image (h, w, 3); with a hole (h, w, 4), the fourth channel 0 in it. Raises JobFailure."""
    image = read_image(task.path)
    if task.hole is None:
        return image
    hole = read_image(task.hole)
    if hole.shape != image.shape:
        raise JobFailure(
            f"The mask {task.hole} is {hole.shape[1]} x {hole.shape[0]} pixels, its image "
            f"{image.shape[1]} x {image.shape[0]}: make both the same size."
        )
    return np.dstack([image, np.where(hole.max(axis=2) > _LIGHT, 0, 255).astype(np.uint8)])


def look(image: npt.NDArray[np.uint8], task: ImageTask, model: LoadedModel, folder: JobFolder) -> dict[str, Any]:
    """Return what a model sees on one image (h, w, 3), BGR, as a line of ``predictions.jsonl``.

    Heatmaps and a restored picture go into the folder.
    """
    height, width = image.shape[:2]
    found = model.predictor(image, _inside(task.spots, width, height))
    picture = next((item.picture for item in found if item.picture is not None), None)
    found = sorted(_kept(found, model.recipe.score_threshold), key=lambda item: -item.score)
    instances = [found_to_json(item) for item in found]
    maps = {str(i): item.heatmaps for i, item in enumerate(found) if item.heatmaps is not None}
    if maps:
        folder.heatmaps.mkdir(exist_ok=True)
        write_arrays(folder.heatmaps / f"{task.id}.npz", maps)
        for key in maps:
            instances[int(key)]["heatmap"] = {"key": key, "to_image": list(found[int(key)].to_image)}
    line = {"image_id": task.id, "width": width, "height": height, "instances": instances}
    return line if picture is None else line | {"picture": write_picture(picture, folder, task.id)}


def _kept(found: Sequence[Found], least_score: float) -> Iterator[Found]:
    """What is worth a line. A top-down pose answers for a box that it was given, and so does the first of an image's
    classes: a low score means unsure there, not that nothing is there."""
    of_image = [item for item in found if item.is_of_image]
    first = max(of_image, key=lambda item: item.score, default=None)
    for item in found:
        if item.picture is None and (item.keypoints or item is first or item.score >= least_score):
            yield item


def _inside(spots: tuple[Spot, ...] | None, width: int, height: int) -> list[Spot] | None:
    """The spots that meet the image."""
    if spots is None:
        return None
    return [spot for spot in spots if _meets(spot.box_xywh, width, height)]


def _meets(box: XYWH, width: int, height: int) -> bool:
    x, y, w, h = box
    return x < width and y < height and x + w > 0 and y + h > 0


def found_to_json(item: Found) -> dict[str, Any]:
    """Return one thing that was found as it stands in a line of ``predictions.jsonl``, heatmaps and picture apart."""
    body: dict[str, Any] = {"category_id": item.category_id, "score": round(item.score, 5)}
    if item.bbox_xywh is not None:
        body["bbox_xywh"] = [round(value, 2) for value in item.bbox_xywh]
    if item.mask is not None:
        body["rle"] = {"size": [item.mask.height, item.mask.width], "counts": item.mask.counts.tolist()}
    if item.keypoints:
        body["keypoints"] = [[round(x, 2), round(y, 2), round(score, 4)] for x, y, score in item.keypoints]
    return body


def cut_torn_line(path: Path) -> None:
    """Cut off a last line that a crash left half written, so that it spoils none that follows."""
    try:
        with open(path, "rb+") as file:
            end = file.seek(0, os.SEEK_END)
            while end > 0:
                start = max(0, end - _BLOCK_BYTES)
                file.seek(start)
                place = file.read(end - start).rfind(b"\n")
                if place >= 0:
                    start += place + 1
                    break
                end = start
            else:
                start = 0
            file.truncate(start)
    except FileNotFoundError:
        return


def _done_ids(path: Path) -> set[int]:
    """The images that have a whole line; a torn last line is cut off."""
    cut_torn_line(path)
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return set()
    return {int(json.loads(line)["image_id"]) for line in lines if line.strip()}


def append_line(descriptor: int, line: dict[str, Any]) -> None:
    """Write one JSON line in one call; raises OSError on a full disk."""
    data = json.dumps(line, allow_nan=False).encode() + b"\n"
    if os.write(descriptor, data) != len(data):
        raise OSError(28, "the disk is full")
