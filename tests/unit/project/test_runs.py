from __future__ import annotations

import json
import os
from dataclasses import replace

import pytest

from workbench.core.edit import Edit, Patch
from workbench.core.figure import Circle, PointSet, RotatedBox
from workbench.core.image import ImageRecord, Split
from workbench.core.instance import Instance
from workbench.core.schema import Category, LabelSchema
from workbench.project.error import ProjectError
from workbench.project.evaluation import evaluation_images, truth_of
from workbench.project.project import Project
from workbench.session import session_of
from workbench.tasks.recipe import TrainRecipe
from workbench.worker.snapshot import read_snapshot

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


@pytest.fixture
def figured(tmp_path):
    """A project with one training and one validation image, each with a rotated box, a circle and a point."""
    session = session_of(Project.create(tmp_path / "figures"))
    images = [ImageRecord(n, f"images/{n}.png", 9, 9, split) for n, split in enumerate((Split.TRAIN, Split.VAL), 1)]
    figures = (RotatedBox(4.0, 4.0, 4.0, 2.0, 90.0), Circle(0.0, 4.0, 3.0), PointSet((2.0, 2.0)))
    places = [(image.id, figure) for image in images for figure in figures]
    items = [Instance(n, image_id, 1, figure=figure) for n, (image_id, figure) in enumerate(places, 1)]
    schema = LabelSchema((Category(1, "cell"),))
    patches = [Patch(session.document.schema, schema), *(Patch(None, value) for value in (*images, *items))]
    session.editor.commit(Edit("Import", tuple(patches)))
    session.flush()
    yield session.project
    session.close()


def test_that_a_figure_is_learned_by_its_outline_and_the_box_around_it_inside_the_image(figured):
    run = figured.runs.new_run(RECIPE)
    turned, cut, point = snapshot(run, "train")["annotations"]
    assert turned["bbox"] == pytest.approx([3, 2, 2, 4])
    assert len(turned["segmentation"][0]) == 8
    assert cut["bbox"] == pytest.approx([0, 1, 3, 6])
    assert "segmentation" not in point
    read = read_snapshot(run.folder.labels / "train.json", ())
    assert [bool(item.rings) for item in read.images[0].objects] == [True, True, False]


def test_that_figures_are_measured_as_they_are_learned(figured):
    run = figured.runs.new_run(replace(RECIPE, task="instances"))
    turned, cut, _ = truth_of(figured, run, evaluation_images(figured, Split.VAL)).instances
    assert turned.bbox_xywh == pytest.approx((3, 2, 2, 4))
    assert (len(turned.polygons), len(cut.polygons)) == (1, 1)
    assert cut.area == pytest.approx(14, abs=2)
