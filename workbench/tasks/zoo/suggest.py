"""A configuration of the zoo as a preset: with a batch, a rate and a length that suit a desk and not a cluster."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from workbench.tasks.presets import Preset, PresetDefaults, PresetError
from workbench.tasks.sentence import Sentence
from workbench.tasks.zoo.entry import OTHER, ZooEntry, said

BATCH_OF_PAPERS = 256
"""The batch that a learning rate is taken to be made for when the config does not say."""

RATE_OF_PAPERS = 1e-3
"""The learning rate of AdamW at that batch, for a config that names none."""

LONGEST_SIDE_PX = 640
"""Images of any shape are shown to a network no larger than this at first: training would take too long."""

STEP_PX = 32
_ROOT_SCALED = ("adam", "lamb", "lion", "adan")
"""Optimizers that divide by the gradient's size: their rate goes with the square root of the batch."""


class _Scope(NamedTuple):
    """What a task needs on a desk: the largest batch to begin with, optimizer steps, passes, the longest side."""

    batch: int
    iterations: int
    min_epochs: int
    max_epochs: int
    longest_px: int


_SCOPES: Mapping[str, _Scope] = {
    "pose": _Scope(16, 3000, 20, 300, 512),
    "detection": _Scope(4, 2000, 10, 150, LONGEST_SIDE_PX),
    "instances": _Scope(4, 2000, 10, 150, LONGEST_SIDE_PX),
    "panoptic": _Scope(2, 3000, 10, 200, LONGEST_SIDE_PX),
    "semantic": _Scope(4, 2000, 10, 200, 512),
    "classification": _Scope(16, 1500, 10, 100, 512),
    "restoration": _Scope(8, 3000, 20, 400, 256),
    "pretraining": _Scope(16, 5000, 20, 400, 224),
}


def preset_of(entry: ZooEntry) -> Preset:
    """Return the preset that trains an entry as its authors did, at the size of a desk.

    Raises PresetError with the reason for an entry that the workbench does not train.
    """
    if entry.task == OTHER:
        raise PresetError(f"{entry.name} cannot be trained here. {entry.note}")
    scope = _SCOPES[entry.task]
    batch = min(entry.batch_size or scope.batch, scope.batch)
    return Preset(
        name=entry.name,
        title=said(entry.name),
        task=entry.task,
        adapter=entry.library,
        base_config=entry.config,
        summary=Sentence("{architecture}, {backbone}", architecture=entry.architecture, backbone=entry.backbone or "–"),
        why=_why(entry),
        defaults=PresetDefaults(
            batch, input_wh_of(entry), rate_of(entry, batch), scope.iterations, scope.min_epochs, scope.max_epochs
        ),
        options=MappingProxyType({}),
        fit="config",
    )


def rate_of(entry: ZooEntry, batch: int) -> float:
    """Return the config's learning rate at another batch: linear for SGD, by the root for the Adam family.

    A config that names no rate gets that of AdamW in most papers: the worker trains it with that.
    """
    if not entry.learning_rate:
        return float(f"{RATE_OF_PAPERS * math.sqrt(batch / BATCH_OF_PAPERS):.3g}")
    part = batch / (entry.base_batch or BATCH_OF_PAPERS)
    is_rooted = any(name in entry.optimizer.lower() for name in _ROOT_SCALED)
    return float(f"{entry.learning_rate * (math.sqrt(part) if is_rooted else part):.3g}")


def input_wh_of(entry: ZooEntry) -> tuple[int, int]:
    """Return the config's input size, brought down where it would take a cluster; (0, 0) keeps what it is.

    Networks that look at whole images or faces keep theirs: their weights belong to it.
    """
    width, height = entry.input_wh
    longest = _SCOPES[entry.task].longest_px
    if not width or max(width, height) <= longest:
        return width, height
    scale = longest / max(width, height)
    return _stepped(width * scale), _stepped(height * scale)


def _stepped(side: float) -> int:
    return max(STEP_PX, round(side / STEP_PX) * STEP_PX)


def _why(entry: ZooEntry) -> Sentence:
    figure = entry.published
    if entry.note:
        return said(entry.note)
    if figure is None:
        return Sentence("From the zoo of {library}; it has no published figure.", library=entry.library)
    return Sentence(
        "From the zoo of {library}: {metric} {value:g} on {dataset}.",
        library=entry.library,
        metric=figure.name,
        value=figure.value,
        dataset=figure.dataset or "–",
    )
