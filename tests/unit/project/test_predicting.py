"""Where a pose model looks: labelled boxes, detected boxes, or everywhere."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from workbench.core.edit import Edit, Patch
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.schema import Category, LabelSchema
from workbench.project.predicting import detected_spots, labelled_spots, predict_images
from workbench.project.project import Project
from workbench.session import session_of
from workbench.tasks.recipe import PredictRecipe, Spot, TrainRecipe

POSE = TrainRecipe("pose", "demo-pose", "pose", "fake", "", 1, 2, (64, 64), 0.1, 0, categories=(1, 2))
FINDER = replace(POSE, name="finder", task="detection")


@pytest.fixture
def project(tmp_path):
    session = session_of(Project.create(tmp_path / "p"))
    images = [ImageRecord(n, f"images/{n}.png", 90, 90) for n in (1, 2)]
    boxed = Instance(1, 1, 2, (1, 1, 20, 20))
    others = (Instance(2, 1, 3, (5, 5, 9, 9)), replace(boxed, id=3, iscrowd=True), replace(boxed, id=4, bbox_xywh=None))
    schema = LabelSchema((Category(1, "mouse"), Category(2, "rat"), Category(3, "cage")))
    values = (*images, boxed, *others)
    patches = [Patch(session.document.schema, schema), *(Patch(None, value) for value in values)]
    session.editor.commit(Edit("Import", tuple(patches)))
    session.flush()
    yield session.project
    session.close()


def _images(project):
    return {image.id: image for image in project.store.load_images()}


def _detect(project, finder, *objects):
    folder = project.predictions.new_job(PredictRecipe("see", str(finder.folder.path)), [])
    items = [{"category_id": c, "score": s, "bbox_xywh": box} for c, s, box in objects]
    body = {"image_id": 1, "width": 90, "height": 90, "instances": items}
    folder.predictions.write_text(json.dumps(body) + "\n")


def test_that_labelled_boxes_of_learned_classes_are_looked_at_and_bare_images_whole(project):
    run = project.runs.new_run(POSE)
    look = labelled_spots(project, run)
    assert look(_images(project)[1]) == (Spot((1, 1, 20, 20), 2),)
    assert look(_images(project)[2]) is None
    listed = predict_images(project, run, tuple(_images(project).values()))
    assert [image.spots for image in listed] == [(Spot((1, 1, 20, 20), 2),), None]


def test_that_a_detected_object_is_looked_at_once_under_its_surest_name(project):
    run, finder = project.runs.new_run(POSE), project.runs.new_run(FINDER)
    _detect(
        project,
        finder,
        (1, 0.9, [10, 10, 30, 30]),
        (2, 0.8, [11, 10, 30, 30]),
        (2, 0.7, [50, 50, 20, 20]),
        (1, 0.1, [0, 50, 20, 20]),
        (3, 0.9, [0, 0, 9, 9]),
    )
    look = detected_spots(project, run, finder)
    assert look(_images(project)[1]) == (Spot((10, 10, 30, 30), 1), Spot((50, 50, 20, 20), 2))
    assert look(_images(project)[2]) == ()


def test_that_boxes_of_a_foreign_detector_get_the_first_learned_class(project):
    run = project.runs.new_run(POSE)
    finder = project.runs.new_run(replace(FINDER, categories=(3,)))
    _detect(project, finder, (3, 0.9, [10, 10, 30, 30]))
    assert detected_spots(project, run, finder)(_images(project)[1]) == (Spot((10, 10, 30, 30), 1),)
