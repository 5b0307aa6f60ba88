"""A plain config leaves with its data: a folder that trains where there is no workbench."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbench.formats.atomic_file import write_atomically
from workbench.project.config_labels import LeavingSplit, learned_split, write_split
from workbench.project.error import ProjectError
from workbench.project.project import Project
from workbench.project.runs import SNAPSHOTS, learnable
from workbench.tasks.recipe import TrainRecipe
from workbench.tasks.task import task

CONFIG, KEYPOINTS, README = "config.py", "keypoints.py", "README.md"
MARK = "fitted by the workbench"
"""Stands in the first line of every config that left: by it a folder is known again."""


def export_config(project: Project, recipe: TrainRecipe, answer: Mapping[str, Any], folder: Path) -> Path:
    """Write what the workshop answered to ``export``, the data that it names and how to train; returns the config.

    The folder may be moved as a whole. What an earlier export left there is replaced; a folder that holds anything
    else is refused, since its pictures would go. Raises ProjectError.
    """
    try:
        if folder.is_dir() and any(folder.iterdir()) and not _is_earlier_export(folder):
            raise ProjectError(f"{folder}: holds something already; choose a new or an empty folder for the config")
        # All is known before anything is written: a folder that was begun would be refused the next time.
        leaving = []
        for name, splits in SNAPSHOTS.items():
            dataset = learnable(project.dataset(splits), task(recipe.task), project.image_file)
            leaving.append(learned_split(LeavingSplit(name, dataset, answer["labels"], folder)))
        (folder / "annotations").mkdir(parents=True, exist_ok=True)
        counts = {split.name: write_split(split) for split in leaving}
        if answer["keypoints"]:
            write_atomically(folder / KEYPOINTS, [str(answer["keypoints"]).encode()])
        write_atomically(folder / README, [_readme(recipe, answer, counts).encode()])
        path = folder / CONFIG
        write_atomically(path, [str(answer["config"]).encode()])
    except OSError as error:
        raise ProjectError(f"{folder}: cannot be written ({error.strerror or error}); choose another folder") from None
    return path


def _is_earlier_export(folder: Path) -> bool:
    path = folder / CONFIG
    if not path.is_file():
        return False
    with open(path, encoding="utf-8", errors="replace") as file:
        return MARK in file.readline()


def _readme(recipe: TrainRecipe, answer: Mapping[str, Any], counts: Mapping[str, int]) -> str:
    scope = answer["scope"]
    lines = [
        f"# {recipe.name or recipe.preset}",
        "",
        f"`{recipe.base_config}` of {scope}, fitted to {counts['train']} training and {counts['val']} validation "
        "images. Nothing here needs the workbench.",
        "",
        "Train it with OpenMMLab's own command (`pip install openmim`):",
        "",
        f"    mim train {scope} config.py",
        "",
        "or, where only the library is installed, with its runner alone:",
        "",
        '    python -c "from mmengine.config import Config; from mmengine.runner import Runner; '
        "Runner.from_cfg(Config.fromfile('config.py')).train()\"",
        "",
        "Run either in this folder; checkpoints and logs come to `work_dirs/`.",
        "",
        "The folder can be moved. `images/` holds links to the pictures where the disk allows it: `cp -rL` and "
        "`rsync -aL` take the pictures themselves along.",
    ]
    notes = [f"* {note}" for note in answer["notes"]]
    return "\n".join(
        [*lines, *(["", "What is different from a run in the workbench:", "", *notes] if notes else []), ""]
    )
