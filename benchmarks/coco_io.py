"""What reading and writing a val-like COCO file costs: our codec beside json.load, in CPU seconds.

Run: python benchmarks/coco_io.py [IMAGES]   (default 5000, as many as COCO val2017; a handful for a smoke run)

The file is made here, the same at every run: on average 7.4 objects an image, polygons of about 25 points, one crowd
mask in eighty objects, keypoints on one object in seven. Figures are the lowest of three runs in a fresh process each.
"""

from __future__ import annotations

import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from workbench.formats.coco import CocoCodec

RUNS = 3
WIDTH, HEIGHT = 640, 480


def make_dataset(images: int) -> dict[str, Any]:
    """Return a COCO document of that many images."""
    rng = np.random.default_rng(20_17)
    records = [
        {"id": 3 * n + 11, "file_name": f"{n:012}.jpg", "width": WIDTH, "height": HEIGHT, "license": n % 8}
        for n in range(images)
    ]
    names = [f"point {n}" for n in range(17)]
    categories: list[dict[str, Any]] = [{"id": n, "name": f"class {n}", "supercategory": "thing"} for n in range(2, 91)]
    categories.insert(
        0, {"id": 1, "name": "person", "supercategory": "person", "keypoints": names, "skeleton": [[1, 2]]}
    )
    annotations = []
    for record in records:
        for _ in range(int(rng.poisson(7.4))):
            annotations.append(make_annotation(rng, len(annotations) + 1, record["id"]))
    return {"info": {"year": 2026}, "images": records, "annotations": annotations, "categories": categories}


def make_annotation(rng: np.random.Generator, number: int, image_id: int) -> dict[str, Any]:
    """Return one object: a wobbly polygon or a crowd mask, with keypoints now and then."""
    size = float(np.exp(rng.uniform(2.5, 5.5)))
    left, top = float(rng.uniform(0, WIDTH - size)), float(rng.uniform(0, max(HEIGHT - size, 1)))
    is_person = rng.uniform() < 1 / 7
    annotation: dict[str, Any] = {
        "id": number,
        "image_id": image_id,
        "category_id": 1 if is_person else int(rng.integers(2, 91)),
        "bbox": [round(left, 2), round(top, 2), round(size, 2), round(size, 2)],
        "area": round(size * size * 0.6, 4),
        "iscrowd": 0,
    }
    if rng.uniform() < 1 / 80:
        runs = rng.integers(1, 60, 400).tolist()
        annotation["segmentation"] = {"size": [HEIGHT, WIDTH], "counts": [*runs, WIDTH * HEIGHT - sum(runs)]}
        annotation["iscrowd"] = 1
    else:
        angles = np.sort(rng.uniform(0, 2 * np.pi, max(3, int(rng.poisson(25)))))
        reach = size / 2 * rng.uniform(0.6, 1, angles.size)
        xy = np.stack([left + size / 2 + reach * np.cos(angles), top + size / 2 + reach * np.sin(angles)], axis=1)
        annotation["segmentation"] = [np.round(xy, 2).ravel().tolist()]
    if is_person:
        seen = rng.integers(0, 3, 17)
        x, y = rng.integers(0, WIDTH, 17) * (seen > 0), rng.integers(0, HEIGHT, 17) * (seen > 0)
        annotation["keypoints"] = np.stack([x, y, seen], axis=1).ravel().tolist()
        annotation["num_keypoints"] = int((seen > 0).sum())
    return annotation


def cost(work: Callable[[Path], object], path: Path) -> tuple[float, float]:
    """Return the lowest CPU seconds and the peak memory in MB of the work, each run in a process of its own."""
    context = multiprocessing.get_context("spawn")
    figures = []
    for _ in range(RUNS):
        with context.Pool(1) as pool:
            figures.append(pool.apply(measured, (work, path)))
    return min(seconds for seconds, _ in figures), min(peak for _, peak in figures)


def measured(work: Callable[[Path], object], path: Path) -> tuple[float, float]:
    """Run the work here; returns CPU seconds and this process's peak memory in MB."""
    start = time.process_time()
    kept = work(path)
    seconds = time.process_time() - start
    del kept
    return seconds, peak_mb()


def peak_mb() -> float:
    """Return this process's peak memory; getrusage, which may hold the parent's, only where there is no better."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def load_json(path: Path) -> object:
    """What a bare json.load costs."""
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def read(path: Path) -> object:
    """Our reader: decoded, checked, as values."""
    return CocoCodec().read(path)


def read_and_write(path: Path) -> object:
    """Our reader and our writer."""
    result = CocoCodec().read(path)
    CocoCodec().write(result.dataset, path.with_suffix(".out.json"))
    return result


def main() -> None:
    """Make the file, take the figures, print them."""
    images = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "instances_val.json"
        document = make_dataset(images)
        path.write_text(json.dumps(document), encoding="utf-8")
        annotations, size_mb = len(document["annotations"]), path.stat().st_size / 1e6
        print(f"{images} images, {annotations} annotations, {size_mb:.1f} MB; CPU seconds, lowest of {RUNS}")
        for title, work in (("json.load", load_json), ("CocoCodec.read", read), ("read and write", read_and_write)):
            seconds, peak = cost(work, path)
            each_us = 1e6 * seconds / max(annotations, 1)
            print(f"  {title:16} {seconds:7.3f} s   {peak:6.0f} MB at most   {each_us:6.1f} us an object")


if __name__ == "__main__":
    main()
