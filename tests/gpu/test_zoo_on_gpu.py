"""One real epoch of each library on a GPU, in 16-bit numbers too; two jobs in one queue; memory that runs out."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from benchmarks.zoo_project import make_project
from tests.journeys.real_training import finish, of_kind, start
from workbench.jobs.job import JobState
from workbench.protocol.messages import OUT_OF_MEMORY, Finished, Scalars, Started
from workbench.tasks.recipe import TrainRecipe

pytestmark = [pytest.mark.gpu, pytest.mark.worker, pytest.mark.timeout(1800)]

MODELS = {
    "mmdet": ("detection", "rtmdet/rtmdet_tiny_8xb32-300e_coco.py", (128, 128)),
    "mmpose": ("pose", "body_2d_keypoint/rtmpose/coco/rtmpose-t_8xb256-420e_coco-256x192.py", (0, 0)),
    "mmpretrain": ("classification", "resnet/resnet18_8xb32_in1k.py", (64, 64)),
    "mmseg": ("semantic", "segformer/segformer_mit-b0_8xb2-160k_ade20k-512x512.py", (128, 128)),
    "mmagic": ("restoration", "srcnn/srcnn_x4k915_1xb16-1000k_div2k.py", (32, 32)),
}


@pytest.fixture
def session(tmp_path):
    opened = make_project(tmp_path / "zoo")
    yield opened
    opened.close()


def recipe(library, **changes):
    task, config, size = MODELS[library]
    made = TrainRecipe(library, "", task, library, config, 1, 4, size, 0.0, 1, device="cuda:0", fit="config")
    return replace(made, **changes)


def train(session, wanted):
    run = session.project.runs.new_run(wanted)
    finish(start(run.folder))
    return run.folder


@pytest.mark.parametrize("half", [False, True], ids=["full", "half"])
@pytest.mark.parametrize("library", list(MODELS))
def test_that_a_library_trains_an_epoch(session, library, half):
    folder = train(session, recipe(library, options={"half": half}))
    end = of_kind(folder, Finished)[-1]
    assert end.outcome == "succeeded", end.reason
    assert of_kind(folder, Started)[0].device.startswith("cuda")
    assert [item for item in of_kind(folder, Scalars) if item.group == "val"]


def ended(session, name, patience_s=1200):
    """The job once it has ended."""
    give_up = time.monotonic() + patience_s
    while not session.board.job(name).state.is_ended:
        assert time.monotonic() < give_up, f"{name} does not end"
        time.sleep(0.2)
        session.board.poll(None)
    return session.board.job(name)


def submitted(session, wanted):
    return session.board.submit(session.project.runs.new_run(wanted).folder, "cuda:0")


def test_that_two_jobs_of_one_queue_both_end_well(session):
    for name in [submitted(session, recipe("mmpretrain")) for _ in range(2)]:
        assert ended(session, name).state is JobState.SUCCEEDED


def test_that_a_batch_beyond_the_memory_is_named_and_half_of_it_goes_on(session):
    name = submitted(session, recipe("mmseg", input_wh=(8192, 8192), batch_size=4))
    job = ended(session, name)
    assert job.state is JobState.FAILED
    assert job.reason_code == OUT_OF_MEMORY
    assert "half the batch size (2)" in job.reason
    session.board.retry_halved(name)
    halved = session.project.runs.get(name).recipe
    assert (halved.batch_size, halved.options["accumulate"]) == (2, 2)
    session.board.stop(name)
    ended(session, name)
    small = submitted(session, recipe("mmseg"))
    assert ended(session, small).state is JobState.SUCCEEDED
