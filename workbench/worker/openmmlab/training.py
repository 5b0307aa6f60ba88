"""What is the same for every OpenMMLab library: from a recipe and a model to a finished run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cv2
import torch
from mmengine.config import Config

from workbench.tasks.judge import judge_of
from workbench.tasks.recipe import TrainRecipe
from workbench.worker.adapters.adapter import WorkingJob
from workbench.worker.checkpoint_store import CheckpointStore
from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab import configs
from workbench.worker.openmmlab.cinema import CinemaHook
from workbench.worker.openmmlab.course import course
from workbench.worker.openmmlab.dataset import EpochSampler, LoadPicture, SnapshotDataset
from workbench.worker.openmmlab.early_stop import EarlyStopHook
from workbench.worker.openmmlab.extension_lr import ExtensionLR
from workbench.worker.openmmlab.figures.catalog import FIGURES
from workbench.worker.openmmlab.hooks import CheckpointHook, ReportHook
from workbench.worker.openmmlab.learning import Learning
from workbench.worker.openmmlab.loop import ResumableTrainLoop
from workbench.worker.openmmlab.optimizer import FiniteOptimWrapper
from workbench.worker.openmmlab.runner import JobRunner
from workbench.worker.openmmlab.steps import count_steps
from workbench.worker.openmmlab.tensorboard_files import TensorBoardFiles
from workbench.worker.openmmlab.together import GatherHook, join, leave, share_out

REGISTERED = (
    EpochSampler,
    ExtensionLR,
    FiniteOptimWrapper,
    LoadPicture,
    ResumableTrainLoop,
    SnapshotDataset,
    *FIGURES,
)
"""What the configs below name: importing them put them into mmengine's registries."""


def train(recipe: TrainRecipe, job: WorkingJob, learning: Learning) -> None:
    """Run it; see Adapter.train."""
    use_device(recipe.device, recipe.threads // job.seat.processes)
    join(job.seat, recipe.device)
    store = CheckpointStore(job.folder.checkpoints)
    newest = store.newest()
    config = run_config(recipe, job, learning)
    if job.seat.is_first:
        job.folder.config.write_text(config.pretty_text, encoding="utf-8")
    # mmengine would put it into fine lines four times more on its way: seconds before each run.
    config = Config(config.to_dict(), format_python_code=False)
    if newest is None:
        for note in learning.notes:
            job.reporter.notice("info", note)
    job.reporter.phase("Building the model")
    runner = JobRunner.from_cfg(config)
    if learning.channels_last and job.seat.is_alone:
        runner.model.to(memory_format=torch.channels_last)  # an eighth faster on a processor
    saver = CheckpointHook(job, recipe, store)
    files = TensorBoardFiles(job, bool(recipe.options.get("tensorboard")) and job.seat.is_first)
    runner.register_hook(ReportHook(job, files))
    if patience := int(recipe.options.get("early_stop", 0)):
        runner.register_hook(EarlyStopHook(patience, judge_of(recipe), job.reporter))
    runner.register_hook(saver)
    runner.total_batch = count_steps(recipe, job.folder.labels / "train.json", learning.kind).batch_size
    if not job.seat.is_alone:
        runner.register_hook(GatherHook(job.seat))
    if learning.metric is not None and recipe.options.get("cinema", True):
        pinned = tuple(int(number) for number in recipe.options.get("pinned", ()))
        runner.register_hook(CinemaHook(job, pinned))
    runner.reporter = job.reporter
    runner.resume_path = store.path(newest) if newest else None
    runner.weights_path = Path(recipe.weights) if recipe.weights else None
    runner.starts = learning.starts
    job.reporter.phase("Loading the images")
    with files:
        runner.train_job(saver)
    leave(job.seat)


def run_config(recipe: TrainRecipe, job: WorkingJob, learning: Learning) -> Config:
    """Return the whole config of a run, overrides applied."""
    labels = job.folder.labels
    steps = count_steps(recipe, labels / "train.json", learning.kind)
    body: dict[str, Any] = {
        "default_scope": learning.scope,
        "work_dir": str(job.folder.path / "mmengine"),
        # mmengine keeps visualizer and logger under this name as long as the process lives: one a run, not a second.
        "experiment_name": str(job.folder.path),
        "model": learning.model,
        "train_dataloader": configs.loader(
            _training_data(recipe, learning, labels / "train.json"),
            steps.batch_size,
            recipe,
            is_training=True,
            collate=learning.collate,
        ),
        "default_hooks": {"timer": None, "sampler_seed": None, "logger": None, "checkpoint": None},
        "randomness": {"seed": recipe.seed, "deterministic": bool(recipe.options.get("deterministic", False))},
        "env_cfg": {"cudnn_benchmark": False, "mp_cfg": {"mp_start_method": "fork", "opencv_num_threads": 0}},
        "log_level": "WARNING",
    }
    body |= course(recipe, learning, steps, learning.optim_wrapper or configs.optimizer(recipe))
    body |= _validation(recipe, learning, labels / "val.json")
    share_out(body, job.seat, steps, recipe)
    config = Config(body)
    configs.apply_overrides(config, recipe.overrides)
    return config


def _validation(recipe: TrainRecipe, learning: Learning, snapshot: Path) -> dict[str, Any]:
    if learning.metric is None or not snapshot.is_file() or not _has_labels(recipe, learning, snapshot):
        return {}
    data = _dataset(recipe, learning, snapshot, False)
    return {
        "val_dataloader": configs.loader(
            data, learning.val_batch_size, recipe, is_training=False, collate=learning.collate
        ),
        "val_cfg": {"type": "ValLoop"},
        "val_evaluator": learning.metric,
    }


def _training_data(recipe: TrainRecipe, learning: Learning, snapshot: Path) -> dict[str, Any]:
    data = _dataset(recipe, learning, snapshot, True)
    return data if learning.train_wrapper is None else {**learning.train_wrapper, "dataset": data}


def use_device(device: str, threads: int) -> None:
    """Set the threads and check that the device is there; raises JobFailure otherwise.

    Which GPU it is was settled before torch was loaded (run.choose_device): inside there is one at most.
    """
    torch.set_num_threads(max(1, threads))
    cv2.setNumThreads(0)
    if device.startswith("cuda") and not torch.cuda.is_available():
        raise JobFailure(f"There is no GPU that torch can use for the device {device}: choose cpu.")


def _has_labels(recipe: TrainRecipe, learning: Learning, snapshot: Path) -> bool:
    return len(SnapshotDataset(str(snapshot), learning.kind, recipe.categories, [], is_training=False)) > 0


def _dataset(recipe: TrainRecipe, learning: Learning, snapshot: Path, is_training: bool) -> dict[str, Any]:
    return {
        "type": "SnapshotDataset",
        "snapshot": str(snapshot),
        "kind": learning.kind,
        "category_ids": list(recipe.categories),
        "pipeline": learning.train_pipeline if is_training else learning.val_pipeline,
        "seed": recipe.seed,
        "is_training": is_training,
    }
