"""Checks of a run's life: its schedule, its ends, its extension, less memory; see inside_worker.py."""

from __future__ import annotations

import json
import math
import struct
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import inside_worker as stage
import numpy as np
import torch
from mmengine.registry import PARAM_SCHEDULERS
from tensorboardX.proto.event_pb2 import Event

from workbench.protocol.channel import ChannelReader
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import CheckpointSaved, Finished, Notice, Scalars, Started
from workbench.tasks.judge import Judge
from workbench.tasks.lr_curve import SCHEDULES, extension_part, rates, schedule_parts
from workbench.tasks.recipe import recipe_to_json
from workbench.tasks.run_changes import Extension, extended, halved, parts_of
from workbench.worker.control import StopWatch
from workbench.worker.openmmlab.checkpoint import read_checkpoint
from workbench.worker.openmmlab.cinema import together
from workbench.worker.openmmlab.early_stop import EarlyStopHook
from workbench.worker.openmmlab.extension_lr import ExtensionLR
from workbench.worker.openmmlab.fit.optimizer import fitted_optimizer
from workbench.worker.openmmlab.fit.schedule import schedule_of, stretched
from workbench.worker.openmmlab.frozen import freeze
from workbench.worker.openmmlab.optimizer import FiniteOptimWrapper
from workbench.worker.openmmlab.steps import Steps
from workbench.worker.openmmlab.tensorboard_files import FOLDER, MISSING, TensorBoardFiles
from workbench.worker.run import run

LENGTH = 60
ZOO_PARTS: list[list[dict[str, Any]]] = [
    [
        {"type": "LinearLR", "start_factor": 0.001, "begin": 0, "end": 10},
        {"type": "MultiStepLR", "begin": 0, "end": 60, "milestones": [30, 50], "gamma": 0.1},
    ],
    [
        {"type": "LinearLR", "start_factor": 1e-5, "begin": 0, "end": 12},
        {"type": "CosineAnnealingLR", "eta_min": 1e-4, "begin": 30, "end": 60, "T_max": 30},
    ],
    [{"type": "PolyLR", "eta_min": 1e-4, "power": 0.9, "begin": 0, "end": 60}],
    [{"type": "StepLR", "step_size": 7, "gamma": 0.5}],
    [{"type": "ExponentialLR", "gamma": 0.97, "begin": 5}],
    [{"type": "ConstantLR", "factor": 0.1, "begin": 0, "end": 20}],
    [
        {"type": "mmdet.QuadraticWarmupLR", "begin": 0, "end": 9},
        {"type": "CosineAnnealingLR", "eta_min_ratio": 0.05, "begin": 9, "T_max": 40, "end": 49},
        {"type": "ConstantLR", "factor": 1, "begin": 49, "end": 60},
    ],
]


def check_that_the_curve_that_is_drawn_is_the_one_that_is_run(folder: Path) -> None:
    """Seven schedules of the zoo, four of our own, each with two extensions, against mmengine's own schedulers."""
    import mmdet.engine.schedulers  # noqa: F401 - registers its own

    ends = [extension_part(LENGTH, 20, 0.1, "cosine"), extension_part(LENGTH + 20, 10, 0.02, "step")]
    ours = [schedule_parts({"schedule": shape, "warmup_iterations": 9}, LENGTH) for shape in SCHEDULES]
    for parts in (*ZOO_PARTS, *ours):
        whole = [*parts, *ends]
        drawn, real = rates(whole, 0.3, LENGTH + 30), real_rates(whole, 0.3, LENGTH + 30)
        assert drawn is not None
        assert max(abs(one - other) for one, other in zip(drawn, real, strict=True)) <= 1e-12, parts
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.ones(1))], 0.3)
    cosine = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, LENGTH, eta_min=0.003)
    drawn = rates(schedule_parts({"schedule": "cosine", "warmup_iterations": 0}, LENGTH), 0.3, LENGTH)
    for wanted in drawn or ():
        assert abs(cosine.get_last_lr()[0] - wanted) <= 1e-12
        optimizer.step()
        cosine.step()


def real_rates(parts: list[dict[str, Any]], base: float, length: int) -> list[float]:
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.ones(1))], base)
    built = [PARAM_SCHEDULERS.build({"by_epoch": False, **part, "optimizer": optimizer}) for part in parts]
    found = []
    for _ in range(length):
        found.append(float(optimizer.param_groups[0]["lr"]))
        optimizer.step()
        for scheduler in built:
            scheduler.step()
    assert isinstance(built[-1], ExtensionLR)
    return found


