"""Launchers: every file is in the catalog; a worker gets the environment it needs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from workbench.jobs.gate import read_record
from workbench.jobs.launchers import catalog
from workbench.jobs.launchers.launcher import LaunchError, LaunchOrder
from workbench.jobs.launchers.local import LocalLauncher
from workbench.jobs.process import MARK
from workbench.protocol.job_folder import JobFolder
from workbench.tasks.recipe import TrainRecipe, recipe_to_json

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def order(tmp_path):
    folder = JobFolder(tmp_path / "run")
    folder.path.mkdir()
    recipe = TrainRecipe("run", "p", "pose", "fake", "", 2, 4, (64, 64), 0.1, 0, threads=3)
    folder.recipe.write_text(recipe_to_json(recipe))
    return LaunchOrder(folder, "1:run", tmp_path / "starts" / "1-1.json")


def script(tmp_path, text):
    path = tmp_path / "python"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def test_that_the_catalog_lists_every_launcher():
    folder = Path(catalog.__file__).parent
    files = {path.stem for path in folder.glob("*.py")} - {"__init__", "catalog", "launcher"}
    assert set(catalog.LAUNCHERS) == files
    assert all(make() is not None for make in catalog.LAUNCHERS.values())


def test_that_a_worker_gets_its_command_its_threads_its_mark_and_the_log(tmp_path, order, monkeypatch):
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    python = script(tmp_path, f'echo "$@" "$OMP_NUM_THREADS" "$PYTHONPATH" "${MARK}" "home=$PYTHONHOME"; pwd; cat')
    order.folder.log.write_text("earlier\n")
    child = LocalLauncher(ROOT, lambda: python).start(order)
    assert child.wait(30) == 0
    lines = order.folder.log.read_text().splitlines()
    assert lines == ["earlier", f"-m workbench.worker {order.folder.path} 3 {ROOT} 1:run home=", str(ROOT)]
    process = read_record(order.record)
    assert process is not None
    assert process.pid == child.pid


@pytest.mark.parametrize("ruin", ["interpreter", "recipe", "record"])
def test_that_a_start_that_cannot_be_is_refused_in_one_sentence(tmp_path, order, ruin):
    python = script(tmp_path, "exit 0")
    if ruin == "interpreter":
        python.unlink()
    elif ruin == "recipe":
        order.folder.recipe.write_text("{}")
    else:
        order.record.parent.write_text("a file in the way")
    words = {"interpreter": "environment is missing", "recipe": "recipe of the job", "record": "cannot be started"}
    with pytest.raises(LaunchError, match=words[ruin]):
        LocalLauncher(ROOT, lambda: python).start(order)


def test_that_the_local_launcher_uses_the_interpreter_of_the_moment(order):
    asked = []
    launcher = LocalLauncher(ROOT, lambda: asked.append(1) or Path(sys.executable).with_name("missing-python"))
    for _ in range(2):
        with pytest.raises(LaunchError):
            launcher.start(order)
    assert len(asked) == 2
