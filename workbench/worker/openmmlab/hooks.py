"""Where the training meets the job: numbers out, the request to stop in, checkpoints at the right moments."""

# ruff: noqa: ARG002 - the signatures are mmengine's
from __future__ import annotations

import errno
import time
from typing import Any

import torch
from mmengine.hooks import Hook

from workbench.tasks.judge import judge_of
from workbench.tasks.recipe import TrainRecipe
from workbench.worker.adapters.adapter import WorkingJob
from workbench.worker.checkpoint_store import CheckpointRecord, CheckpointStore, DiskFullError
from workbench.worker.failures import DISK_FULL, JobFailure, JobPaused, JobStopped
from workbench.worker.openmmlab.checkpoint import random_state, verify_checkpoint, write_checkpoint
from workbench.worker.openmmlab.extension_lr import every
from workbench.worker.openmmlab.loop import ValidationStopped
from workbench.worker.openmmlab.tensorboard_files import TensorBoardFiles
from workbench.worker.openmmlab.together import agreed, mean
from workbench.worker.reporter import Place

MOST_POINTS = 4000
"""About so many points of a training curve are written, however long the run."""

DISK_WAIT_S = 600.0
"""So long a run waits, with everything in memory, for somebody to free the full disk."""


class ReportHook(Hook):  # type: ignore[misc]
    """Writes scalars and progress. Which iterations are written depends on the run alone, never on the clock.

    Comes before the schedules' hook: the learning rate told is the one that was used.
    """

    priority = "BELOW_NORMAL"

    def __init__(self, job: WorkingJob, files: TensorBoardFiles) -> None:
        self._job, self._files = job, files
        self._seen: dict[str, list[torch.Tensor]] = {}

    def before_train(self, runner: Any) -> None:
        """Say that it starts."""
        self._job.reporter.phase("Training")

    def after_train_iter(
        self, runner: Any, batch_idx: int, data_batch: Any = None, outputs: dict[str, Any] | None = None
    ) -> None:
        """Add this iteration's losses; write their mean every few iterations."""
        for name, value in (outputs or {}).items():
            if isinstance(value, torch.Tensor) and value.numel() == 1:
                self._seen.setdefault(name, []).append(value.detach().reshape(()))
        step, per_epoch = runner.iter + 1, len(runner.train_dataloader)
        if step % max(1, runner.max_iters // MOST_POINTS) == 0 or batch_idx + 1 == per_epoch:
            # Only now: every look at a number lets a GPU run empty.
            values = {name: float(torch.stack(seen).double().mean()) for name, seen in self._seen.items()}
            if "loss" in values:
                values["loss"] = mean(self._job.seat, values["loss"])
            values["lr"] = float(runner.optim_wrapper.param_groups[0]["lr"])
            self._job.reporter.scalars(step, step / per_epoch, "train", values)
            self._files.write(step, "train", values)
            self._seen = {}
        place = Place(step, runner.max_iters, runner.epoch + 1, runner.max_epochs)
        self._job.reporter.progress(step, runner.max_iters, "iteration", place)

    def before_val(self, runner: Any) -> None:
        """Say that it is being validated."""
        self._job.reporter.phase("Validating")

    def after_epoch_closed(self, runner: Any, metrics: dict[str, float] | None = None) -> None:
        """Write the validation figures."""
        if metrics:
            self._job.reporter.scalars(runner.iter, runner.epoch, "val", metrics)
            self._files.write(runner.iter, "val", metrics)
        if metrics is not None and not runner.train_loop.is_over:
            self._job.reporter.phase("Training")


class CheckpointHook(Hook):  # type: ignore[misc]
    """Saves at the end of epochs and when asked to stop; a full disk makes the run wait, not die."""

    priority = "VERY_LOW"

    def __init__(self, job: WorkingJob, recipe: TrainRecipe, store: CheckpointStore) -> None:
        self._job, self._recipe, self._store = job, recipe, store
        self._judge = judge_of(recipe)
        self._is_judged = True
        best = next((record for record in store.records() if record.is_best), None)
        self._best = best.metric if best else None

    def after_train_iter(
        self, runner: Any, batch_idx: int, data_batch: Any = None, outputs: dict[str, Any] | None = None
    ) -> None:
        """When asked to stop: save and leave."""
        if agreed(self._job.seat, self._job.stop.is_requested()):
            self._save(runner, runner.epoch, runner.iter + 1, None)
            raise JobStopped(f"Stopped at iteration {runner.iter + 1} of {runner.max_iters}; a checkpoint is saved.")

    def after_val_iter(self, runner: Any, batch_idx: int, data_batch: Any = None, outputs: Any = None) -> None:
        """When asked to stop during a validation: leave it; the weights are put in order before they are saved."""
        if agreed(self._job.seat, self._job.stop.is_requested()):
            raise ValidationStopped

    def save_before_leaving(self, runner: Any) -> None:
        """Save in the middle of a validation, which a resume will repeat."""
        runner.call_hook("after_val_epoch", metrics={})
        self._save(runner, runner.epoch, runner.iter, None)
        raise JobStopped(f"Stopped after epoch {runner.epoch} of {runner.max_epochs}; a checkpoint is saved.")

    def after_epoch_closed(self, runner: Any, metrics: dict[str, float] | None = None) -> None:
        """Save when it is due, when it is the best so far, and at the end; end here when a pause was asked for."""
        self._look_for_the_figure(metrics)
        metric, loop = self._judge.of(metrics), runner.train_loop
        is_pausing = not loop.is_over and self._is_pause_due(runner.epoch)
        is_due = loop.is_by_iterations or runner.epoch % self._recipe.checkpoint_interval == 0
        if is_due or loop.is_over or is_pausing or self._judge.is_better(metric, self._best):
            self._save(runner, runner.epoch, runner.iter, metric)
        if is_pausing:
            raise JobPaused(f"Paused after epoch {runner.epoch} of {runner.max_epochs}; a checkpoint is saved.")

    def _is_pause_due(self, epoch: int) -> bool:
        planned = int(self._recipe.options.get("pause_after_epoch", 0))
        return planned == epoch > 0 or agreed(self._job.seat, self._job.stop.is_pause_requested())

    def _look_for_the_figure(self, metrics: dict[str, float] | None) -> None:
        """Say once when the figure that is to choose the best checkpoint is not among those that are measured."""
        if metrics and self._is_judged and self._judge.of(metrics) is None:
            self._is_judged = False
            self._job.reporter.notice(
                "warning",
                f"No validation figure is called {self._judge.metric}: the best checkpoint cannot be told. "
                f"There are {', '.join(metrics)}.",
            )

    def _save(self, runner: Any, epoch: int, step: int, metric: float | None) -> None:
        is_best = self._judge.is_better(metric, self._best)
        if not self._job.seat.is_first:
            self._best = metric if is_best else self._best
            return
        body = checkpoint_body(runner, epoch, step)
        stored = self._store_patiently(body, CheckpointRecord("", epoch, step, "", 0, metric, is_best))
        if is_best:
            self._best = metric
        self._job.reporter.checkpoint(f"checkpoints/{stored.file}", epoch, step, stored.is_best)

    def _store_patiently(self, body: dict[str, Any], record: CheckpointRecord) -> CheckpointRecord:
        wait_s = float(self._recipe.options.get("disk_wait_s", DISK_WAIT_S))
        give_up_at, told = time.monotonic() + wait_s, False
        while True:
            try:
                stored = self._store.save(
                    record,
                    lambda path: write_checkpoint(body, path),
                    lambda path: verify_checkpoint(path, body),
                )
                if told:
                    self._job.reporter.phase("Training")
                return stored
            except (DiskFullError, RuntimeError) as error:
                if not _is_disk_full(error):
                    raise
            if time.monotonic() >= give_up_at or self._job.stop.is_requested():
                raise JobFailure(f"{DISK_FULL} The checkpoints saved before are untouched.")
            if not told:
                self._job.reporter.notice("error", "The disk is full: the run waits until there is room.")
                self._job.reporter.phase("Waiting for room on the disk")
                told = True
            time.sleep(min(2.0, wait_s / 10))


def _is_disk_full(error: BaseException) -> bool:
    """torch's writer wraps the system's error: look along the causes, and for its own words."""
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT)
    return "unexpected pos" in str(error) or "No space left" in str(error) or "file write failed" in str(error)


def checkpoint_body(runner: Any, epoch: int, step: int) -> dict[str, Any]:
    """Return all that is needed to go on exactly here. With EMA ``state_dict`` holds the averaged weights."""
    model = runner.plain_model
    body: dict[str, Any] = {
        "meta": {
            "format": 1,
            "epoch": epoch,
            "iter": step,
            "is_epoch_open": runner.train_loop.is_open_after(step),
            "per_epoch": len(runner.train_dataloader),
            "batch_size": runner.total_batch,
        },
        "state_dict": {key: value.detach().cpu() for key, value in model.state_dict().items()},
        "optimizer": runner.optim_wrapper.state_dict(),
        "param_schedulers": [scheduler.state_dict() for scheduler in every(runner.param_schedulers)],
        "gradients": runner.optim_wrapper.open_gradients(),
        "random": random_state(),
    }
    runner.call_hook("before_save_checkpoint", checkpoint=body)
    return body