def check_that_a_run_by_iterations_resumes_amid_an_accumulated_step(folder: Path) -> None:
    """Dropout, augmentation, 16-bit numbers with scaled gradients, two loader processes; stopped after iteration 3."""
    dropout = {"model.head.gau_cfg.dropout_rate": 0.2}
    recipe = stage.tiny("rtmpose-t", dropout, iterations=5, val_iterations=4, accumulate=2, half="float16")
    stage.assert_resume_is_exact(folder, replace(recipe, loader_workers=2))
    assert [item.step for item in told(JobFolder(folder / "whole"), CheckpointSaved)] == [4, 5]


def check_that_a_run_pauses_goes_on_and_is_extended_with_its_declared_rates(folder: Path) -> None:
    """The backbone's first stage is frozen from the first step to the last."""
    recipe = stage.tiny("rtmpose-t", pause_after_epoch=1, frozen_stages=1, tensorboard=True)
    job = stage.write_job(folder / "run", recipe)
    assert run(job.path) == 0
    assert (stage.finished(job).outcome, len(rates_of(job))) == ("paused", 3)
    first = weights(job)
    assert run(job.path) == 0
    assert stage.finished(job).outcome == "succeeded"
    longer = extended(recipe, Extension(1, 0.002, "step"))
    job.recipe.write_text(recipe_to_json(longer))
    assert run(job.path) == 0, stage.finished(job).reason
    declared = rates(parts_of(longer, 3, recipe.learning_rate), recipe.learning_rate, 9)
    assert rates_of(job) == declared, (rates_of(job), declared)
    last = weights(job)
    frozen = [key for key in first if key.startswith(("backbone.stem", "backbone.stage1"))]
    assert frozen and all(torch.equal(first[key], last[key]) for key in frozen)
    assert any(not torch.equal(first[key], last[key]) for key in first if key.startswith("backbone.stage4"))
    assert_tensorboard_was_told_the_same(job)


def assert_tensorboard_was_told_the_same(job: JobFolder) -> None:
    """Three attempts, a file each; read as TFRecords: length, its checksum, an event, its checksum."""
    wanted = {
        (f"{item.group}/{name}".replace("@", "_"), item.step): np.float32(value)
        for item in told(job, Scalars)
        for name, value in item.values.items()
    }
    files = sorted((job.path / "tensorboard").iterdir())
    found, starts = {}, []
    for file in files:
        body = file.read_bytes()
        while body:
            (length,) = struct.unpack("<Q", body[:8])
            data, body = body[12 : 12 + length], body[16 + length :]
            event = Event.FromString(data)
            starts += [event.step] if event.HasField("session_log") else []
            found |= {(item.tag, event.step): np.float32(item.simple_value) for item in event.summary.value}
    assert found == wanted and len(files) == len(starts) == 3, (starts, set(found) ^ set(wanted))
    assert {"train/loss", "train/lr"} <= {tag for tag, _ in found} and any(tag.startswith("val/") for tag, _ in found)


def check_that_without_its_library_tensorboard_is_missed_once(folder: Path) -> None:
    notices: list[str] = []
    job: Any = SimpleNamespace(
        folder=JobFolder(folder), reporter=SimpleNamespace(notice=lambda level, text: notices.append(text))
    )
    known = sys.modules.pop("tensorboardX")
    sys.modules["tensorboardX"] = None  # type: ignore[assignment]
    try:
        with TensorBoardFiles(job, True) as files:
            for step in (1, 2):
                files.write(step, "train", {"loss": 1.0})
    finally:
        sys.modules["tensorboardX"] = known
    assert notices == [MISSING]
    assert not (folder / FOLDER).exists()


def check_that_half_the_batch_goes_on_with_the_next_sample(folder: Path) -> None:
    recipe = stage.tiny("rtmpose-t")
    job = stage.write_job(folder / "run", recipe)
    stop_after(2, job)
    half = halved(recipe)
    job.recipe.write_text(recipe_to_json(half))
    assert run(job.path) == 0, stage.finished(job).reason
    assert "Resumed at epoch 0, iteration 4." in [item.text for item in told(job, Notice)]
    seen = [item for item in told(job, Scalars) if item.group == "train"]
    assert [item.step for item in seen] == [1, 2, 5, 6, 7, 8, 9, 10, 11, 12]
    declared = rates(parts_of(half, 6, half.learning_rate), half.learning_rate, 12)
    assert declared is not None
    assert [item.values["lr"] for item in seen[2:]] == declared[4:]


