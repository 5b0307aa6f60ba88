"""A pose from few labels: 95 frames of a mouse, no starting weights, the preset's own defaults.

Trains on the first 95 frames in name order and tests on the last 21; boxes are the keypoints' bounds and 30 px.
Prints one JSON line: EPE in px after the last epoch and at best, CPU seconds of the worker, and the mean pose's EPE.
Aim: EPE at most 4.5 px within 600 CPU seconds on one thread.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.real_run import arguments, recipe_for, validations, work, write_job
from workbench.protocol.job_folder import JobFolder

WIDTH, HEIGHT, MARGIN_PX, TRAIN = 640, 480, 30, 95
NAMES = ["snout", "leftear", "rightear", "tailbase"]


def splits_of(data: Path) -> dict[str, dict[str, Any]]:
    """Read the DeepLabCut table as two COCO splits."""
    table = next(data.glob("labeled-data/*/CollectedData*.csv"))
    with open(table, newline="") as file:
        rows = sorted(list(csv.reader(file))[3:])
    categories = [{"id": 1, "name": "mouse", "keypoints": NAMES, "skeleton": [[1, 2], [1, 3], [2, 4], [3, 4]]}]
    splits: dict[str, dict[str, Any]] = {}
    for name, part in (("train", rows[:TRAIN]), ("val", rows[TRAIN:])):
        images, annotations = [], []
        for row in part:
            number = len(images) + 1 + (TRAIN if name == "val" else 0)
            images.append({"id": number, "file_name": str(data / row[0]), "width": WIDTH, "height": HEIGHT})
            annotations.append(_annotation(number, [float(value) if value else None for value in row[1:]]))
        splits[name] = {"images": images, "annotations": annotations, "categories": categories}
    return splits


def _annotation(number: int, flat: list[float | None]) -> dict[str, Any]:
    points = [(flat[i], flat[i + 1]) for i in range(0, len(flat), 2)]
    seen = np.asarray([point for point in points if point[0] is not None], dtype=float)
    low = np.maximum(seen.min(axis=0) - MARGIN_PX, 0)
    high = np.minimum(seen.max(axis=0) + MARGIN_PX, (WIDTH, HEIGHT))
    keypoints = [value for x, y in points for value in ((0, 0, 0) if x is None else (x, y, 2))]
    box = [*low.tolist(), *(high - low).tolist()]
    shape = {"bbox": box, "area": box[2] * box[3], "keypoints": keypoints, "num_keypoints": len(seen)}
    return {"id": number, "image_id": number, "category_id": 1, "iscrowd": 0, **shape}


def mean_pose_epe(splits: dict[str, dict[str, Any]]) -> float:
    """The baseline: every test pose guessed as the mean training pose inside its box."""

    def inside(item: dict[str, Any]) -> tuple[Any, Any, Any]:
        box, flat = np.asarray(item["bbox"]), np.asarray(item["keypoints"]).reshape(-1, 3)
        return (flat[:, :2] - box[:2]) / box[2:], flat[:, 2] > 0, box

    train = [inside(item) for item in splits["train"]["annotations"]]
    mean = np.nanmean([np.where(seen[:, None], part, np.nan) for part, seen, _ in train], axis=0)
    errors = []
    for item in splits["val"]["annotations"]:
        part, seen, box = inside(item)
        errors += np.linalg.norm(((part - mean) * box[2:])[seen], axis=1).tolist()
    return float(np.mean(errors))


def main() -> None:
    """Train, measure, print."""
    options = arguments(__doc__ or "", data="dlc_openfield_mouse")
    splits = splits_of(options.data.resolve())
    recipe = recipe_for("heatmap-resnet18", splits, options)
    folder = JobFolder(options.run.resolve())
    write_job(folder, recipe, splits)
    cpu_s = work(folder, options.worker_python)
    values = validations(folder)
    report = {
        "seed": recipe.seed,
        "epochs": recipe.epochs,
        "epe_px": round(values[-1].values["EPE"], 2),
        "best_epe_px": round(min(item.values["EPE"] for item in values), 2),
        "pck": round(values[-1].values["PCK@0.1"], 3),
        "oks_ap": round(values[-1].values["AP"], 3),
        "mean_pose_epe_px": round(mean_pose_epe(splits), 1),
        "cpu_s": round(cpu_s),
        "threads": recipe.threads,
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
