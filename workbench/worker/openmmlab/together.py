"""One training in several processes: how they meet, share the batches, and agree."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Any

import torch
from mmengine import dist
from mmengine.hooks import Hook

from workbench.tasks.recipe import TrainRecipe
from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.steps import Steps
from workbench.worker.team import Seat

PATIENCE = timedelta(hours=12)
"""One may validate or wait for room on the disk while the others wait for it; who falls is seen otherwise."""


def join(seat: Seat, device: str) -> None:
    """Meet the other processes. Nothing to do for one that is alone."""
    if seat.is_alone:
        return
    os.environ.update(
        GLOO_SOCKET_IFNAME="lo",
        NCCL_SOCKET_IFNAME="lo",
        RANK=str(seat.rank),
        LOCAL_RANK=str(seat.rank),
        WORLD_SIZE=str(seat.processes),
    )
    is_gpu = device.startswith("cuda")
    if is_gpu:
        torch.cuda.set_device(seat.rank)
    torch.distributed.init_process_group(
        "nccl" if is_gpu else "gloo",
        init_method=f"file://{seat.folder}/meeting",
        rank=seat.rank,
        world_size=seat.processes,
        timeout=PATIENCE,
    )
    dist.init_local_group(0, seat.processes)


def leave(seat: Seat) -> None:
    """Part when all is done."""
    if not seat.is_alone:
        torch.distributed.barrier()
        torch.distributed.destroy_process_group()


def share_out(body: dict[str, Any], seat: Seat, steps: Steps, recipe: TrainRecipe) -> None:
    """Give this process its part of each batch. The batch of the recipe is that of all processes together.

    So a run sees the same batches on any number of them, and goes on on another number; its loss is another one only
    where a library adds it up over the batch. Raises JobFailure when the batch cannot be shared out evenly.
    """
    if seat.is_alone:
        return
    part, rest = divmod(steps.batch_size, seat.processes)
    if rest:
        raise JobFailure(
            f"A batch of {steps.batch_size} cannot be shared by {seat.processes} processes: take a multiple of that."
        )
    loader = body["train_dataloader"]
    loader["batch_size"] = part
    shares = {"rank": seat.rank, "processes": seat.processes, "batch_size": part}
    loader["sampler"] = {**loader["sampler"], "seed": recipe.seed, **shares}
    body |= {"launcher": "pytorch", "find_unused_parameters": True}
    body["randomness"] = {**body["randomness"], "diff_rank_seed": True}
    if recipe.device.startswith("cuda"):
        body["sync_bn"] = "torch"


def agreed(seat: Seat, wish: bool) -> bool:
    """Return what the first process wishes; all of them must ask at the same place."""
    if seat.is_alone:
        return wish
    word = torch.tensor([int(wish)])
    dist.broadcast(word, src=0)
    return bool(word.item())


def mean(seat: Seat, value: float) -> float:
    """Return the mean of a number over all processes."""
    if seat.is_alone:
        return value
    number = torch.tensor([value], dtype=torch.float64)
    dist.all_reduce(number, op="mean")
    return float(number.item())


class GatherHook(Hook):  # type: ignore[misc]
    """Lets the figures of all processes come together in their own folder, not in the one that we stand in."""

    def __init__(self, seat: Seat) -> None:
        self._folder = str(seat.folder / "figures")

    def before_run(self, runner: Any) -> None:
        """The validation is built by now."""
        for metric in runner.val_loop.evaluator.metrics if runner.val_loop is not None else ():
            metric.collect_dir = self._folder