def check_that_overflowing_scaled_gradients_are_no_nan(folder: Path) -> None:
    weight = torch.nn.Parameter(torch.ones(2))
    clip = {"max_norm": 1.0, "error_if_nonfinite": True}
    wrapper = FiniteOptimWrapper(optimizer=torch.optim.SGD([weight], 0.1), clip_grad=clip, half="float16")
    scale = wrapper.state_dict()["loss_scaler"]["scale"]
    wrapper.update_params((weight * 1e34).sum())
    assert weight.tolist() == [1.0, 1.0]
    assert wrapper.state_dict()["loss_scaler"]["scale"] == scale / 2
    wrapper.update_params(weight.sum())
    assert weight.tolist() != [1.0, 1.0]
    other = FiniteOptimWrapper(optimizer=torch.optim.SGD([weight], 0.1), clip_grad=clip, half="float16")
    other.load_state_dict(wrapper.state_dict())
    assert other.state_dict()["loss_scaler"] == wrapper.state_dict()["loss_scaler"]
    before = weight.tolist()
    with stage.refused("gradient"):
        for _ in range(40):
            wrapper.update_params(torch.sqrt(weight * 0).sum())
    with stage.refused("loss"):
        wrapper.update_params((weight * float("nan")).sum())
    assert weight.tolist() == before


def check_that_gradients_cut_by_value_are_looked_at_too(folder: Path) -> None:
    weight = torch.nn.Parameter(torch.ones(2))
    clip = {"type": "value", "clip_value": 1.0}
    wrapper = FiniteOptimWrapper(optimizer=torch.optim.SGD([weight], 0.1), clip_grad=clip)
    with stage.refused("gradient"):
        wrapper.update_params(torch.sqrt(weight * 0).sum())
    wrapper.zero_grad()
    wrapper.update_params((weight * 9).sum())
    assert [round(value, 6) for value in weight.tolist()] == [0.9, 0.9]


def check_that_the_longest_gradient_of_a_config_is_what_the_recipe_says(folder: Path) -> None:
    plain = stage.tiny("unet")
    for theirs, wanted, expected in (
        ({"max_norm": 1.0, "norm_type": 2}, {"clip": 0}, {"max_norm": math.inf, "norm_type": 2}),
        ({"type": "value", "clip_value": 1.0}, {"clip": 5.0}, {"max_norm": 5.0}),
        ({"max_norm": 1.0}, {}, {"max_norm": 1.0}),
        (None, {}, {"max_norm": 35.0}),
    ):
        fitted = fitted_optimizer({"optim_wrapper": {"clip_grad": theirs}}, replace(plain, options=wanted))
        assert fitted["clip_grad"] == {**expected, "error_if_nonfinite": True}
    weight = torch.nn.Parameter(torch.ones(2))
    free = {"max_norm": math.inf, "error_if_nonfinite": True}
    FiniteOptimWrapper(optimizer=torch.optim.SGD([weight], 0.1), clip_grad=free).update_params((weight * 90).sum())
    assert weight.tolist() == [-8.0, -8.0]


def check_that_a_run_without_progress_ends_and_stays_ended(folder: Path) -> None:
    notices: list[str] = []
    reporter: Any = SimpleNamespace(notice=lambda level, text: notices.append(text))
    loop = SimpleNamespace(stop_training=False, is_over=False)
    runner = SimpleNamespace(train_loop=loop, epoch=4, max_epochs=9, max_iters=90)
    hook = EarlyStopHook(2, Judge("EPE", False), reporter)
    for value in (5.0, 4.0, 4.5, None, 4.2):
        assert not loop.stop_training
        hook.after_epoch_closed(runner, None if value is None else {"EPE": value})
    assert loop.stop_training
    assert notices == ["Stopped early at epoch 4 of 9: 2 validations without a better EPE than 4."]
    body: dict[str, Any] = {}
    hook.before_save_checkpoint(runner, body)
    for length, is_over in ((90, True), (120, False)):
        again = EarlyStopHook(2, Judge("EPE", False), reporter)
        loop.stop_training = False
        runner.max_iters = length
        again.after_load_checkpoint(runner, body)
        assert loop.stop_training == is_over


