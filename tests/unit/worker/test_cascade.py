"""A detector shows a pose model where to look."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np

from tests.journeys.real_training import predictions, write_images, write_job
from tests.unit.worker.test_fake_job import labels, trained, unchanged_process  # noqa: F401 - fixtures
from workbench.tasks.recipe import PredictRecipe, Spot
from workbench.worker.adapters.adapter import Found
from workbench.worker.cascade import Cascade
from workbench.worker.run import run

PICTURE = np.zeros((64, 64, 3), np.uint8)
BOX = (10.0, 10.0, 20.0, 20.0)


def pose(_, spots):
    return [Found(spot.category_id, 1.0, spot.box_xywh, None, ((1.0, 2.0, 0.5),)) for spot in spots]


def cascade(*found: Found, is_shared: bool = True) -> Cascade:
    return Cascade(lambda image, spots: list(found), pose, (7, 8), is_shared)


def test_that_sure_boxes_of_shared_classes_are_looked_into_once():
    look = cascade(
        Found(7, 0.5, BOX),
        Found(8, 0.9, (11.0, 10.0, 20.0, 20.0)),
        Found(3, 0.9, (40.0, 40.0, 10.0, 10.0)),
        Found(7, 0.2, (40.0, 40.0, 10.0, 10.0)),
    )
    assert look.places(PICTURE) == [Spot((11.0, 10.0, 20.0, 20.0), 8)]
    assert look(PICTURE, [Spot(BOX, 7)])[0].bbox_xywh == BOX, "what is told comes before what is found"


def test_that_a_detector_of_other_classes_gives_boxes_of_the_first_and_nothing_found_is_no_pose():
    assert cascade(Found(3, 0.9, BOX), is_shared=False).places(PICTURE) == [Spot(BOX, 7)]
    assert cascade()(PICTURE, None) == []


def test_that_one_job_runs_the_detector_then_the_pose_model(tmp_path, labels):  # noqa: F811
    finder = trained(tmp_path / "finder", labels, "detection")
    points = trained(tmp_path / "points", labels)
    recipe = PredictRecipe("see", str(points.path), detector_folder=str(finder.path))
    see = write_job(tmp_path / "see", recipe)
    write_images(see, labels[1], boxes=False)
    alone = write_job(tmp_path / "alone", replace(recipe, run_folder=str(finder.path), detector_folder=""))
    write_images(alone, labels[1], boxes=False)
    assert run(see.path) == 0 and run(alone.path) == 0
    found, boxes = predictions(see), predictions(alone)
    assert [len(line["instances"]) for line in found] == [1] * 4
    assert [json.dumps(line["instances"][0]["bbox_xywh"]) for line in found] == [
        json.dumps(line["instances"][0]["bbox_xywh"]) for line in boxes
    ]
    assert len(found[0]["instances"][0]["keypoints"]) == 3
