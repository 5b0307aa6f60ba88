"""Kill -9 aimed at checkpoint writes: after every kill a loadable checkpoint must lie there, and the resume must work.

A small pose run saves after every epoch. The parent watches for the half-written file and kills the worker a random
moment later: while it is written, flushed, read back, renamed, listed, or while the old one is deleted. Then the same
run goes on until the next kill. Prints one JSON line: kills, where they hit, loadable checkpoints, resumes.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from benchmarks.real_run import ROOT, write_job
from workbench.protocol.channel import ChannelReader
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import Finished, Notice
from workbench.tasks.defaults import suggest
from workbench.tasks.label_summary import LabelSummary
from workbench.tasks.presets import preset
from workbench.worker.checkpoint_store import CheckpointStore

PATIENCE_S = 1800.0
WINDOW_S = 0.4
"""The moment after the half-written file appears is drawn from this: a little longer than a whole save takes."""


def pictures(folder: Path) -> dict[str, Any]:
    """Eight noise pictures with a bright square and its corners."""
    chance = np.random.default_rng(0)
    images, annotations = [], []
    for number in range(1, 9):
        x, y = (int(value) for value in chance.integers(8, 40, 2))
        picture = chance.integers(0, 90, (80, 80, 3)).astype(np.uint8)
        picture[y : y + 30, x : x + 30] = (230, 120, 40)
        path = folder / f"{number}.png"
        path.write_bytes(cv2.imencode(".png", picture)[1].tobytes())
        images.append({"id": number, "file_name": str(path), "width": 80, "height": 80})
        shape = {"bbox": [x, y, 30, 30], "area": 900, "keypoints": [x, y, 2, x + 30, y + 30, 2], "iscrowd": 0}
        annotations.append({"id": number, "image_id": number, "category_id": 1, **shape})
    categories = [{"id": 1, "name": "square", "keypoints": ["a", "b"]}]
    return {"images": images, "annotations": annotations, "categories": categories}


def start(folder: JobFolder, python: str) -> subprocess.Popen[bytes]:
    """Start the worker."""
    with open(folder.log, "ab") as log:
        environment = dict(os.environ, PYTHONPATH=str(ROOT))
        command = [python, "-m", "workbench.worker", str(folder.path)]
        return subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=environment)


def kill_in_write(folder: JobFolder, process: subprocess.Popen[bytes], skip: int, delay_s: float) -> str:
    """Wait for the ``skip``-th half-written file, then ``delay_s``, then kill; returns what lay there."""
    deadline, seen, is_there = time.monotonic() + PATIENCE_S, 0, False
    while seen <= skip:
        partial = next(folder.checkpoints.glob("*.pth.part"), None) if folder.checkpoints.exists() else None
        seen += partial is not None and not is_there
        is_there = partial is not None
        if process.poll() is not None or time.monotonic() > deadline:
            process.kill()
            sys.exit(f"the worker ended before the kill (see {folder.log})")
        time.sleep(0.002)
    time.sleep(delay_s)
    process.send_signal(signal.SIGKILL)
    process.wait()
    return "half-written file" if list(folder.checkpoints.glob("*.part")) else "between writes"


def main() -> None:
    """Kill, check, resume, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--worker-python", default=str(ROOT / ".venv-worker" / "bin" / "python"))
    options = parser.parse_args()
    options.run.mkdir(parents=True)
    folder = JobFolder(options.run.resolve() / "run")
    recipe = replace(
        suggest(preset("rtmpose-t"), LabelSummary()),
        epochs=10_000,
        batch_size=4,
        input_wh=(64, 64),
        val_interval=20_000,
    )
    recipe = replace(recipe, checkpoint_interval=1, options=recipe.options | {"warmup_iterations": 2})
    write_job(folder, recipe, {"train": pictures(options.run)})
    store, chance = CheckpointStore(folder.checkpoints), random.Random(options.seed)
    hits: dict[str, int] = {}
    whole = 0
    for number in range(options.kills):
        hit = kill_in_write(folder, start(folder, options.worker_python), 2, chance.uniform(0, WINDOW_S))
        hits[hit] = hits.get(hit, 0) + 1
        whole += store.newest() is not None
        print(f"kill {number + 1}: {hit}; newest {store.newest()}", file=sys.stderr, flush=True)
    last = store.newest()
    if last is not None:  # the run's end, so that the last resume comes to one
        folder.recipe.write_text(folder.recipe.read_text().replace("10000", str(last.epoch + 1)))
    start(folder, options.worker_python).wait()
    messages = ChannelReader(folder.events).poll(1 << 30)
    resumed = sum(isinstance(item, Notice) and item.text.startswith("Resumed") for item in messages)
    end = [item.outcome for item in messages if isinstance(item, Finished)]
    report = {
        "kills": options.kills,
        "hits": hits,
        "whole": whole,
        "resumed": resumed,
        "end": end,
        "seed": options.seed,
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
