"""Whole jobs with the demo learner, in this process: the protocol end to end without torch."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.journeys.real_training import draw_labels, of_kind, predictions, write_images, write_job
from workbench.core.schema import Skeleton
from workbench.protocol.arrays import read_array
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import CheckpointSaved, Finished, Notice, Progress, Scalars, Started
from workbench.tasks.defaults import suggest
from workbench.tasks.label_summary import CategoryLabels, LabelCounts, LabelSummary
from workbench.tasks.presets import preset
from workbench.tasks.recipe import PredictRecipe, TrainRecipe, recipe_to_json
from workbench.worker.control import StopWatch
from workbench.worker.run import run

TRIANGLE = CategoryLabels(17, "triangle", Skeleton(("top", "right", "left")), LabelCounts(12, 12, 12, 12))


@pytest.fixture(autouse=True)
def unchanged_process(monkeypatch):
    """Threads, devices and signals are the process's own: keep this one's."""
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "CUDA_VISIBLE_DEVICES"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("OMP_WAIT_POLICY", "PASSIVE")
    monkeypatch.setattr(StopWatch, "listen_to_signals", lambda self: None)


def recipe(task: str = "pose", **changes) -> TrainRecipe:
    found = suggest(preset(f"demo-{task}"), LabelSummary((TRIANGLE,), train_images=12))
    return replace(found, epochs=4, batch_size=4, val_interval=2, checkpoint_interval=1, **changes)


@pytest.fixture(scope="module")
def labels(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pictures")
    return draw_labels(folder, 12), draw_labels(folder, 4, first_id=100)


def trained(folder: Path, labels, task: str = "pose") -> JobFolder:
    job = write_job(folder, recipe(task), train=labels[0], val=labels[1])
    assert run(job.path) == 0
    return job


def test_that_a_job_tells_its_whole_story(tmp_path, labels):
    job = trained(tmp_path / "run", labels)
    assert of_kind(job, Started)[0].versions["python"]
    assert [item.step for item in of_kind(job, Scalars) if item.group == "train"] == list(range(1, 13))
    assert [item.step for item in of_kind(job, Scalars) if item.group == "val"] == [6, 12]
    assert (of_kind(job, Progress)[-1].done, of_kind(job, Progress)[-1].total) == (12, 12)
    assert of_kind(job, CheckpointSaved)[-1].step == 12
    assert of_kind(job, Finished)[-1].outcome == "succeeded"


def test_that_a_stopped_and_resumed_run_ends_with_the_same_numbers(tmp_path, labels, monkeypatch):
    whole = trained(tmp_path / "whole", labels)
    job = write_job(tmp_path / "run", recipe(), train=labels[0], val=labels[1])
    asked = iter([False, False, False, False, True])
    with monkeypatch.context() as patch:
        patch.setattr(StopWatch, "is_requested", lambda self: next(asked))
        assert run(job.path) == 0
    assert of_kind(job, Finished)[-1].outcome == "cancelled"
    assert of_kind(job, CheckpointSaved)[-1].step == 5
    assert run(job.path) == 0
    ends = [json.loads((folder.checkpoints / "step-0000012.json").read_text()) for folder in (whole, job)]
    assert ends[0] == ends[1]


def test_that_predictions_lie_beside_the_truth_with_heatmaps(tmp_path, labels):
    job = trained(tmp_path / "run", labels)
    see = write_job(tmp_path / "see", PredictRecipe("see", str(job.path), heatmaps=True))
    write_images(see, labels[1], boxes=True)
    assert run(see.path) == 0
    assert len(predictions(see)) == 4
    (instance,) = predictions(see)[0]["instances"]
    assert (instance["category_id"], len(instance["keypoints"])) == (17, 3)
    assert read_array(see.heatmaps / "100.npz", instance["heatmap"]["key"]).shape == (3, 48, 48)


def test_that_a_pose_is_of_the_class_that_its_box_says(tmp_path, labels):
    both = json.loads(json.dumps(labels[0]))
    both["categories"].append({**both["categories"][1], "id": 20, "name": "other triangle"})
    for item in both["annotations"][::2]:
        item["category_id"] = 20
    job = write_job(tmp_path / "run", recipe(), train=both)
    job.recipe.write_text(recipe_to_json(replace(recipe(), categories=(17, 20))))
    assert run(job.path) == 0
    see = write_job(tmp_path / "see", PredictRecipe("see", str(job.path)))
    write_images(see, both, boxes=True)
    assert run(see.path) == 0
    found = {line["image_id"]: line["instances"][0]["category_id"] for line in predictions(see)}
    assert found == {item["image_id"]: item["category_id"] for item in both["annotations"]}


def test_that_a_prediction_job_goes_on_after_its_last_whole_line(tmp_path, labels):
    job = trained(tmp_path / "run", labels, "instances")
    see = write_job(tmp_path / "see", PredictRecipe("see", str(job.path), "best"))
    write_images(see, labels[1], boxes=False)
    first = {"image_id": 100, "width": 1, "height": 1, "instances": []}
    see.predictions.write_text(json.dumps(first) + '\n{"image_id": 101, "wid')
    assert run(see.path) == 0
    found = predictions(see)
    assert [line["image_id"] for line in found] == [100, 101, 102, 103]
    assert found[0] == first
    assert sum(found[1]["instances"][0]["rle"]["counts"]) == 96 * 96


def test_that_an_unreadable_picture_is_told_and_skipped(tmp_path, labels):
    job = trained(tmp_path / "run", labels)
    see = write_job(tmp_path / "see", PredictRecipe("see", str(job.path)))
    torn = tmp_path / "torn.jpg"
    torn.write_bytes(b"\xff\xd8\xff\xe0 not a picture")
    see.images.write_text(json.dumps({"id": 1, "path": str(torn), "spots": None}) + "\n")
    assert run(see.path) == 0
    assert "torn.jpg" in of_kind(see, Notice)[-1].text
    assert predictions(see) == [{"image_id": 1, "width": 0, "height": 0, "instances": []}]


@pytest.mark.parametrize(
    ("spoil", "part"),
    [
        (lambda job: job.recipe.write_text("{"), "recipe.json"),
        (lambda job: (job.labels / "train.json").unlink(), "train.json"),
        (lambda job: (job.labels / "train.json").write_text('{"images": [], "annotations": [], "categories": []}'), ""),
    ],
)
def test_that_a_job_that_cannot_start_fails_with_one_sentence(tmp_path, labels, spoil, part):
    job = write_job(tmp_path / "run", recipe(), train=labels[0])
    spoil(job)
    assert run(job.path) == 1
    finished = of_kind(job, Finished)[-1]
    assert (finished.outcome, part in finished.reason) == ("failed", True)


@pytest.mark.parametrize(("changes", "part"), [({"device": "tpu"}, "tpu"), ({"adapter": "magic"}, "magic")])
def test_that_a_device_or_adapter_nobody_knows_is_named(tmp_path, labels, changes, part):
    job = write_job(tmp_path / "run", recipe(**changes), train=labels[0])
    assert run(job.path) == 1
    assert part in of_kind(job, Finished)[-1].reason


def test_that_a_checkpoint_outside_the_run_is_refused(tmp_path, labels):
    job = trained(tmp_path / "run", labels)
    see = write_job(tmp_path / "see", PredictRecipe("see", str(job.path), "../see/recipe.json"))
    write_images(see, labels[1], boxes=False)
    assert run(see.path) == 1
    assert "no checkpoint" in of_kind(see, Finished)[-1].reason