def check_that_a_backbone_that_cannot_freeze_itself_is_frozen(folder: Path) -> None:
    layers = [torch.nn.Conv2d(1, 1, 1), torch.nn.ReLU(), torch.nn.BatchNorm2d(1), torch.nn.Conv2d(1, 1, 1)]
    model = torch.nn.Module()
    model.backbone = torch.nn.Sequential(*layers)
    parts = freeze(model, 1)
    assert parts == [layers[0], layers[2]]
    assert [entry.requires_grad for entry in model.parameters()] == [False, False, False, False, True, True]
    assert freeze(torch.nn.Linear(1, 1), 2) == freeze(model, 0) == []


def check_that_two_processes_train_one_model_as_one_does(folder: Path) -> None:
    """Same batches, one voice, one checkpoint."""
    recipe = replace(stage.tiny("rtmpose-t", ema=False), epochs=1)
    alone = stage.write_job(folder / "alone", recipe)
    assert run(alone.path) == 0, stage.finished(alone)
    pair = stage.write_job(folder / "pair", replace(recipe, device="cpu:2"))
    assert run(pair.path) == 0, stage.finished(pair)
    assert len(told(pair, Started)) == len(told(pair, Finished)) == 1
    assert [item.step for item in told(pair, CheckpointSaved)] == [3]
    losses = [[item.values["loss"] for item in told(job, Scalars) if "loss" in item.values] for job in (alone, pair)]
    # Half of it: RTMPose adds up its loss over the batch, and each process has half of that.
    assert all(abs(one - 2 * other) <= 0.1 * one for one, other in zip(*losses, strict=True)), losses
    assert set(figures_of(alone)) == set(figures_of(pair)) != set()
    assert followed(pair) == followed(alone)
    assert len(followed(pair)) > 1, "the second process has a share of the images, too"
    assert not list(folder.rglob(".dist_test"))


def followed(job: JobFolder) -> list[int]:
    """The images of the run's only scene."""
    (scene,) = job.cinema.glob("*/predictions.jsonl")
    return [json.loads(line)["image_id"] for line in scene.read_text().splitlines()]


def check_that_what_several_processes_saw_of_one_image_is_one_line(folder: Path) -> None:
    first, second, padded = ({"score": value} for value in (0.1, 0.2, 0.3))
    line = {"image_id": 4, "width": 8, "height": 6}
    found = together([[line | {"instances": [first, padded]}], [line | {"instances": [second, padded]}]])
    assert found == [line | {"instances": [first, padded, second]}]


def figures_of(job: JobFolder) -> dict[str, float]:
    return next(dict(item.values) for item in told(job, Scalars) if item.group == "val")


def told(job: JobFolder, kind: type[Any]) -> list[Any]:
    return [item for item in ChannelReader(job.events).poll(1 << 28) if isinstance(item, kind)]


def rates_of(job: JobFolder) -> list[float]:
    return [item.values["lr"] for item in told(job, Scalars) if item.group == "train"]


def weights(job: JobFolder) -> dict[str, torch.Tensor]:
    found: dict[str, torch.Tensor] = read_checkpoint(job.path / told(job, CheckpointSaved)[-1].path)["state_dict"]
    return found


def stop_after(iterations: int, job: JobFolder) -> None:
    real, asked = StopWatch.is_requested, iter([False] * (iterations - 1) + [True])
    StopWatch.is_requested = lambda self: next(asked)  # type: ignore[method-assign]
    try:
        assert run(job.path) == 0, stage.finished(job).reason
    finally:
        StopWatch.is_requested = real  # type: ignore[method-assign]
    assert stage.finished(job).outcome == "cancelled"


def check_that_the_end_of_a_configs_schedule_falls_with_its_beginning(folder: Path) -> None:
    config = {
        "optim_wrapper": {"optimizer": {"type": "AdamW", "lr": 0.004}},
        "train_cfg": {"max_epochs": 60},
        "param_scheduler": [
            {"type": "CosineAnnealingLR", "eta_min": 0.0002, "begin": 0, "end": 60, "T_max": 60},
            {"type": "CosineAnnealingMomentum", "eta_min": 0.85, "begin": 0, "end": 60, "T_max": 60},
        ],
    }
    steps = Steps(batch_size=4, per_epoch=2, epochs=30)
    rate, momentum = stretched(schedule_of(config), steps, 0.0005)
    assert rate["eta_min"] == 2.5e-5, rate
    assert momentum["eta_min"] == 0.85, momentum
    curve = rates([rate, extension_part(60, 10, 0.1, "constant")], 0.0005, 70)
    assert curve is not None and curve[59] < 3e-5 and math.isclose(curve[60], 5e-5), curve
    assert stretched(schedule_of({**config, "optim_wrapper": {}}), steps, 0.0005)[0]["eta_min"] == 0.0002
