"""The training loop: epochs that can be entered in their middle, and the end of an epoch that can be repeated."""

from __future__ import annotations

import math
from typing import Any

import torch
from mmengine.registry import LOOPS
from mmengine.runner import EpochBasedTrainLoop


class ValidationStopped(Exception):  # noqa: N818 - asked for, not an error
    """Raised by a hook inside a validation to leave it."""


@LOOPS.register_module()
class ResumableTrainLoop(EpochBasedTrainLoop):  # type: ignore[misc]
    """EpochBasedTrainLoop that resumes at any iteration, and may be as long as ``iterations`` say.

    After an epoch come its validation and then the hook point ``after_epoch_closed`` (with ``metrics``, None when
    there was no validation), where the checkpoint is saved: a checkpoint thus knows how good it is. With
    ``val_iterations`` this happens after every so many iterations instead, wherever the epoch stands.
    """

    def __init__(self, *args: Any, iterations: int = 0, val_iterations: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._val_iterations = val_iterations
        if iterations:
            self._max_iters = iterations
            self._max_epochs = math.ceil(iterations / len(self.dataloader))
        self._is_in_round = False
        self.is_epoch_open = False
        """All batches of the epoch are done, its validation is not."""
        # A loader draws a number whenever it is entered: from its own generator, or a resume would shift all others.
        self.dataloader.generator = torch.Generator()

    @property
    def is_over(self) -> bool:
        """Whether the last iteration is done, or a hook has asked for the end (``stop_training``)."""
        return self._iter >= self._max_iters or self.stop_training

    @property
    def is_by_iterations(self) -> bool:
        """Whether validations and checkpoints come after so many iterations, not epochs."""
        return self._val_iterations > 0

    def place(self, epoch: int, step: int, is_epoch_open: bool) -> None:
        """Go to where a checkpoint was saved."""
        self._epoch, self._iter, self.is_epoch_open = epoch, step, is_epoch_open

    def run(self) -> Any:
        """Train from wherever the loop stands to the end."""
        self.runner.call_hook("before_train")
        while self.is_epoch_open or not self.is_over:
            if not self.is_epoch_open:
                self.run_epoch()
            self.is_epoch_open = True
            metrics = self._validate() if self._is_validation_due() else None
            self.is_epoch_open = False
            self.runner.call_hook("after_epoch_closed", metrics=metrics)
        self.runner.call_hook("after_train")
        return self.runner.model

    def run_epoch(self) -> None:
        """Train to the end of this epoch, or to the next validation by iterations."""
        per_epoch, every = len(self.dataloader), self._val_iterations
        until = (self._iter // every + 1) * every if every else (self._epoch + 1) * per_epoch
        until = min(until, self._max_iters)
        self._is_in_round = True
        self._run_batches(min(until, (self._epoch + 1) * per_epoch))
        while self._iter < until:
            self._run_batches(min(until, (self._epoch + 1) * per_epoch))
        self._is_in_round = False

    def is_open_after(self, step: int) -> bool:
        """Whether a checkpoint of iteration ``step`` still lacks the validation that is due there."""
        is_last = self.is_by_iterations and (step % self._val_iterations == 0 or step == self._max_iters)
        return self.is_epoch_open or (self._is_in_round and is_last)

    def _run_batches(self, until: int) -> None:
        """Train on the batches of this epoch that are not done yet, up to iteration ``until``."""
        self.runner.call_hook("before_train_epoch")
        self.runner.model.train()
        done = self._iter - self._epoch * len(self.dataloader)
        self.dataloader.sampler.start(self._epoch, done * self.dataloader.batch_size)
        for index, batch in enumerate(self.dataloader, start=done):
            self.run_iter(index, batch)
            if self._iter == until:
                break
        if self._iter == (self._epoch + 1) * len(self.dataloader):
            self.runner.call_hook("after_train_epoch")
            self._epoch += 1

    def _is_validation_due(self) -> bool:
        if self.runner.val_loop is None:
            return False
        return self.is_by_iterations or self.is_over or self._epoch % self.val_interval == 0

    def _validate(self) -> dict[str, float]:
        self.runner.val_loop.dataloader.generator = torch.Generator()
        metrics: dict[str, float] = self.runner.val_loop.run()
        return metrics
