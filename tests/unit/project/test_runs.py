from __future__ import annotations

import json
import os
from dataclasses import replace

import pytest

from workbench.core.edit import Edit, Patch
from workbench.core.image import ImageRecord, Split
from workbench.core.instance import Instance
from workbench.core.schema import Category, LabelSchema
from workbench.project.error import ProjectError
from workbench.project.project import Project
from workbench.session import session_of
from workbench.tasks.recipe import TrainRecipe

RECIPE = TrainRecipe("first", "demo", "detection", "demo", "", 1, 2, (64, 64), 0.1, 0)


@pytest.fixture
def project(tmp_path):
    session = session_of(Project.create(tmp_path / "p"))
    splits = (Split.TRAIN, Split.NONE, Split.VAL, Split.TEST, Split.TRAIN)
    images = [ImageRecord(n, f"images/{n}.png", 9, 9, split) for n, split in enumerate(splits, 1)]
    items = [Instance(n, n, 1, (1, 1, 2, 2)) for n in range(1, 5)]
    schema = LabelSchema((Category(1, "mouse"),))
    patches = [Patch(session.document.schema, schema), *(Patch(None, value) for value in (*images, *items))]
    session.editor.commit(Edit("Import", tuple(patches)))
    session.flush()
    yield session.project
    session.close()


def snapshot(run, name):
    return json.loads((run.folder.labels / f"{name}.json").read_text())


def test_that_a_run_freezes_the_labelled_images_of_each_split_under_absolute_paths(project):
    run = project.runs.new_run(RECIPE)
    train, val = snapshot(run, "train"), snapshot(run, "val")
    assert [row["file_name"] for row in train["images"]] == [str(project.path / f"images/{n}.png") for n in (1, 2)]
    assert [row["id"] for row in val["images"]] == [3]
    assert [row["id"] for row in val["annotations"]] == [3]
    assert project.runs.names() == ("first",)
    assert project.runs.get("first") == run
    assert not list(project.path.glob(".new-*"))


def test_that_the_hash_tells_whether_two_runs_learned_from_the_same_labels(project):
    first, second = project.runs.new_run(RECIPE), project.runs.new_run(RECIPE)
    assert (first.name, second.name) == ("first", "first-2")
    assert first.recipe.labels_hash == second.recipe.labels_hash
    assert len(first.recipe.labels_hash) == 64


def test_that_a_name_that_is_no_folder_name_is_made_one_or_refused(project):
    assert project.runs.new_run(replace(RECIPE, name="../../x y")).name == "x-y"
    assert project.runs.new_run(replace(RECIPE, name="con")).name == "run-con"
    for name in ("../x", "a/b", "", "nul", "x."):
        with pytest.raises(ProjectError):
            project.runs.get(name)


def test_that_a_missing_or_broken_run_is_a_sentence(project):
    run = project.runs.new_run(RECIPE)
    with pytest.raises(ProjectError, match="there are: first"):
        project.runs.get("second")
    run.folder.recipe.write_text("{")
    with pytest.raises(ProjectError, match="not JSON"):
        project.runs.get("first")


def test_that_a_run_that_cannot_be_written_leaves_nothing(project):
    project.layout.runs.write_text("in the way")
    with pytest.raises(ProjectError, match="cannot be written"):
        project.runs.new_run(RECIPE)
    assert not list(project.path.glob(".new-*"))


def test_that_a_removed_run_is_gone(project):
    project.runs.new_run(RECIPE)
    project.runs.remove("first")
    assert project.runs.names() == ()


def test_that_runs_are_told_by_age_whatever_their_names(project):
    newer, older = (project.runs.new_run(replace(RECIPE, name=name)) for name in ("a", "b"))
    os.utime(newer.folder.recipe, (2000, 2000))
    os.utime(older.folder.recipe, (1000, 1000))
    assert project.runs.by_age() == ("b", "a")
