"""A real OpenMMLab model is trained, stopped, resumed and looked through, in its own process."""

from __future__ import annotations

import json
import os
import time
from dataclasses import replace

import numpy as np
import pytest

from tests.journeys.real_training import (
    PATIENCE_S,
    ROOT,
    SIDE,
    draw_labels,
    finish,
    of_kind,
    predictions,
    start,
    write_images,
    write_job,
)
from workbench.environments.layout import worker_python
from workbench.jobs.child_environment import child_environment
from workbench.jobs.live_process import LiveProcess
from workbench.protocol.arrays import read_array
from workbench.protocol.channel import ChannelWriter
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import CheckpointSaved, Finished, LookAsked, Notice, Progress, Scalars, StopRequested
from workbench.tasks.defaults import suggest
from workbench.tasks.label_summary import LabelSummary
from workbench.tasks.presets import preset
from workbench.tasks.recipe import PredictRecipe, TrainRecipe, recipe_to_json

pytestmark = [pytest.mark.worker, pytest.mark.timeout(1200)]


def tiny(name: str, epochs: int = 1) -> TrainRecipe:
    recipe = suggest(preset(name), LabelSummary())
    return replace(
        recipe,
        epochs=epochs,
        batch_size=4,
        input_wh=(64, 64),
        categories=(17,),
        options=recipe.options | {"warmup_iterations": 2},
        val_interval=1,
        checkpoint_interval=1,
    )


def outcome(job: JobFolder) -> str:
    return of_kind(job, Finished)[-1].outcome


