"""Pictures through a configuration and weights from elsewhere, outside of any project: one job, waited for."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.environments.layout import ROOT
from workbench.jobs.child_environment import child_environment
from workbench.jobs.job import JobError
from workbench.protocol.channel import ChannelReader
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import Finished, Notice
from workbench.tasks.recipe import PredictRecipe, TrainRecipe, recipe_to_json

_WEIGHTS = "weights.pth"
_NOTHING_LABELLED = '{"images": [], "annotations": [], "categories": []}'


@dataclass(frozen=True, slots=True)
class RestoreOrder:
    """What to do: an mmagic config (below its ``.mim/configs``), a checkpoint's file, and the pictures.

    ``holes`` is empty or has one entry for each image: a mask that is light where it is to be filled anew, or None.
    """

    config: str
    weights: Path
    images: tuple[Path, ...]
    holes: tuple[Path | None, ...] = ()
    device: str = "cpu"
    threads: int = 1


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of it: for each image its picture (None: left out), and what the worker said about that."""

    pictures: tuple[Path | None, ...]
    remarks: tuple[str, ...]


def restore(order: RestoreOrder, folder: Path, python: Path) -> Restored:
    """Do it in an empty folder with the worker's interpreter; raises JobError with the reason when it fails."""
    run, job = JobFolder(folder / "run"), JobFolder(folder / "job")
    try:
        _write_run(run, order)
        _write_job(job, run, order)
        command = [str(python), "-m", "workbench.worker", str(job.path)]
        environment = child_environment(ROOT, order.threads)
        with open(job.log, "ab") as log:
            subprocess.run(
                command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False
            )
    except OSError as error:
        raise JobError(f"The worker cannot be started: {error}") from None
    return _outcome(job, order, run.checkpoints / _WEIGHTS)


def _write_run(run: JobFolder, order: RestoreOrder) -> None:
    """A training run as if it had been trained here: what a prediction job is about."""
    run.labels.mkdir(parents=True)
    run.checkpoints.mkdir()
    recipe = TrainRecipe(
        "restore", "", "restoration", "mmagic", order.config, 1, 1, (0, 0), 0.0, 0, order.device, fit="config"
    )
    run.recipe.write_text(recipe_to_json(recipe), encoding="utf-8")
    (run.labels / "train.json").write_text(_NOTHING_LABELLED, encoding="utf-8")
    try:
        os.link(order.weights.resolve(), run.checkpoints / _WEIGHTS)
    except OSError:
        shutil.copyfile(order.weights, run.checkpoints / _WEIGHTS)


def _write_job(job: JobFolder, run: JobFolder, order: RestoreOrder) -> None:
    job.path.mkdir()
    recipe = PredictRecipe("restore", str(run.path), _WEIGHTS, order.device, order.threads)
    job.recipe.write_text(recipe_to_json(recipe), encoding="utf-8")
    holes: Sequence[Path | None] = order.holes or [None] * len(order.images)
    lines = [
        json.dumps({"id": number, "path": str(image), "spots": None, "hole": None if hole is None else str(hole)})
        for number, (image, hole) in enumerate(zip(order.images, holes, strict=True), start=1)
    ]
    job.images.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _outcome(job: JobFolder, order: RestoreOrder, given: Path) -> Restored:
    messages = ChannelReader(job.events).poll(1 << 28)
    ends = [message for message in messages if isinstance(message, Finished)]
    if not ends or ends[-1].outcome != "succeeded":
        reason = ends[-1].reason if ends else _last_words(job.log)
        # The weights lie in the run under a name of ours; the person knows them by another.
        told = reason.replace(str(given), str(order.weights))
        raise JobError(told or "the worker ended without a word")
    remarks = tuple(message.text for message in messages if isinstance(message, Notice) and message.level != "info")
    pictures = [job.pictures / f"{number}.png" for number in range(1, len(order.images) + 1)]
    return Restored(tuple(picture if picture.is_file() else None for picture in pictures), remarks)


def _last_words(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((line for line in reversed(lines) if line.strip()), "")
