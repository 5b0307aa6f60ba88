"""Stage for live workers: a project with a trained run of the demo learner, in this interpreter."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from tests.journeys.real_training import draw_labels
from workbench.core.image import Split
from workbench.formats.atomic_file import write_atomically
from workbench.project.project import Project
from workbench.session import open_session
from workbench.tasks.defaults import suggest
from workbench.tasks.presets import preset
from workbench.worker.checkpoint_store import CheckpointRecord, CheckpointStore

TRIANGLE = 17
UNLABELLED = 4
"""The last image of the project, on which nothing is labelled."""


def make_project(folder: Path, task: str = "instances") -> Path:
    """Make a project of drawn triangles with a run ``demo`` that has learned a box in the middle."""
    labels = draw_labels(folder / "images", UNLABELLED)
    labels["annotations"] = [item for item in labels["annotations"] if item["image_id"] < UNLABELLED]
    write_atomically(folder / "labels.json", [json.dumps(labels).encode()])
    path = folder / "project"
    Project.create(path, "Triangles").close()
    session = open_session(path)
    session.commit_import(session.project.plan_import(folder / "labels.json", split=Split.TRAIN))
    session.flush()
    train_demo(session.project, task)
    session.close()
    return path


def train_demo(project: Project, task: str, name: str = "demo"):
    """Make a run of the demo learner whose checkpoint says where it will look."""
    recipe = suggest(preset(f"demo-{task}"), project.label_summary())
    run = project.runs.new_run(replace(recipe, name=name, categories=(TRIANGLE,)))
    values = [0.25, 0.25, 0.5, 0.5] + ([0.5, 0.0, 1.0, 1.0, 0.0, 1.0] if task == "pose" else [])
    run.folder.checkpoints.mkdir()
    body = {"step": 1, "best": 0.5, "means": {str(TRIANGLE): values}}

    def write(path: Path) -> None:
        path.write_text(json.dumps(body))

    CheckpointStore(run.folder.checkpoints, ".json").save(
        CheckpointRecord("", 1, 1, "", 0, 0.5, True), write, lambda path: None
    )
    return run