def wait_for(job: JobFolder, kind: type, process) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not of_kind(job, kind):
        assert process.poll() is None, job.log.read_text()[-2000:]
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.fixture(scope="module")
def labels(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pictures")
    return draw_labels(folder, 8), draw_labels(folder, 4, first_id=100)


@pytest.fixture(scope="module")
def stopped_run(tmp_path_factory, labels):
    """The first of two lives: stopped after its first iterations."""
    train, val = labels
    run = write_job(tmp_path_factory.mktemp("runs") / "heatmap", tiny("heatmap-resnet18", 3), train=train, val=val)
    process = start(run)
    wait_for(run, Progress, process)
    ChannelWriter(run.control).write(StopRequested(time.time()))
    assert finish(process) == 0, run.log.read_text()[-2000:]
    assert outcome(run) == "cancelled"
    assert of_kind(run, CheckpointSaved), "a stop saves a checkpoint first"
    return run


@pytest.fixture(scope="module")
def jobs(tmp_path_factory, labels, stopped_run):
    """The second life of the stopped run, a SimCC pose and an instance model, what all three see, and a run that fails.

    One process, since the libraries load slowly.
    """
    train, val = labels
    folder = tmp_path_factory.mktemp("jobs")
    jobs = {
        "heatmap": stopped_run,
        "simcc": write_job(folder / "simcc", tiny("rtmpose-t"), train=train, val=val),
        "instances": write_job(folder / "instances", tiny("rtmdet-ins-tiny"), train=train, val=val),
    }
    for name, run in list(jobs.items()):
        recipe = PredictRecipe(name, str(run.path), heatmaps=True, score_threshold=0.0)
        jobs[f"see {name}"] = write_job(folder / f"see-{name}", recipe)
        write_images(jobs[f"see {name}"], val, boxes=name != "instances")
    lost = {**train, "images": [image | {"file_name": "/nowhere/lost.png"} for image in train["images"]]}
    jobs["lost"] = write_job(folder / "lost", tiny("heatmap-resnet18"), train=lost)
    assert finish(start(*jobs.values())) == 1, stopped_run.log.read_text()[-2000:]
    return jobs


@pytest.fixture(scope="module")
def heatmap_run(jobs):
    """Trained in two lives, to its end."""
    return jobs["heatmap"]


def test_that_a_stopped_run_resumes_where_it_was_and_ends_well(heatmap_run):
    assert outcome(heatmap_run) == "succeeded"
    assert any("Resumed" in notice.text for notice in of_kind(heatmap_run, Notice))
    steps = [item.step for item in of_kind(heatmap_run, Scalars) if item.group == "train"]
    assert steps == [1, 2, 3, 4, 5, 6]
    last = of_kind(heatmap_run, Progress)[-1]
    assert (last.done, last.total, last.epoch) == (6, 6, 3)


def test_that_validation_speaks_the_words_of_the_field(heatmap_run, jobs):
    pose = [item.values for item in of_kind(heatmap_run, Scalars) if item.group == "val"]
    assert len(pose) == 3
    assert {"EPE", "PCK@0.1", "AP"} <= set(pose[-1])
    objects = [item.values for item in of_kind(jobs["instances"], Scalars) if item.group == "val"]
    assert {"AP", "AP50", "AP75", "box AP"} <= set(objects[-1])


def test_that_the_run_folder_holds_config_and_whole_checkpoints(heatmap_run):
    manifest = json.loads(heatmap_run.manifest.read_text())["checkpoints"]
    assert manifest[-1]["step"] == 6
    assert any(entry["is_best"] for entry in manifest)
    assert all((heatmap_run.checkpoints / entry["file"]).stat().st_size == entry["size"] for entry in manifest)
    assert not list(heatmap_run.checkpoints.glob("*.part"))
    assert "HeatmapHead" in heatmap_run.config.read_text()


@pytest.mark.parametrize("name", ["heatmap", "simcc"])
def test_that_both_pose_heads_give_keypoints_and_heatmaps_over_the_image(jobs, name):
    job = jobs[f"see {name}"]
    assert outcome(job) == "succeeded"
    lines = predictions(job)
    assert [line["image_id"] for line in lines] == [100, 101, 102, 103]
    for line in lines:
        (instance,) = line["instances"]
        assert (instance["category_id"], line["width"], line["height"]) == (17, SIDE, SIDE)
        maps = read_array(job.heatmaps / f"{line['image_id']}.npz", instance["heatmap"]["key"])
        assert maps.dtype == np.float16
        assert maps.shape[0] == 3
        assert 0 <= maps.min() <= maps.max() <= 1
        for values, (x, y, _) in zip(maps, instance["keypoints"], strict=True):
            assert around(values, x, y, instance["heatmap"]["to_image"]) >= 0.98 * values.max()


def around(values, x, y, to_image):
    """The largest value within a cell of an image point: where the keypoint lies, the map must be highest."""
    a, _, c, _, e, f = to_image
    column, row = int((x - c) / a), int((y - f) / e)
    near = values[max(row - 1, 0) : row + 2, max(column - 1, 0) : column + 2]
    return near.max() if near.size else 0.0


def test_that_an_instance_model_gives_boxes_and_masks(jobs):
    job = jobs["see instances"]
    assert outcome(jobs["instances"]) == "succeeded"
    assert outcome(job) == "succeeded"
    lines = predictions(job)
    assert len(lines) == 4
    assert any(line["instances"] for line in lines)
    for instance in (item for line in lines for item in line["instances"]):
        assert instance["category_id"] == 17
        assert instance["rle"]["size"] == [SIDE, SIDE]
        assert sum(instance["rle"]["counts"]) == SIDE * SIDE
        x, y, width, height = instance["bbox_xywh"]
        assert 0 <= x <= x + width <= SIDE + 0.01
        assert 0 <= y <= y + height <= SIDE + 0.01


def test_that_a_live_worker_holds_a_pose_model_and_its_detector(tmp_path, heatmap_run, jobs, labels):
    folder = JobFolder(tmp_path / "live")
    folder.path.mkdir()
    detector = str(jobs["instances"].path)
    folder.live.write_text(
        recipe_to_json(PredictRecipe("live", str(heatmap_run.path), "best", detector_folder=detector))
    )
    live = LiveProcess(folder)
    python = str(worker_python())
    command = (python, "-m", "workbench.worker", "--live", str(os.getpid()), str(folder.path))
    try:
        live.start(command, ROOT, child_environment(ROOT, 1))
        (image, box) = labels[1]["images"][0], labels[1]["annotations"][0]["bbox"]
        for number, is_refining in ((1, False), (2, True)):
            boxes = (*box, 17)
            asked = LookAsked(time.time(), number, 100, image["file_name"], boxes, not is_refining, is_refining)
            answer = live.ask(asked, number)
            assert (answer.number, answer.trouble) == (number, "")
    finally:
        live.close()
    (line,) = predictions(folder)
    assert all(len(item["keypoints"]) == 3 for item in line["instances"]) and line["instances"]
    refined = json.loads(folder.refined.read_text())
    assert refined["number"] == 2 and len(refined["instances"]) == 1


def test_that_a_missing_picture_ends_the_run_with_its_name(jobs):
    finished = of_kind(jobs["lost"], Finished)[-1]
    assert (finished.outcome, "/nowhere/lost.png" in finished.reason) == ("failed", True)
