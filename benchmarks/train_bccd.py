"""Boxes on blood cells: RTMDet-tiny from scratch on BCCD, 292 images to train and 72 to test, the preset's defaults.

Prints one JSON line: AP50 and AP after the last epoch and at best, CPU seconds of the worker.
Aim: AP50 at least 0.80 within 1800 CPU seconds on one thread.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import defusedxml.ElementTree as ET  # noqa: N817 - its usual name

from benchmarks.real_run import arguments, recipe_for, validations, work, write_job
from workbench.protocol.job_folder import JobFolder

CLASSES = ("RBC", "WBC", "Platelets")


def splits_of(data: Path) -> dict[str, dict[str, Any]]:
    """Read the Pascal VOC files as two COCO splits: trainval and test, as the data set gives them."""
    categories = [{"id": number, "name": name} for number, name in enumerate(CLASSES, start=1)]
    splits: dict[str, dict[str, Any]] = {}
    for split, listing in (("train", "trainval"), ("val", "test")):
        images: list[dict[str, Any]] = []
        annotations: list[dict[str, Any]] = []
        for name in (data / "ImageSets" / "Main" / f"{listing}.txt").read_text().split():
            root = ET.fromstring((data / "Annotations" / f"{name}.xml").read_bytes())
            size = {key: int(root.findtext(f"size/{key}")) for key in ("width", "height")}
            number = len(images) + 1 + (100_000 if split == "val" else 0)
            images.append({"id": number, "file_name": str(data / "JPEGImages" / f"{name}.jpg"), **size})
            for entry in root.iter("object"):
                box = _box(entry)
                if box[2] > 0 and box[3] > 0:
                    label = CLASSES.index(entry.findtext("name")) + 1
                    shape = {"bbox": box, "area": box[2] * box[3], "iscrowd": 0}
                    annotations.append({"id": len(annotations) + 1, "image_id": number, "category_id": label, **shape})
        splits[split] = {"images": images, "annotations": annotations, "categories": categories}
    return splits


def _box(entry: Any) -> list[float]:
    left, top, right, bottom = (float(entry.findtext(f"bndbox/{key}")) for key in ("xmin", "ymin", "xmax", "ymax"))
    return [left, top, right - left, bottom - top]


def main() -> None:
    """Train, measure, print."""
    options = arguments(__doc__ or "", data="bccd")
    splits = splits_of(options.data.resolve())
    recipe = recipe_for("rtmdet-tiny", splits, options)
    folder = JobFolder(options.run.resolve())
    write_job(folder, recipe, splits)
    cpu_s = work(folder, options.worker_python)
    values = validations(folder)
    report = {
        "seed": recipe.seed,
        "epochs": recipe.epochs,
        "input_wh": recipe.input_wh,
        "ap50": round(values[-1].values["AP50"], 3),
        "ap": round(values[-1].values["AP"], 3),
        "best_ap50": round(max(item.values["AP50"] for item in values), 3),
        "cpu_s": round(cpu_s),
        "threads": recipe.threads,
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
