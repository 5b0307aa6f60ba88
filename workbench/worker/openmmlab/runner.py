"""mmengine's Runner with our own, strict way to start from weights and to resume."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from mmengine.model import MMDistributedDataParallel, is_model_wrapper
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
from workbench.worker.openmmlab.extension_lr import forward_schedules, place_schedules
from workbench.worker.openmmlab.frozen import FrozenHook, freeze
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
    total_batch = 0
    """Samples of one iteration, of all processes together."""

    @property
    def frozen_stages(self) -> int:
        """How many stages of the backbone stay as they are."""
        return int(self.cfg.get("frozen_stages", 0))

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

    @property
    def plain_model(self) -> torch.nn.Module:
        """The model itself, without what several processes wrap around it."""
        return self.model.module if is_model_wrapper(self.model) else self.model

    def build_model(self, model: Any) -> torch.nn.Module:
        """See Runner.build_model; takes the frozen stages out of the training."""
        built: torch.nn.Module = super().build_model(model)
        if parts := freeze(built, self.frozen_stages):
            self.register_hook(FrozenHook(parts))
        return built

    def wrap_model(self, model_wrapper_cfg: Any, model: torch.nn.Module) -> torch.nn.Module:
        """See Runner.wrap_model; several processes on a processor have no devices to name."""
        if not self.distributed or torch.cuda.is_available():
            wrapped: torch.nn.Module = super().wrap_model(model_wrapper_cfg, model)
            return wrapped
        return MMDistributedDataParallel(module=model, broadcast_buffers=False, find_unused_parameters=True)

    def _resume_exactly(self, body: dict[str, Any]) -> None:
        self._resume = True
        try:
            self.call_hook("after_load_checkpoint", checkpoint=body)
            fill(self.plain_model, body["state_dict"])
            epoch, step = self._resume_steps(body)
            restore_random_state(body["random"])
            if self.rank:  # the state is the first process'; the others go on with numbers of their own
                torch.manual_seed(hash((self.seed, step)) % 2**63)
        except (KeyError, ValueError, RuntimeError, TypeError) as error:
            reason = str(error).splitlines()[0]
            raise JobFailure(f"The checkpoint {self.resume_path} does not belong to this run ({reason}).") from None
        if self.reporter is not None:
            self.reporter.notice("info", f"Resumed at epoch {epoch}, iteration {step}.")

    def _resume_steps(self, body: dict[str, Any]) -> tuple[int, int]:
        """Put optimizer, schedules and loop where they were; in other words when the batch is another one."""
        meta = body["meta"]
        epoch, step, is_open = int(meta["epoch"]), int(meta["iter"]), bool(meta["is_epoch_open"])
        per_epoch, batch = len(self.train_dataloader), int(meta.get("batch_size", self.total_batch))
        if batch == self.total_batch and int(meta.get("per_epoch", per_epoch)) == per_epoch:
            self.optim_wrapper.load_state_dict(body["optimizer"])
            place_schedules(self.param_schedulers, body["param_schedulers"], step)
            self.optim_wrapper.restore_gradients(body.get("gradients", []))
        else:
            done = (step - epoch * int(meta["per_epoch"])) * batch // self.total_batch
            step = epoch * per_epoch + min(done, per_epoch)
            groups = self.optim_wrapper.param_groups
            settings = forward_schedules(self.param_schedulers, groups, step)
            self.optim_wrapper.load_state_dict(body["optimizer"])
            for group, setting in zip(self.optim_wrapper.param_groups, settings, strict=True):
                group.update(setting)
        self.train_loop.place(epoch, step, is_open)
        return epoch, step

    def _start_parts(self) -> None:
        """Give parts of the model the weights that the config names for them, where they lie on this disk."""
        own = self.plain_model.state_dict()
        taken: dict[str, torch.Tensor] = {}
        for start in self.starts:
            found = placed(read_weights(start.path), start, own)
            taken |= found
            if self.reporter is not None and not found:
                self.reporter.notice("warning", f"The starting weights {start.path} fit nothing of this model.")
        self.plain_model.load_state_dict(taken, strict=False)
        self.call_hook("after_load_checkpoint", checkpoint={"state_dict": self.plain_model.state_dict()})
        if self.reporter is not None and taken:
            text = f"Starting weights: {len(taken)} of {len(own)} parameters taken; the others begin anew."
            self.reporter.notice("info", text)

    def _start_with(self, weights: dict[str, torch.Tensor]) -> None:
        own = self.plain_model.state_dict()
        found = fitting(weights, own)
        if not found:
            raise JobFailure(f"The starting weights {self.weights_path} fit nothing of this model: they are another's.")
        self.plain_model.load_state_dict(found, strict=False)
        self.call_hook("after_load_checkpoint", checkpoint={"state_dict": self.plain_model.state_dict()})
        if self.reporter is not None:
            text = f"Starting weights: {len(found)} of {len(own)} parameters taken; the others begin anew."
            self.reporter.notice("info", text)
