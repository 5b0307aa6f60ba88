"""The training loop: epochs that can be entered in their middle, and the end of an epoch that can be repeated."""

from __future__ import annotations

from typing import Any

import torch
from mmengine.registry import LOOPS
from mmengine.runner import EpochBasedTrainLoop


class ValidationStopped(Exception):  # noqa: N818 - asked for, not an error
    """Raised by a hook inside a validation to leave it."""


@LOOPS.register_module()
class ResumableTrainLoop(EpochBasedTrainLoop):  # type: ignore[misc]
    """EpochBasedTrainLoop that resumes at any iteration.

    After an epoch come its validation and then the hook point ``after_epoch_closed`` (with ``metrics``, None when
    there was no validation), where the checkpoint is saved: a checkpoint thus knows how good it is.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_epoch_open = False
        """All batches of the epoch are done, its validation is not."""
        # A loader draws a number whenever it is entered: from its own generator, or a resume would shift all others.
        self.dataloader.generator = torch.Generator()

    def place(self, epoch: int, step: int, is_epoch_open: bool) -> None:
        """Go to where a checkpoint was saved."""
        self._epoch, self._iter, self.is_epoch_open = epoch, step, is_epoch_open

    def run(self) -> Any:
        """Train from wherever the loop stands to the last epoch."""
        self.runner.call_hook("before_train")
        while self.is_epoch_open or self._epoch < self._max_epochs:
            if not self.is_epoch_open:
                self.run_epoch()
            self.is_epoch_open = True
            metrics = self._validate() if self._is_validation_due() else None
            self.is_epoch_open = False
            self.runner.call_hook("after_epoch_closed", metrics=metrics)
        self.runner.call_hook("after_train")
        return self.runner.model

    def run_epoch(self) -> None:
        """Train on the batches of this epoch that are not done yet."""
        self.runner.call_hook("before_train_epoch")
        self.runner.model.train()
        done = self._iter - self._epoch * len(self.dataloader)
        self.dataloader.sampler.start(self._epoch, done * self.dataloader.batch_size)
        for index, batch in enumerate(self.dataloader, start=done):
            self.run_iter(index, batch)
        self.runner.call_hook("after_train_epoch")
        self._epoch += 1

    def _is_validation_due(self) -> bool:
        is_last = self._epoch == self._max_epochs
        return self.runner.val_loop is not None and (is_last or self._epoch % self.val_interval == 0)

    def _validate(self) -> dict[str, float]:
        self.runner.val_loop.dataloader.generator = torch.Generator()
        metrics: dict[str, float] = self.runner.val_loop.run()
        return metrics
