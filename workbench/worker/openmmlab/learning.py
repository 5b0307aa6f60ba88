"""What a library adds to a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FROM_SCRATCH = "No starting weights: the model learns from scratch."


@dataclass(frozen=True, slots=True)
class Start:
    """Weights for one part of the model: ``into`` is its name in it (``backbone``; empty: all of it).

    Of the file only what begins with ``prefix`` is taken, without that prefix.
    """

    path: Path
    into: str
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Schedule:
    """The learning-rate schedule as the library wrote it, for its own ``epochs`` or ``iterations`` (the other is 0).

    ``rate`` is the learning rate that its absolute ends belong to, 0 where the config names none.
    """

    parts: tuple[dict[str, Any], ...]
    epochs: int = 0
    iterations: int = 0
    rate: float = 0.0


@dataclass(frozen=True, slots=True)
class Learning:
    """What a library adds to a run: its registry's scope, the model, the pipelines and the figures to judge by.

    ``kind`` is what a sample is (see records.catalog). None, and what is empty, stands for our own: AdamW, warm-up and
    cosine, no hooks. ``train_wrapper`` is the config of a dataset around ours, which is put in as its ``dataset``.
    ``metric`` None: nothing to validate by. ``notes`` are told to the person when the run begins.
    ``channels_last`` is false for models with a part that wants its numbers in the plain order.
    """

    scope: str
    kind: str
    model: dict[str, Any]
    train_pipeline: list[dict[str, Any]]
    val_pipeline: list[dict[str, Any]]
    metric: dict[str, Any] | None
    val_batch_size: int = 8
    optim_wrapper: dict[str, Any] | None = None
    schedule: Schedule | None = None
    custom_hooks: list[dict[str, Any]] = field(default_factory=list)
    train_wrapper: dict[str, Any] | None = None
    collate: str = "pseudo_collate"
    starts: tuple[Start, ...] = ()
    notes: tuple[str, ...] = ()
    channels_last: bool = True
