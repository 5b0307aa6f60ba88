"""Sharper pictures: a preset of restoration from scratch on Kodak's pictures, 8 to train and 4 to validate.

Prints one JSON line: PSNR and SSIM of the model at the end beside those of bicubic enlarging, CPU seconds.
Aim: above bicubic by 0.5 dB within 600 CPU seconds on one thread.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.real_run import arguments, recipe_for, validations, work, write_job
from workbench.project.image_header import displayed_size
from workbench.protocol.job_folder import JobFolder

TRAINED = 8


def splits_of(data: Path) -> dict[str, dict[str, Any]]:
    """The first pictures by name are trained on; nothing on them is labelled."""
    files = sorted(data.rglob("*.png"))
    images = []
    for number, file in enumerate(files, start=1):
        width, height = displayed_size(file)
        images.append({"id": number, "file_name": str(file), "width": width, "height": height})
    parts = {"train": images[:TRAINED], "val": images[TRAINED:]}
    return {name: {"images": part, "annotations": [], "categories": []} for name, part in parts.items()}


def main() -> None:
    """Train, measure, print."""
    options = arguments(__doc__ or "", data="kodak")
    splits = splits_of(options.data.resolve())
    recipe = recipe_for(options.preset or "msrresnet-x4", splits, options)
    folder = JobFolder(options.run.resolve())
    write_job(folder, recipe, splits)
    cpu_s = work(folder, options.worker_python)
    last = validations(folder)[-1].values
    report = {
        "preset": recipe.preset,
        "seed": recipe.seed,
        "epochs": recipe.epochs,
        **{name: round(value, 3) for name, value in sorted(last.items())},
        "gain_db": round(last["PSNR"] - last["PSNR bicubic"], 3),
        "cpu_s": round(cpu_s),
        "threads": recipe.threads,
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
