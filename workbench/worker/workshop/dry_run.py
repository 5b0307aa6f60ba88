"""Verb ``dry_run``: the run's first iterations and one validation batch, for real, to tell what all of it will cost."""

from __future__ import annotations

import math
import os
import threading
import time
from pathlib import Path
from typing import Any

import torch
from mmengine.registry import DefaultScope
from mmengine.runner import Runner

from workbench.worker.openmmlab.steps import count_steps
from workbench.worker.openmmlab.training import use_device
from workbench.worker.workshop.answer import Answer
from workbench.worker.workshop.bench import Bench
from workbench.worker.workshop.fit import build_model
from workbench.worker.workshop.workpiece import Workpiece

MEASURED = 2
"""Iterations that are timed, after one that warms up."""

_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def dry_run(bench: Bench, asked: dict[str, Any]) -> Answer:
    """Answer seconds an iteration and a validation batch, peak memory, the size of a checkpoint, and the whole run.

    Asked: ``recipe``, ``train_samples`` and ``val_samples``: how many the whole project has (0: as in the draft).
    """
    bench.kept.pop("model", None)
    piece = bench.workpiece(asked)
    use_device(piece.recipe.device, piece.recipe.threads)
    bench.job.reporter.phase("Trying one iteration")
    with DefaultScope.overwrite_default_scope(piece.learning.scope), _Memory(piece.recipe.device) as memory:
        device = "cuda" if piece.recipe.device.startswith("cuda") else "cpu"
        model = build_model(piece).to(device=device)
        if piece.learning.channels_last:
            model = model.to(memory_format=torch.channels_last)
        wrapper = _optimizer(piece, model)
        train_s, losses = _train(piece, model, wrapper)
        val_s = _validate(piece, model)
    stored = _stored_bytes(model, wrapper)
    body = {"train_s": train_s, "val_s": val_s, "peak_bytes": memory.peak, "checkpoint_bytes": stored, "losses": losses}
    return Answer(body | _whole(piece, bench, asked, train_s, val_s) | {"device": piece.recipe.device})


def _optimizer(piece: Workpiece, model: torch.nn.Module) -> Any:
    from mmengine.optim import build_optim_wrapper

    return build_optim_wrapper(model, piece.config.optim_wrapper.copy())


def _train(piece: Workpiece, model: Any, wrapper: Any) -> tuple[float, dict[str, float]]:
    loader = Runner.build_dataloader(piece.config.train_dataloader.to_dict(), seed=piece.recipe.seed)
    model.train()
    batches, times, losses = iter(loader), [], {}
    for number in range(MEASURED + 1):
        began = time.perf_counter()
        batch = next(batches, None)
        if batch is None:
            batches = iter(loader)
            batch = next(batches)
        with wrapper.optim_context(model):
            losses = model.train_step(batch, optim_wrapper=wrapper)
        _wait(piece.recipe.device)
        if number:
            times.append(time.perf_counter() - began)
    told = {name: float(value.detach()) for name, value in losses.items() if getattr(value, "numel", lambda: 0)() == 1}
    return sum(times) / len(times), told


def _validate(piece: Workpiece, model: Any) -> float:
    if "val_dataloader" not in piece.config:
        return 0.0
    loader = Runner.build_dataloader(piece.config.val_dataloader.to_dict(), seed=0)
    model.eval()
    began = time.perf_counter()
    with torch.no_grad():
        model.val_step(next(iter(loader)))
    _wait(piece.recipe.device)
    return time.perf_counter() - began


def _wait(device: str) -> None:
    if device.startswith("cuda"):
        torch.cuda.synchronize()


def _stored_bytes(model: torch.nn.Module, wrapper: Any) -> int:
    """Weights and what the optimizer remembers of each."""
    states = [model.state_dict().values(), *(state.values() for state in wrapper.optimizer.state.values())]
    tensors = [value for values in states for value in values if isinstance(value, torch.Tensor)]
    return sum(tensor.numel() * tensor.element_size() for tensor in tensors)


def _whole(piece: Workpiece, bench: Bench, asked: dict[str, Any], train_s: float, val_s: float) -> dict[str, Any]:
    recipe = piece.recipe
    labels = bench.job.folder.labels / "train.json"
    steps = count_steps(recipe, labels, piece.learning.kind)
    samples = int(asked.get("train_samples") or 0)
    batch = min(recipe.batch_size, samples) if samples else steps.batch_size
    per_epoch = max(1, samples // max(batch, 1)) if samples else steps.per_epoch
    validations = math.ceil(recipe.epochs / max(1, recipe.val_interval)) if val_s else 0
    val_batches = math.ceil(int(asked.get("val_samples") or 0) / piece.learning.val_batch_size) if val_s else 0
    seconds = recipe.epochs * per_epoch * train_s + validations * max(val_batches, 1 if val_s else 0) * val_s
    return {"iterations": recipe.epochs * per_epoch, "batch_size": batch, "total_s": seconds}


class _Memory:
    """Watches the most memory that is taken while the block runs: the GPU's own count, or this process's pages."""

    def __init__(self, device: str) -> None:
        self._is_cuda = device.startswith("cuda")
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="memory", daemon=True)
        self.peak = 0

    def __enter__(self) -> _Memory:
        if self._is_cuda:
            torch.cuda.reset_peak_memory_stats()
        else:
            self._before = _resident()
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_cuda:
            self.peak = int(torch.cuda.max_memory_allocated())
        else:
            self._end.set()
            self._thread.join()

    def _watch(self) -> None:
        while not self._end.wait(0.005):
            self.peak = max(self.peak, _resident() - self._before)


def _resident() -> int:
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE
    except OSError:
        import psutil

        return int(psutil.Process().memory_info().rss)
