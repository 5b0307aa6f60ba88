"""Ending a run that learns nothing more."""

from __future__ import annotations

from typing import Any

from mmengine.hooks import Hook

from workbench.tasks.judge import Judge
from workbench.worker.reporter import Reporter

_STATE = "early_stop"


class EarlyStopHook(Hook):  # type: ignore[misc]
    """Ends the training after ``patience`` validations in a row that were not better than the best before them."""

    priority = "LOW"

    def __init__(self, patience: int, judge: Judge, reporter: Reporter) -> None:
        self._patience, self._judge, self._reporter = patience, judge, reporter
        self._best: float | None = None
        self._in_vain = 0

    def after_epoch_closed(self, runner: Any, metrics: dict[str, float] | None = None) -> None:
        """Count this validation."""
        found = self._judge.of(metrics)
        if found is None:
            return
        if self._judge.is_better(found, self._best):
            self._best, self._in_vain = found, 0
            return
        self._in_vain += 1
        if self._in_vain >= self._patience and not runner.train_loop.is_over:
            runner.train_loop.stop_training = True
            self._reporter.notice(
                "info",
                f"Stopped early at epoch {runner.epoch} of {runner.max_epochs}: {self._in_vain} validations without a "
                f"better {self._judge.metric} than {self._best:.4g}.",
            )

    def before_save_checkpoint(self, runner: Any, checkpoint: dict[str, Any]) -> None:
        """Keep the count."""
        checkpoint[_STATE] = {"best": self._best, "in_vain": self._in_vain, "max_iters": runner.max_iters}

    def after_load_checkpoint(self, runner: Any, checkpoint: dict[str, Any]) -> None:
        """Go on counting; a run that was over stays over, unless it was extended since."""
        state = checkpoint.get(_STATE)
        if not state:
            return
        self._best, self._in_vain = state["best"], int(state["in_vain"])
        if self._in_vain >= self._patience:
            is_same = state["max_iters"] == runner.max_iters
            runner.train_loop.stop_training = is_same
            self._in_vain = self._in_vain if is_same else 0
