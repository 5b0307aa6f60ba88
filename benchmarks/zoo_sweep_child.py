"""The worker's half of zoo_sweep: imports a library once, then forks a process for every run folder that it is told.

Reads one JSON line a run (``folder``, ``seconds``, ``gigabytes``), trains it to its end, predicts one image with what
was saved, and prints one JSON line: ``outcome`` (works, failed, too slow, too large), the sentence, time and memory.
The libraries' chatter goes to the run's own log.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import Any

from workbench.protocol.channel import ChannelReader
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import Finished
from workbench.tasks.recipe import PredictRecipe, TrainRecipe, read_recipe
from workbench.worker.adapters.adapter import TrainedModel
from workbench.worker.adapters.catalog import ADAPTERS, adapter
from workbench.worker.checkpoint_store import CheckpointStore
from workbench.worker.predict import read_image
from workbench.worker.run import run, set_threads
from workbench.worker.snapshot import read_snapshot

POLL_S = 0.1


def main() -> None:
    """Serve one library until the input ends."""
    set_threads(1)
    os.environ["CUDA_VISIBLE_DEVICES"] = ""
    # The answers go where stdout was; whatever the libraries print there goes to stderr.
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    importlib.import_module(ADAPTERS[sys.argv[1]].partition(":")[0])
    answers.write(json.dumps({"ready": sys.argv[1]}) + "\n")
    for line in sys.stdin:
        order = json.loads(line)
        answers.write(json.dumps(try_one(order)) + "\n")


def try_one(order: dict[str, Any]) -> dict[str, Any]:
    """Fork, watch time and memory, and return how it went."""
    folder, began = JobFolder(Path(order["folder"])), time.monotonic()
    child = os.fork()
    if child == 0:
        _in_child(folder)
    outcome, largest = "", 0
    while not outcome:
        done, status, usage = os.wait4(child, os.WNOHANG)
        if done:
            largest = max(largest, usage.ru_maxrss * 1024)
            outcome = "works" if status == 0 else "failed"
            break
        largest = max(largest, _resident(child))
        late = time.monotonic() - began > order["seconds"]
        if late or largest > order["gigabytes"] * 2**30:
            os.kill(child, signal.SIGKILL)
            os.wait4(child, 0)
            outcome = "too slow" if late else "too large"
        time.sleep(POLL_S)
    return {
        "folder": order["folder"],
        "outcome": outcome,
        "reason": "" if outcome == "works" else _reason(folder),
        "found": _number(folder.path / "found.txt"),
        "seconds": round(time.monotonic() - began, 1),
        "megabytes": largest >> 20,
    }


def _in_child(folder: JobFolder) -> None:
    log = os.open(folder.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    code = 1
    try:
        code = run(folder.path) or _look(folder)
    except BaseException as error:  # noqa: BLE001 - the reason is what the sweep is for
        traceback.print_exc()
        (folder.path / "failed.txt").write_text(f"predicting: {type(error).__name__}: {error}")
    finally:
        os._exit(code)


def _look(folder: JobFolder) -> int:
    """Predict the first image of the training split with the checkpoint that was saved."""
    recipe = read_recipe(folder.recipe)
    assert isinstance(recipe, TrainRecipe)
    snapshot = read_snapshot(folder.labels / "train.json", recipe.categories)
    store = CheckpointStore(folder.checkpoints)
    newest = store.newest()
    if newest is None:
        raise AssertionError("no checkpoint was saved")
    if recipe.task == "pretraining":
        return 0
    looking = PredictRecipe("look", str(folder.path), score_threshold=0.01)
    predictor = adapter(recipe.adapter).predictor(TrainedModel(recipe, snapshot, store.path(newest)), looking)
    found = predictor(read_image(Path(snapshot.images[0].path)), None)
    (folder.path / "found.txt").write_text(str(len(found)))
    return 0


def _reason(folder: JobFolder) -> str:
    failed = folder.path / "failed.txt"
    if failed.is_file():
        return failed.read_text()[:300]
    ends = [item for item in ChannelReader(folder.events).poll() if isinstance(item, Finished)]
    return ends[-1].reason[:300] if ends else ""


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize()
    except OSError:
        return 0


def _number(path: Path) -> int | None:
    return int(path.read_text()) if path.is_file() else None


if __name__ == "__main__":
    main()
