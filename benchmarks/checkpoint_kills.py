"""Kill -9 of a training worker: after every kill a loadable checkpoint must lie there, and the resume must work.

A small pose run saves after every epoch. Every second kill is aimed at a checkpoint write: the parent watches for the
half-written file and kills the worker a random moment later, while it is written, flushed, read back, renamed, listed,
or while the old one is deleted. The others come at any moment after the resume. Then the same run goes on until the
next kill. With ``--fork`` the workers come from a process that has the libraries loaded (benchmarks.nursery). Prints
one JSON line: kills, where they hit, loadable checkpoints, resumes.
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
import psutil

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

ANY_S = 3.0
"""The moment of a kill that is not aimed is drawn from this."""


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


class Starter:
    """Starts the worker, anew or out of a nursery; says whether it lives."""

    def __init__(self, python: str, is_forking: bool) -> None:
        self._python = python
        self._environment = dict(os.environ, PYTHONPATH=str(ROOT), OMP_NUM_THREADS="1")
        self._nursery: subprocess.Popen[str] | None = None
        if is_forking:
            command = [python, "-m", "benchmarks.nursery", "workbench.worker.adapters.mmpose"]
            pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
            self._nursery = subprocess.Popen(command, env=self._environment, cwd=ROOT, **pipes)
            assert self._nursery.stdout is not None
            assert self._nursery.stdout.readline() == "ready\n"

    def start(self, folder: JobFolder) -> psutil.Process:
        """Start it."""
        if self._nursery is not None:
            assert self._nursery.stdin is not None and self._nursery.stdout is not None
            self._nursery.stdin.write(f"{folder.path}\n")
            self._nursery.stdin.flush()
            return psutil.Process(int(self._nursery.stdout.readline()))
        with open(folder.log, "ab") as log:
            command = [self._python, "-m", "workbench.worker", str(folder.path)]
            return psutil.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=self._environment)

    def close(self) -> None:
        """Let the nursery go."""
        if self._nursery is not None and self._nursery.stdin is not None:
            self._nursery.stdin.close()
            self._nursery.wait()


def is_living(process: psutil.Process) -> bool:
    """Whether it runs and is no zombie."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def partial_of(folder: JobFolder) -> tuple[int, int] | None:
    """Which half-written file lies there, told apart from what an earlier kill left."""
    for path in folder.checkpoints.glob("*.part"):
        try:
            return path.stat().st_ino, path.stat().st_ctime_ns
        except OSError:
            continue
    return None


def wait_for_write(folder: JobFolder, process: psutil.Process) -> None:
    """Wait until this process begins to write a file."""
    stale, deadline = {partial_of(folder), None}, time.monotonic() + PATIENCE_S
    while partial_of(folder) in stale:
        if not is_living(process) or time.monotonic() > deadline:
            sys.exit(f"the worker ended before the kill (see {folder.log})")
        time.sleep(0.002)


def kill(folder: JobFolder, process: psutil.Process, delay_s: float, stale: tuple[int, int] | None) -> str:
    """Kill after a delay; returns what lay there of this process."""
    time.sleep(delay_s)
    process.send_signal(signal.SIGKILL)
    while is_living(process):
        time.sleep(0.002)
    return "between writes" if partial_of(folder) in (stale, None) else "half-written file"


def is_loadable(store: CheckpointStore) -> bool:
    """Whether a checkpoint lies there whose bytes are those that were verified when it was written."""
    newest = store.newest()
    return newest is not None and store.is_intact(newest)


def main() -> None:
    """Kill, check, resume, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--worker-python", default=str(ROOT / ".venv-worker" / "bin" / "python"))
    parser.add_argument("--fork", action="store_true", help="fork the workers from a process with the libraries")
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
    whole = aimed = 0
    starter = Starter(options.worker_python, options.fork)
    for number in range(options.kills):
        stale = partial_of(folder)
        process = starter.start(folder)
        is_aimed = number % 2 == 0
        while number == 0 and store.newest() is None and is_living(process):
            time.sleep(0.01)  # before the first save there is nothing to lose
        wait_for_write(folder, process)
        hit = kill(folder, process, chance.uniform(0, WINDOW_S if is_aimed else ANY_S), stale)
        aimed += is_aimed
        hits[hit] = hits.get(hit, 0) + 1
        whole += is_loadable(store)
        print(f"kill {number + 1}: {hit}; newest {store.newest()}", file=sys.stderr, flush=True)
    last = store.newest()
    if last is not None:  # the run's end, so that the last resume comes to one
        folder.recipe.write_text(folder.recipe.read_text().replace("10000", str(last.epoch + 1)))
    process = starter.start(folder)
    while is_living(process):
        time.sleep(0.05)
    starter.close()
    messages = ChannelReader(folder.events).poll(1 << 30)
    resumed = sum(isinstance(item, Notice) and item.text.startswith("Resumed") for item in messages)
    end = [item.outcome for item in messages if isinstance(item, Finished)]
    report = {
        "kills": options.kills,
        "aimed at writes": aimed,
        "hits": hits,
        "whole": whole,
        "resumed": resumed,
        "end": end,
        "seed": options.seed,
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
