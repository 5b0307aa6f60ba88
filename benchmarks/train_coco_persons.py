"""Persons with 17 keypoints from the eighty photos of coco_mini, through both kinds of head.

Trains on the persons of train2017 and tests on those of val2017 (crowds left out, keypoints labelled). So few persons
teach no network of random weights; with ``--field 'weights="backbone.pth"'`` (made by benchmarks.nanodet_backbone) it
starts from the backbone of a detector instead, which saw boxes of COCO and no keypoint. What is asked is whether each
head learns, against the mean pose inside its box. Prints one JSON line: EPE in px, PCK@0.1 and OKS AP at best and after
the last epoch, EPE and PCK of the mean pose, CPU seconds.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.nanodet_backbone import BACKBONE, CHANNELS
from benchmarks.real_run import arguments, recipe_for, validations, work, write_job
from benchmarks.train_mouse import mean_pose_epe
from workbench.protocol.job_folder import JobFolder

HEADS = {"heatmap": "heatmap-resnet18", "simcc": "rtmpose-t"}
PCK_PART = 0.1


def splits_of(data: Path) -> dict[str, dict[str, Any]]:
    """Read the official files as two COCO splits of persons whose keypoints are labelled."""
    splits: dict[str, dict[str, Any]] = {}
    for name in ("train", "val"):
        body = json.loads((data / "annotations" / f"person_keypoints_{name}2017.json").read_text())
        posed = [item for item in body["annotations"] if item["num_keypoints"] and not item["iscrowd"]]
        shown = {item["image_id"] for item in posed}
        images = [
            {**image, "file_name": str(data / f"{name}2017" / image["file_name"])}
            for image in body["images"]
            if image["id"] in shown
        ]
        splits[name] = {"images": images, "annotations": posed, "categories": [_person(body["categories"])]}
    return splits


def _person(categories: list[dict[str, Any]]) -> dict[str, Any]:
    return next(item for item in categories if item["name"] == "person")


def mean_pose_pck(splits: dict[str, dict[str, Any]]) -> float:
    """The baseline's PCK@0.1: every test pose guessed as the mean training pose inside its box."""

    def inside(item: dict[str, Any]) -> tuple[Any, Any, Any]:
        box, flat = np.asarray(item["bbox"]), np.asarray(item["keypoints"]).reshape(-1, 3)
        return (flat[:, :2] - box[:2]) / box[2:], flat[:, 2] > 0, box

    train = [inside(item) for item in splits["train"]["annotations"]]
    mean = np.nanmean([np.where(seen[:, None], part, np.nan) for part, seen, _ in train], axis=0)
    right: list[bool] = []
    for item in splits["val"]["annotations"]:
        part, seen, box = inside(item)
        distance = np.linalg.norm(((part - mean) * box[2:])[seen], axis=1)
        right += (distance <= PCK_PART * max(box[2:])).tolist()
    return float(np.mean(right))


def main() -> None:
    """Train, measure, print."""
    head = sys.argv.pop(1) if len(sys.argv) > 1 and sys.argv[1] in HEADS else "heatmap"
    options = arguments(f"{__doc__}\n\nThe first argument is heatmap or simcc.", data="coco_mini")
    splits = splits_of(options.data.resolve())
    recipe = recipe_for(HEADS[head], splits, options)
    if recipe.weights:
        on_detector = {"model.backbone": {"_delete_": True, **BACKBONE}, "model.head.in_channels": CHANNELS}
        recipe = replace(recipe, overrides=recipe.overrides | on_detector)
    folder = JobFolder(options.run.resolve())
    write_job(folder, recipe, splits)
    cpu_s = work(folder, options.worker_python)
    values = [item.values for item in validations(folder)]
    report = {
        "head": head,
        "persons": [len(splits[name]["annotations"]) for name in ("train", "val")],
        "epochs": recipe.epochs,
        "input_wh": recipe.input_wh,
        "starts_from": Path(recipe.weights).name or "nothing",
        "epe_px": [round(min(item["EPE"] for item in values), 1), round(values[-1]["EPE"], 1)],
        "pck": [round(max(item["PCK@0.1"] for item in values), 3), round(values[-1]["PCK@0.1"], 3)],
        "oks_ap": [round(max(item["AP"] for item in values), 3), round(values[-1]["AP"], 3)],
        "mean_pose_epe_px": round(mean_pose_epe(splits), 1),
        "mean_pose_pck": round(mean_pose_pck(splits), 3),
        "cpu_s": round(cpu_s),
        "threads": recipe.threads,
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
