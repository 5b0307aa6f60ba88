"""mmengine's Runner with our own, strict way to start from weights and to resume."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from mmengine.runner import Runner

from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.checkpoint import (
    fill,
    fitting,
    placed,
    read_checkpoint,
    read_weights,
    restore_random_state,
)
from workbench.worker.openmmlab.hooks import CheckpointHook
from workbench.worker.openmmlab.learning import Start
from workbench.worker.openmmlab.loop import ValidationStopped
from workbench.worker.reporter import Reporter


class JobRunner(Runner):  # type: ignore[misc]
    """Resumes from ``resume_path`` exactly, or starts with the weights of ``weights_path`` where they fit."""

    resume_path: Path | None = None
    weights_path: Path | None = None
    starts: tuple[Start, ...] = ()
    reporter: Reporter | None = None

    def load_or_resume(self) -> None:
        """Called by ``train`` once model, optimizer and schedules stand."""
        if self.resume_path is not None:
            self._resume_exactly(read_checkpoint(self.resume_path))
        elif self.weights_path is not None:
            self._start_with(read_weights(self.weights_path))
        elif self.starts:
            self._start_parts()

    def train_job(self, saver: CheckpointHook) -> None:
        """Train to the end; a stop in the middle of a validation saves first."""
        try:
            self.train()
        except ValidationStopped:
            saver.save_before_leaving(self)

    def _resume_exactly(self, body: dict[str, Any]) -> None:
        self._resume = True
        try:
            self.call_hook("after_load_checkpoint", checkpoint=body)
            fill(self.model, body["state_dict"])
            self.optim_wrapper.load_state_dict(body["optimizer"])
            for scheduler, state in zip(self.param_schedulers, body["param_schedulers"], strict=True):
                scheduler.load_state_dict(state)
            meta = body["meta"]
            self.train_loop.place(int(meta["epoch"]), int(meta["iter"]), bool(meta["is_epoch_open"]))
            restore_random_state(body["random"])
        except (KeyError, ValueError, RuntimeError, TypeError) as error:
            reason = str(error).splitlines()[0]
            raise JobFailure(f"The checkpoint {self.resume_path} does not belong to this run ({reason}).") from None
        if self.reporter is not None:
            self.reporter.notice("info", f"Resumed at epoch {meta['epoch']}, iteration {meta['iter']}.")

    def _start_parts(self) -> None:
        """Give parts of the model the weights that the config names for them, where they lie on this disk."""
        own = self.model.state_dict()
        taken: dict[str, torch.Tensor] = {}
        for start in self.starts:
            found = placed(read_weights(start.path), start, own)
            taken |= found
            if self.reporter is not None and not found:
                self.reporter.notice("warning", f"The starting weights {start.path} fit nothing of this model.")
        self.model.load_state_dict(taken, strict=False)
        self.call_hook("after_load_checkpoint", checkpoint={"state_dict": self.model.state_dict()})
        if self.reporter is not None and taken:
            text = f"Starting weights: {len(taken)} of {len(own)} parameters taken; the others begin anew."
            self.reporter.notice("info", text)

    def _start_with(self, weights: dict[str, torch.Tensor]) -> None:
        own = self.model.state_dict()
        found = fitting(weights, own)
        if not found:
            raise JobFailure(f"The starting weights {self.weights_path} fit nothing of this model: they are another's.")
        self.model.load_state_dict(found, strict=False)
        self.call_hook("after_load_checkpoint", checkpoint={"state_dict": self.model.state_dict()})
        if self.reporter is not None:
            text = f"Starting weights: {len(found)} of {len(own)} parameters taken; the others begin anew."
            self.reporter.notice("info", text)
