"""Live workers as real processes, with the demo learner in this interpreter."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from tests.unit.jobs.live_stage import UNLABELLED, make_project, train_demo
from workbench.environments.layout import ROOT
from workbench.jobs.child_environment import child_environment
from workbench.jobs.live_predictor import LiveChoice, LivePredictor
from workbench.jobs.live_process import LiveError, UnansweredError
from workbench.project.error import ProjectError
from workbench.project.predictions import PredictImage
from workbench.project.project import Project
from workbench.tasks.recipe import PredictRecipe, Spot


def here() -> Path:
    return Path(sys.executable)


@pytest.fixture
def project(tmp_path):
    opened = Project.open(make_project(tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def predictor(project):
    told: list[str] = []
    made = LivePredictor(project, LiveChoice("demo"), told.append, here)
    made.told = told
    yield made
    made.close()


def image(project, number=UNLABELLED, spots=None):
    record = next(each for each in project.store.load_images() if each.id == number)
    return PredictImage(number, project.image_file(record), spots)


def children():
    return [child for child in psutil.Process().children() if "--live" in child.cmdline()]


def test_that_what_a_live_worker_finds_lies_among_the_predictions_of_its_run(project, predictor):
    assert not predictor.is_loaded
    predictor.look(image(project))
    assert predictor.is_loaded and predictor.told == ["Loading the model"]
    found = project.predictions.read("demo", UNLABELLED)
    assert [item.bbox_xywh for item in found.instances] == [(24.0, 24.0, 48.0, 48.0)]
    predictor.look(image(project, 1))
    assert len(children()) == 1
    assert project.predictions.image_ids("demo") == {1, UNLABELLED}


def test_that_a_refinement_is_kept_apart_from_what_the_run_found(project):
    train_demo(project, "pose", "poser")
    poser = LivePredictor(project, LiveChoice("poser"), python=here)
    try:
        (pose,) = poser.refine(image(project, spots=(Spot((10.0, 20.0, 40.0, 40.0), 17),)))
        assert [(point.x, point.y) for point in pose.keypoints] == [(30, 20), (50, 60), (10, 60)]
        assert project.predictions.read("poser", UNLABELLED) is None
        assert poser.refine(image(project, spots=())) == ()
    finally:
        poser.close()


def test_that_a_picture_that_cannot_be_read_costs_no_model(project, predictor):
    record = image(project)
    predictor.look(record)
    (child,) = children()
    with pytest.raises(UnansweredError, match=r"nowhere\.png cannot be read"):
        predictor.look(PredictImage(3, Path("/nowhere.png")))
    predictor.look(record)
    assert children() == [child]


def test_that_a_worker_that_crashes_is_told_in_one_sentence_and_starts_again(project, predictor):
    predictor.look(image(project))
    os.kill(children()[0].pid, signal.SIGKILL)
    with pytest.raises(LiveError, match="signal 9"):
        while True:
            predictor._process.ask(_nothing(), 99)
    predictor.look(image(project, 1))
    assert predictor.is_loaded


def _nothing():
    from workbench.protocol.messages import LookAsked

    return LookAsked(0.0, 99, 1, "/nowhere.png", (), False, True)


def test_that_closing_wakes_whoever_waits_and_leaves_no_process(project):
    slow = LivePredictor(project, LiveChoice("demo"), python=here)
    heard: list[Exception] = []

    def wait():
        try:
            while True:
                slow.look(image(project))
        except (LiveError, ProjectError) as error:
            heard.append(error)

    waiting = threading.Thread(target=wait)
    waiting.start()
    deadline = time.monotonic() + 60
    while not slow.is_loaded and time.monotonic() < deadline:
        time.sleep(0.01)
    slow.close()
    waiting.join(30)
    assert len(heard) == 1 and children() == []
    with pytest.raises(LiveError):
        slow.look(image(project))


def test_that_a_worker_ends_with_its_window(project, tmp_path):
    """The window is a child that starts a worker and is killed."""
    code = (
        "import sys, time; from pathlib import Path\n"
        "from workbench.project.project import Project\n"
        "from workbench.project.predictions import PredictImage\n"
        "from workbench.jobs.live_predictor import LiveChoice, LivePredictor\n"
        "project = Project.open(Path(sys.argv[1]), read_only=True)\n"
        "live = LivePredictor(project, LiveChoice('demo'), python=lambda: Path(sys.executable))\n"
        "live.look(PredictImage(1, Path(sys.argv[2])))\n"
        "print(live._process._child.pid, flush=True); time.sleep(600)\n"
    )
    path = image(project, 1).path
    window = subprocess.Popen(
        [sys.executable, "-c", code, str(project.path), str(path)],
        stdout=subprocess.PIPE,
        env=child_environment(ROOT, 1),
        cwd=ROOT,
    )
    worker = psutil.Process(int(window.stdout.readline()))
    assert worker.is_running()
    window.kill()
    window.wait()
    window.stdout.close()
    psutil.wait_procs([worker], timeout=20)
    assert not psutil.pid_exists(worker.pid) or worker.status() == psutil.STATUS_ZOMBIE


def test_that_the_folder_is_gone_on_with_until_the_run_has_trained_further(project, predictor):
    predictor.look(image(project))
    predictor.close()
    again = LivePredictor(project, LiveChoice("demo"), python=here)
    again.look(image(project, 1))
    again.close()
    assert [job.path.name for job in project.predictions.jobs("demo")] == ["0001-live"]
    manifest = project.runs.get("demo").folder.manifest
    os.utime(manifest, (time.time() + 5, time.time() + 5))
    third = LivePredictor(project, LiveChoice("demo"), python=here)
    third.look(image(project, 1))
    third.close()
    assert [job.path.name for job in project.predictions.jobs("demo")] == ["0001-live", "0002-live"]


@pytest.mark.parametrize("ruin", ["checkpoint", "interpreter", "run"])
def test_that_a_worker_that_cannot_start_says_why(project, ruin):
    run = "nobody" if ruin == "run" else "demo"
    python = Path("/no/such/python") if ruin == "interpreter" else here()
    if ruin == "checkpoint":
        for path in project.runs.get("demo").folder.checkpoints.glob("step*"):
            path.write_text("{")
    live = LivePredictor(project, LiveChoice(run), python=lambda: python)
    with pytest.raises((LiveError, ProjectError)) as told:
        live.look(image(project))
    live.close()
    assert {"checkpoint": "checkpoint", "interpreter": "/no/such/python", "run": "nobody"}[ruin] in str(told.value)
    assert "\n" not in str(told.value)


def test_that_a_pose_run_looks_where_a_run_that_knows_its_class_finds_objects(project):
    """The run ``demo`` finds one box in the middle of every image."""
    train_demo(project, "pose", "poser")
    poser = LivePredictor(project, LiveChoice("poser"), python=here)
    try:
        poser.look(image(project))
        (pose,) = project.predictions.read("poser", UNLABELLED).instances
        assert pose.bbox_xywh == (24.0, 24.0, 48.0, 48.0)
        poser.look(image(project, spots=(Spot((0.0, 0.0, 20.0, 20.0), 17),)))
        boxes = [item.bbox_xywh for item in project.predictions.read("poser", UNLABELLED).instances]
        assert sorted(boxes) == [(0.0, 0.0, 20.0, 20.0), (24.0, 24.0, 48.0, 48.0)]
        # What is known already is not found twice.
        poser.look(image(project, spots=(Spot((25.0, 24.0, 48.0, 48.0), 17),)))
        assert len(project.predictions.read("poser", UNLABELLED).instances) == 1
    finally:
        poser.close()


def test_that_what_was_looked_at_while_labelling_is_no_part_of_a_runs_figures(project, predictor):
    predictor.look(image(project, 1))
    assert project.predictions.image_ids("demo") == {1}
    assert project.predictions.image_ids("demo", with_live=False) == frozenset()
    assert project.predictions.read("demo", 1, with_live=False) is None


def test_that_what_is_found_now_is_newer_than_a_queued_job_of_meanwhile(project, predictor):
    predictor.look(image(project))
    run = project.runs.get("demo")
    queued = project.predictions.new_job(PredictRecipe("predict", str(run.folder.path)), [image(project)])
    queued.predictions.write_text(f'{{"image_id": {UNLABELLED}, "width": 96, "height": 96, "instances": []}}\n')
    assert project.predictions.read("demo", UNLABELLED).instances == ()
    predictor.look(image(project))
    assert len(project.predictions.read("demo", UNLABELLED).instances) == 1
    assert [job.path.name for job in project.predictions.jobs("demo")] == ["0001-live", "0002-predict", "0003-live"]
