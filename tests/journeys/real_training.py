"""Stage for the journeys of a real training: small pictures, exact labels, job folders, the worker process."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from workbench.environments.layout import worker_python
from workbench.protocol.channel import ChannelReader
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import Message
from workbench.tasks.recipe import Recipe, recipe_to_json

ROOT = Path(__file__).resolve().parents[2]
SIDE = 96
PATIENCE_S = 600


def draw_labels(folder: Path, count: int, first_id: int = 1) -> dict[str, Any]:
    """Draw triangles on noise into ``folder``; returns their labels as COCO (gappy category id, absolute paths)."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = np.random.default_rng(first_id)
    images, annotations = [], []
    for number in range(first_id, first_id + count):
        picture = chance.normal(100, 12, (SIDE, SIDE, 3)).clip(0, 255).astype(np.uint8)
        corners = np.asarray([48, 48]) + chance.uniform(16, 32) * np.asarray([[0, -1], [0.9, 0.6], [-0.9, 0.6]])
        corners += chance.uniform(-8, 8, 2)
        cv2.fillPoly(picture, [corners.round().astype(np.int32)], (40, 40, 230))
        for corner, colour in zip(corners, ((0, 255, 255), (255, 255, 0), (255, 0, 255)), strict=True):
            cv2.circle(picture, tuple(int(value) for value in corner.round()), 4, colour, -1)
        path = folder / f"{number}.png"
        path.write_bytes(cv2.imencode(".png", picture)[1].tobytes())
        images.append({"id": number, "file_name": str(path), "width": SIDE, "height": SIDE})
        annotations.append(_annotation(number, corners))
    keypoints = {"keypoints": ["top", "right", "left"], "skeleton": [[1, 2], [2, 3], [3, 1]], "flip_pairs": [[2, 3]]}
    categories = [{"id": 3, "name": "unused"}, {"id": 17, "name": "triangle", **keypoints}]
    return {"images": images, "annotations": annotations, "categories": categories}


def _annotation(number: int, corners: Any) -> dict[str, Any]:
    low, high = corners.min(axis=0), corners.max(axis=0)
    box = [*low.tolist(), *(high - low).tolist()]
    return {
        "id": number,
        "image_id": number,
        "category_id": 17,
        "bbox": box,
        "area": box[2] * box[3] / 2,
        "iscrowd": 0,
        "segmentation": [corners.ravel().tolist()],
        "keypoints": [value for x, y in corners.tolist() for value in (x, y, 2)],
        "num_keypoints": 3,
    }


def write_job(folder: Path, recipe: Recipe, **splits: dict[str, Any]) -> JobFolder:
    """Write a job folder as the project does."""
    job = JobFolder(folder)
    job.labels.mkdir(parents=True)
    job.recipe.write_text(recipe_to_json(recipe))
    for name, body in splits.items():
        (job.labels / f"{name}.json").write_text(json.dumps(body))
    return job


def write_images(job: JobFolder, labels: dict[str, Any], boxes: bool) -> None:
    """List the images of a prediction job, with the labelled boxes or none."""
    shapes = {
        item["image_id"]: [{"box_xywh": item["bbox"], "category_id": item["category_id"]}]
        for item in labels["annotations"]
    }
    lines = [
        {"id": image["id"], "path": image["file_name"], "spots": shapes[image["id"]] if boxes else None}
        for image in labels["images"]
    ]
    job.images.write_text("".join(json.dumps(line) + "\n" for line in lines))


def start(*jobs: JobFolder) -> subprocess.Popen[bytes]:
    """Start the worker on a job, or one process that does several in turn (the libraries load slowly).

    The one of several ends with the number of jobs that failed.
    """
    command = [str(worker_python()), "-m", "workbench.worker", str(jobs[0].path)]
    if len(jobs) > 1:
        lines = (
            "import sys, pathlib; from workbench.worker.run import run;"
            " sys.exit(sum(run(pathlib.Path(p)) for p in sys.argv[1:]))"
        )
        command = [str(worker_python()), "-c", lines, *(str(job.path) for job in jobs)]
    with open(jobs[0].log, "ab") as log:
        environment = dict(os.environ, PYTHONPATH=str(ROOT))
        return subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=environment)


def finish(process: subprocess.Popen[bytes]) -> int:
    """Wait for the worker's end; returns its exit code. One that hangs is ended, so that no test leaves it behind."""
    try:
        return process.wait(PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        raise


def messages(job: JobFolder) -> list[Message]:
    """Everything the worker has said so far."""
    return ChannelReader(job.events).poll(1 << 28)


def of_kind(job: JobFolder, kind: type[Any]) -> list[Any]:
    """The messages of one kind."""
    return [message for message in messages(job) if isinstance(message, kind)]


def predictions(job: JobFolder) -> list[dict[str, Any]]:
    """The lines a prediction job wrote."""
    return [json.loads(line) for line in job.predictions.read_text().splitlines()]
