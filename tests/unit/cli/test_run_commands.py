"""Commands about runs and the queue, without a runner."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from workbench.cli.main import main
from workbench.jobs import board as board_module
from workbench.jobs.job import JobState
from workbench.project.project import Project
from workbench.protocol.channel import ChannelWriter
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import OUT_OF_MEMORY, Finished, Started
from workbench.tasks.recipe import TrainRecipe, read_recipe, recipe_to_json


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project with three ended runs; nobody starts what is queued."""
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "state"))
    monkeypatch.setattr(board_module, "ensure_runner", lambda state, options: False)
    path = tmp_path / "p"
    Project.create(path).close()
    for name, end in {"a": ("failed", "No memory", OUT_OF_MEMORY), "b": ("succeeded",), "c": ("cancelled",)}.items():
        folder = JobFolder(path / "runs" / name)
        folder.path.mkdir(parents=True)
        folder.recipe.write_text(
            recipe_to_json(TrainRecipe(name, "demo", "detection", "fake", "", 5, 4, (64, 64), 0.1, 0))
        )
        writer = ChannelWriter(folder.events)
        writer.write(Started(1.0, 2**30, 1.0, "cpu"))
        writer.write(Finished(2.0, *end))
        writer.close()
    return path


def listed(project, capsys, *options):
    capsys.readouterr()
    assert main(["jobs", str(project), "--json", *options]) == 0
    return {job["name"]: job for job in json.loads(capsys.readouterr().out)}


def recipe(project, name):
    return read_recipe(project / "runs" / name / "recipe.json")


def test_that_ended_runs_are_resumed_extended_or_halved_and_the_line_is_put_in_order(project, capsys):
    assert main(["resume", str(project), "a", "--halve-batch", "--detach"]) == 0
    assert (recipe(project, "a").batch_size, recipe(project, "a").options["accumulate"]) == (2, 2)
    assert main(["extend", str(project), "b", "--epochs", "3", "--learning-rate", "0.02", "--detach"]) == 0
    assert "learning rate 0.02 → " in capsys.readouterr().err
    assert recipe(project, "b").epochs == 8
    assert main(["resume", str(project), "c", "--detach"]) == 0
    jobs = listed(project, capsys, "--first", "c")
    assert [jobs[name]["position"] for name in "abc"] == [2, 3, 1]
    assert listed(project, capsys, "--down", "a")["a"]["position"] == 3
    assert listed(project, capsys, "--hold", "a")["a"]["state"] == JobState.HELD
    assert listed(project, capsys, "--release", "a")["a"]["state"] == JobState.QUEUED


def test_that_two_runs_are_set_apart_and_all_listed_in_a_table(project, capsys):
    path = project / "runs" / "b" / "recipe.json"
    changed = replace(recipe(project, "b"), learning_rate=0.5, options={"ema": True}, labels_hash="x")
    path.write_text(recipe_to_json(changed))
    assert main(["diff", str(project), "a", "b", "--settings", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [tuple(pair.values()) for pair in found["settings"]] == [
        ("learning_rate", "0.1", "0.5"),
        ("labels_hash", "", "x"),
        ("ema", "", "true"),
    ]
    assert "are not there" in found["trouble"]
    assert main(["diff", str(project), "a", "--settings"]) != 0
    assert "name the other one" in capsys.readouterr().err
    assert main(["jobs", str(project), "--table"]) == 0
    head, *rows = (line.split("\t") for line in capsys.readouterr().out.splitlines())
    assert sorted(row[head.index("rate")] for row in rows) == ["0.1", "0.1", "0.5"]
    assert {row[head.index("state")] for row in rows} == {"failed", "succeeded", "cancelled"}


def test_that_a_sweep_queues_every_combination(project, capsys):
    assert main(["sweep", str(project), "--run", "b", "--set", "learning_rate=1e-3,2e-3", "--set", "ema=true"]) == 0
    names = capsys.readouterr().out.split()
    assert names == ["b-lr0.001-emaTrue", "b-lr0.002-emaTrue"]
    assert [recipe(project, name).learning_rate for name in names] == [0.001, 0.002]
    assert listed(project, capsys)[names[1]]["position"] == 2


def test_that_what_cannot_be_is_one_sentence(project, capsys):
    for words, told in {
        ("pause", "a"): "a has failed: there is nothing to pause",
        ("pause", "b"): "b has succeeded: there is nothing to pause",
        ("pause", "c"): "only a running training can, and it is cancelled",
        ("stop", "b"): "b has succeeded: there is nothing to stop",
        ("share", "b", "nowhere/b.wbrun"): "nowhere: there is no such folder",
        ("share", "b", "nowhere/b.onnx"): "nowhere: there is no such folder",
        ("sweep", "--run", "a", "--set", "learning_rate=abc"): "must be a number above 0, not 'abc'",
        ("sweep", "--run", "a", "--set", "seed=1"): "2 to 64 runs",
        ("sweep", "--run", "a", "--set", "seed=1,x"): "The setting seed must be",
        ("jobs", "--first", "a"): "does not wait",
    }.items():
        capsys.readouterr()
        assert main([words[0], str(project), *words[1:]]) == 1
        assert told in capsys.readouterr().err
