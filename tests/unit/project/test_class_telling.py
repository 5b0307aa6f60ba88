"""Whether a run tells one class an image or several: the recipe, the head of another's model, the labels it saw."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from workbench.core.image import ImageRecord, Split
from workbench.core.schema import Category, LabelSchema
from workbench.formats.codec import Dataset
from workbench.project.class_telling import tells_several
from workbench.project.evaluation import _evaluate_classes
from workbench.project.runs import Run
from workbench.protocol.job_folder import JobFolder
from workbench.tasks.recipe import TrainRecipe

RECIPE = TrainRecipe("r", "", "classification", "mmpretrain", "", 1, 1, (8, 8), 0.1, 0, ())
SINGLE = {"images": [{"id": 1, "workbench": {"tags": [1]}}, {"id": 2}]}
MANY = {"images": [{"id": 1}, {"id": 2, "workbench": {"tags": [1, 2]}}]}
HEADS = {"LinearClsHead": False, "MultiLabelLinearClsHead": True, "mmpretrain.CSRAClsHead": True}


@pytest.fixture
def run(tmp_path):
    (tmp_path / "labels").mkdir()

    def run(labels=SINGLE, **options):
        (tmp_path / "labels" / "train.json").write_text(json.dumps(labels))
        return Run(JobFolder(tmp_path), "r", replace(RECIPE, options=options))

    return run


@pytest.mark.parametrize(("labels", "is_told"), [(SINGLE, False), (MANY, True), ({"images": 3}, False)])
def test_that_the_labels_that_a_run_learned_from_decide(run, labels, is_told):
    assert tells_several(run(labels)) is is_told
    assert tells_several(run(labels, multi_label="auto")) is is_told


def test_that_classes_that_are_not_learned_do_not_count(run):
    told = run(MANY)
    assert tells_several(replace(told, recipe=replace(told.recipe, categories=(1, 3)))) is False
    assert tells_several(replace(told, recipe=replace(told.recipe, categories=(1, 2)))) is True


def test_that_the_recipe_decides_first(run):
    assert tells_several(run(MANY, multi_label=False)) is False
    assert tells_several(run(SINGLE, multi_label=True)) is True


@pytest.mark.parametrize("head", HEADS)
def test_that_the_head_decides_for_a_model_from_elsewhere(run, head):
    assert tells_several(run(MANY, config={"model": {"head": {"type": head}}})) is HEADS[head]
    assert tells_several(run(MANY, config={"model": {}})) is False


def test_that_a_run_of_one_class_an_image_is_measured_as_one_whatever_the_labels_are_now(run):
    schema = LabelSchema((Category(1, "cat"), Category(2, "dog")))
    truth = Dataset(schema, (ImageRecord(1, "a", 8, 8, tags=(1, 2)), ImageRecord(2, "b", 8, 8, tags=(1,))), ())
    alike, differing = (_evaluate_classes(run(labels), Split.VAL, truth, []).figures for labels in (SINGLE, MANY))
    assert alike == _evaluate_classes(run(MANY, multi_label=False), Split.VAL, truth, []).figures
    assert alike != differing


def test_that_no_other_task_tells_classes_of_images(run):
    told = run(MANY)
    assert tells_several(replace(told, recipe=replace(told.recipe, task="detection"))) is False
