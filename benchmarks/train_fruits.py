"""Outlines from 15 images: RTMDet-Ins-tiny on dates, figs and hazelnuts trains, predicts and is evaluated.

The first 15 of the 18 images are learned, the last 3 tested. Prints one JSON line: mask and box AP at the end and at
best, what the prediction job found on the test images, CPU seconds.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.real_run import arguments, predict_job, recipe_for, validations, work, write_job
from workbench.protocol.job_folder import JobFolder

TRAIN = 15


def splits_of(data: Path) -> dict[str, dict[str, Any]]:
    """Read the COCO file as two splits with absolute paths."""
    body = json.loads((data / "trainval.json").read_text())
    images = [image | {"file_name": str(data / "images" / image["file_name"])} for image in body["images"]]
    splits = {}
    for name, part in (("train", images[:TRAIN]), ("val", images[TRAIN:])):
        ids = {image["id"] for image in part}
        annotations = [item for item in body["annotations"] if item["image_id"] in ids]
        splits[name] = {"images": part, "annotations": annotations, "categories": body["categories"]}
    return splits


def main() -> None:
    """Train, predict, evaluate, print."""
    options = arguments(__doc__ or "", data="fruits_nuts")
    splits = splits_of(options.data.resolve())
    recipe = recipe_for("rtmdet-ins-tiny", splits, options)
    folder = JobFolder(options.run.resolve())
    write_job(folder, recipe, splits)
    cpu_s = work(folder, options.worker_python)
    see = JobFolder(folder.path / "predictions")
    images = [{"id": item["id"], "path": item["file_name"], "spots": None} for item in splits["val"]["images"]]
    predict_job(see, folder, images, score_threshold=0.3)
    predict_cpu_s = work(see, options.worker_python)
    lines = [json.loads(line) for line in see.predictions.read_text().splitlines()]
    values = validations(folder)
    report = {
        "seed": recipe.seed,
        "epochs": recipe.epochs,
        "input_wh": recipe.input_wh,
        "mask_ap50": round(values[-1].values["AP50"], 3),
        "mask_ap": round(values[-1].values["AP"], 3),
        "box_ap50": round(values[-1].values["box AP50"], 3),
        "best_mask_ap50": round(max(item.values["AP50"] for item in values), 3),
        "found": sum(len(line["instances"]) for line in lines),
        "labelled": len(splits["val"]["annotations"]),
        "cpu_s": round(cpu_s),
        "predict_cpu_s": round(predict_cpu_s),
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
