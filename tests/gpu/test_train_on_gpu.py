"""The presets with pipelines of our own on an NVIDIA GPU: trained, predicted with, and the device named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.journeys.real_training import draw_labels, finish, of_kind, predictions, start, write_images, write_job
from tests.journeys.test_train_real import outcome, tiny
from workbench.protocol.messages import Finished, Scalars, Started
from workbench.tasks.presets import presets
from workbench.tasks.recipe import PredictRecipe

pytestmark = [pytest.mark.gpu, pytest.mark.worker, pytest.mark.timeout(1200)]


@pytest.mark.parametrize(
    "name", [entry.name for entry in presets() if not entry.fit and entry.task in ("pose", "detection", "instances")]
)
def test_that_a_preset_trains_and_predicts_on_the_gpu(tmp_path, name):
    train, val = draw_labels(tmp_path / "a", 8), draw_labels(tmp_path / "b", 4, first_id=100)
    run = write_job(tmp_path / "run", replace(tiny(name), device="cuda:0"), train=train, val=val)
    see = write_job(tmp_path / "see", PredictRecipe("see", str(run.path), device="cuda:0"))
    write_images(see, val, boxes=True)
    finish(start(run, see))
    assert outcome(run) == "succeeded", of_kind(run, Finished)[-1].reason
    assert of_kind(run, Started)[0].device.startswith("cuda")
    assert [item for item in of_kind(run, Scalars) if item.group == "val"]
    assert outcome(see) == "succeeded" and len(predictions(see)) == 4
